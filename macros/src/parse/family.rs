//! How a type is spelled in the runtime.

use syn::{Type, TypeReference};

use super::borrows::Borrows;
use super::{compound, lifetimes, naming, types};
use crate::crate_name;
use crate::model::Family;
use crate::syntax::parse_quote;

/// The family of an argument, in a signature whose output borrows so.
pub(super) fn of_argument(ty: Type, borrows: &Borrows) -> Family {
    let mut family = slice_of_references(&ty, borrows)
        .or_else(|| inner_reference(&ty, borrows))
        .unwrap_or_else(|| of(ty, borrows));
    if let Family::Local { shown, in_parts, .. } = &mut family {
        *in_parts = compound::is_known(shown);
        if *in_parts && !crate_name::is_mockall() {
            naming::shorten_static(shown);
        }
    }
    family
}

/// `&[&T]`, whose lifetimes may be one.
fn slice_of_references(ty: &Type, borrows: &Borrows) -> Option<Family> {
    let (references, pointee) = types::slice_of_references(ty)?;
    let is_free = |reference: &TypeReference| {
        let lifetime = reference.lifetime.as_ref();
        !borrows.is_inner(lifetime) && !borrows.is_third(lifetime)
    };
    references.into_iter().all(is_free).then_some(Family::Refs(pointee))
}

/// `&mut T` whose lifetime the output shares.
fn inner_reference(ty: &Type, borrows: &Borrows) -> Option<Family> {
    let (reference, pointee) = types::simple_reference(ty)?;
    let lifetime = reference.lifetime.as_ref();
    let is_inner = borrows.is_inner(lifetime) && !borrows.is_third(lifetime);
    (reference.mutability.is_some() && is_inner).then_some(Family::NestedMut(pointee))
}

/// The family of a type, in a signature whose output borrows so.
pub(super) fn of(ty: Type, borrows: &Borrows) -> Family {
    if !lifetimes::has_any(&ty) {
        return Family::Own(ty);
    }
    let is_third = |reference: &TypeReference| borrows.is_third(reference.lifetime.as_ref());
    if let Some((reference, pointee)) =
        types::simple_reference(&ty).filter(|(reference, _)| !is_third(reference))
    {
        let is_inner = borrows.is_inner(reference.lifetime.as_ref());
        match (reference.mutability, is_inner) {
            (None, false) => return Family::Ref(pointee),
            (None, true) => return Family::Nested(pointee),
            (Some(_), false) => return Family::Mut(pointee),
            (Some(_), true) => {}
        }
    }
    if let Some((reference, pointee)) =
        types::only_argument(&ty, "Option").as_ref().and_then(types::simple_reference)
    {
        if reference.mutability.is_none() && !is_third(reference) {
            let is_inner = borrows.is_inner(reference.lifetime.as_ref());
            return if is_inner { Family::OptNested(pointee) } else { Family::OptRef(pointee) };
        }
    }
    let of = naming::named(ty, borrows);
    let shown = match types::bare(&of) {
        // How long it lives is said by what stands around it.
        Type::Reference(reference)
            if matches!(types::bare(&reference.elem), Type::TraitObject(_)) =>
        {
            parse_quote!(<#of as ::core::ops::Deref>::Target)
        }
        Type::Reference(reference) => (*reference.elem).clone(),
        other => other.clone(),
    };
    Family::Local { of: Box::new(of), shown: Box::new(shown), in_parts: false }
}
