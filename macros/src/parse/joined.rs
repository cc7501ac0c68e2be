//! `impl Read + Seek` by value beside a body: no trait object has two traits, but one of a trait of ours that has them
//! both as supertraits.

use quote::format_ident;
use syn::ext::IdentExt;
use syn::{Error, Ident, Result, Type, TypeImplTrait, TypeParamBound, parse_quote};

use super::argument::Around;
use super::generics::Bounds;
use super::opaque;
use super::passing::is_named_anywhere;
use super::signature::AroundBody;
use super::types::is_auto_trait;
use crate::model::{Joined, Passing};

/// What is done to the argument of this name, and its type, if it has several traits and its function can have an
/// item beside it.
pub(super) fn of(
    of_opaque: &TypeImplTrait,
    name: &Ident,
    around: &Around<'_>,
) -> Result<Option<(Passing, Type)>> {
    let is_joined = |bound: &&TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => !is_auto_trait(&bound.path),
        _ => false,
    };
    let (traits, mut others): (Vec<_>, Vec<_>) = of_opaque.bounds.iter().partition(is_joined);
    let traits: Bounds = traits.into_iter().cloned().collect();
    let is_anywhere = is_named_anywhere(
        &Type::ImplTrait(of_opaque.clone()),
        around.scope,
        &around.parameters.keys,
    );
    if let (2.., Some(AroundBody::Unknown)) = (traits.len(), &around.scope.body) {
        return Err(Error::new_spanned(
            traits.last(),
            "several traits of an argument take one that has them all, and has no place beside a method alone: write \
             `#[patchable]` above the whole `impl` block",
        ));
    }
    if traits.len() < 2 || !is_anywhere {
        return Ok(None);
    }
    let joined = format_ident!("__{}_{}", around.function.unraw(), name.unraw());
    let bound: TypeParamBound = parse_quote!(#joined);
    others.insert(0, &bound);
    let mut bounds: Bounds = others.into_iter().cloned().collect();
    if opaque::lives(&traits) && !opaque::lives(&bounds) {
        bounds.push(parse_quote!('static));
    }
    let (passing, ty) = opaque::boxed(&bounds);
    let is_pinned = matches!(passing, Passing::Pinned(_));
    Ok(Some((Passing::Joined(Joined { name: joined, traits, is_pinned }), ty)))
}
