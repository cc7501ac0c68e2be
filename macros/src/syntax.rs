//! What all rooms ask of the user's syntax. A trait, a type or an attribute is known by its last name,
//! whatever path leads to it.

use syn::{FnArg, Generics, Path, ReturnType, Signature, Type, TypeParamBound, WherePredicate};

use crate::model::Bounds;

/// Whether the path ends in one of the names.
pub(crate) fn ends_in(path: &Path, names: &[&str]) -> bool {
    match path.segments.last() {
        // A name is compared as text: each comparison of an `Ident` makes a string of it.
        Some(last) => names.contains(&last.ident.to_string().as_str()),
        None => false,
    }
}

/// Whether one of the traits is among the bounds.
pub(crate) fn has_trait(bounds: &Bounds, names: &[&str]) -> bool {
    bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => ends_in(&bound.path, names),
        _ => false,
    })
}

/// The types of the arguments besides `self`.
pub(crate) fn input_types(signature: &Signature) -> impl Iterator<Item = &Type> {
    signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&*input.ty),
        FnArg::Receiver(_) => None,
    })
}

/// The type behind the arrow, if there is one.
pub(crate) fn output_type(signature: &Signature) -> Option<&Type> {
    match &signature.output {
        ReturnType::Type(_, ty) => Some(ty),
        ReturnType::Default => None,
    }
}

/// What stands behind `where`.
pub(crate) fn predicates(generics: &Generics) -> Vec<&WherePredicate> {
    match &generics.where_clause {
        Some(clause) => clause.predicates.iter().collect(),
        None => Vec::new(),
    }
}
