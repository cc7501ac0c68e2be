//! Tokens that are printed where they go. Macros run unoptimized in a user's build, and what `quote!`
//! interpolates costs much less as tokens than as a stream of its own: what every method has is printed
//! like this.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

use crate::model::Attributes;

/// Prints a template where it goes, as `quote!` would make one: `put!(tokens, pub fn #name(&mut self))`. It
/// knows names, marks, groups and what is interpolated by name, no repetitions or literals.
macro_rules! put {
    ($tokens:ident,) => {};
    ($tokens:ident, # $printed:ident $($rest:tt)*) => {
        ::quote::ToTokens::to_tokens(&$printed, $tokens);
        $crate::expand::printed::put!($tokens, $($rest)*);
    };
    ($tokens:ident, ($($inside:tt)*) $($rest:tt)*) => {
        $crate::expand::printed::put!(@ Parenthesis $tokens, $($inside)*);
        $crate::expand::printed::put!($tokens, $($rest)*);
    };
    ($tokens:ident, {$($inside:tt)*} $($rest:tt)*) => {
        $crate::expand::printed::put!(@ Brace $tokens, $($inside)*);
        $crate::expand::printed::put!($tokens, $($rest)*);
    };
    ($tokens:ident, [$($inside:tt)*] $($rest:tt)*) => {
        $crate::expand::printed::put!(@ Bracket $tokens, $($inside)*);
        $crate::expand::printed::put!($tokens, $($rest)*);
    };
    ($tokens:ident, $word:ident $($rest:tt)*) => {
        $crate::expand::printed::word($tokens, stringify!($word));
        $crate::expand::printed::put!($tokens, $($rest)*);
    };
    ($tokens:ident, $mark:tt $($rest:tt)*) => {
        $crate::expand::printed::mark($tokens, stringify!($mark));
        $crate::expand::printed::put!($tokens, $($rest)*);
    };
    (@ $delimiter:ident $tokens:ident,) => {
        $crate::expand::printed::group($tokens, ::proc_macro2::Delimiter::$delimiter, |_| ());
    };
    (@ $delimiter:ident $tokens:ident, $($inside:tt)*) => {
        let delimiter = ::proc_macro2::Delimiter::$delimiter;
        $crate::expand::printed::group($tokens, delimiter, |$tokens| {
            $crate::expand::printed::put!($tokens, $($inside)*);
        });
    };
}
pub(super) use put;

/// What the closure prints.
pub(super) fn printed<F: Fn(&mut TokenStream)>(print: F) -> Printed<F> {
    Printed(print)
}

pub(super) struct Printed<F>(F);

impl<F: Fn(&mut TokenStream)> ToTokens for Printed<F> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (self.0)(tokens);
    }
}

// One interpolation in a `quote!`, where a repetition is a loop that rustc compiles anew.
impl ToTokens for Attributes {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for attribute in self.iter() {
            attribute.to_tokens(tokens);
        }
    }
}

/// What stands in each method: groups that are made once, for to make one is to ask rustc.
pub(super) struct Repeated {
    /// `[track_caller]`
    tracked: Group,
    /// `(&mut self)`
    pub(super) exclusive: Group,
}

impl Repeated {
    pub(super) fn new() -> Self {
        let tracked = Group::new(Delimiter::Bracket, quote!(track_caller));
        Self { tracked, exclusive: Group::new(Delimiter::Parenthesis, quote!(&mut self)) }
    }

    /// `#[track_caller]`
    pub(super) fn put_track_caller(&self, tokens: &mut TokenStream) {
        mark(tokens, "#");
        self.tracked.to_tokens(tokens);
    }
}

/// `::standin::` and the names.
pub(super) fn path(tokens: &mut TokenStream, names: &[&str]) {
    for name in ["standin"].iter().chain(names) {
        tokens.append(Punct::new(':', Spacing::Joint));
        tokens.append(Punct::new(':', Spacing::Alone));
        tokens.append(Ident::new(name, Span::call_site()));
    }
}

/// The path, with generic arguments.
pub(super) fn angled(
    tokens: &mut TokenStream,
    names: &[&str],
    arguments: impl FnOnce(&mut TokenStream),
) {
    path(tokens, names);
    tokens.append(Punct::new('<', Spacing::Alone));
    arguments(tokens);
    tokens.append(Punct::new('>', Spacing::Alone));
}

/// A doc comment.
pub(super) fn doc(tokens: &mut TokenStream, text: &str) {
    put!(tokens, #[doc = #text]);
}

pub(super) fn word(tokens: &mut TokenStream, word: &str) {
    tokens.append(Ident::new(word, Span::call_site()));
}

/// One mark of one or more characters, such as `::`.
pub(super) fn mark(tokens: &mut TokenStream, mark: &str) {
    let mut characters = mark.chars().peekable();
    while let Some(character) = characters.next() {
        let spacing = if characters.peek().is_some() { Spacing::Joint } else { Spacing::Alone };
        tokens.append(Punct::new(character, spacing));
    }
}

pub(super) fn group(
    tokens: &mut TokenStream,
    delimiter: Delimiter,
    print: impl FnOnce(&mut TokenStream),
) {
    let mut inside = TokenStream::new();
    print(&mut inside);
    tokens.append(Group::new(delimiter, inside));
}
