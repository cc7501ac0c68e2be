//! Assertions on recorded calls that do not hold.

use std::time::Duration;

use super::excerpt::briefs;
use super::mismatch::write_mismatches;
use super::order::call_meant;
use super::page::{Page, counted, times};
use super::texts::UNKNOWN;
use super::transcript::made_at;
use super::{Transcript, other_types, paste, written};
use crate::matcher::{Verdict, Verdicts};
use crate::mock_fn::{Core, Meant, Path, Recorded, without_paths};
use crate::signature::ELSEWHERE;

/// Why a patched function may have been called all the same.
pub(super) fn write_unseen(page: &mut Page) {
    page.line("hint: another thread or task sees a patch by way of `PatchScope`, or if it is `patch!(global …)`");
    page.line("hint: of several patches of a function the latest one that is alive answers");
}

/// What a test asserts of the recorded calls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assertion {
    Called,
    CalledOnce,
    NotCalled,
    CalledTimes(usize),
    CalledWith,
    CalledOnceWith,
    AnyCall,
    /// So many calls, within a time.
    InTime(usize, Duration),
    /// A call with certain arguments, within a time.
    AnyCallInTime(Duration),
}

/// There were not as many calls as asserted.
#[cold]
#[track_caller]
pub(crate) fn count(core: Core<'_>, recorded: &dyn Recorded, assertion: Assertion) -> ! {
    let path = core.path();
    let called = called(core);
    let title = match assertion {
        Assertion::NotCalled => format!("Expected '{path}' to not have been called. {called}"),
        Assertion::CalledOnce => format!("Expected '{path}' to have been called once. {called}"),
        Assertion::CalledTimes(expected) => {
            format!("Expected '{path}' to have been called {}. {called}", times(expected))
        }
        Assertion::InTime(expected, timeout) => format!(
            "Expected '{path}' to be called {} within {timeout:?}. {called}",
            times(expected)
        ),
        _ => format!("Expected '{path}' to have been called."),
    };
    let mut page = Page::titled(title);
    write_calls(&mut page, core, recorded);
    page.paste("to assert what there was:", paste::count(core, core.state().call_count()));
    page.fail()
}

fn called(core: Core<'_>) -> String {
    match core.state().call_count() {
        0 => "Not called.".into(),
        count => format!("Called {}.", times(count)),
    }
}

/// The heading of what is said of one call, and where that was made.
fn one_call(recorded: &dyn Recorded, index: usize, is_about_any: bool) -> String {
    let nearest = if is_about_any && recorded.len() > 1 { ", the nearest" } else { "" };
    format!("call {}{nearest}, at {}:", index + 1, made_at(recorded.stamp(index)))
}

pub(super) fn write_calls(page: &mut Page, core: Core<'_>, recorded: &dyn Recorded) {
    if core.state().is_recording() {
        Transcript::of(recorded).write(page, "calls");
        other_types::write_calls(page, &core.other_types());
        if core.path().is_patched() && core.state().call_count() == 0 {
            write_unseen(page);
        }
    } else {
        let count = counted(core.state().call_count(), "call");
        page.line(format_args!("{count}; recording is off, so there is nothing to compare: `record_calls(true)` turns it on"));
    }
}

/// No call, or not the one that counts, had the arguments wanted.
#[cold]
#[track_caller]
pub(crate) fn arguments(
    core: Core<'_>,
    recorded: &dyn Recorded,
    assertion: Assertion,
    meant: &dyn Meant,
    verdicts: &[Verdicts],
) -> ! {
    let (path, names, wants) = (core.path(), core.arg_names(), meant.describe());
    let wanted_call = call_meant(core, &wants);
    let title = match assertion {
        Assertion::CalledOnceWith if core.state().call_count() != 1 => {
            format!("Expected '{path}' to be called once. {}", called(core))
        }
        Assertion::AnyCall => format!("{wanted_call} call not found"),
        Assertion::AnyCallInTime(timeout) => {
            format!("{wanted_call} call not found within {timeout:?}")
        }
        _ => "expected call not found.".to_string(),
    };
    let mut page = Page::titled(title);
    let last = verdicts.len().checked_sub(1);
    let is_about_any = matches!(assertion, Assertion::AnyCall | Assertion::AnyCallInTime(_));
    let looked_at = match is_about_any {
        true => Verdicts::nearest(verdicts),
        false => last,
    };
    if !is_about_any {
        page.line(format_args!("Expected: {wanted_call}"));
    }
    match last {
        _ if is_about_any => {}
        Some(last) => {
            let args = briefs(&written(recorded, last));
            page.line(format_args!("  Actual: {path}({args})"));
        }
        None if core.state().call_count() > 0 => {
            page.line("  Actual: not known, for the last call was not recorded");
        }
        None => page.line("  Actual: not called."),
    }
    let mut is_told = false;
    if let Some(index) = looked_at {
        if !verdicts[index].all_accepted() {
            // The only call need not be listed, where all of it has been told.
            is_told = !is_about_any && recorded.len() == 1 && core.state().call_count() == 1;
            page.begin(one_call(recorded, index, is_about_any));
            let args = written(recorded, index);
            write_mismatches(&mut page, &names, &args, &wants, &verdicts[index]);
            page.end();
        }
        if let Some(argument) = verdicts[index].undecided() {
            page.line(why_not_kept(&meant.type_names(), argument, &written(recorded, index)));
        }
    }
    if !is_told {
        write_calls(&mut page, core, recorded);
    }
    let args = looked_at.map(|index| comparable(written(recorded, index), &verdicts[index]));
    page.paste("to assert what there was:", what_holds(core, assertion, args.as_deref()));
    page.fail()
}

