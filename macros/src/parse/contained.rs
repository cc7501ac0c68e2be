//! Slices, `Vec`s and `Option`s of what is converted, `&[S]` with an `S: AsRef<str>`: a double gets them of what that becomes.
//! A body that is kept beside the double has the argument itself, where that can be copied.

use syn::{Block, GenericArgument, Ident, PathArguments, Signature, Type, TypeParamBound};

use super::generics::{Bounds, is_static, mentions, parameter_named};
use super::lifetimes::has_any;
use super::{collected, lent_parameters, passing, types, unsized_parameters};
use crate::model::{Container, Passing};
use crate::syntax::{ends_in, input_types, output_type, parse_quote};

/// What is done to a container of `impl Into<X>` or `impl AsRef<X>`, and its type.
pub(super) fn passed(ty: &Type) -> Option<(Passing, Type)> {
    let (container, mut ty) = (container(ty)?, ty.clone());
    let Type::ImplTrait(item) = types::bare(item_mut(&mut ty)?) else { return None };
    let bounds = passing::seen_by_a_body(&unsized_parameters::sized(&item.bounds));
    let (item, is_seen) = collected::item(&bounds)?;
    let owned = collected::owned(&item, is_seen)?;
    let ty = match (container, is_seen) {
        (Container::Slice | Container::OptionalReference, false) => return None,
        (Container::Iterable | Container::Slice, _) => parse_quote!(::std::vec::Vec<#owned>),
        (Container::Optional, false) => parse_quote!(::core::option::Option<#owned>),
        (Container::Optional | Container::OptionalReference, true) => {
            let lifetime = lifetime_of(&ty);
            parse_quote!(::core::option::Option<& #lifetime #item>)
        }
    };
    Some((Passing::Collected { container, item, is_seen }, ty))
}

/// The same where a body gets the container too.
pub(super) fn beside_a_body(ty: &Type) -> Option<(Passing, Type)> {
    passed(ty).filter(|(passing, _)| passing.leaves_it())
}

/// Takes the parameters that are in such containers and nowhere else. A body that is kept names none of them.
pub(super) fn take(
    signature: &Signature,
    bounds: &[(Ident, Bounds)],
    kept: Option<&Block>,
) -> Vec<(Ident, Bounds)> {
    let mut taken = Vec::new();
    for (name, of) in bounds.iter().filter(|(_, of)| !is_static(of)) {
        let shown = lent_parameters::without_what_is_shown(of);
        if !shown.iter().any(|bound| matches!(bound, TypeParamBound::Trait(_))) {
            continue;
        }
        let is_elsewhere = mentions(&signature.output, &[name])
            || bounds.iter().any(|(other, of)| other != name && mentions(of, &[name]))
            || lent_parameters::is_in_predicates(signature, name, &[name]);
        let is_taken = match (kept, how_passed(signature, name, &shown)) {
            (None, how) => how.is_some(),
            (Some(body), Some(How::Left)) => {
                !mentions(body, &[name]) && !output_type(signature).is_some_and(has_any)
            }
            (Some(_), _) => false,
        };
        if !is_elsewhere && is_taken {
            taken.push((name.clone(), shown));
        }
    }
    taken
}

/// What a body gets of the arguments.
enum How {
    /// The arguments themselves.
    Left,
    /// What they are converted into.
    Converted,
}

/// How all arguments of the parameter are passed, if they are: a body has one type for it.
fn how_passed(signature: &Signature, name: &Ident, bounds: &Bounds) -> Option<How> {
    let (mut left, mut converted) = (false, false);
    for ty in input_types(signature) {
        if !mentions(ty, &[name]) {
            continue;
        }
        let mut ty = ty.clone();
        match item_mut(&mut ty) {
            Some(item) if parameter_named(item) == Some(name) => *item = parse_quote!(impl #bounds),
            _ => return None,
        }
        match passed(&ty)?.0.leaves_it() {
            true => left = true,
            false => converted = true,
        }
    }
    match (left, converted) {
        (true, false) => Some(How::Left),
        (false, true) => Some(How::Converted),
        _ => None,
    }
}

/// What the type is, if it is a container.
fn container(ty: &Type) -> Option<Container> {
    match types::bare(ty) {
        Type::Reference(of) if of.mutability.is_none() && of.lifetime.is_none() => {
            matches!(types::bare(&of.elem), Type::Slice(_)).then_some(Container::Slice)
        }
        Type::Path(of) if ends_in(&of.path, &["Vec"]) => Some(Container::Iterable),
        Type::Path(of) if ends_in(&of.path, &["Option"]) => {
            match types::only_argument(ty, "Option")? {
                Type::Reference(of) if of.mutability.is_some() => None,
                Type::Reference(_) => Some(Container::OptionalReference),
                _ => Some(Container::Optional),
            }
        }
        _ => None,
    }
}

/// The type of what is in the container, or behind the reference in it.
pub(super) fn item_mut(ty: &mut Type) -> Option<&mut Type> {
    container(ty)?;
    let item = match types::bare_mut(ty) {
        Type::Reference(of) => match types::bare_mut(&mut of.elem) {
            Type::Slice(of) => &mut *of.elem,
            _ => return None,
        },
        Type::Path(of) => match &mut of.path.segments.last_mut()?.arguments {
            PathArguments::AngleBracketed(arguments) => match arguments.args.first_mut()? {
                GenericArgument::Type(ty) => ty,
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    };
    match item {
        Type::Reference(of) => Some(&mut of.elem),
        item => Some(item),
    }
}

/// The lifetime of the reference in an `Option`.
fn lifetime_of(ty: &Type) -> Option<syn::Lifetime> {
    match types::only_argument(ty, "Option")? {
        Type::Reference(of) => of.lifetime,
        _ => None,
    }
}
