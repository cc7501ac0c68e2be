//! Type parameters that may borrow: no function of a double's can be chosen by such a type. Where it is bounded by traits
//! of which it is known that types with them may borrow, its arguments are taken as `impl Trait` is.

use std::borrow::Cow;

use syn::{
    Block, FnArg, Ident, Signature, Token, TraitBoundModifier, Type, TypeImplTrait, TypeParamBound,
    WherePredicate,
};

use super::generics::{Bounds, is_static, mentions, parameter_named};
use super::signature::Scope;
use super::type_parameters::Bounded;
use super::{collected, contained, lent_beside, opaque, passing, types, unsized_parameters};
use crate::syntax::{ends_in, has_trait, input_types, predicates, retain};

/// Traits of std and of the crates of futures that have objects, and whose types may borrow.
const OBJECTS: [&str; 19] = [
    "AsyncBufRead",
    "AsyncRead",
    "AsyncSeek",
    "AsyncWrite",
    "Binary",
    "BufRead",
    "Debug",
    "Display",
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "Future",
    "Hasher",
    "Iterator",
    "LowerHex",
    "Read",
    "Seek",
    "Stream",
    "ToString",
    "Write",
];

/// Takes those that are nothing but the whole type of arguments, or behind the reference that is. A body that is kept
/// beside the double has to do with what an argument is passed as.
pub(super) fn take(
    signature: &Signature,
    bounds: &mut Vec<(Ident, Bounds)>,
    scope: &Scope,
    kept: Option<&Block>,
) -> Bounded {
    let mut taken = match kept {
        None => collected::take(signature, bounds),
        Some(body) => collected::seen_by_a_body(collected::take(signature, bounds), body),
    };
    taken.extend(contained::take(signature, bounds, kept));
    leave_out(&taken, bounds);
    for (name, of) in bounds.iter() {
        let is_named_by = |other: &(Ident, Bounds)| other.0 != *name && mentions(&other.1, &[name]);
        let sized = unsized_parameters::sized(of);
        let is_passed = sized.len() == of.len()
            || unsized_parameters::are_had_by_references(name, of, signature);
        let is_taken = is_passed
            && !is_converted_behind(name, of, signature)
            && match kept {
                None => is_lent(&sized) && is_only_taken(signature, name),
                Some(body) => {
                    is_lent(&passing::seen_by_a_body(&sized))
                        && lent_beside::is_enough(of)
                        && lent_beside::stays_send(of, signature)
                        && lent_beside::converts_again(of, signature, scope)
                        && is_only_taken(signature, name)
                        && !lent_beside::is_needed(name, of, signature, body)
                }
            };
        if is_taken && !bounds.iter().any(is_named_by) {
            let seen = if kept.is_some() { of.clone() } else { without_what_is_shown(of) };
            taken.push((name.clone(), seen));
        }
    }
    leave_out(&taken, bounds);
    Bounded::of(taken)
}

/// Whether it stands behind a reference, where nothing can convert it.
fn is_converted_behind(name: &Ident, bounds: &Bounds, signature: &Signature) -> bool {
    let is_it = |ty: &&Type| match types::bare(ty) {
        Type::Reference(reference) => parameter_named(&reference.elem) == Some(name),
        _ => false,
    };
    has_trait(bounds, &["Into", "IntoIterator", "RangeBounds"])
        && input_types(signature).iter().any(is_it)
}

fn leave_out(taken: &[(Ident, Bounds)], bounds: &mut Vec<(Ident, Bounds)>) {
    bounds.retain(|(name, _)| taken.iter().all(|(of, _)| of != name));
}

