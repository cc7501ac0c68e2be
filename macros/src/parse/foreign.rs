//! An `extern` block under `#[patchable]`: each of its functions becomes one of Rust's, which calls the foreign one and
//! can be patched.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{
    Attribute, Block, Error, FnArg, ForeignItem, ForeignItemFn, ItemForeignMod, Pat, Result,
    Signature, Token,
};

use super::attributes;
use super::signature::Scope;
use super::{argument, patchable};
use crate::model::{Foreign, Patchable, PatchableFunction, Variadic};
use crate::syntax::{ends_in, parse_quote};

/// What says what the linker calls a function.
const FOR_THE_LINKER: [&str; 2] = ["link_name", "link_ordinal"];

pub(super) fn understand(mut block: ItemForeignMod) -> Result<Patchable> {
    let (mut functions, mut others) = (Vec::new(), Vec::new());
    for item in std::mem::take(&mut block.items) {
        match item {
            ForeignItem::Fn(item) if item.sig.variadic.is_none() => {
                functions.push(function(item, false, &block)?);
            }
            ForeignItem::Verbatim(tokens) => match safe_function(tokens.clone()) {
                Ok(item) if item.sig.variadic.is_none() => {
                    functions.push(function(item, true, &block)?);
                }
                _ => others.push(ForeignItem::Verbatim(tokens)),
            },
            other => others.push(other),
        }
    }
    let variadic = others.iter().filter_map(variadic).collect();
    block.items = others;
    let others = (!block.items.is_empty()).then_some(block);
    Ok(Patchable::Foreign(Foreign { functions, others, variadic }))
}

fn variadic(item: &ForeignItem) -> Option<Variadic> {
    let ForeignItem::Fn(ForeignItemFn { attrs, vis, sig, .. }) = item else { return None };
    let (cfgs, name) = (attributes::chosen(attrs, &["cfg"]), sig.ident.clone());
    sig.variadic.as_ref().map(|_| Variadic { cfgs, vis: vis.clone(), name })
}

/// `safe fn`, which `syn` has no form for.
pub(super) fn safe_function(tokens: TokenStream) -> Result<ForeignItemFn> {
    let parse = |input: ParseStream<'_>| {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let safe: Ident = input.parse()?;
        if safe != "safe" {
            return Err(Error::new(safe.span(), "expected a function"));
        }
        let sig = input.parse()?;
        Ok(ForeignItemFn { attrs, vis, sig, semi_token: input.parse::<Token![;]>()? })
    };
    parse.parse2(tokens)
}

/// The function that calls the foreign one. It is of Rust's own ABI, for its double may panic.
fn function(
    item: ForeignItemFn,
    is_safe: bool,
    block: &ItemForeignMod,
) -> Result<PatchableFunction> {
    let ForeignItemFn { attrs, vis, mut sig, .. } = item;
    for (index, input) in sig.inputs.iter_mut().enumerate() {
        let FnArg::Typed(input) = input else { continue };
        if let Pat::Wild(_) = &*input.pat {
            *input.pat = argument::plain(format_ident!("arg{}", index), None);
        }
    }
    let body = call(&attrs, &sig, is_safe, block);
    if !is_safe {
        sig.unsafety.get_or_insert_with(Default::default);
    }
    let mut around = attributes::chosen(&block.attrs, &["cfg"]).to_vec();
    around.extend(attributes::levels(&block.attrs).iter().cloned());
    around.extend(attrs.into_iter().filter(|of| !ends_in(of.path(), &FOR_THE_LINKER)));
    // C has names of its own, and says elsewhere what is safe.
    around.push(attributes::allow(&quote!(
        non_snake_case,
        clippy::missing_safety_doc,
        clippy::too_many_arguments
    )));
    let name = &sig.ident;
    let scope = Scope::without_mock(parse_quote!(#name));
    patchable::function(vis, around, sig, body, &scope)
}

/// Declares the foreign function, by a name that no argument has, and calls it.
fn call(attrs: &[Attribute], sig: &Signature, is_safe: bool, block: &ItemForeignMod) -> Block {
    let foreign = Ident::new("__standin_foreign", sig.ident.span());
    let symbol = attributes::chosen(attrs, &FOR_THE_LINKER);
    let symbol = match symbol.as_slice() {
        [] => {
            let name = sig.ident.unraw().to_string();
            quote!(#[link_name = #name])
        }
        given => quote!(#(#given)*),
    };
    let names = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&input.pat),
        FnArg::Receiver(_) => None,
    });
    let safe = is_safe.then(|| quote!(safe));
    let declared = Signature { ident: foreign.clone(), ..sig.clone() };
    // With all of the user's own that is there: whether it has to say `unsafe` is up to their edition.
    let declaration = ItemForeignMod {
        attrs: attributes::chosen(&block.attrs, &["link"]).to_vec(),
        items: vec![ForeignItem::Verbatim(quote!(#symbol #safe #declared;))],
        ..block.clone()
    };
    let call = quote!(#foreign(#(#names),*));
    match is_safe {
        true => parse_quote!({ #declaration #call }),
        false => parse_quote!({ #declaration unsafe { #call } }),
    }
}
