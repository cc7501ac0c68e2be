//! Bytes that are text are shown as text: `b"GET / HTTP/1.1\r\n"`.

/// The `Debug` text of an argument, as a byte string where its family is one of bytes and most of them
/// are text.
pub(super) fn readable(family: &str, text: String) -> String {
    if !is_of_bytes(family) {
        return text;
    }
    let (head, list, tail) = inside(&text);
    match bytes(list) {
        Some(bytes) if is_text(&bytes) => format!("{head}b\"{}\"{tail}", escaped(&bytes)),
        _ => text,
    }
}

/// What is in an option, with what stands before and after it.
fn inside(text: &str) -> (&str, &str, &str) {
    match text.strip_prefix("Some(") {
        Some(inside) => ("Some(", inside.strip_suffix(')').unwrap_or(inside), ")"),
        None => ("", text, ""),
    }
}

/// The text as `Debug` and mockall have it: bytes that are shown as text are a list again.
pub(super) fn plain(text: &str) -> String {
    let (head, inside, tail) = inside(text);
    let literal = inside.strip_prefix("b\"").and_then(|text| text.strip_suffix('"'));
    match literal.and_then(unescaped) {
        Some(bytes) => format!("{head}{bytes:?}{tail}"),
        None => text.into(),
    }
}

/// As `escape_ascii` has it, of which more would be linked.
fn escaped(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        match byte {
            b'\t' => text += "\\t",
            b'\r' => text += "\\r",
            b'\n' => text += "\\n",
            b'\'' | b'"' | b'\\' => {
                text.push('\\');
                text.push(char::from(*byte));
            }
            b' '..=b'~' => text.push(char::from(*byte)),
            _ => text += &format!("\\x{byte:02x}"),
        }
    }
    text
}

/// What [`escaped`] has made a text of.
fn unescaped(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes().iter().copied();
    while let Some(byte) = rest.next() {
        let escape = if byte == b'\\' { rest.next()? } else { 0 };
        bytes.push(match escape {
            0 => byte,
            b't' => b'\t',
            b'r' => b'\r',
            b'n' => b'\n',
            b'x' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            itself => itself,
        });
    }
    Some(bytes)
}

/// Arrays may well be numbers: their bytes are left as they are.
fn is_of_bytes(family: &str) -> bool {
    let mut of = family;
    while let Some(inner) = of.strip_suffix('>') {
        of = inner;
    }
    of.ends_with("[u8]") || of.ends_with("alloc::vec::Vec<u8")
}

/// The bytes that are listed: `[71, 69, 84]`.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let list = text.strip_prefix('[')?.strip_suffix(']')?;
    let mut bytes = Vec::new();
    for byte in list.split(", ") {
        bytes.push(byte.parse().ok()?);
    }
    Some(bytes)
}

/// A frame of some protocol has a few bytes that are not.
fn is_text(bytes: &[u8]) -> bool {
    let mut written = 0;
    for byte in bytes {
        written += usize::from(matches!(byte, b' '..=b'~' | b'\t' | b'\r' | b'\n'));
    }
    written * 2 > bytes.len() || std::str::from_utf8(bytes).is_ok_and(is_all_written)
}

fn is_all_written(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::{plain, readable};

    #[track_caller]
    fn assert_shown(bytes: &[u8], shown: &str) {
        let text = format!("{bytes:?}");
        for family in ["standin::signature::family::Ref<[u8]>", "Own<alloc::vec::Vec<u8>>"] {
            assert_eq!(readable(family, text.clone()), shown);
            assert_eq!(plain(shown), text);
        }
        assert_eq!(readable("Own<alloc::vec::Vec<u16>>", text.clone()), text);
    }

    #[test]
    fn bytes_that_are_text_are_shown_as_text() {
        assert_shown(b"GET / \"x\"\r\n", r#"b"GET / \"x\"\r\n""#);
        assert_shown(b"\0\0\0\x05hello", r#"b"\x00\x00\x00\x05hello""#);
        assert_shown("\u{e9}".as_bytes(), r#"b"\xc3\xa9""#);
    }

    #[test]
    fn bytes_in_an_option_are_bytes_too() {
        for family in [
            "standin::signature::family::Opt<standin::signature::family::Nested<[u8]>>",
            "Own<core::option::Option<alloc::vec::Vec<u8>>>",
        ] {
            let text = format!("{:?}", Some(b"GET"));
            assert_eq!(readable(family, text.clone()), r#"Some(b"GET")"#);
            assert_eq!(plain(r#"Some(b"GET")"#), text);
            assert_eq!(readable(family, "None".into()), "None");
            assert_eq!(readable(family, "[[71]]".into()), "[[71]]");
        }
        assert_eq!(readable("Own<core::option::Option<u8>>", "Some(71)".into()), "Some(71)");
    }

    #[test]
    fn other_bytes_are_numbers() {
        assert_shown(&[], "[]");
        assert_shown(&[0, 1, 65], "[0, 1, 65]");
        assert_shown(&[255, 216, 255], "[255, 216, 255]");
    }
}
