//! Counts instructions with callgrind: those of rustc, and of the linker that it starts.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{self, Command};

use super::Probing;

pub struct Instructions;

impl Probing for Instructions {
    fn word(&self) -> &'static str {
        "instructions"
    }

    fn run(&self, rustc: Command) -> Option<Vec<u64>> {
        // Each process writes a log of its own: rustc reads what its linker prints.
        let logs = env::temp_dir().join(format!("compile-cost-{}", process::id()));
        fs::create_dir_all(&logs).expect("there is a place for what is there for a moment");
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--trace-children=yes"])
            .arg("--callgrind-out-file=/dev/null")
            .arg(format!("--log-file={}/%p", logs.display()))
            .arg(rustc.get_program())
            .args(rustc.get_args())
            .output()
            .expect("valgrind is installed");
        let count = counted(&logs);
        drop(fs::remove_dir_all(&logs));
        if !output.status.success() {
            eprint!("{}", String::from_utf8_lossy(&output.stderr));
            return None;
        }
        Some(vec![count])
    }
}

/// The instructions of all processes.
fn counted(logs: &Path) -> u64 {
    let logs = fs::read_dir(logs).expect("valgrind writes logs");
    let count = |log| {
        let log = fs::read_to_string(log).expect("a log is text");
        let collected = |line: &str| line.split_once("Collected : ")?.1.trim().parse::<u64>().ok();
        log.lines().find_map(collected).unwrap_or(0)
    };
    logs.map(|log| count(log.expect("a log can be read").path())).sum()
}
