//! Lines to paste: what a test would say to get what it wants, as far as one can tell.

use super::layout::quoted;
use super::list::{each, listed};
use crate::mock_fn::{Core, in_code};

/// `Debug` text that is also a Rust expression, as far as one can tell.
fn literal(text: &str) -> Option<&str> {
    let is_number = || {
        let has_digits = |c: char| c.is_ascii_digit();
        text.ends_with(has_digits) && text.parse::<f64>().is_ok()
    };
    let is_character = text.starts_with('\'') && text.ends_with('\'');
    let is_literal = ["true", "false", "None", "()"].contains(&text)
        || quoted(text).is_some()
        || is_character
        || is_number();
    (is_literal && text.len() <= 80).then_some(text)
}

/// Matchers of these arguments, `"x", any()`; nothing where they would accept all.
pub(super) fn matchers(args: &[String]) -> Option<String> {
    let matchers = each(args, &mut |text| literal(text).unwrap_or("any()").into());
    for matcher in &matchers {
        if matcher != "any()" {
            return Some(listed(&matchers));
        }
    }
    None
}

/// These arguments as one value, where it can be written: `("x", 2)`.
pub(super) fn value(args: &[String]) -> Option<String> {
    for text in args {
        literal(text)?;
    }
    Some(as_one_value(args))
}

/// As the value that a test compares with: a tuple, or the only argument itself.
pub(super) fn as_one_value(args: &[String]) -> String {
    match args {
        [only] => only.clone(),
        _ => format!("({})", listed(args)),
    }
}

/// What answers the calls of an expectation.
pub(super) fn returning(core: Core<'_>) -> String {
    format!(".returning({})", closure(core, "todo!()"))
}

fn closure(core: Core<'_>, body: &str) -> String {
    let names = each(&core.arg_names(), &mut |name| in_code(name));
    format!("|{}| {body}", listed(&names))
}

/// Expects a call with these arguments.
pub(super) fn expecting(core: Core<'_>, args: &[String]) -> String {
    let with = matchers(args).map(|matchers| format!(".with({matchers})")).unwrap_or_default();
    let path = core.path();
    format!("{}{}{with}{};", path.context(), path.expect(), returning(core))
}

/// Answers every call.
pub(super) fn answering(core: Core<'_>) -> String {
    let path = core.path();
    let answer = match (core.returns_unit(), core.never_returns()) {
        (true, _) => "returns(())".into(),
        (_, true) => format!("calls({})", closure(core, "panic!()")),
        _ if core.makes_anew() => format!("calls({})", closure(core, "todo!()")),
        _ => "returns(…)".into(),
    };
    format!("{}{}.{answer};", path.context(), path.double())
}

/// Passes every call on, where there is something to pass it on to.
pub(super) fn passing_on(core: Core<'_>) -> (&'static str, String) {
    let path = core.path();
    let (heading, verb) = match path.is_of_a_mock() && !core.is_sealed() {
        true => ("to run its default body:", "calls_default"),
        false => ("to call the original:", "calls_original"),
    };
    (heading, format!("{}{}.{verb}();", path.context(), path.double()))
}

/// Asserts so many calls.
pub(super) fn count(core: Core<'_>, count: usize) -> String {
    let double = core.path().double();
    match count {
        0 => format!("{double}.assert_not_called();"),
        1 => format!("{double}.assert_called_once();"),
        count => format!("{double}.assert_called_times({count});"),
    }
}

/// Asserts so many awaited calls.
pub(super) fn await_count(core: Core<'_>, count: usize) -> String {
    let double = core.path().double();
    match count {
        0 => format!("{double}.assert_not_awaited();"),
        1 => format!("{double}.assert_awaited_once();"),
        count => format!("assert_eq!({double}.await_count(), {count});"),
    }
}

/// Asserts something of these arguments.
pub(super) fn asserting(core: Core<'_>, assertion: &str, args: &[String]) -> Option<String> {
    matchers(args).map(|matchers| format!("{}.{assertion}({matchers});", core.path().double()))
}
