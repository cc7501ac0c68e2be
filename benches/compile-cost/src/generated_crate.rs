//! The crate of one library, written to `benches/work` and built there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::library::Library;
use crate::rustc_wrapper::{self, Wanted};
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
}

impl Contents {
    pub const fn of(size: Size) -> Self {
        Self { size, tests_per_trait: 1, own_types: false }
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
        generated.cost(contents, Mode::Check);
        generated.cost(contents, Mode::Run);
        generated
    }

    pub fn name(&self) -> &'static str {
        self.library.name()
    }

    pub fn has_tests(&self) -> bool {
        let subject = Trait::new(0, 2);
        self.library.setup(&subject, subject.used_by(0)).is_some()
    }

    /// The user CPU time of the rustc that compiles the crate itself, in full.
    pub fn cost(&self, contents: Contents, mode: Mode) -> Duration {
        Duration::from_micros(self.build(contents, mode, Wanted::Cost))
    }

    /// The number of lines of the test crate with all macros expanded.
    pub fn expanded_lines(&self, contents: Contents) -> u64 {
        self.build(contents, Mode::Check, Wanted::Expansion)
    }

    fn build(&self, contents: Contents, mode: Mode, wanted: Wanted) -> u64 {
        // Writing it makes cargo build it again.
        let source = self.workload.source(self.library, contents);
        fs::write(self.directory.join("src/lib.rs"), source).expect("benches/work is writable");
        // By name: rustup's proxy then fixes the toolchain, whatever the dependencies ask for.
        let mut cargo = Command::new("cargo");
        cargo
            .args(mode.command())
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", work().join("target"))
            .env("CARGO_INCREMENTAL", "0");
        rustc_wrapper::wrap(&mut cargo, wanted, &self.directory.join("report"))
    }

    fn write_manifest(&self) {
        let (name, dependency) = (self.library.name(), self.library.dependency());
        let manifest = format!(
            r#"[package]
name = "generated_{name}"
version = "0.0.0"
edition = "2024"

[lib]
doctest = false

[dependencies]
{dependency}

[workspace]
"#
        );
        fs::create_dir_all(self.directory.join("src")).expect("benches/work is writable");
        fs::write(self.directory.join("Cargo.toml"), manifest).expect("benches/work is writable");
    }
}

fn work() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../work")).into()
}
