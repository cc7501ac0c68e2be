//! Repeated measurements: libraries take turns, so that noise of the machine hits them alike, and
//! the median of their turns counts.

use std::time::Duration;

use crate::generated_crate::{Contents, GeneratedCrate, Mode};

/// The median cost of each crate, in their order.
pub fn costs(
    crates: &[&GeneratedCrate],
    contents: Contents,
    mode: Mode,
    runs: usize,
) -> Vec<Duration> {
    let mut costs = vec![Vec::new(); crates.len()];
    for _ in 0..runs {
        for (generated, costs) in crates.iter().zip(&mut costs) {
            costs.push(generated.cost(contents, mode));
        }
    }
    costs.into_iter().map(median).collect()
}

fn median(mut runs: Vec<Duration>) -> Duration {
    runs.sort_unstable();
    runs[runs.len() / 2]
}
