//! Tokens that are printed where they go. Macros run unoptimized in a user's build, and what `quote!`
//! interpolates costs much less as tokens than as a stream of its own: what every method has is printed
//! like this.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};

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
    tokens.append(Punct::new('#', Spacing::Alone));
    tokens.append(Group::new(Delimiter::Bracket, quote!(doc = #text)));
}