/// The signature with `impl Trait` in place of such parameters, if there are any.
pub(super) fn as_opaque<'s>(signature: &'s Signature, parameters: &Bounded) -> Cow<'s, Signature> {
    if parameters.names().is_empty() {
        return Cow::Borrowed(signature);
    }
    let mut signature = signature.clone();
    for input in &mut signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        let ty = types::bare_mut(&mut input.ty);
        let ty = match contained::item_mut(&mut ty.clone()) {
            Some(_) => contained::item_mut(ty).expect("the item that its clone has"),
            None => match ty {
                Type::Reference(reference) => types::bare_mut(&mut reference.elem),
                ty => ty,
            },
        };
        if let Some(bounds) = parameter_named(ty).and_then(|name| parameters.get(name)) {
            let (impl_token, bounds) = (<Token![impl]>::default(), bounds.clone());
            *ty = Type::ImplTrait(TypeImplTrait { impl_token, bounds });
        }
    }
    Cow::Owned(signature)
}

/// The bounds without those that what an `impl AsRef`, `impl Into` or `impl RangeBounds` shows has as well.
pub(super) fn without_what_is_shown(bounds: &Bounds) -> Bounds {
    if !has_trait(bounds, &["AsRef", "Into", "RangeBounds"]) {
        return bounds.clone();
    }
    let is_shown = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            matches!(bound.modifier, TraitBoundModifier::None)
                && ends_in(&bound.path, &["Clone", "Copy", "Debug", "Display"])
        }
        _ => false,
    };
    let mut others = bounds.clone();
    retain(&mut others, &mut |bound| !is_shown(bound));
    others
}

/// Whether a box has all of the traits, and none of them says that the type lives for ever.
fn is_lent(bounds: &Bounds) -> bool {
    let is_known = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => match bound.modifier {
            TraitBoundModifier::None => {
                types::is_auto_trait(&bound.path)
                    || ends_in(&bound.path, &OBJECTS)
                    || ends_in(&bound.path, &["Clone", "Copy"])
            }
            _ => false,
        },
        _ => true,
    };
    let shown = without_what_is_shown(bounds);
    let is_converted = opaque::target(&shown, "Into").is_some()
        || opaque::target(&shown, "AsRef").is_some()
        || opaque::target(&shown, "RangeBounds").is_some()
        || opaque::into_iterator_item(&shown).is_some();
    let is_object = has_trait(bounds, &OBJECTS) && bounds.iter().all(is_known);
    (is_converted || is_object) && !is_static(bounds)
}

/// Whether each has but one trait, so that a box has all that a body may ask for.
pub(super) fn are_as_boxes(parameters: &Bounded) -> bool {
    for bounds in parameters.bounds() {
        let mut traits = 0;
        // What is seen of a reference leaves that to the body.
        let bounds = match has_trait(bounds, &["AsRef"]) {
            true => &unsized_parameters::sized(bounds),
            false => bounds,
        };
        for bound in bounds {
            if let TypeParamBound::Trait(bound) = bound {
                traits += usize::from(!types::is_auto_trait(&bound.path));
            }
        }
        if traits != 1 {
            return false;
        }
    }
    true
}

/// Whether the parameter is nothing but the whole type of arguments, or nothing but behind the references that are.
pub(super) fn is_only_taken(signature: &Signature, name: &Ident) -> bool {
    is_argument(signature, name) && !is_in_predicates(signature, name, &[name])
}

/// The same, whatever the predicates say.
pub(super) fn is_argument(signature: &Signature, name: &Ident) -> bool {
    let is_it = |ty: &Type| parameter_named(ty) == Some(name);
    let (mut taken, mut behind) = (0, 0);
    for ty in &input_types(signature) {
        match types::bare(ty) {
            ty if is_it(ty) => taken += 1,
            Type::Reference(reference) if is_it(&reference.elem) => behind += 1,
            _ if mentions(ty, &[name]) => return false,
            _ => {}
        }
    }
    (taken > 0) != (behind > 0) && !mentions(&signature.output, &[name])
}

/// Whether a predicate mentions the parameter that bounds none of these.
pub(super) fn is_in_predicates(signature: &Signature, name: &Ident, beside: &[&Ident]) -> bool {
    predicates(&signature.generics).into_iter().any(|predicate| match predicate {
        WherePredicate::Type(of) => {
            let is_beside = parameter_named(&of.bounded_ty).is_some_and(|of| beside.contains(&of));
            !is_beside && mentions(predicate, &[name])
        }
        _ => false,
    })
}
