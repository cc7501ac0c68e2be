//! The `use` of a function of another crate under `#[patchable]`: what is imported is a function that calls the
//! other one, and can be patched where it is looked up.

use proc_macro2::Span;
use quote::quote;
use syn::{Block, Error, FnArg, Ident, ItemUse, Pat, Path, Result, Signature, UseTree};

use super::patchable;
use super::signature::Scope;
use crate::model::Patchable;
use crate::syntax::parse_quote;

/// The function, whose signature is given in the attribute.
pub(super) fn understand(item: ItemUse, signature: Option<Signature>) -> Result<Patchable> {
    let Some(mut signature) = signature else {
        return Err(Error::new_spanned(
            &item,
            "what the function looks like can't be seen from here: say it, \
             `#[patchable(fn(path: &Path) -> io::Result<String>)]`",
        ));
    };
    let (path, name) = imported_path(&item)?;
    refuse_of_a_type(&path)?;
    signature.ident = name;
    let body = call(&path, &signature)?;
    let self_name = &signature.ident;
    let scope = Scope::without_mock(parse_quote!(#self_name));
    let function = patchable::function(item.vis, item.attrs, signature, body, &scope)?;
    Ok(Patchable::Function(Box::new(function)))
}

/// Refuses a function of a type where that can be told: the modules of std, and of no other crate, are known to have
/// small letters. Elsewhere rustc says that a type is no module.
fn refuse_of_a_type(path: &Path) -> Result<()> {
    let is_capital = |name: &Ident| name.to_string().starts_with(char::is_uppercase);
    let mut names = Vec::new();
    for segment in &path.segments {
        names.push(&segment.ident);
    }
    let first = names.first().map(|first| first.to_string());
    let is_of_std = first.is_some_and(|first| ["std", "core", "alloc"].contains(&first.as_str()));
    match names.as_slice() {
        // Of an `enum` what makes a variant can be imported.
        [.., of, name] if is_of_std && is_capital(of) && !is_capital(name) => {
            Err(Error::new_spanned(
                of,
                "a function of a type can't be imported: call it from a function of yours, and write `#[patchable]` \
             above that",
            ))
        }
        _ => Ok(()),
    }
}

/// The body of a function that calls the one at `path`.
fn call(path: &Path, signature: &Signature) -> Result<Block> {
    let mut names = Vec::new();
    for input in &signature.inputs {
        match input {
            FnArg::Typed(input) => match &*input.pat {
                Pat::Ident(pattern) => names.push(&pattern.ident),
                other => return Err(Error::new_spanned(other, "give the argument a name")),
            },
            FnArg::Receiver(receiver) => {
                return Err(Error::new_spanned(
                    receiver,
                    "a method can't be imported: call it from a function of yours, and patch that",
                ));
            }
        }
    }
    // By the import that other builds have, so that rustc refuses here what it refuses there.
    let here = path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
    let imported = Ident::new("__standin_imported", here);
    let call = quote!({ use #path as #imported; #imported(#(#names),*) });
    let call = match signature.unsafety {
        Some(unsafety) => quote!(#unsafety { #call }),
        None => call,
    };
    let awaited = signature.asyncness.map(|_| quote!(.await));
    Ok(parse_quote!({ #call #awaited }))
}

/// The function that a `use` imports, and what it is called here.
fn imported_path(item: &ItemUse) -> Result<(Path, Ident)> {
    let mut segments = Vec::new();
    let mut tree = &item.tree;
    let name = loop {
        match tree {
            UseTree::Path(path) => {
                segments.push(path.ident.clone());
                tree = &path.tree;
            }
            UseTree::Name(name) => {
                segments.push(name.ident.clone());
                break name.ident.clone();
            }
            UseTree::Rename(rename) => {
                segments.push(rename.ident.clone());
                break rename.rename.clone();
            }
            other => {
                return Err(Error::new_spanned(
                    other,
                    "one `use` for each function: `use std::fs::read_to_string;`",
                ));
            }
        }
    };
    let leading = item.leading_colon;
    Ok((parse_quote!(#leading #(#segments)::*), name))
}
