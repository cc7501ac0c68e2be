//! What `#[async_trait]` makes of an `async fn`, where it stands above the macro: a function that returns a box, in which
//! everything lives as long as `'async_trait`.

use syn::{
    FnArg, GenericParam, Lifetime, ReturnType, Signature, Type, TypeParamBound, WherePredicate,
};

use super::{lifetimes, naming, opaque};
use crate::crate_name;
use crate::model::{Bounds, Method};
use crate::syntax::{output_type, retain};

const LIFETIME: &str = "async_trait";

/// The `async fn` that it was: a mock is the same as where the attribute stands below. Under the name of mockall it gives boxes.
pub(super) fn undone(expanded: &Signature) -> Option<Signature> {
    let is_expanded = expanded.generics.lifetimes().any(|of| is_its_own(&of.lifetime));
    if !is_expanded || crate_name::is_mockall() {
        return None;
    }
    let awaited = opaque::awaited_within(output_type(expanded)?, LIFETIME)?;
    let mut signature = expanded.clone();
    signature.asyncness = Some(<syn::Token![async]>::default());
    signature.output = ReturnType::Type(<syn::Token![->]>::default(), Box::new(awaited));
    let generics = &mut signature.generics;
    retain(&mut generics.params, &mut |parameter| match parameter {
        GenericParam::Lifetime(of) => !is_its_own(&of.lifetime),
        _ => true,
    });
    if let Some(clause) = &mut generics.where_clause {
        for predicate in &mut clause.predicates {
            if let WherePredicate::Type(of) = predicate {
                forget(&mut of.bounds);
            }
        }
        retain(&mut clause.predicates, &mut |predicate| match predicate {
            WherePredicate::Lifetime(of) => !of.bounds.iter().any(is_its_own),
            WherePredicate::Type(of) => !of.bounds.is_empty(),
            _ => true,
        });
    }
    for input in &mut signature.inputs {
        if let FnArg::Typed(input) = input {
            if let Type::ImplTrait(of) = &mut *input.ty {
                forget(&mut of.bounds);
            }
        }
    }
    Some(signature)
}

/// Has the method written as it was found.
pub(super) fn redo(method: &mut Method, mut expanded: Signature) {
    if let Some(original) = &mut method.original {
        original.signature = expanded.clone();
    }
    for (input, named) in expanded.inputs.iter_mut().zip(&method.signature.inputs) {
        if let (FnArg::Typed(input), FnArg::Typed(named)) = (input, named) {
            input.pat = named.pat.clone();
        }
    }
    method.expanded = Some(expanded);
}

fn forget(bounds: &mut Bounds) {
    retain(bounds, &mut |bound| match bound {
        TypeParamBound::Lifetime(lifetime) => !is_its_own(lifetime),
        _ => true,
    });
}

fn is_its_own(lifetime: &Lifetime) -> bool {
    lifetime.ident == LIFETIME
}

/// The box with `'static` in place of its lifetime, where what is awaited borrows from nothing: what is awaited is what the
/// test gives, as if the attribute stood below.
pub(super) fn answered(mut ty: Type) -> Type {
    let awaited = opaque::awaited_within(&ty, LIFETIME);
    if awaited.is_some_and(|awaited| !lifetimes::has_any(&awaited)) {
        naming::make_static(&mut ty, &lifetimes::lifetime(&format!("'{LIFETIME}")));
    }
    ty
}
