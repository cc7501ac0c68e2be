//! Values as far as a report shows them: none fills the page.

use super::bytes::plain;
use super::list::{each, listed};
use super::outline::outline;
use super::page::named;
use crate::mock_fn::{Core, Expected};

/// How many characters of a value are shown where it is what a line is about, …
const ALONE: usize = 200;

/// … and where it is one of many.
const AMONG_OTHERS: usize = 100;

/// The text, unless it is long: then as much of it as tells what it is.
pub(super) fn bounded(text: &str) -> String {
    outline(text, ALONE)
}

/// The text on one line, shorter still.
pub(super) fn brief(text: &str) -> String {
    let mut line = String::new();
    for part in text.lines() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part.trim());
    }
    outline(&line, AMONG_OTHERS)
}

/// Arguments, one after the other.
pub(super) fn briefs(texts: &[String]) -> String {
    listed(&each(texts, &mut |text| brief(text)))
}

/// The call that an expectation means: `MockStore::get("x", any())`.
pub(super) fn meant(core: Core<'_>, expected: &Expected) -> String {
    format!("{}{}", core.path(), arguments_meant(core, expected))
}

/// The arguments that an expectation means: `("x", any())`.
pub(super) fn arguments_meant(core: Core<'_>, expected: &Expected) -> String {
    let Some(matcher) = &expected.plan.matcher else { return "(…)".into() };
    match matcher.wanted() {
        Some(wants) => format!("({})", all_named(core, &wants)),
        None => format!("({})", matcher.describe()),
    }
}

/// What is wanted of each argument, one after the other: `"x", n > 2`.
pub(super) fn all_named(core: Core<'_>, wants: &[String]) -> String {
    let mut texts = Vec::with_capacity(wants.len());
    for (index, name) in core.arg_names().iter().enumerate() {
        let Some(wanted) = wants.get(index) else { break };
        texts.push(match wanted.strip_prefix("var == ") {
            Some(value) => brief(value),
            None => brief(&named(wanted, name)),
        });
    }
    listed(&texts)
}

/// `Expectation(var == "x")`, as mockall tells of it.
pub(super) fn expectation(expected: &Expected) -> String {
    let wants = expected.plan.matcher.as_ref().and_then(|matcher| matcher.wanted());
    let described = match wants {
        Some(wants) => listed(&each(&wants, &mut |wanted| as_debug(wanted))),
        None => expected.to_string(),
    };
    format!("Expectation({})", bounded(&described))
}

fn as_debug(wanted: &str) -> String {
    match wanted.strip_prefix("var == ") {
        Some(value) => format!("var == {}", plain(value)),
        None => wanted.into(),
    }
}
