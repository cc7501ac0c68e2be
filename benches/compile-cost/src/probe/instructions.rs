//! Counts instructions with callgrind, which takes some half a minute for the smallest crate.

use std::process::Command;

use super::Probing;

pub struct Instructions;

impl Probing for Instructions {
    fn word(&self) -> &'static str {
        "instructions"
    }

    fn run(&self, rustc: Command) -> Option<Vec<u64>> {
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(rustc.get_program())
            .args(rustc.get_args())
            .output()
            .expect("valgrind is installed");
        let log = String::from_utf8_lossy(&output.stderr);
        let count =
            log.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
        if !output.status.success() || count.is_none() {
            eprint!("{log}");
            return None;
        }
        count.map(|count| vec![count])
    }
}
