//! A call that nothing may answer: why, and what would make it expected.

use std::fmt;
use std::panic::Location;

use super::Transcript;
use super::page::{Page, counted, named, times};
use crate::matcher::{Verdict, Verdicts};
use crate::mock_fn::{Core, Expected, Frame};

/// A call that failed, as a report tells of it.
pub(super) struct FailedCall<'m> {
    pub(super) core: Core<'m>,
    pub(super) args: Vec<String>,
    pub(super) place: &'static Location<'static>,
    transcript: Transcript,
}

impl fmt::Display for FailedCall<'_> {
    /// `MockStore::get("x", 2)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.core.path(), self.args.join(", "))
    }
}

impl<'m> FailedCall<'m> {
    pub(super) fn of(core: Core<'m>, frame: &dyn Frame) -> Self {
        let (stamp, transcript) = (frame.stamp(), frame.recall());
        let args = match transcript.args(stamp.order) {
            Some(args) => args.to_vec(),
            // An effect took the arguments of a call that is not recorded.
            None => core.arg_names().iter().map(|_| "…".to_string()).collect(),
        };
        Self { core, args, place: stamp.place, transcript }
    }

    pub(super) fn write_calls(&self, page: &mut Page) {
        if self.core.state().is_recording() {
            self.transcript.write(page, "calls so far, with this one");
        } else {
            let count = counted(self.core.state().call_count(), "call");
            page.line(format_args!("{count} so far, with this one; recording is off"));
        }
    }

    /// The line that would make the call expected.
    fn line_to_paste(&self) -> String {
        let values: Vec<String> = self.args.iter().map(|text| literal_or_any(text)).collect();
        let with = match values.as_slice() {
            [] => String::new(),
            values => format!(".with({})", values.join(", ")),
        };
        let (expect, names) = (self.core.path().expect(), self.core.arg_names().join(", "));
        format!("{expect}{with}.returning(|{names}| todo!());")
    }
}

/// `Debug` text that is also a Rust expression, as far as one can tell; else `any()`.
fn literal_or_any(text: &str) -> String {
    let is_literal = text.starts_with(|c: char| c.is_ascii_digit() || "\"'-".contains(c))
        || ["true", "false", "None", "()"].contains(&text);
    let is_one_line = !text.contains('\n') && text.len() <= 80;
    if is_literal && is_one_line { text.into() } else { "any()".into() }
}

/// No expectation matches the call.
#[cold]
#[track_caller]
pub(crate) fn no_match(core: Core<'_>, frame: &dyn Frame) -> ! {
    let call = FailedCall::of(core, frame);
    let mut page = Page::titled(format_args!("{call}: No matching expectation found"));
    page.line(format_args!("called at {}", call.place));
    let expectations: Vec<&Expected> = core.state().expectations().collect();
    if core.is_lenient() {
        page.line("the mock is lenient, but the output of this method has no default value");
    }
    let elsewhere = core.contexts_elsewhere();
    if elsewhere > 0 {
        page.line(format_args!(
            "this thread has no context of it, and {elsewhere} other threads have one each: make one \
             here, or let the tests take turns"
        ));
    } else if expectations.is_empty() {
        page.line("nothing was set up for this method");
    } else {
        let heading = match expectations.len() {
            1 => "1 expectation tried:".to_string(),
            count => format!("{count} expectations tried, the nearest first:"),
        };
        page.section(heading, |page| {
            write_candidates(page, &call, frame, &expectations);
        });
    }
    call.write_calls(&mut page);
    page.section("to expect this call:", |page| page.line(call.line_to_paste()));
    page.fail_call(core)
}

/// How many expectations a report explains.
const EXPLAINED: usize = 5;

fn write_candidates(
    page: &mut Page,
    call: &FailedCall<'_>,
    frame: &dyn Frame,
    expectations: &[&Expected],
) {
    let mut candidates: Vec<(&Expected, Option<Verdicts>)> = expectations
        .iter()
        .map(|expected| {
            let verdicts = expected.plan.matcher.as_ref().map(|matcher| matcher.verdicts(frame));
            (*expected, verdicts.unwrap_or_else(|| Some(Verdicts::default())))
        })
        .collect();
    // One closure for all arguments rejects them all, as far as anyone can tell.
    let all = call.args.len();
    candidates.sort_by_key(|(_, verdicts)| verdicts.as_ref().map_or(all, Verdicts::rejected));
    let left_out = candidates.len().saturating_sub(EXPLAINED);
    for (expected, verdicts) in candidates.into_iter().take(EXPLAINED) {
        page.section(
            format_args!("Expectation({expected}), set at {}", expected.plan.set_at),
            |page| {
                write_reasons(page, call, expected, verdicts.as_ref());
            },
        );
    }
    if left_out > 0 {
        page.line(format_args!("… and {}", counted(left_out, "other")));
    }
}

