//! What is done to an argument before the double gets it: closures and `impl Trait` are boxed, what
//! `#[concretize]` stands for becomes a trait object.

use quote::ToTokens;
use syn::{
    Error, Generics, Ident, Result, Token, TraitBoundModifier, Type, TypeImplTrait, TypeParamBound,
    TypeReference,
};

use super::argument::Around;
use super::generics::{self, Bounds, parameter_named};
use super::signature::{AroundBody, Scope};
use super::type_parameters::TypeParameters;
use super::{
    collected, contained, joined, lent_parameters, lifetimes, opaque, types, unsized_parameters,
};
use crate::crate_name;
use crate::model::Passing;
use crate::syntax::{ends_in, has_trait, names, only, parse_quote, retain};

/// What is done to an argument, and of which type it is then.
pub(super) fn of(ty: Type, parameters: &TypeParameters) -> Result<(Passing, Type)> {
    match types::bare(&ty) {
        Type::ImplTrait(opaque) => {
            let deferred = || deferred_opaque(opaque, parameters);
            if let Some(passed) = collected::passed(&opaque.bounds).or_else(deferred) {
                return Ok(passed);
            }
            opaque::refuse_inside(&ty)?;
            return of_opaque(opaque);
        }
        Type::Reference(reference) => {
            if let Type::ImplTrait(opaque) = types::bare(&reference.elem) {
                opaque::refuse_inside(&reference.elem)?;
                if let Some(passed) = seen_behind(reference, &opaque.bounds) {
                    return Ok(passed);
                }
                let (mut passing, ty) = object_behind(reference, object_of(opaque)?);
                if let Passing::Object { is_owned, is_had_by_references, .. } = &mut passing {
                    *is_owned = unsized_parameters::are_of_one(&opaque.bounds);
                    *is_had_by_references =
                        unsized_parameters::are_had_by(reference, &opaque.bounds);
                }
                return Ok((passing, ty));
            }
        }
        _ => {}
    }
    if let Err(refused) = opaque::refuse_in_argument(&ty) {
        return contained::passed(&ty).ok_or(refused);
    }
    if let Some(passed) = of_parameter(&ty, parameters) {
        return Ok(passed);
    }
    if generics::mentions(&ty, &parameters.objects.names()) {
        return Err(Error::new_spanned(
            ty,
            "`#[concretize]` can pass a `T` as `T`, `&T`, `&mut T` or `&[T]`",
        ));
    }
    Ok((Passing::AsItIs, ty))
}

/// The same where a body gets the argument too: what can be cloned stays there, and what is converted is again
/// converted by that.
pub(super) fn beside_a_body(
    ty: Type,
    name: &Ident,
    around: &Around<'_>,
) -> Result<(Passing, Type)> {
    let Around { parameters, scope, .. } = around;
    let mut ty = ty;
    let mut is_clone = parameter_named(&ty).is_some_and(|name| parameters.clones.contains(name));
    let contained = || contained::beside_a_body(&ty);
    if let Some(passed) = collected::beside_a_body(&ty).or_else(contained) {
        return Ok(passed);
    }
    match types::bare(&ty) {
        Type::ImplTrait(_) => opaque::refuse_inside(&ty)?,
        Type::Reference(of) if matches!(types::bare(&of.elem), Type::ImplTrait(_)) => {}
        _ => opaque::refuse_in_argument(&ty)?,
    }
    if let Type::ImplTrait(opaque) = &mut ty {
        is_clone = opaque.bounds.iter().any(is_of_clones);
        opaque.bounds = seen_by_a_body(&opaque.bounds);
    }
    let given = ty.clone();
    let (mut passing, mut ty) = of(ty, parameters)?;
    if let (Type::ImplTrait(opaque), Passing::Boxed(_) | Passing::Pinned(_), false) =
        (&given, &passing, is_clone)
    {
        refuse_of_no_box(opaque)?;
        if let Some(joined) = joined::argument(opaque, name, around)? {
            (passing, ty) = joined;
        }
    }
    let passing = match passing {
        Passing::Converted if is_named_anywhere(&ty, scope, &parameters.keys) => {
            Passing::ConvertedAgain(ty.clone())
        }
        passing => passing,
    };
    Ok(match passing {
        // The body gets what can be copied as well.
        Passing::Viewed(_) | Passing::AsItIs => (passing, ty),
        passing if is_clone => (Passing::Cloned(Box::new(passing)), ty),
        passing => (passing, ty),
    })
}

