//! A row of a table: what each of its cells measures, in turns.

use crate::profile::Profile;
use crate::scenario::Scenario;

/// The least of so many runs counts where time is measured: what disturbs a run only ever adds.
const RUNS: usize = 7;

/// One figure of each scenario that there is in the profile.
pub fn once<T>(
    profile: &Profile,
    scenarios: &[Scenario],
    sample: impl Fn(Scenario) -> T,
) -> Vec<Option<T>> {
    let cell = |scenario: &Scenario| profile.measures(*scenario).then(|| sample(*scenario));
    scenarios.iter().map(cell).collect()
}

/// The least of each of a sample's figures: for each figure, those of the scenarios in their order.
/// They take turns, so that noise hits them alike.
pub fn least<const N: usize>(
    profile: &Profile,
    scenarios: &[Scenario],
    sample: impl Fn(Scenario) -> [f64; N],
) -> [Vec<Option<f64>>; N] {
    let mut least = once(profile, scenarios, &sample);
    for _ in 1..RUNS {
        for (least, next) in least.iter_mut().zip(once(profile, scenarios, &sample)) {
            *least = least.zip(next).map(|(a, b)| std::array::from_fn(|at| a[at].min(b[at])));
        }
    }
    std::array::from_fn(|at| {
        least.iter().map(|figures| figures.map(|figures| figures[at])).collect()
    })
}
