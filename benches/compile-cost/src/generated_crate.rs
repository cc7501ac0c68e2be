//! The crate of one library, written to `benches/work` and built there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::library::Library;
use crate::probe::{self, Probe};
use crate::rustc_wrapper;
use crate::subject::{Size, Trait};
use crate::workload::Workload;

#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    /// `cargo check --tests`
    Check,
    /// `cargo test --no-run`
    Test,
    /// `cargo test`
    Run,
}

impl Mode {
    /// Those that are measured.
    pub const MEASURED: [Self; 2] = [Self::Check, Self::Test];

    pub const fn name(self) -> &'static str {
        self.command()[0]
    }

    pub const fn command(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check", "--tests"],
            Self::Test => &["test", "--no-run"],
            Self::Run => &["test"],
        }
    }
}

/// What the crate holds.
#[derive(Clone, Copy)]
pub struct Contents {
    pub size: Size,
    pub tests_per_trait: usize,
    /// Whether each trait has types `Rec` and `Error` of its own, so that two of five signatures are
    /// found in no other trait: generic code is then instantiated anew.
    pub own_types: bool,
    /// A number that one line of the first test says; another makes an incremental build necessary.
    pub edit: usize,
}

impl Contents {
    pub const fn of(size: Size) -> Self {
        Self { size, tests_per_trait: 1, own_types: false, edit: 0 }
    }
}

/// A way to build the crate.
#[derive(Clone, Copy)]
pub struct Build {
    pub contents: Contents,
    pub mode: Mode,
    /// Whether rustc may use what it knows of the build before.
    pub incremental: bool,
}

impl Build {
    pub const fn full(contents: Contents, mode: Mode) -> Self {
        Self { contents, mode, incremental: false }
    }
}

pub struct GeneratedCrate {
    workload: Workload,
    library: &'static dyn Library,
    directory: PathBuf,
}

impl GeneratedCrate {
    /// Writes the crate and runs its tests: what is measured later works, and the dependencies are
    /// built by then.
    pub fn tried(workload: Workload, library: &'static dyn Library) -> Self {
        let directory = work().join(library.name());
        let generated = Self { workload, library, directory };
        generated.write_manifest();
        // In ten traits every shape is async once, and in ten groups every signature is called.
        let contents = Contents::of(Size::new(10, 5));
        for mode in [Mode::Check, Mode::Run] {
            let [_, _] = generated.probed(Build::full(contents, mode), probe::COST);
        }
        generated
    }

    pub fn name(&self) -> &'static str {
        self.library.name()
    }

    pub fn has_tests(&self) -> bool {
        let subject = Trait::new(0, 2);
        self.library.setup(&subject, subject.used_by(0)).is_some()
    }

    /// Builds the crate and returns the figures that `probe` takes of the rustc that compiles it.
    pub fn probed<const N: usize>(&self, build: Build, probe: Probe) -> [f64; N] {
        // Writing it makes cargo build it again.
        let source = self.workload.source(self.library, build.contents);
        fs::write(self.directory.join("src/lib.rs"), source).expect("benches/work is writable");
        let target = if build.incremental { "target-incremental" } else { "target" };
        // By name: rustup's proxy then fixes the toolchain, whatever the dependencies ask for.
        let mut cargo = Command::new("cargo");
        cargo
            .args(build.mode.command())
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", work().join(target))
            .env_remove("CARGO_INCREMENTAL");
        if !build.incremental {
            cargo.env("CARGO_INCREMENTAL", "0");
        }
        let figures = rustc_wrapper::wrap(&mut cargo, probe, &self.directory.join("report"));
        let figures: [u64; N] = figures.try_into().expect("the probe takes so many figures");
        figures.map(|figure| figure as f64)
    }

    fn write_manifest(&self) {
        fs::create_dir_all(self.directory.join("src")).expect("benches/work is writable");
        let manifest = manifest(self.library);
        fs::write(self.directory.join("Cargo.toml"), manifest).expect("benches/work is writable");
    }
}

/// Of a crate that depends on the library alone. A library from a path is built as one from a registry is, which
/// is never built incrementally: in more and other pieces it costs the linker more.
pub fn manifest(library: &dyn Library) -> String {
    let (name, dependency) = (library.name(), library.dependency());
    format!(
        r#"[package]
name = "generated_{name}"
version = "0.0.0"
edition = "2024"

[lib]
doctest = false

[dependencies]
{dependency}

[profile.dev.package."*"]
incremental = false

[workspace]
"#
    )
}

pub fn work() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../work")).into()
}
