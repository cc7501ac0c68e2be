//! An effect that can't answer, and other things that were set up in a way that can't work.

use std::fmt::Debug;
use std::io;
use std::panic::Location;
use std::path::Path;

use super::call::FailedCall;
use super::excerpt::expectation;
use super::page::{Page, counted, told};
use super::paste;
use crate::mock_fn::{Core, Effect, Expected, Frame, MockFn, PATIENCE, Trouble};
use crate::signature::{Args, Output};

/// The effect was to answer the call, and could not.
#[cold]
#[track_caller]
pub(crate) fn trouble(
    core: Core<'_>,
    frame: &mut dyn Frame,
    effect: &Effect,
    expected: Option<&Expected>,
    trouble: &Trouble,
) -> ! {
    let side_by_side = "a `side_effect` closure may call its double, also on several threads: it is `Fn`, not `FnMut`";
    let advice = match trouble {
        Trouble::Expired => "`returning` or `return_const` answers more than one call",
        Trouble::RanOut(_) => "give it more answers, or an iterator that has no end",
        Trouble::Reentered => side_by_side,
        Trouble::StillRunning(_) => {
            "a closure of `calls` or `side_effect` answers several threads at once: it is `Fn`, not `FnMut`"
        }
        Trouble::Passed => "say what it returns",
        Trouble::Later(_) => "`returning` answers at once",
        Trouble::OtherThread => {
            "the `_st` forms answer calls of the thread that sets them up, the others those of all threads"
        }
    };
    let mut page = title(core, expected, trouble);
    let call = FailedCall::of(core, frame);
    call.write_place(&mut page);
    page.line(format_args!("the effect was set at {}", effect.set_at));
    page.line(format_args!("hint: {advice}"));
    write_patience(&mut page, trouble);
    call.write_calls(&mut page);
    if let Trouble::Expired | Trouble::Later(_) = trouble {
        page.paste("to answer every call, say there:", paste::returning(core));
    }
    page.fail_call(core)
}

/// The closure of `withf` was to look at the call, and could not.
#[cold]
#[track_caller]
pub(crate) fn matcher_trouble(
    core: Core<'_>,
    frame: &mut dyn Frame,
    expected: &Expected,
    trouble: &Trouble,
) -> ! {
    let mut page = title(core, Some(expected), trouble);
    let call = FailedCall::of(core, frame);
    call.write_place(&mut page);
    page.line(format_args!("the expectation was set at {}", expected.plan.set_at));
    let advice = match trouble {
        Trouble::OtherThread => {
            "`withf_st` is for calls of the thread that sets it up, `withf` for those of all threads"
        }
        _ => "the closure of `withf` looks at one call at a time, and must not make another",
    };
    page.line(format_args!("hint: {advice}"));
    write_patience(&mut page, trouble);
    call.write_calls(&mut page);
    page.fail_call(core)
}

/// What else may be done, where a closure needs that long.
fn write_patience(page: &mut Page, trouble: &Trouble) {
    if let Trouble::StillRunning(_) = trouble {
        page.line(format_args!(
            "hint: if the closure does end, the environment variable `{PATIENCE}` says how many \
             seconds a call waits"
        ));
    }
}

fn title(core: Core<'_>, expected: Option<&Expected>, trouble: &Trouble) -> Page {
    match trouble {
        // Here mockall says no more than that.
        Trouble::OtherThread => Page::titled(what(trouble)),
        _ => Page::titled(format!("{} {}", who(core, expected), what(trouble))),
    }
}

fn who(core: Core<'_>, expected: Option<&Expected>) -> String {
    match expected {
        Some(expected) => format!("{}: {}", core.path().of_expectations(), expectation(expected)),
        None => format!("{}:", core.path()),
    }
}

fn what(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Expired => "called twice, but it returns by move".into(),
        Trouble::RanOut(answered) => {
            format!("side_effect has run out after {}", counted(*answered, "answer"))
        }
        Trouble::Later(_) => "gives a future, and this function is not `async`".into(),
        Trouble::Passed => "leaves the call to what else is set up, and nothing is".into(),
        Trouble::Reentered => "was called again by its own closure, which is running".into(),
        Trouble::StillRunning(waited) => {
            format!("has waited {waited:?} for its closure, which another thread is running")
        }
        Trouble::OtherThread => {
            "trying to access wrapped value in fragile container from incorrect thread.".into()
        }
    }
}

