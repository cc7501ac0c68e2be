//! Closures that return a future of a type parameter, `F: Fn(u8) -> Fut, Fut: Future<Output = u8>`, beside a body:
//! nobody can name such a type to choose the function by it, and so the double has boxes in place of both.

use quote::ToTokens;
use syn::{
    Ident, ParenthesizedGenericArguments, PathArguments, ReturnType, Signature, Type,
    TypeImplTrait, TypeParamBound, WherePredicate, parse_quote,
};

use super::generics::{self, Bounds, mentions, parameter_named};
use super::{opaque, types};
use crate::syntax::{has_trait, input_types, predicates};

/// The closures of a signature that return futures, and the futures.
#[derive(Default)]
pub(super) struct Deferred {
    /// The type parameters among the closures, with the number of their arguments.
    closures: Vec<(Ident, usize)>,
    /// The type parameters that are futures, and their boxes.
    futures: Vec<(Ident, Type)>,
}

impl Deferred {
    /// Has the closures return boxes. What is left of `bounds` has no futures.
    pub(super) fn take(signature: &Signature, bounds: &mut Vec<(Ident, Bounds)>) -> Self {
        let names: Vec<Ident> = bounds.iter().map(|(name, _)| name.clone()).collect();
        let futures = names.iter().filter(|name| is_only_returned(name, signature, bounds));
        let futures: Vec<&Ident> = futures.collect();
        let mut deferred = Self::default();
        for future in futures {
            let Some(index) = bounds.iter().position(|(name, _)| name == future) else { continue };
            let boxed = boxed(&bounds.remove(index).1);
            for (name, of) in bounds.iter_mut() {
                if let Some(inputs) = return_boxed(of, future, &boxed) {
                    deferred.closures.push((name.clone(), inputs));
                }
            }
            deferred.futures.push((future.clone(), boxed));
        }
        deferred
    }

    /// How many arguments the closure takes.
    pub(super) fn inputs(&self, closure: &Ident) -> Option<usize> {
        self.closures.iter().find(|(name, _)| name == closure).map(|(_, inputs)| *inputs)
    }

    /// The type parameters that are such futures.
    pub(super) fn futures(&self) -> Vec<&Ident> {
        self.futures.iter().map(|(name, _)| name).collect()
    }

    /// The bounds of an `impl Fn() -> Fut` that returns boxes, and the number of its arguments.
    pub(super) fn of_opaque(&self, opaque: &TypeImplTrait) -> Option<(Bounds, usize)> {
        self.futures.iter().find_map(|(future, boxed)| {
            let mut bounds = opaque.bounds.clone();
            let inputs = return_boxed(&mut bounds, future, boxed)?;
            Some((generics::of_object(&bounds), inputs))
        })
    }
}

/// Puts the box in place of the future that closures return, and counts their arguments.
fn return_boxed(bounds: &mut Bounds, future: &Ident, boxed: &Type) -> Option<usize> {
    let call = bounds.iter_mut().find_map(|bound| returning(bound, future))?;
    call.output = parse_quote!(-> #boxed);
    Some(call.inputs.len())
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
    let opaque = input_types(signature).filter_map(|ty| opaque_of(ty)).map(|of| &of.bounds);
    let others = bounds.iter().filter(|(of, _)| of != name).map(|(_, bounds)| bounds);
    let users = others.chain(opaque).filter(|bounds| is_mentioned(bounds));
    let mut returns = users.map(|bounds| {
        let mut bounds = bounds.clone();
        bounds
            .iter_mut()
            .filter(|bound| is_mentioned(*bound))
            .all(|bound| returning(bound, name).is_some_and(|call| !is_mentioned(&call.inputs)))
    });
    let is_taken = input_types(signature).any(|ty| opaque_of(ty).is_none() && is_mentioned(ty));
    bounds.iter().any(is_future)
        && !is_taken
        && !is_mentioned(&signature.output)
        && !predicates(&signature.generics).iter().any(is_of_another)
        && returns.next() == Some(true)
        && returns.all(|is_returned| is_returned)
}

fn opaque_of(ty: &Type) -> Option<&TypeImplTrait> {
    match types::bare(ty) {
        Type::ImplTrait(opaque) => Some(opaque),
        _ => None,
    }
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
