//! The one sort of the crate. To sort a type of its own would put forty functions more into the program of
//! every test.

/// The indices of the numbers, the smallest number first; of equal ones the first.
pub(crate) fn ranked(numbers: &[u64]) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..numbers.len()).collect();
    indices.sort_by_key(|index| numbers[*index]);
    indices
}
