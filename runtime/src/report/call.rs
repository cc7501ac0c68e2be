//! A call that nothing may answer: why, and what would make it expected.

use std::fmt;
use std::panic::Location;

use super::bytes::plain;
use super::candidates::write_candidates;
use super::excerpt::{bounded, expectation, meant};
use super::list::{each, listed};
use super::page::{Page, counted, times, told};
use super::{Transcript, other_types, paste};
use crate::mock_fn::{Core, Expected, Frame, SequencePlace, without_paths};

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
        let args = each(&self.args, &mut |text| bounded(text));
        write!(f, "{}({})", self.core.path(), listed(&args))
    }
}

impl FailedCall<'_> {
    /// The call as mockall tells of it, whose first line has bytes as numbers.
    fn as_title(&self) -> String {
        let args = each(&self.args, &mut |text| bounded(&plain(text)));
        format!("{}({})", self.core.path(), listed(&args))
    }

    /// Where the call was made, on a page that begins with it.
    fn write_place_below(&self, page: &mut Page) {
        match self.as_title() == self.to_string() {
            true => page.line(format_args!("called at {}", told(self.place))),
            false => self.write_place(page),
        }
    }
}

impl<'m> FailedCall<'m> {
    pub(super) fn of(core: Core<'m>, frame: &mut dyn Frame) -> Self {
        let ((_, place), mut transcript) = (frame.noted(), core.recall(frame));
        let args = match transcript.take_told() {
            Some(args) => args,
            // An effect took the arguments of a call that is not recorded.
            None => each(&core.arg_names(), &mut |_| "…".into()),
        };
        Self { core, args, place, transcript }
    }

    /// Where the call was made, on a page whose first line does not tell the call.
    pub(super) fn write_place(&self, page: &mut Page) {
        page.line(format_args!("{self} called at {}", told(self.place)));
    }

    pub(super) fn write_calls(&self, page: &mut Page) {
        if self.core.state().is_recording() {
            self.transcript.write(page, "other calls so far");
        } else {
            let count = counted(self.core.state().call_count(), "call");
            page.line(format_args!("{count} so far, with this one; recording is off"));
        }
    }
}

/// No expectation matches the call; of a lenient mock, the output's type comes along, which has no default.
#[cold]
#[track_caller]
pub(crate) fn no_match(
    core: Core<'_>,
    frame: &mut dyn Frame,
    without_default: Option<&'static str>,
) -> ! {
    let call = FailedCall::of(core, frame);
    let title = format!("{}: No matching expectation found", call.as_title());
    let mut page = Page::titled(title);
    call.write_place_below(&mut page);
    let tried = core.state().expectations().count();
    if let Some(output) = without_default.map(without_paths) {
        page.line(format_args!(
            "the mock is lenient, but this method returns `{output}`, which has no default value"
        ));
    }
    if core.is_sealed() {
        page.line("the mock is sealed: what is not set up is neither passed on nor given a default value any more");
    }
    if core.has_side_effect() {
        page.line("its side effect leaves this call to what else is set up");
    }
    let elsewhere = core.contexts_elsewhere();
    if elsewhere > 0 {
        page.line(format_args!(
            "this thread has no context of it, and {elsewhere} other threads have one each: make one \
             here, or let the tests take turns"
        ));
    } else if tried == 0 {
        page.line(nothing_set_up(core));
        if let Some(set_at) = core.state().forgotten() {
            let or_what = if core.path().is_static() { "a call that failed" } else { "a reset" };
            page.line(format_args!(
                "a checkpoint or {or_what} has forgotten what was expected before, last at {set_at}"
            ));
        }
        if let Some(set_at) = core.state().forgotten_fallback() {
            page.line(format_args!(
                "a reset has forgotten what answered its calls before, set at {set_at}"
            ));
        }
    } else {
        let nearest_first = if tried > 1 { ", the nearest first" } else { "" };
        page.begin(format_args!("{} tried{nearest_first}:", counted(tried, "expectation")));
        write_candidates(&mut page, &call, frame);
        page.end();
    }
    call.write_calls(&mut page);
    if tried == 0 {
        page.paste("to answer every call:", paste::answering(core));
        if core.has_original() {
            let (heading, line) = paste::passing_on(core);
            page.paste(heading, line);
        }
    }
    page.paste("to expect this call:", paste::expecting(core, &call.args));
    page.fail_call(core)
}

