//! The order of things that are known by their indices.

/// The indices below `count`, in order; those of which none `is_before` the other stay as they are. A merge
/// of runs is much less code than what sorts a slice in the standard library, and all of that would be compiled
/// and linked for us alone.
pub(crate) fn ranked(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut indices = Vec::with_capacity(count);
    while indices.len() < count {
        indices.push(indices.len());
    }
    let mut length = 1;
    while length < count {
        let mut merged = Vec::with_capacity(count);
        while merged.len() < count {
            let (mut left, middle) = (merged.len(), count.min(merged.len() + length));
            let (mut right, end) = (middle, count.min(middle + length));
            while left < middle || right < end {
                let is_right =
                    left == middle || (right < end && is_before(indices[right], indices[left]));
                let next = if is_right { &mut right } else { &mut left };
                merged.push(indices[*next]);
                *next += 1;
            }
        }
        indices = merged;
        length *= 2;
    }
    indices
}

#[cfg(test)]
mod tests {
    use super::ranked;

    #[test]
    fn equal_ones_stay_in_order() {
        for count in [0, 1, 2, 3, 7, 8, 100] {
            let numbers: Vec<usize> = (0..count).map(|n| n * 7919 % 13).collect();
            let mut sorted: Vec<usize> = (0..count).collect();
            sorted.sort_by_key(|index| numbers[*index]);
            assert_eq!(ranked(count, &|one, other| numbers[one] < numbers[other]), sorted);
        }
    }
}
