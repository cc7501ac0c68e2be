//! From the user's tokens to the model; every complaint about them is made here.

mod apart;
mod argument;
mod async_trait;
mod attribute;
mod attributes;
mod beside;
mod borrows;
mod callback;
mod collected;
mod compound;
mod contained;
mod deferred;
mod elsewhere;
mod family;
mod foreign;
mod generics;
mod held;
mod hidden;
mod impl_item;
mod import;
mod inherited;
mod joined;
mod lent_beside;
mod lent_parameters;
mod lifetimes;
mod mock_item;
mod module;
mod names;
mod naming;
mod nested_objects;
mod not_patchable;
mod opaque;
mod output;
mod passing;
mod patch;
mod patchable;
mod patched;
mod place;
mod plain;
mod scoped;
mod self_type;
mod signature;
mod supertrait;
mod thread_local;
mod trait_arguments;
mod trait_item;
mod trait_variant;
mod type_parameters;
mod types;
mod unpatchable;
mod unsized_parameters;
mod visibility;
mod wrapping;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Error, Item, Result, Token};

pub(crate) use patched::patched;

use inherited::Heir;

use crate::model::{
    Callback, Double, Inheriting, Mocked, Patch, PatchTuple, Patchable, Spy, StartedByHand,
};
use crate::syntax::parse2;

/// Understands the item under `#[automock]`.
pub(crate) fn automock(attribute: TokenStream, item: TokenStream) -> Result<Mocked> {
    let given: attribute::Given = parse2(attribute.clone())?;
    let parsed = plain::item.parse2(item.clone())?;
    if let Some(again) = attributes::named(attributes_of(&parsed), "automock") {
        return Err(Error::new_spanned(again, "the mock is made twice: write `#[automock]` once"));
    }
    let double = match parsed {
        Item::Trait(of_trait) => {
            let inheritable = given.inheritable.is_some();
            let inheritable = inheritable.then(|| inherited::inheritable(&of_trait, &attribute));
            if let Some(inheriting) = Heir::new(&given, attribute, item).next() {
                return Ok(Mocked::Inheriting(Box::new(Inheriting { inheritable, ..inheriting })));
            }
            match (trait_item::understand(of_trait, given, Vec::new()), inheritable) {
                (Ok(double), inheritable) => Double { inheritable, ..double },
                (Err(error), Some(inheritable)) => {
                    return Ok(Mocked::Refused(error, Box::new(inheritable)));
                }
                (Err(error), None) => return Err(error),
            }
        }
        Item::Impl(item) => impl_item::understand(item, given)?,
        Item::Mod(item) => return module::understand(item, &given).map(Mocked::Module),
        other => return Err(not_mockable(&other)),
    };
    finished(double).map(Mocked::from)
}

fn attributes_of(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Trait(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        _ => &[],
    }
}

/// Understands what the macro of a supertrait hands on: there may be another supertrait to ask.
pub(crate) fn inherit(tokens: TokenStream) -> Result<Mocked> {
    let mut heir: Heir = parse2(inherited::resolved_here(tokens))?;
    if let Some(inheriting) = heir.next() {
        return Ok(Mocked::Inheriting(Box::new(inheriting)));
    }
    let item: syn::ItemTrait = parse2(heir.item)?;
    let given: attribute::Given = parse2(heir.attribute)?;
    let beside = match given.inheritable {
        Some(_) => beside::all_names(&item.ident, &heir.found),
        None => Vec::new(),
    };
    let double = trait_item::understand(item, given, heir.found)?;
    finished(Double { beside, ..double }).map(Mocked::from)
}

/// What is said of a double when all of it is known.
fn finished(double: Double) -> Result<Double> {
    names::made_distinct(double).map(scoped::let_borrow)
}

/// What was parsed, or what the parser says and how it is written.
fn written_as<T>(parsed: Result<T>, example: &str) -> Result<T> {
    match parsed {
        Ok(parsed) => Ok(parsed),
        Err(error) => Err(with_example(&error, example)),
    }
}

fn with_example(error: &Error, example: &str) -> Error {
    Error::new(error.span(), format!("{error}: {example}"))
}

/// What stands with commas between.
fn separated<T: Parse>(input: ParseStream<'_>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        all.push(input.parse()?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(all)
}

/// Understands what stands in `mock! { … }`.
pub(crate) fn mock(tokens: TokenStream) -> Result<Mocked> {
    let double = mock_item::understand(parse2(tokens)?)?;
    finished(double).map(Mocked::from)
}

fn not_mockable(item: &Item) -> Error {
    let of_data = |name: &proc_macro2::Ident, kind: &str| {
        Error::new_spanned(
            name,
            format!(
                "`#[automock]` mocks a trait, an `impl` block or a module, not {kind}: write it above \
                 the `impl` block with its methods"
            ),
        )
    };
    match item {
        Item::Struct(item) => of_data(&item.ident, "a struct"),
        Item::Enum(item) => of_data(&item.ident, "an enum"),
        Item::Fn(item) => Error::new_spanned(
            &item.sig.ident,
            "`#[automock]` mocks a trait; for a function write `#[patchable]` above it and \
             `patch!(its::path)` in the test",
        ),
        Item::ForeignMod(item) => Error::new_spanned(
            &item.abi,
            "foreign functions are mocked with the module around them, `#[automock] mod ffi { extern … }`, or patched: write \
             `#[patchable]` above the block",
        ),
        _ => Error::new_spanned(
            item.to_token_stream(),
            "`#[automock]` mocks a trait, an `impl` block or a module",
        ),
    }
}

/// Understands the item under `#[patchable]`.
pub(crate) fn patchable(attribute: TokenStream, item: TokenStream) -> Result<Patchable> {
    let given = parse2(attribute)?;
    patchable::understand(not_patchable::parsed(item)?, given)
}

/// Understands what is given to `mock_fn!`.
pub(crate) fn callback(tokens: TokenStream) -> Result<Callback> {
    parse2(tokens)
}

/// Understands what is given to `patch!`.
pub(crate) fn patch(tokens: TokenStream) -> Result<Patch> {
    parse2(tokens)
}

/// Understands what is given to `spy!`.
pub(crate) fn spy(tokens: TokenStream) -> Result<Spy> {
    parse2(tokens)
}

/// Understands what is given to `patcher!`.
pub(crate) fn patcher(tokens: TokenStream) -> Result<StartedByHand> {
    parse2(tokens)
}

/// Understands what is given to `patch_multiple!`.
pub(crate) fn patch_multiple(tokens: TokenStream) -> Result<PatchTuple> {
    parse2(tokens)
}
