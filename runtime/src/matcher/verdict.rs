//! What matchers said of the arguments of one call.

/// What a matcher said of one argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The argument is the one that is meant.
    Accepted,
    /// It is another one.
    Rejected,
    /// The recorded argument has no value that could be compared.
    NotKept,
}

/// What matchers said of all arguments of a call, in order.
#[derive(Clone, Debug, Default)]
pub struct Verdicts(Vec<Verdict>);

impl Verdicts {
    /// Notes what was said of the next argument.
    pub(crate) fn add(&mut self, verdict: Verdict) {
        self.0.push(verdict);
    }
    /// Those of a call of which some arguments were rejected, a bit for each.
    pub(crate) fn of_rejected(mut rejected: u32) -> Self {
        let mut verdicts = Self::default();
        while rejected != 0 {
            verdicts.add(if rejected & 1 == 0 { Verdict::Accepted } else { Verdict::Rejected });
            rejected >>= 1;
        }
        verdicts
    }
    /// Whether every argument was accepted.
    pub(crate) fn all_accepted(&self) -> bool {
        for verdict in &self.0 {
            if *verdict != Verdict::Accepted {
                return false;
            }
        }
        true
    }
    /// The first argument that couldn't be compared, where no other was rejected anyway.
    pub(crate) fn undecided(&self) -> Option<usize> {
        let mut undecided = None;
        for (index, verdict) in self.0.iter().enumerate() {
            match verdict {
                Verdict::Accepted => {}
                Verdict::Rejected => return None,
                Verdict::NotKept => undecided = undecided.or(Some(index)),
            }
        }
        undecided
    }
    /// What was said of the argument at `index`.
    pub(crate) fn of(&self, index: usize) -> Verdict {
        self.0.get(index).copied().unwrap_or(Verdict::Accepted)
    }
    /// How many were rejected.
    pub(crate) fn rejected(&self) -> usize {
        let mut rejected = 0;
        for verdict in &self.0 {
            rejected += usize::from(*verdict == Verdict::Rejected);
        }
        rejected
    }
    /// Which of several calls has the fewest arguments rejected; the first of those.
    pub(crate) fn nearest(of_calls: &[Self]) -> Option<usize> {
        let mut nearest = None;
        for (index, verdicts) in of_calls.iter().enumerate() {
            let rejected = verdicts.rejected();
            if nearest.is_none_or(|(_, least)| rejected < least) {
                nearest = Some((index, rejected));
            }
        }
        nearest.map(|(index, _)| index)
    }
}
