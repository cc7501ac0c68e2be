//! Whether a body that is kept beside a double can do with what an argument of a type parameter is passed as: with what is
//! seen of it, with a box, or behind a reference with the argument itself.

use syn::{Block, Ident, Signature, Type, TypeParamBound};

use super::generics::{Bounds, mentions, parameter_named};
use super::lifetimes::has_any;
use super::signature::Scope;
use super::{opaque, passing, types, unsized_parameters};
use crate::syntax::{ends_in, has_trait, input_types, output_type};

/// Whether a box has the traits too, of those that have objects.
pub(super) fn is_enough(bounds: &Bounds) -> bool {
    // Of these there is a box where it need not be pinned.
    const POLLED: [&str; 4] = ["AsyncBufRead", "AsyncRead", "AsyncSeek", "AsyncWrite"];
    const NEVER: [&str; 3] = ["Binary", "LowerHex", "ToString"];
    let is_of_texts = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            let mut names = bound.path.segments.iter().rev().map(|segment| &segment.ident);
            names.next().is_some_and(|name| name == "Write")
                && names.next().is_some_and(|module| module == "fmt")
        }
        _ => false,
    };
    // Its methods are there for any type that has it as a bound, and for others where it is imported.
    let is_elsewhere = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            ends_in(&bound.path, &["RangeBounds"]) && bound.path.segments.len() > 1
        }
        _ => false,
    };
    !has_trait(bounds, &NEVER)
        && !bounds.iter().any(is_elsewhere)
        && !bounds.iter().any(is_of_texts)
        && (has_trait(bounds, &["Unpin"]) || !has_trait(bounds, &POLLED))
}

/// Whether the future of an `async fn` is `Send` with it where it was before: a box is so where the bounds say it.
pub(super) fn stays_send(bounds: &Bounds, signature: &Signature) -> bool {
    let is_converted = has_trait(bounds, &["AsRef", "Into", "RangeBounds"]);
    let is_boxed_as_send = has_trait(bounds, &["Send"]) && !has_trait(bounds, &["IntoIterator"]);
    signature.asyncness.is_none() || is_converted || is_boxed_as_send
}

/// Whether a body can be given what converts into this type, and into nothing else, if that is what it asks for.
pub(super) fn converts_again(bounds: &Bounds, signature: &Signature, scope: &Scope) -> bool {
    let is_converted = has_trait(bounds, &["Into"]);
    let target = opaque::target(&passing::seen_by_a_body(bounds), "Into");
    let is_named = |of: &Type| passing::is_named_anywhere(of, scope, &signature.generics);
    !is_converted || target.as_ref().is_some_and(is_named)
}

/// Whether the body has to have the type itself: it names that, or would have a trait object behind a reference.
pub(super) fn is_needed(
    name: &Ident,
    bounds: &Bounds,
    signature: &Signature,
    body: &Block,
) -> bool {
    let (mut is_behind, mut is_changed, mut borrowing) = (false, false, 0);
    for ty in &input_types(signature) {
        borrowing += usize::from(may_borrow(ty, signature));
        if let Type::Reference(reference) = types::bare(ty) {
            if parameter_named(&reference.elem) == Some(name) {
                is_behind = true;
                is_changed |= reference.mutability.is_some();
            }
        }
    }
    let is_had = unsized_parameters::are_had_by_references(name, bounds, signature);
    let is_alone = !is_changed || is_had || borrowing == 1;
    let is_kept = is_alone && !output_type(signature).is_some_and(has_any);
    is_behind && !is_kept || mentions(body, &[name])
}

fn may_borrow(ty: &Type, signature: &Signature) -> bool {
    let is_passed = matches!(types::bare(ty), Type::ImplTrait(_));
    let is_generic = |name: &Ident| signature.generics.type_params().any(|of| of.ident == *name);
    is_passed || has_any(ty) || parameter_named(ty).is_some_and(is_generic)
}