/// The arguments without those that have no value to compare.
pub(super) fn comparable(mut args: Vec<String>, verdicts: &Verdicts) -> Vec<String> {
    for (index, text) in args.iter_mut().enumerate() {
        if verdicts.of(index) == Verdict::NotKept {
            *text = UNKNOWN.into();
        }
    }
    args
}

/// The assertion that would hold: of the call that was looked at, where its arguments can be written,
/// else of the count.
fn what_holds(core: Core<'_>, assertion: Assertion, args: Option<&[String]>) -> String {
    let count = core.state().call_count();
    let name = match assertion {
        Assertion::CalledOnceWith if count != 1 => return paste::count(core, count),
        _ if count == 0 => return paste::count(core, count),
        Assertion::CalledOnceWith => "assert_called_once_with",
        Assertion::AnyCall | Assertion::AnyCallInTime(_) => "assert_any_call",
        _ => "assert_called_with",
    };
    let of_arguments = args.and_then(|args| paste::asserting(core, name, args));
    of_arguments.unwrap_or_else(|| paste::count(core, count))
}

/// A call is asked for by an index that none has; of which function, if it was called at all.
#[cold]
#[track_caller]
pub(crate) fn no_such_call(index: usize, of: Option<(Path, &dyn Recorded)>) -> ! {
    let who = of.map_or("of no calls".into(), |(path, _)| path.to_string());
    let count = of.map_or(0, |(_, recorded)| recorded.len());
    let mut page = Page::titled(format!("{who}: there is no call with the index {index}"));
    page.line(format_args!("{} recorded", counted(count, "call")));
    if let Some((_, recorded)) = of {
        Transcript::of(recorded).write(&mut page, "calls");
    }
    page.fail()
}

/// The value of an argument is asked for, and it was not kept.
#[cold]
#[track_caller]
pub(crate) fn not_kept(
    path: Path,
    type_names: Vec<&'static str>,
    argument: usize,
    args: &[String],
) -> ! {
    let title = format!("{path}: argument {} of a recorded call has no value", argument + 1);
    let mut page = Page::titled(title);
    page.line(why_not_kept(&type_names, argument, args));
    page.fail()
}

pub(super) fn why_not_kept(
    type_names: &[&'static str],
    argument: usize,
    args: &[String],
) -> String {
    let family = type_names.get(argument).copied().unwrap_or("?");
    let (kind, path) = match family.split_once('<') {
        Some((kind, inner)) => (kind, inner.strip_suffix('>').unwrap_or(inner)),
        None => ("", family),
    };
    let of = without_paths(path);
    let capture = "capture what you need in the effect: `.returning(move |…| …)`";
    let text = args.get(argument).map_or(UNKNOWN, String::as_str);
    if text == ELSEWHERE {
        return format!(
            "`{of}` can't be sent to another thread, and so is not seen from this one\n\
             hint: ask on the thread that made the call, or {capture}"
        );
    }
    let how = if text == UNKNOWN { "not recorded" } else { "recorded as text" };
    if kind.ends_with("::Local") {
        return format!(
            "it was {how}: it borrows from the call\n\
             hint: `.with(…)` of an expectation sees the argument itself; or {capture}"
        );
    }
    // What has no size can't be `Clone`.
    let (missing, bound) = match is_of_std(path) && is_unsized(&of) {
        true => ("ToOwned", "ToOwned<Owned: Debug + Send + Sync>"),
        false => ("Clone", "Clone + Debug"),
    };
    let bound = format!(
        "where a type parameter stands for it, a bound: of the method, of the trait, or of the mock alone, \
         `#[automock(where T: {bound})]`"
    );
    let hint = match is_of_std(path) {
        true => format!("{bound}; or {capture}"),
        false => format!("`#[derive(Clone)]` on `{of}`, or {capture}; {bound}"),
    };
    format!("it was {how}: no `{missing}` is known of `{of}`\nhint: {hint}")
}

/// Whether the type is one of std's that have no size.
fn is_unsized(name: &str) -> bool {
    ["str", "Path", "OsStr", "CStr"].contains(&name) || name.starts_with('[') && !name.contains(';')
}

/// Whether the type, by its full name, is made of std's alone, so that nothing of it can be changed.
fn is_of_std(name: &str) -> bool {
    for path in name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')) {
        let root = path.split("::").next().unwrap_or_default();
        if path.contains("::") && !["alloc", "core", "std"].contains(&root) {
            return false;
        }
    }
    true
}
