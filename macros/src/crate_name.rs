//! What the user's crate calls `standin`. Under the feature `rename` its `Cargo.toml` says so.

use proc_macro2::TokenStream;

#[cfg(feature = "rename")]
use proc_macro2::{Group, Ident, TokenTree};

/// Whether the crate stands in for mockall: what mockall's users write themselves is left to them.
pub(crate) fn is_mockall() -> bool {
    name().is_some_and(|name| name == "mockall")
}

/// The name, if it is another one.
#[cfg(feature = "rename")]
fn name() -> Option<String> {
    match proc_macro_crate::crate_name("standin") {
        Ok(proc_macro_crate::FoundCrate::Name(name)) if name != "standin" => Some(name),
        _ => None,
    }
}

#[cfg(not(feature = "rename"))]
fn name() -> Option<String> {
    None
}

/// The tokens, with the name that the user's crate knows wherever `::standin` stands.
#[cfg(feature = "rename")]
pub(crate) fn renamed(tokens: TokenStream) -> TokenStream {
    match name() {
        Some(name) => with_name(tokens, &name),
        None => tokens,
    }
}

#[cfg(not(feature = "rename"))]
pub(crate) fn renamed(tokens: TokenStream) -> TokenStream {
    tokens
}

#[cfg(feature = "rename")]
fn with_name(tokens: TokenStream, name: &str) -> TokenStream {
    let mut colons = 0;
    let rename = |token| {
        let after_colons = colons >= 2;
        colons = match &token {
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons + 1,
            _ => 0,
        };
        match token {
            TokenTree::Ident(ident) if after_colons && ident == "standin" => {
                TokenTree::Ident(Ident::new(name, ident.span()))
            }
            TokenTree::Group(group) => {
                let mut renamed = Group::new(group.delimiter(), with_name(group.stream(), name));
                renamed.set_span(group.span());
                TokenTree::Group(renamed)
            }
            token => token,
        }
    };
    tokens.into_iter().map(rename).collect()
}
