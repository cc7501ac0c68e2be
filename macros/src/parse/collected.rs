//! Iterables of what is converted, `I: IntoIterator<Item = S>, S: AsRef<str>`: a double gets a `Vec` of what the items become.

use syn::{
    GenericArgument, Ident, PathArguments, Signature, Token, Type, TypeImplTrait, TypeParamBound,
};

use super::generics::{Bounds, is_static, mentions, parameter_named};
use super::{lent_parameters, opaque, types};
use crate::model::Passing;
use crate::syntax::{input_types, output_type, parse_quote};

/// What is done to an `impl IntoIterator` of `impl Into<X>` or `impl AsRef<X>`, and its type.
pub(super) fn passed(bounds: &Bounds) -> Option<(Passing, Type)> {
    let Some(Type::ImplTrait(item)) = opaque::into_iterator_item(bounds) else { return None };
    let converted = opaque::target(&item.bounds, "Into");
    let is_seen = converted.is_none();
    let item = converted.or_else(|| opaque::target(&item.bounds, "AsRef"))?;
    let owned = if is_seen { types::to_owned(&item)? } else { item.clone() };
    Some((Passing::Collected { item, is_seen }, parse_quote!(::std::vec::Vec<#owned>)))
}

/// Takes the parameters that are such an iterable, and those that are its items and nothing else.
pub(super) fn take(signature: &Signature, bounds: &[(Ident, Bounds)]) -> Vec<(Ident, Bounds)> {
    let mut taken = Vec::new();
    for (name, of) in bounds.iter().filter(|(_, of)| !is_static(of)) {
        let Some(item) = item_of(name, of, signature, bounds) else { continue };
        let shown = lent_parameters::without_what_is_shown(&item.1);
        let iterable = with_item(of, &shown);
        let is_whole = |ty: &Type| parameter_named(ty) == Some(name);
        let is_taken = input_types(signature).iter().any(|ty| is_whole(ty))
            && lent_parameters::is_only_taken(signature, name);
        if is_taken && passed(&iterable).is_some() {
            taken.push((name.clone(), iterable));
            taken.push((item.0.clone(), shown));
        }
    }
    taken
}

/// The parameter that is the item of the iterable, and is named nowhere else.
fn item_of<'b>(
    iterable: &Ident,
    of: &Bounds,
    signature: &Signature,
    bounds: &'b [(Ident, Bounds)],
) -> Option<&'b (Ident, Bounds)> {
    let item = opaque::into_iterator_item(of)?;
    let found = bounds.iter().find(|(name, _)| Some(name) == parameter_named(&item))?;
    let name = &found.0;
    let is_elsewhere = bounds.iter().any(|(other, of)| other != iterable && mentions(of, &[name]))
        || input_types(signature).iter().any(|ty| mentions(ty, &[name]))
        || output_type(signature).is_some_and(|ty| mentions(ty, &[name]))
        || lent_parameters::is_in_predicates(signature, name, &[name, iterable]);
    (!is_elsewhere && !is_static(&found.1)).then_some(found)
}

/// The bounds with `impl Trait` as the item.
fn with_item(bounds: &Bounds, item: &Bounds) -> Bounds {
    let mut bounds = bounds.clone();
    for bound in &mut bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let last = bound.path.segments.last_mut().map(|last| &mut last.arguments);
        let Some(PathArguments::AngleBracketed(arguments)) = last else { continue };
        for argument in &mut arguments.args {
            if let GenericArgument::AssocType(of) = argument {
                let (impl_token, bounds) = (<Token![impl]>::default(), item.clone());
                of.ty = Type::ImplTrait(TypeImplTrait { impl_token, bounds });
            }
        }
    }
    bounds
}
