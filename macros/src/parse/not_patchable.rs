//! What `#[patchable]` stands above and can't be patched, and what to write instead.

use crate::syntax::parse2;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Error, ForeignItemFn, Ident, Item, Result, Token, Visibility};

/// The item, or what to write instead of one that is parsed nowhere but in an `extern` block.
pub(super) fn parsed(item: TokenStream) -> Result<Item> {
    parse2(item.clone()).map_err(|error| match safe_function.parse2(item) {
        Ok(name) => of_no_body(&name, "fn"),
        Err(_) => error,
    })
}

/// The name of a `safe fn`.
fn safe_function(input: ParseStream<'_>) -> Result<Ident> {
    input.call(Attribute::parse_outer)?;
    input.parse::<Visibility>()?;
    let safe: Ident = input.parse()?;
    if safe != "safe" {
        return Err(Error::new(safe.span(), "expected `safe`"));
    }
    input.parse::<Token![fn]>()?;
    let name = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(name)
}

fn of_no_body(name: &impl ToTokens, keywords: &str) -> Error {
    Error::new_spanned(
        name,
        format!(
            "a function without a body is patched elsewhere: a trait's in its `impl`, a foreign one where it is \
             imported, `#[patchable({keywords}(n: i32) -> i32)] use ffi::abs;`"
        ),
    )
}

/// Why the item can't be patched.
pub(super) fn refusal(item: &Item) -> Error {
    if let Some(name) = without_body(item) {
        return of_no_body(&name, "unsafe fn");
    }
    let instead = match item {
        Item::Trait(item) => Some((&item.ident, "a trait: mock that by `#[automock]`")),
        Item::Mod(item) => Some((&item.ident, "a module: write it above its functions")),
        Item::Const(item) => Some((&item.ident, "a constant: make it a `static`")),
        _ => None,
    };
    match instead {
        Some((name, instead)) => Error::new_spanned(
            name,
            format!(
                "`#[patchable]` goes above a function, an `impl` block or a `static`, not {instead}"
            ),
        ),
        None => Error::new_spanned(
            item,
            "`#[patchable]` goes above a function, an `impl` block, a `static`, a `thread_local!`, or the `use` \
             of a function",
        ),
    }
}

/// The name of a function without a body, or what stands for the names of several.
fn without_body(item: &Item) -> Option<TokenStream> {
    match item {
        Item::ForeignMod(item) => Some(item.abi.to_token_stream()),
        Item::Verbatim(tokens) => {
            let function: ForeignItemFn = parse2(tokens.clone()).ok()?;
            Some(function.sig.ident.to_token_stream())
        }
        _ => None,
    }
}