/// The same where an original gets the argument too: it has all its traits.
pub(super) fn beside_an_original(
    ty: Type,
    name: &Ident,
    around: &Around<'_>,
) -> Result<(Passing, Type)> {
    let Type::ImplTrait(opaque) = types::bare(&ty) else { return of(ty, around.parameters) };
    let opaque = opaque.clone();
    let (mut passing, mut ty) = of(ty, around.parameters)?;
    if let Passing::Boxed(_) | Passing::Pinned(_) = passing {
        if opaque.bounds.iter().any(is_of_clones) {
            return Ok((Passing::Cloned(Box::new(passing)), ty));
        }
        let needs_no_box = |bound: &TypeParamBound| match bound {
            TypeParamBound::Trait(of) => types::may_be_object(&of.path),
            _ => true,
        };
        if opaque.bounds.iter().all(needs_no_box) {
            if let Some(joined) = joined::argument(&opaque, name, around)? {
                (passing, ty) = joined;
            }
        }
    }
    Ok((passing, ty))
}

/// Of what bounds an argument that which decides how it is passed: a body keeps what can be cloned, and what is seen as an
/// `AsRef` is shown as that.
pub(super) fn seen_by_a_body(bounds: &Bounds) -> Bounds {
    let is_seen = has_trait(bounds, &["AsRef"]);
    let mut seen = bounds.clone();
    retain(&mut seen, &mut |of| !(is_of_clones(of) || is_seen && is_of_texts(of)));
    seen
}

/// An `impl Fn() -> Fut`, of a future that has a name.
fn deferred_opaque(opaque: &TypeImplTrait, parameters: &TypeParameters) -> Option<(Passing, Type)> {
    let (bounds, inputs) = parameters.deferred.of_opaque(opaque)?;
    Some((Passing::Deferred(inputs), opaque::boxed_argument(&bounds)))
}

/// `Clone` or `Copy`, which no trait object has.
pub(super) fn is_of_clones(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => ends_in(&bound.path, &["Clone", "Copy"]),
        _ => false,
    }
}

fn is_of_texts(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => ends_in(&bound.path, &["Debug", "Display"]),
        _ => false,
    }
}

/// Whether an item beside or inside of a body can name the type.
pub(super) fn is_named_anywhere(ty: &Type, scope: &Scope, keys: &Generics) -> bool {
    let names_parameter = match &scope.body {
        Some(AroundBody::Known(around)) => {
            let of_self = Ident::from(<Token![Self]>::default());
            let mut mentioned = names(keys);
            mentioned.extend(around);
            mentioned.push(&of_self);
            generics::mentions(ty, &mentioned)
        }
        _ => !types::is_plain(ty),
    };
    !names_parameter && !lifetimes::has_any(ty)
}

