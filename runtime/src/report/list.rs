//! Texts, one after the other. A chain of iterators is code of its own for every closure in it, and all of
//! that is built with the crate, cold: a list of texts is made here, by code that is there once.

/// The text of each item.
pub(crate) fn each<T>(items: &[T], text: &mut dyn FnMut(&T) -> String) -> Vec<String> {
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        texts.push(text(item));
    }
    texts
}

/// The texts, with `between` between them.
pub(crate) fn joined<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined.push_str(between);
        }
        joined.push_str(text.as_ref());
    }
    joined
}

/// The texts, as arguments are listed: `"x", 2`.
pub(crate) fn listed<T: AsRef<str>>(texts: &[T]) -> String {
    joined(texts, ", ")
}

/// The text, so many times.
pub(super) fn repeated(text: &str, count: usize) -> String {
    let mut repeated = String::new();
    for _ in 0..count {
        repeated.push_str(text);
    }
    repeated
}

/// Whether the part is in the text. `str::contains` has a search of its own, besides that of `find`.
#[expect(clippy::search_is_some, reason = "one search is enough")]
pub(crate) fn has(text: &str, part: &str) -> bool {
    text.find(part).is_some()
}
