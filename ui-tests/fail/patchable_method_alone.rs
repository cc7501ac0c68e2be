use std::fmt::{Debug, Display};

use standin::patchable;

struct Text<'t>(&'t str);

impl<'t> Text<'t> {
    #[patchable]
    fn longest(&self, other: &'t str) -> &'t str {
        if other.len() > self.0.len() { other } else { self.0 }
    }

    #[patchable]
    fn of(text: &'t str) -> usize {
        text.len()
    }

    #[patchable]
    fn shown(&self, item: impl Display + Debug) -> String {
        format!("{item} {item:?}")
    }
}

fn main() {}
