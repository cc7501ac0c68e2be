//! What `#[patchable]` stands above and can't be patched, and what to write instead.

use proc_macro2::TokenStream;
use syn::{Error, ForeignItemFn, Ident, Item, Result};

use super::foreign;
use crate::syntax::parse2;

/// The item, or what to write instead of one that is parsed nowhere but in an `extern` block.
pub(super) fn parsed(item: TokenStream) -> Result<Item> {
    parse2(item.clone()).map_err(|error| match foreign::safe_function(item) {
        Ok(item) => of_no_body(&item.sig.ident),
        Err(_) => error,
    })
}

fn of_no_body(name: &Ident) -> Error {
    Error::new_spanned(
        name,
        "a function without a body is patched elsewhere: a trait's in its `impl`, a foreign one by `#[patchable]` \
         above its `extern` block",
    )
}

/// Why the item can't be patched.
pub(super) fn refusal(item: &Item) -> Error {
    if let Some(name) = without_body(item) {
        return of_no_body(&name);
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
            "`#[patchable]` goes above a function, an `impl` block, an `extern` block, a `static`, a `thread_local!`, \
             or the `use` of a function",
        ),
    }
}

/// The name of a function without a body.
fn without_body(item: &Item) -> Option<Ident> {
    let Item::Verbatim(tokens) = item else { return None };
    let function: ForeignItemFn = parse2(tokens.clone()).ok()?;
    Some(function.sig.ident)
}
