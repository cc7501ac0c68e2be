//! The test or module under `#[patched]`, and the attributes of this name inside of it: what they say is
//! understood at once, so that the patches of a test are made after those of its module.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::{Attribute, Error, Item, ItemFn, ItemMod, Meta, Result};

use super::patch;
use crate::model::{InModule, NamedPatch, Patched, Tests};
use crate::syntax::{ends_in, parse2};

/// Understands `#[patched(…)]` and the function or module under it.
pub(crate) fn patched(attribute: TokenStream, item: TokenStream) -> Result<Patched> {
    let before = patches(attribute)?;
    let mut patched = match parse2(item)? {
        Item::Fn(function) => test(function)?,
        Item::Mod(module) if module.content.is_some() => tests(module)?,
        other => {
            return Err(Error::new_spanned(
                other.to_token_stream(),
                "`#[patched]` goes above a test, or a module of tests: `mod tests { … }`",
            ));
        }
    };
    let inside = std::mem::replace(&mut patched.patches, before);
    patched.patches.extend(inside);
    Ok(patched)
}

fn patches(attribute: TokenStream) -> Result<Vec<NamedPatch>> {
    if is_understood(&attribute) {
        return Ok(Vec::new());
    }
    let patches = patch::several.parse2(attribute)?;
    if patches.is_empty() {
        return Err(Error::new(
            Span::call_site(),
            "say what to patch: `#[patched(net::open as open, net::close => |_| Ok(()))]`",
        ));
    }
    Ok(patches)
}

fn test(mut function: ItemFn) -> Result<Patched> {
    let patches = its_own(&mut function.attrs)?;
    Ok(Patched { patches, of: Tests::Function(Box::new(function)) })
}

fn tests(mut module: ItemMod) -> Result<Patched> {
    let patches = its_own(&mut module.attrs)?;
    let mut items = Vec::new();
    let content = module.content.as_mut().map(|(_, content)| std::mem::take(content));
    for item in content.unwrap_or_default() {
        items.push(match item {
            Item::Fn(function) if is_test(&function) => InModule::Tests(Box::new(test(function)?)),
            Item::Mod(inner) if inner.content.is_some() => InModule::Tests(Box::new(tests(inner)?)),
            other => InModule::Other(Box::new(other)),
        });
    }
    Ok(Patched { patches, of: Tests::Module(Box::new(module), items) })
}

/// Takes what further attributes of this name say. They stay, for the user's import of the macro is used by
/// them, and say that they are understood.
fn its_own(attributes: &mut [Attribute]) -> Result<Vec<NamedPatch>> {
    let mut all = Vec::new();
    for attribute in attributes {
        let Meta::List(list) = &mut attribute.meta else { continue };
        if ends_in(&list.path, &["patched"]) {
            all.extend(patches(std::mem::replace(&mut list.tokens, quote!(@)))?);
        }
    }
    Ok(all)
}

/// Whether the attribute's patches are made already, by one further out.
fn is_understood(attribute: &TokenStream) -> bool {
    let mut tokens = attribute.clone().into_iter();
    let is_mark = matches!(tokens.next(), Some(TokenTree::Punct(mark)) if mark.as_char() == '@');
    is_mark && tokens.next().is_none()
}

/// `#[test]`, `#[tokio::test]`, `#[rstest]` and their like.
fn is_test(function: &ItemFn) -> bool {
    let marks = ["test", "rstest", "test_case", "case"];
    function.attrs.iter().any(|attribute| ends_in(attribute.path(), &marks))
}
