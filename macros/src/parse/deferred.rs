//! Closures that return a future of a type parameter, `F: Fn(u8) -> Fut, Fut: Future<Output = u8>`:
//! nobody can name such a type to choose the function by it, and so the double has boxes in place of both.

use quote::ToTokens;
use syn::{
    Ident, ParenthesizedGenericArguments, PathArguments, ReturnType, Signature, Type,
    TypeImplTrait, TypeParamBound, WherePredicate,
};

use super::generics::{self, Bounds, is_static, mentions, parameter_named};
use super::{opaque, types};
use crate::crate_name;
use crate::syntax::{has_trait, input_types, parse_quote, predicates};

/// The closures of a signature that return futures, and the futures.
#[derive(Default)]
pub(super) struct Deferred {
    /// The type parameters among the closures, with the number of their arguments.
    closures: Vec<(Ident, usize)>,
    /// The type parameters that are futures, and their boxes.
    futures: Vec<(Ident, Type)>,
}

impl Deferred {
    /// Has the closures return boxes. What is left of `bounds` has no such futures; but under the name `mockall`, where a mock is
    /// set up by it as by any type, one of which the user says that it is `'static`.
    pub(super) fn take(
        signature: &Signature,
        bounds: &mut Vec<(Ident, Bounds)>,
        has_body: bool,
    ) -> Self {
        let (mut futures, is_chosen_by) = (Vec::new(), !has_body && crate_name::is_mockall());
        for (name, of) in bounds.iter() {
            if !(is_chosen_by && is_static(of)) && is_only_returned(name, signature, bounds) {
                futures.push(name.clone());
            }
        }
        let mut deferred = Self::default();
        for future in futures {
            let Some(index) = bounds.iter().position(|(name, _)| *name == future) else { continue };
            let boxed = boxed(&bounds.remove(index).1);
            for (name, of) in bounds.iter_mut() {
                if let Some(inputs) = return_boxed(of, &future, &boxed) {
                    deferred.closures.push((name.clone(), inputs));
                }
            }
            deferred.futures.push((future, boxed));
        }
        deferred
    }

    /// How many arguments the closure takes.
    pub(super) fn inputs(&self, closure: &Ident) -> Option<usize> {
        self.closures.iter().find(|(name, _)| name == closure).map(|(_, inputs)| *inputs)
    }

    /// The type parameters that are such futures.
    pub(super) fn futures(&self) -> Vec<&Ident> {
        let mut names = Vec::new();
        for (name, _) in &self.futures {
            names.push(name);
        }
        names
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
    let (mut is_future, mut is_returned) = (false, false);
    let mut users = Vec::new();
    for (of, bounds) in bounds {
        match of == name {
            true => is_future |= has_trait(bounds, &["Future"]),
            false => users.push(bounds),
        }
    }
    for ty in &input_types(signature) {
        match opaque_of(ty) {
            Some(opaque) => users.push(&opaque.bounds),
            None if is_mentioned(ty) => return false,
            None => {}
        }
    }
    for predicate in &predicates(&signature.generics) {
        match predicate {
            WherePredicate::Type(of) if parameter_named(&of.bounded_ty).is_some() => {}
            WherePredicate::Type(of) if is_mentioned(of) => return false,
            _ => {}
        }
    }
    for bounds in &users {
        for bound in &mut Bounds::clone(bounds) {
            if is_mentioned(bound) {
                match returning(bound, name) {
                    Some(call) if !is_mentioned(&call.inputs) => is_returned = true,
                    _ => return false,
                }
            }
        }
    }
    is_future && is_returned && !is_mentioned(&signature.output)
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
