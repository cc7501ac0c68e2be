//! Why an expectation was not called, though calls that it means were made: one before it answered them.

use super::Transcript;
use crate::mock_fn::{Expected, State};

/// What answered in place of the expectation, as far as the texts of the calls tell.
pub(super) fn instead(
    state: &State,
    unmet: &Expected,
    calls: Option<&Transcript>,
) -> Option<String> {
    if unmet.excess() > 0 || unmet.plan.place.is_some() {
        return None;
    }
    let (count, args): (usize, &[String]) = match calls {
        Some(calls) => calls.meant(unmet),
        None => (0, &[]),
    };
    for expected in state.expectations() {
        if expected.plan.serial == unmet.plan.serial {
            break;
        }
        let did = match expected.used() {
            0 => continue,
            _ if expected.is_of_every_call() && expected.has_use_left() => "matches every call",
            _ if count > unmet.used() && !matches!(fit(expected, args), Fit::No) => {
                "answered a call with its arguments"
            }
            _ if calls.is_some_and(|calls| calls.may_mean(unmet, expected) > unmet.used()) => {
                "answered a call, of which this one was not asked"
            }
            _ => continue,
        };
        return Some(format!("the one set at {} comes before it and {did}", expected.plan.set_at));
    }
    None
}

/// Whether an expectation is for a call, as far as texts tell.
pub(super) enum Fit {
    Yes,
    No,
    Unknown,
}

pub(super) fn fit(expected: &Expected, args: &[String]) -> Fit {
    let Some(matcher) = &expected.plan.matcher else { return Fit::Yes };
    let Some(wanted) = matcher.wanted() else { return Fit::Unknown };
    let mut fit = Fit::Yes;
    for (index, arg) in args.iter().enumerate() {
        match wanted[index].strip_prefix("var == ") {
            Some(value) if *value != **arg => return Fit::No,
            None if wanted[index] != "any()" => fit = Fit::Unknown,
            _ => {}
        }
    }
    fit
}
