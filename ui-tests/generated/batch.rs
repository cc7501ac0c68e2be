//! Many traits in one crate: written, compiled and run together.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::traits::Trait;

/// What all modules have in common.
const PRELUDE: &str = include_str!("prelude.rs");

/// What is wrong with a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// The traits alone do not compile: that is the generator's fault.
    Illegal,
    /// The mocks do not compile without warnings.
    Uncompiled,
    /// A call does not do what it should.
    Failed,
}

/// What went wrong, and what was said about it.
pub(crate) struct Failure {
    pub(crate) wrong: Wrong,
    pub(crate) said: String,
}

impl Failure {
    /// The indices of the traits whose tests ran and failed.
    pub(crate) fn failed_modules(&self) -> Vec<usize> {
        let failed = self.said.lines().filter(|line| line.ends_with("... FAILED"));
        let names = failed.filter_map(|line| line.strip_prefix("test s")?.split("::").next());
        let mut indices: Vec<usize> = names.filter_map(|index| index.parse().ok()).collect();
        indices.sort_unstable();
        indices.dedup();
        indices
    }
}

/// Where batches are made, and what they are compiled with.
pub(crate) struct Bench {
    directory: PathBuf,
    standin: PathBuf,
    edition: &'static str,
}

impl Bench {
    /// Compiles against the `standin` that this very test was built with: nothing is built again.
    pub(crate) fn new(edition: &'static str) -> Self {
        let test = std::env::current_exe().expect("the test has a path");
        let dependencies = test.parent().expect("it lies beside what it depends on");
        let entries = fs::read_dir(dependencies).expect("a directory").flatten();
        let built = entries.map(|entry| entry.path()).filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("libstandin-") && name.ends_with(".rlib")
        });
        let when = |path: &PathBuf| fs::metadata(path).and_then(|of| of.modified()).ok();
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("generated-{edition}"));
        fs::create_dir_all(&directory).expect("a directory");
        Self {
            directory,
            // Each change of it is built before this test is, so the last one is it.
            standin: built.max_by_key(when).expect("standin was built"),
            edition,
        }
    }

    /// Compiles the traits, compiles their mocks, and calls them; no further than to where the
    /// last one failed.
    pub(crate) fn verdict(&self, traits: &[&Trait], last: Wrong) -> Result<(), Failure> {
        let failure = |wrong| move |said| Failure { wrong, said };
        let plain = self.write("plain.rs", traits, false);
        self.compile(&plain, &["--crate-type", "lib", "--emit", "metadata"])
            .map_err(failure(Wrong::Illegal))?;
        let mocked = self.write("mocked.rs", traits, true);
        let how: &[&str] = match last {
            Wrong::Illegal => return Ok(()),
            Wrong::Uncompiled => &["--test", "--emit", "metadata"],
            Wrong::Failed => &["--test"],
        };
        self.compile(&mocked, how).map_err(failure(Wrong::Uncompiled))?;
        if last == Wrong::Uncompiled {
            return Ok(());
        }
        run(&mut Command::new(self.directory.join("mocked"))).map_err(failure(Wrong::Failed))
    }

    fn write(&self, name: &str, traits: &[&Trait], is_mocked: bool) -> PathBuf {
        let modules = traits.iter().enumerate().map(|(index, of)| of.module(index, is_mocked));
        let import = if is_mocked { "pub use standin::{any, automock};\n" } else { "" };
        let text: String =
            [PRELUDE.to_string(), import.to_string()].into_iter().chain(modules).collect();
        let path = self.directory.join(name);
        fs::write(&path, text).expect("a file");
        path
    }

    fn compile(&self, source: &Path, how: &[&str]) -> Result<(), String> {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let dependencies = self.standin.parent().expect("a directory");
        run(Command::new(rustc)
            .arg(source)
            .args(how)
            .args(["--edition", self.edition, "-C", "debuginfo=0", "-L"])
            .arg(format!("dependency={}", dependencies.display()))
            .arg("--extern")
            .arg(format!("standin={}", self.standin.display()))
            .current_dir(&self.directory))
    }
}

/// Runs it; what it said, if it did not succeed.
fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().expect("it can be run");
    match output.status.success() {
        true => Ok(()),
        false => {
            let (out, err) = (&output.stdout, &output.stderr);
            Err(format!("{}{}", String::from_utf8_lossy(out), String::from_utf8_lossy(err)))
        }
    }
}
