//! The order of things by a number that each has.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The indices of the numbers, by size; those of equal numbers stay in order. A heap is much less code than
/// what sorts a slice in the standard library, and all of that would be compiled and linked for us alone.
pub(crate) fn ranked(numbers: &[u64]) -> Vec<usize> {
    let mut heap = BinaryHeap::with_capacity(numbers.len());
    for (index, number) in numbers.iter().enumerate() {
        heap.push(Reverse((*number, index)));
    }
    let mut indices = Vec::with_capacity(numbers.len());
    while let Some(Reverse((_, index))) = heap.pop() {
        indices.push(index);
    }
    indices
}
