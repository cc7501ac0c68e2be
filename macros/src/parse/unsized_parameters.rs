//! Type parameters that need not have a size, as `R: Read + ?Sized` behind `&mut R`: of these there is no trait object, but of
//! the reference there is, where that has the traits as well.

use syn::{Ident, Signature, TraitBound, TraitBoundModifier, Type, TypeParamBound, TypeReference};

use super::generics::{Bounds, mentions, parameter_named};
use super::types;
use crate::syntax::{ends_in, input_types};

/// Traits that a `&T` has where `T` has them.
const SHARED: [&str; 5] = ["AsRef", "Binary", "Debug", "Display", "LowerHex"];
/// Those that a `&mut T` has besides.
const EXCLUSIVE: [&str; 8] = [
    "BufRead",
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "Hasher",
    "Iterator",
    "Read",
    "Seek",
    "Write",
];

/// Whether one of the bounds is `?Sized`.
pub(super) fn are_of_one(bounds: &Bounds) -> bool {
    bounds.iter().any(is_maybe)
}

/// The bounds without that.
pub(super) fn sized(bounds: &Bounds) -> Bounds {
    bounds.iter().filter(|bound| !is_maybe(bound)).cloned().collect()
}

/// Whether the parameter stands behind references alone that have all of its traits.
pub(super) fn are_had_by_references(name: &Ident, bounds: &Bounds, signature: &Signature) -> bool {
    input_types(signature).iter().filter(|ty| mentions(ty, &[name])).all(|ty| {
        match types::bare(ty) {
            Type::Reference(reference) => {
                let is_behind = parameter_named(&reference.elem) == Some(name);
                is_behind && reference.lifetime.is_none() && are_had_by(reference, bounds)
            }
            _ => false,
        }
    })
}

/// Whether the reference has all of the traits that what it is to has.
pub(super) fn are_had_by(reference: &TypeReference, bounds: &Bounds) -> bool {
    let has = |of: &TraitBound| {
        is_maybe_trait(of)
            || ends_in(&of.path, &SHARED)
            || reference.mutability.is_some()
                && (types::is_auto_trait(&of.path) || ends_in(&of.path, &EXCLUSIVE))
    };
    bounds.iter().all(|bound| matches!(bound, TypeParamBound::Trait(of) if has(of)))
}

fn is_maybe(bound: &TypeParamBound) -> bool {
    matches!(bound, TypeParamBound::Trait(of) if is_maybe_trait(of))
}

fn is_maybe_trait(of: &TraitBound) -> bool {
    matches!(of.modifier, TraitBoundModifier::Maybe(_))
}
