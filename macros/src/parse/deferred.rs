//! Closures that return a future of a type parameter, `F: Fn(u8) -> Fut, Fut: Future<Output = u8>`, beside a body:
//! nobody can name such a type to choose the function by it, and so the double has boxes in place of both.

use quote::ToTokens;
use syn::{
    Ident, ParenthesizedGenericArguments, PathArguments, ReturnType, Signature, Type,
    TypeParamBound, WherePredicate, parse_quote,
};

use super::generics::{self, Bounds, mentions, parameter_named};
use super::opaque;
use crate::syntax::{has_trait, input_types, predicates};

/// Has the closures return boxes. What is left of `bounds` has no futures; the closures come back, with the number of
/// their arguments.
pub(super) fn take(
    signature: &Signature,
    bounds: &mut Vec<(Ident, Bounds)>,
) -> Vec<(Ident, usize)> {
    let names: Vec<Ident> = bounds.iter().map(|(name, _)| name.clone()).collect();
    let futures = names.iter().filter(|name| is_only_returned(name, signature, bounds));
    let futures: Vec<&Ident> = futures.collect();
    let mut deferred = Vec::new();
    for future in futures {
        let Some(index) = bounds.iter().position(|(name, _)| name == future) else { continue };
        let boxed = boxed(&bounds.remove(index).1);
        for (name, of) in bounds.iter_mut() {
            if let Some(call) = of.iter_mut().find_map(|bound| returning(bound, future)) {
                call.output = parse_quote!(-> #boxed);
                deferred.push((name.clone(), call.inputs.len()));
            }
        }
    }
    deferred
}

/// Whether it is a future that is there for nothing but to be returned by closures.
fn is_only_returned(name: &Ident, signature: &Signature, bounds: &[(Ident, Bounds)]) -> bool {
    let is_mentioned = |tokens: &dyn ToTokens| mentions(tokens, &[name]);
    let is_future = |(of, bounds): &(Ident, Bounds)| of == name && has_trait(bounds, &["Future"]);
    let is_of_another = |predicate: &&WherePredicate| match predicate {
        WherePredicate::Type(of) => {
            parameter_named(&of.bounded_ty).is_none() && is_mentioned(*predicate)
        }
        _ => false,
    };
    let users = bounds.iter().filter(|(of, bounds)| of != name && is_mentioned(bounds));
    let mut returns = users.map(|(_, bounds)| {
        let mut bounds = bounds.clone();
        bounds
            .iter_mut()
            .filter(|bound| is_mentioned(*bound))
            .all(|bound| returning(bound, name).is_some_and(|call| !is_mentioned(&call.inputs)))
    });
    let is_taken = input_types(signature).any(|ty| is_mentioned(ty));
    bounds.iter().any(is_future)
        && !is_taken
        && !is_mentioned(&signature.output)
        && !predicates(&signature.generics).iter().any(is_of_another)
        && returns.next() == Some(true)
        && returns.all(|is_returned| is_returned)
}

/// What a closure takes and returns, if that is the parameter.
fn returning<'b>(
    bound: &'b mut TypeParamBound,
    name: &Ident,
) -> Option<&'b mut ParenthesizedGenericArguments> {
    let TypeParamBound::Trait(bound) = bound else { return None };
    match &mut bound.path.segments.last_mut()?.arguments {
        PathArguments::Parenthesized(call) => match &call.output {
            ReturnType::Type(_, ty) if parameter_named(ty) == Some(name) => Some(call),
            _ => None,
        },
        _ => None,
    }
}

/// The box of a future.
fn boxed(bounds: &Bounds) -> Type {
    let bounds = generics::of_object(bounds);
    // Not `'_`, which would be of what the closure takes.
    let lives = (!opaque::lives(&bounds)).then(|| quote::quote!(+ '__future));
    parse_quote!(::core::pin::Pin<::std::boxed::Box<dyn #bounds #lives>>)
}