fn nothing_set_up(core: Core<'_>) -> String {
    let path = core.path();
    match path.types() {
        Some(types) => {
            let types = without_paths(types);
            let of_others = match other_types::set_up(&core.other_types()) {
                Some(others) => format!(", but with {others}"),
                None => String::new(),
            };
            format!("nothing was set up for it with the type arguments `{types}`{of_others}")
        }
        None if path.is_static() => {
            "nothing was set up for it; a function without `self` is set up in a context, for as long as that is held".into()
        }
        None if path.is_of_a_mock() => "nothing was set up for this method".into(),
        None => "nothing was set up for this double".into(),
    }
}

/// The only expectation matches, and has answered as often as it may.
#[cold]
#[track_caller]
pub(crate) fn too_many(core: Core<'_>, frame: &mut dyn Frame, expected: &Expected) -> ! {
    let most = expected.plan.times.most();
    let calls = most + expected.excess();
    let who = format!("{}: {}", core.path().of_expectations(), expectation(expected));
    let title = match most {
        // What mockall says of functions without `self` is what it finds when it clears them.
        most if core.path().is_static() => {
            format!("{who} called {calls} time(s) which is more than expected {most}")
        }
        0 => format!("{who} should not have been called"),
        most => format!("{who} called {calls} times which is more than the expected {most}"),
    };
    let mut page = Page::titled(title);
    let call = FailedCall::of(core, frame);
    call.write_place(&mut page);
    page.line(format_args!("set at {}: expected {}", expected.plan.set_at, expected.plan.times));
    call.write_calls(&mut page);
    let least = expected.plan.times.least();
    let range = if least == most { String::new() } else { format!("{least}..=") };
    page.paste("to expect this call too, say there:", format_args!(".times({range}{calls})"));
    page.fail_call(core)
}

/// The expectation that matches is not next in its sequence.
#[cold]
#[track_caller]
pub(crate) fn out_of_sequence(core: Core<'_>, frame: &mut dyn Frame, expected: &Expected) -> ! {
    let call = FailedCall::of(core, frame);
    let mut page = Page::titled(format!("{}: Method sequence violation", call.as_title()));
    call.write_place_below(&mut page);
    if let Some(place) = &expected.plan.place {
        write_turn(&mut page, core, expected, place);
    }
    page.line("hint: what is expected without `.in_sequence(…)` may be called at any time");
    call.write_calls(&mut page);
    page.fail_call(core)
}

/// Which step of its sequence the expectation is, and which has to be called first.
fn write_turn(page: &mut Page, core: Core<'_>, expected: &Expected, place: &SequencePlace) {
    let (step, held_up_by) = place.position();
    let set_at = expected.plan.set_at;
    let Some(earlier) = held_up_by else {
        let later = place.reached();
        page.line(format_args!(
            "it is step {step} of its sequence, set at {set_at}, and step {}, set at {}, has been called",
            later.number, later.set_at
        ));
        return;
    };
    page.line(format_args!(
        "it is step {step} of its sequence, set at {set_at}, and step {} has to be called first",
        earlier.number
    ));
    match core.step_of_sequence(expected, earlier.number) {
        Some((function, first)) => {
            page.line(format_args!("step {}: {}", earlier.number, meant(function.core(), first)));
            page.line(format_args!(
                "  set at {}: expected {}, called {}",
                first.plan.set_at,
                first.plan.times,
                times(first.used())
            ));
        }
        None => page.line(format_args!(
            "step {}: an expectation of another double, set at {}",
            earlier.number, earlier.set_at
        )),
    }
}

/// An expectation matches but says no answer, and there is no default one.
#[cold]
#[track_caller]
pub(crate) fn no_answer(core: Core<'_>, frame: &mut dyn Frame, expected: &Expected) -> ! {
    let who = format!("{}: {}", core.path().of_expectations(), expectation(expected));
    let mut page = Page::titled(format!(
        "{who} Can only return default values for types that impl std::Default"
    ));
    let call = FailedCall::of(core, frame);
    call.write_place(&mut page);
    page.line(format_args!("set at {}", expected.plan.set_at));
    page.paste("to say what it returns, add there:", paste::returning(core));
    page.line(format_args!(
        "mockall says here: {who} Returning default values requires the \"nightly\" feature"
    ));
    page.fail_call(core)
}