/// An `impl Trait`.
fn of_opaque(opaque: &TypeImplTrait) -> Result<(Passing, Type)> {
    let bounds = &lent_parameters::without_what_is_shown(&opaque.bounds);
    if let Some(target) = opaque::target(bounds, "Into") {
        return Ok((Passing::Converted, target));
    }
    if let Some(target) = opaque::target(bounds, "AsRef").filter(|_| !opaque::lives(bounds)) {
        let seen = parse_quote!(&#target);
        return Ok((Passing::Viewed(target), seen));
    }
    if opaque::is_text(&opaque.bounds) && !crate_name::is_mockall() {
        return Ok((Passing::Text, parse_quote!(::std::string::String)));
    }
    if let Some(target) = opaque::target(bounds, "RangeBounds") {
        let bound: Type = parse_quote!(::core::ops::Bound<#target>);
        return Ok((Passing::Ranged(target), parse_quote!((#bound, #bound))));
    }
    if let Some(item) = opaque::into_iterator_item(&opaque.bounds) {
        let boxed =
            opaque::boxed_argument(&only(parse_quote!(::core::iter::Iterator<Item = #item>)));
        return Ok((Passing::Iterated(boxed.clone()), boxed));
    }
    Ok(opaque::boxed(&object_of(opaque)?))
}

/// A type parameter that is passed as something else, or what is made of one.
fn of_parameter(ty: &Type, parameters: &TypeParameters) -> Option<(Passing, Type)> {
    let object = |ty: &Type| parameters.objects.get(parameter_named(ty)?).cloned();
    if let Some(bounds) = parameter_named(ty).and_then(|name| parameters.closures.get(name)) {
        let boxed = opaque::boxed_argument(bounds);
        let inputs = parameter_named(ty).and_then(|name| parameters.deferred.inputs(name));
        let passing = inputs.map_or_else(|| Passing::Boxed(boxed.clone()), Passing::Deferred);
        return Some((passing, boxed));
    }
    if let Some(bounds) = object(ty) {
        let is_mut = has_trait(&bounds, &["FnMut"]);
        let object = match is_mut {
            true => parse_quote!(&mut (dyn #bounds)),
            false => parse_quote!(&(dyn #bounds)),
        };
        return Some((
            Passing::Object { bounds, is_mut, is_owned: true, is_had_by_references: false },
            object,
        ));
    }
    let Type::Reference(reference) = types::bare(ty) else { return None };
    if let Some(bounds) = object(&reference.elem) {
        return Some(object_behind(reference, bounds));
    }
    match (types::bare(&reference.elem), &reference.mutability) {
        (Type::Slice(slice), None) => {
            let (lifetime, bounds) = (&reference.lifetime, object(&slice.elem)?);
            let objects = parse_quote!(&#lifetime [&(dyn #bounds)]);
            Some((Passing::Objects(bounds), objects))
        }
        _ => None,
    }
}

/// What an `impl AsRef` behind the reference shows.
fn seen_behind(reference: &TypeReference, bounds: &Bounds) -> Option<(Passing, Type)> {
    let TypeReference { lifetime, mutability: None, .. } = reference else { return None };
    let target = opaque::target(&seen_by_a_body(&unsized_parameters::sized(bounds)), "AsRef")?;
    let seen = parse_quote!(&#lifetime #target);
    (!opaque::lives(bounds)).then_some((Passing::Seen(target), seen))
}

/// What is behind the reference, as a trait object there.
fn object_behind(reference: &TypeReference, bounds: Bounds) -> (Passing, Type) {
    let TypeReference { lifetime, mutability, .. } = reference;
    let object = parse_quote!(&#lifetime #mutability (dyn #bounds));
    let is_mut = mutability.is_some();
    (Passing::Object { bounds, is_mut, is_owned: false, is_had_by_references: false }, object)
}

/// What a double sees of an `impl Trait`: a trait object.
fn object_of(opaque: &TypeImplTrait) -> Result<Bounds> {
    let bounds = generics::of_object(&opaque.bounds);
    match bounds.iter().any(|bound| matches!(bound, TypeParamBound::Trait(_))) {
        true => Ok(bounds),
        false => Err(no_object(opaque, opaque)),
    }
}

/// Refuses what a body could do with the argument, and not with a box of it.
fn refuse_of_no_box(opaque: &TypeImplTrait) -> Result<()> {
    let refused = opaque.bounds.iter().find(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            matches!(bound.modifier, TraitBoundModifier::None) && !types::may_be_object(&bound.path)
        }
        _ => false,
    });
    refused.map_or(Ok(()), |bound| Err(no_object(bound, opaque)))
}

fn no_object(at: &impl ToTokens, opaque: &TypeImplTrait) -> Error {
    let instead = match has_trait(&opaque.bounds, &["AsyncFn", "AsyncFnMut", "AsyncFnOnce"]) {
        true => "write `impl Fn(…) -> Pin<Box<dyn Future<Output = …>>>`",
        false => "write a type parameter, `T: … + 'static`",
    };
    Error::new_spanned(
        at,
        format!("a double gets it as a trait object, and there is none of this trait: {instead}"),
    )
}
