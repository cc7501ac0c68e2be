//! From the user's tokens to the model; every complaint about them is made here.

mod attribute;
mod function;
mod lifetimes;
mod signature;
mod supertrait;
mod trait_item;
mod types;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Error, Item, Result};

use crate::model::{Double, Patch, Patchable};

/// Understands the item under `#[automock]`.
pub(crate) fn automock(attribute: TokenStream, item: TokenStream) -> Result<Double> {
    let given = syn::parse2(attribute)?;
    match syn::parse2(item)? {
        Item::Trait(item) => trait_item::understand(item, given),
        other => Err(not_a_trait(&other)),
    }
}

fn not_a_trait(item: &Item) -> Error {
    let advice = match item {
        Item::Struct(item) => {
            return Error::new_spanned(
                &item.ident,
                "`#[automock]` mocks a trait, not a struct: put the methods that the code under test \
                 calls into a trait, and write `#[automock]` above it",
            );
        }
        Item::Enum(item) => {
            return Error::new_spanned(
                &item.ident,
                "`#[automock]` mocks a trait, not an enum: put the methods that the code under test \
                 calls into a trait, and write `#[automock]` above it",
            );
        }
        Item::Mod(item) if item.content.as_ref().is_none_or(|(_, items)| items.is_empty()) => {
            return Error::new_spanned(
                &item.ident,
                "there is nothing to mock in this module: write its functions between `mod … {` and \
                 `}`, or `#[patchable]` above each function in its file",
            );
        }
        Item::Fn(item) => {
            return Error::new_spanned(
                &item.sig.ident,
                "`#[automock]` mocks a trait; for a function write `#[patchable]` above it and \
                 `patch!(its::path)` in the test",
            );
        }
        Item::Mod(_) => {
            "a module can't be mocked yet: write `#[patchable]` above each function in it"
        }
        Item::Impl(_) => "an `impl` block can't be mocked yet: put the methods into a trait",
        Item::ForeignMod(_) => "foreign functions can't be mocked yet: call them through a trait",
        _ => "`#[automock]` mocks a trait",
    };
    Error::new_spanned(item.to_token_stream(), advice)
}

/// Understands the item under `#[patchable]`.
pub(crate) fn patchable(attribute: TokenStream, item: TokenStream) -> Result<Patchable> {
    if !attribute.is_empty() {
        return Err(Error::new_spanned(attribute, "`#[patchable]` takes no arguments"));
    }
    match syn::parse2(item)? {
        Item::Fn(item) => function::understand(item),
        other => Err(Error::new_spanned(
            other.to_token_stream(),
            "`#[patchable]` goes above a free function",
        )),
    }
}

/// Understands the path given to `patch!`.
pub(crate) fn patch(tokens: TokenStream) -> Result<Patch> {
    if tokens.is_empty() {
        return Err(Error::new(
            proc_macro2::Span::call_site(),
            "say what to patch: `patch!(path::to::function)`",
        ));
    }
    let path: syn::Path = syn::parse2(tokens).map_err(|error| {
        Error::new(error.span(), "this is no path of a function: `patch!(path::to::function)`")
    })?;
    if let Some(segment) = path.segments.iter().find(|segment| !segment.arguments.is_none()) {
        return Err(Error::new_spanned(
            &segment.arguments,
            "generic functions can't be patched yet",
        ));
    }
    Ok(Patch { path })
}
