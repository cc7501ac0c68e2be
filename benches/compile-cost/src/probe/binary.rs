//! What comes out: how large the program is, and how long it was linked.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Probing;
use super::passes::Passes;

pub struct Binary;

impl Probing for Binary {
    fn word(&self) -> &'static str {
        "binary"
    }

    fn run(&self, mut rustc: Command) -> Option<Vec<u64>> {
        let link = Passes::of(&mut rustc)?.microseconds("link");
        let program = program(&rustc);
        Some(vec![link, size(&program), stripped_size(&program)])
    }
}

/// What rustc wrote, by its arguments.
fn program(rustc: &Command) -> PathBuf {
    let args: Vec<_> = rustc.get_args().map(OsStr::to_string_lossy).collect();
    let after = |flag: &str| args.iter().skip_while(|arg| *arg != flag).nth(1);
    let suffix = args.iter().find_map(|arg| arg.strip_prefix("extra-filename="));
    let directory = after("--out-dir").expect("cargo tells where to write");
    let name = after("--crate-name").expect("cargo names the crate");
    Path::new(&**directory).join(format!("{name}{}", suffix.unwrap_or_default()))
}

fn stripped_size(program: &Path) -> u64 {
    let stripped = program.with_extension("stripped");
    let status = Command::new("strip").arg("-o").arg(&stripped).arg(program).status();
    assert!(status.is_ok_and(|status| status.success()), "strip");
    size(&stripped)
}

fn size(file: &Path) -> u64 {
    fs::metadata(file).expect("the program was written").len()
}
