//! Bytes as a person reads them: as a byte string, where most of them are those of a text.

use std::fmt::{self, Debug, Formatter};

/// A value, whose `Debug` text may be that of a list of bytes.
pub(crate) struct Readable<'v> {
    pub(crate) value: &'v dyn Debug,
    pub(crate) is_bytes: bool,
}

impl Debug for Readable<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.is_bytes {
            return self.value.fmt(f);
        }
        let text = format!("{:?}", self.value);
        match listed(&text) {
            Some(bytes) if is_mostly_text(&bytes) => write!(f, "b\"{}\"", bytes.escape_ascii()),
            _ => f.write_str(&text),
        }
    }
}

/// The bytes of `[1, 2]`.
fn listed(text: &str) -> Option<Vec<u8>> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    match inside {
        "" => Some(Vec::new()),
        _ => inside.split(", ").map(|byte| byte.parse().ok()).collect(),
    }
}

fn is_mostly_text(bytes: &[u8]) -> bool {
    let is_readable = |c: &char| !c.is_control() || c.is_ascii_whitespace();
    let readable = |text: &str| text.chars().filter(is_readable).map(char::len_utf8).sum::<usize>();
    let count: usize = bytes.utf8_chunks().map(|chunk| readable(chunk.valid())).sum();
    2 * count >= bytes.len()
}

#[cfg(test)]
mod tests {
    use super::Readable;

    fn shown(bytes: &[u8]) -> String {
        format!("{:?}", Readable { value: &bytes, is_bytes: true })
    }

    #[test]
    fn bytes_of_a_text_are_shown_as_one() {
        assert_eq!(shown(b"ab \"c\"\n"), r#"b"ab \"c\"\n""#);
        assert_eq!(shown("hä".as_bytes()), r#"b"h\xc3\xa4""#);
        assert_eq!(shown(b"\0\x05hello\xff"), r#"b"\x00\x05hello\xff""#);
        assert_eq!(shown(b""), r#"b"""#);
    }

    #[test]
    fn other_bytes_are_shown_as_numbers() {
        assert_eq!(shown(&[1, 2, 200]), "[1, 2, 200]");
    }

    #[test]
    fn what_is_no_list_of_bytes_is_shown_as_it_is() {
        let shown = |value| format!("{:?}", Readable { value, is_bytes: true });
        assert_eq!(shown(&[1, 300]), "[1, 300]");
        assert_eq!(format!("{:?}", Readable { value: &[65], is_bytes: false }), "[65]");
    }
}
