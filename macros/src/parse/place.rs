//! Where the call of `patch!`, `spy!` or `patcher!` stands: in the source as it is, or in another macro.

use proc_macro2::Span;

use crate::model::Place;

const MACROS: [&str; 3] = ["patch", "spy", "patcher"];

/// The place of what begins at `span` and is given to the macro that is being called.
pub(super) fn of(span: Span) -> Place {
    let call = Span::call_site().source_text();
    Place { span, column: call.as_deref().and_then(columns_before) }
}

/// How many columns stand before what is given to the macro in the text of its call, if that is all there is to the
/// call. In a macro of the user's with parameters there is a `$`; in one that is no `macro_rules!` the text is that
/// of its own call, which begins with another name.
fn columns_before(call: &str) -> Option<u32> {
    if call.contains('$') {
        return None;
    }
    let (mut name, mut is_called, mut is_inside, mut columns) = (String::new(), false, false, 0);
    for letter in call.chars() {
        match letter {
            '\n' => return None,
            ' ' | '\t' => {}
            _ if is_inside => return MACROS.contains(&name.as_str()).then_some(columns),
            '(' | '[' | '{' if is_called => is_inside = true,
            _ if is_called => return None,
            '!' => is_called = true,
            ':' => name.clear(),
            _ => name.push(letter),
        }
        columns += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::columns_before;

    #[test]
    fn a_call_that_is_written_out() {
        assert_eq!(columns_before("patch!(open)"), Some(7));
        assert_eq!(columns_before("standin::spy! { net::open }"), Some(16));
        assert_eq!(columns_before("patcher![open]"), Some(9));
    }

    #[test]
    fn a_call_of_which_nothing_is_known() {
        for call in [
            "patch!($function)",
            "stubs!(open)",
            "#[patched(open)]",
            "patch!(\n    open\n)",
            "patch",
            "",
        ] {
            assert_eq!(columns_before(call), None, "{call}");
        }
    }
}