fn write_reasons(
    page: &mut Page,
    call: &FailedCall<'_>,
    expected: &Expected,
    verdicts: Option<&Verdicts>,
) {
    let Some(verdicts) = verdicts else {
        page.line("the closure that sees all arguments did not accept them");
        return;
    };
    if verdicts.all_accepted() {
        write_used_up(page, expected);
        return;
    }
    let wanted = expected.plan.matcher.as_ref().and_then(|matcher| matcher.wanted());
    write_mismatches(
        page,
        &call.core.arg_names(),
        &call.args,
        &wanted.unwrap_or_default(),
        verdicts,
    );
}

fn write_used_up(page: &mut Page, expected: &Expected) {
    let used = times(expected.used());
    if expected.is_history() {
        page.line("the arguments match, but a later step of its sequence has been called");
    } else {
        page.line(format_args!(
            "the arguments match, but it is used up: expected {}, called {used}",
            expected.plan.times
        ));
    }
}

/// Which arguments are not the ones wanted, one a line.
pub(super) fn write_mismatches(
    page: &mut Page,
    names: &[&str],
    written: &[String],
    wanted: &[String],
    verdicts: &Verdicts,
) {
    for (index, ((name, value), wanted)) in names.iter().zip(written).zip(wanted).enumerate() {
        let wanted = named(wanted, name);
        match verdicts.of(index) {
            Verdict::Accepted => {}
            Verdict::Rejected => page.line(format_args!("{name}: {value} does not match {wanted}")),
            Verdict::NotKept => {
                page.line(format_args!("{name}: {value} was not kept as a value to compare"));
            }
        }
    }
}

/// The only expectation matches, and has answered as often as it may.
#[cold]
#[track_caller]
pub(crate) fn too_many(core: Core<'_>, frame: &dyn Frame, expected: &Expected) -> ! {
    let most = expected.plan.times.most();
    let path = core.path().of_expectations();
    let title = match most {
        // What mockall says of functions without `self` is what it finds when it clears them.
        most if path.is_static() => format!(
            "{path}: Expectation({expected}) called {} time(s) which is more than expected {most}",
            most + 1
        ),
        0 => format!("{path}: Expectation({expected}) should not have been called"),
        most => format!(
            "{path}: Expectation({expected}) called {} times which is more than the expected {most}",
            most + 1
        ),
    };
    let mut page = Page::titled(title);
    let call = FailedCall::of(core, frame);
    page.line(format_args!("{call} called at {}", call.place));
    page.line(format_args!("set at {}: expected {}", expected.plan.set_at, expected.plan.times));
    call.write_calls(&mut page);
    page.fail_call(core)
}

/// The expectation that matches is not next in its sequence.
#[cold]
#[track_caller]
pub(crate) fn out_of_sequence(core: Core<'_>, frame: &dyn Frame, expected: &Expected) -> ! {
    let call = FailedCall::of(core, frame);
    let mut page = Page::titled(format_args!("{call}: Method sequence violation"));
    page.line(format_args!("called at {}", call.place));
    page.line(format_args!("Expectation({expected}), set at {}", expected.plan.set_at));
    if let Some((step, held_up_by)) = expected.plan.place.as_ref().map(|place| place.position()) {
        match held_up_by {
            Some(earlier) => page.line(format_args!(
                "it is step {step} of its sequence, and step {earlier} has to be called first"
            )),
            None => page.line(format_args!(
                "it is step {step} of its sequence, and a later step has been called"
            )),
        }
    }
    call.write_calls(&mut page);
    page.fail_call(core)
}

/// An expectation matches but says no answer, and there is no default one.
#[cold]
#[track_caller]
pub(crate) fn no_answer(core: Core<'_>, frame: &dyn Frame, expected: &Expected) -> ! {
    let mut page = Page::titled(format!(
        "{}: Expectation({expected}) Can only return default values for types that impl std::Default",
        core.path().of_expectations()
    ));
    let call = FailedCall::of(core, frame);
    page.line(format_args!("{call} called at {}", call.place));
    page.line(format_args!("set at {}", expected.plan.set_at));
    let args = core.arg_names().join(", ");
    page.section("say what it returns:", |page| {
        page.line(format_args!(".returning(|{args}| todo!())"))
    });
    page.line(format_args!(
        "mockall says here: {}: Expectation({expected}) Returning default values requires the \"nightly\" feature",
        core.path().of_expectations()
    ));
    page.fail_call(core)
}