/// The original is to be called, and there is none, or not for who calls it.
#[cold]
#[track_caller]
pub(crate) fn no_original(core: Core<'_>) -> ! {
    let (path, has_one) = (core.path(), core.has_original());
    let (title, why) = match (has_one, path.is_of_a_mock()) {
        (true, _) => (
            "a handle can't call the original",
            "the spy's own method calls the real object, and the mock's a default body: call that",
        ),
        (false, true) => (
            "there is no default body, and no real object, to call",
            "the mock knows no body of this method, as of a supertrait's, and is not around a real object",
        ),
        (false, false) => ("there is no original to call", "a callback has none"),
    };
    let mut page = Page::titled(format!("{path}: {title}"));
    page.line(format_args!("asked for at {}", told(Location::caller())));
    page.line(why);
    if !has_one {
        page.paste("to answer every call:", paste::answering(core));
    }
    page.fail()
}

/// The double of a spy has answered where the caller is to get another spy.
#[cold]
#[track_caller]
pub(crate) fn no_spy(method: &str) -> ! {
    let title = format!("{method}: what a spy returns as `Self` can't be set up");
    let mut page = Page::titled(title);
    page.line(format_args!("called at {}", told(Location::caller())));
    page.line(
        "it returns a spy, around what the real object returns, and the answer set up is a mock's",
    );
    page.paste("to leave it to the real object, say there:", ".calls_original()");
    page.fail()
}

/// A future has given its output, or has failed, and is polled again; of which call, where that is known.
#[cold]
#[track_caller]
pub(crate) fn polled_again(call: Option<(Core<'_>, &'static Location<'static>)>) -> ! {
    let who = call.map_or("a double".into(), |(core, _)| core.path().to_string());
    let mut page = Page::titled(format!("{who}: a future was polled after it had ended"));
    if let Some((_, place)) = call {
        page.line(format_args!("called at {}", told(place)));
    }
    page.line("it was ready, or has failed: await it once");
    page.fail()
}

/// A value is to be lent again by a clone that never lent it.
#[cold]
#[track_caller]
pub(crate) fn lent_elsewhere(core: Core<'_>) -> ! {
    let title = format!("{}: the variable it lends belongs to another handle", core.path());
    let mut page = Page::titled(title);
    page.line(format_args!("called at {}", told(Location::caller())));
    let double = core.path().double();
    page.line(format_args!(
        "a `&mut` is lent by one handle alone: drop the clones of `{double}` first"
    ));
    page.fail_call(core)
}

/// A generic method lends what may not leave its thread, and was called first on another one.
#[cold]
#[track_caller]
pub(crate) fn lent_on_another_thread(core: Core<'_>) -> ! {
    let title = format!("{}: what it lends belongs to another thread", core.path());
    let mut page = Page::titled(title);
    page.line(format_args!("asked for at {}", told(Location::caller())));
    page.line("it was called on that thread before it was expected: expect it first");
    page.fail_call(core)
}

/// An expectation is set up further after a checkpoint has forgotten it.
#[cold]
#[track_caller]
pub(crate) fn forgotten_expectation(core: Core<'_>) -> ! {
    let title = format!("{}: this expectation was forgotten at a checkpoint", core.path());
    let mut page = Page::titled(title);
    page.line("a checkpoint ends all expectations: make a new one after it");
    page.paste("for example:", format_args!("{}{};", core.path().expect(), paste::returning(core)));
    page.fail()
}

/// A call is expected a number of times that there is none of.
#[cold]
#[track_caller]
pub(crate) fn backwards_range(range: &dyn Debug) -> ! {
    let mut page = Page::titled("Backwards range");
    page.line(format_args!("no number of calls is in `{range:?}`"));
    page.paste("to expect no call:", ".never()");
    page.fail()
}

/// The whole process is to see a patch that this thread would not see.
#[cold]
#[track_caller]
pub(crate) fn patched_here_already<A: Args, R: Output>(double: &MockFn<A, R>) -> ! {
    let path = double.core().path();
    let mut page = Page::titled(format!("{path} is patched for this thread already"));
    page.line("this thread would not see the global patch: drop the other guard first");
    page.fail()
}

/// The guard of a patch has no name, and nothing was called in its statement.
#[cold]
pub(crate) fn patched_for_nothing(core: Core<'_>, made_at: &Location<'_>) {
    let mut page = Page::titled(format!("the patch of {} is undone before any call", core.path()));
    page.line(format_args!(
        "its guard was dropped at the end of the statement at {}",
        told(made_at)
    ));
    page.line("hint: bind what `patch!`, `spy!` or `patcher!` gives to a name, and set that up");
    page.fail()
}

/// The guard of another current directory can't go back to the one before.
#[cold]
#[track_caller]
pub(crate) fn directory_is_lost(before: &Path, error: &io::Error, set_at: &Location<'_>) -> ! {
    let mut page =
        Page::titled(format!("can't go back to the directory {}: {error}", before.display()));
    page.line(format_args!("the other one was entered at {}", told(set_at)));
    page.line("hint: drop the guard before the directory that it goes back to is removed");
    page.fail()
}
