//! `#[trait_variant::make(Send)]` below `#[automock]`: what it will add to the trait, the mock has to have already.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Ident, ItemTrait, Meta, Result, ReturnType, Token, TraitItem, Type, TypeParamBound,
};

use super::generics::Bounds;
use super::types;
use crate::syntax::{ends_in, has_trait, parse_quote, parse2};

/// What stands between its parentheses.
struct Made {
    /// The name of the variant, where that is another trait.
    name: Option<Ident>,
    bounds: Bounds,
}

impl Parse for Made {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut name = None;
        if input.peek(Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
            name = Some(input.parse()?);
            input.parse::<Token![:]>()?;
        }
        Ok(Self { name, bounds: Punctuated::parse_terminated(input)? })
    }
}

/// Adds the bounds of the variant that is mocked to the trait, and to each `impl Trait` that comes back.
pub(super) fn add_bounds(item: &mut ItemTrait, mocked: &Ident) {
    let made: Vec<Made> = item.attrs.iter().filter_map(made).collect();
    for Made { name, bounds } in made {
        if name.is_some_and(|name| name != *mocked) {
            continue;
        }
        item.supertraits.extend(bounds.clone());
        for member in &mut item.items {
            let TraitItem::Fn(member) = member else { continue };
            if member.sig.asyncness.is_some() && has_trait(&bounds, &["Send"]) {
                // The future of a spy has a reference to that.
                item.supertraits.push(parse_quote!(::core::marker::Sync));
            }
            let ReturnType::Type(_, ty) = &mut member.sig.output else { continue };
            if let Type::ImplTrait(returned) = &mut **ty {
                returned.bounds.extend(bounds.iter().filter(|of| is_auto_trait(of)).cloned());
            }
        }
    }
}

fn made(attribute: &Attribute) -> Option<Made> {
    match &attribute.meta {
        Meta::List(list) if ends_in(&list.path, &["make"]) => parse2(list.tokens.clone()).ok(),
        _ => None,
    }
}

/// Whether a box can have the trait besides another.
fn is_auto_trait(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Trait(of) if types::is_auto_trait(&of.path))
}
