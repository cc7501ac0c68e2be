//! Bytes that are text are shown as text: `b"GET / HTTP/1.1\r\n"`.

/// The `Debug` text of an argument, as a byte string where its family is one of bytes and most of them
/// are text.
pub(super) fn readable(family: &str, text: String) -> String {
    if !is_of_bytes(family) {
        return text;
    }
    match bytes(&text) {
        Some(bytes) if is_text(&bytes) => format!("b\"{}\"", escaped(&bytes)),
        _ => text,
    }
}

/// The text as `Debug` and mockall have it: bytes that are shown as text are a list again.
pub(super) fn plain(text: &str) -> String {
    let literal = text.strip_prefix("b\"").and_then(|text| text.strip_suffix('"'));
    match literal.and_then(unescaped) {
        Some(bytes) => format!("{bytes:?}"),
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
    let of = family.split_once('<').and_then(|(_, of)| of.strip_suffix('>'));
    matches!(of, Some("[u8]" | "&[u8]" | "alloc::vec::Vec<u8>"))
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
    fn other_bytes_are_numbers() {
        assert_shown(&[], "[]");
        assert_shown(&[0, 1, 65], "[0, 1, 65]");
        assert_shown(&[255, 216, 255], "[255, 216, 255]");
    }
}
