//! Repeated measurements: subjects take turns, so that noise of the machine hits them alike, and
//! the median of their turns counts.

/// The median of each of a sample's figures: for each figure, those of the subjects in their order.
/// A sample is given its number, from 1.
pub fn medians<S, const N: usize>(
    subjects: &[&S],
    runs: usize,
    sample: impl Fn(&S, usize) -> [f64; N],
) -> [Vec<f64>; N]
where
    S: ?Sized,
{
    let mut samples = vec![Vec::new(); subjects.len()];
    for run in 1..=runs {
        for (subject, samples) in subjects.iter().zip(&mut samples) {
            samples.push(sample(subject, run));
        }
    }
    std::array::from_fn(|figure| {
        let figures = samples.iter().map(|samples| samples.iter().map(|sample| sample[figure]));
        figures.map(|figures| median(figures.collect())).collect()
    })
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_unstable_by(f64::total_cmp);
    figures[figures.len() / 2]
}
