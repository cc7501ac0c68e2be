//! What the tables measure with: the options, and the crates of the libraries, tried once.

use std::cell::OnceCell;

use crate::generated_crate::{Build, GeneratedCrate};
use crate::library::Library;
use crate::measurement::medians;
use crate::options::Options;
use crate::probe::{self, Probe};
use crate::subject::Size;
use crate::workload::Workload;

pub struct Bench<'a> {
    options: &'a Options,
    plain: OnceCell<Vec<GeneratedCrate>>,
    mixed: OnceCell<Vec<GeneratedCrate>>,
}

impl<'a> Bench<'a> {
    pub fn new(options: &'a Options) -> Self {
        Self { options, plain: OnceCell::new(), mixed: OnceCell::new() }
    }

    /// The crates of the libraries that take part in the workload.
    pub fn crates(&self, workload: Workload) -> Vec<&GeneratedCrate> {
        let tried = match workload {
            Workload::Plain => &self.plain,
            Workload::Mixed => &self.mixed,
        };
        let crates = tried.get_or_init(|| {
            let takes_part = |library: &&'static dyn Library| workload.takes(*library);
            let libraries = self.libraries().iter().copied().filter(takes_part);
            libraries.map(|library| GeneratedCrate::tried(workload, library)).collect()
        });
        crates.iter().collect()
    }

    pub fn libraries(&self) -> &[&'static dyn Library] {
        &self.options.libraries
    }

    pub fn sizes(&self, workload: Workload) -> Vec<Size> {
        self.options.sizes.clone().unwrap_or_else(|| workload.default_sizes())
    }

    /// The sizes that were asked for, or these.
    pub fn sizes_or(&self, few: &[Size]) -> Vec<Size> {
        self.options.sizes.clone().unwrap_or_else(|| few.to_vec())
    }

    pub fn runs(&self) -> usize {
        self.options.runs
    }

    /// The median figures of each crate; a sample is given its number, from 1.
    pub fn medians<const N: usize>(
        &self,
        crates: &[&GeneratedCrate],
        probe: Probe,
        build: impl Fn(usize) -> Build,
    ) -> [Vec<f64>; N] {
        medians(crates, self.runs(), |generated, run| generated.probed(build(run), probe))
    }

    /// The median seconds of user CPU time of each crate, and the MiB at its peak.
    pub fn costs(
        &self,
        crates: &[&GeneratedCrate],
        build: impl Fn(usize) -> Build,
    ) -> [Vec<f64>; 2] {
        let [micros, kib] = self.medians(crates, probe::COST, build);
        [scaled(micros, 1e-6), scaled(kib, 1.0 / 1024.0)]
    }
}

pub fn scaled(figures: Vec<f64>, unit: f64) -> Vec<f64> {
    figures.into_iter().map(|figure| figure * unit).collect()
}

pub fn names(crates: &[&GeneratedCrate]) -> Vec<&'static str> {
    crates.iter().map(|generated| generated.name()).collect()
}
