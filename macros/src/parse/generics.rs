//! Generic parameters and their bounds. The types of a double outlive the calls that are recorded.

use quote::ToTokens;
use syn::{
    GenericParam, Generics, Ident, Lifetime, PredicateType, Type, TypeParamBound, WhereClause,
    WherePredicate, parse_quote,
};

use super::signature::Scope;
use super::{self_type, types};

pub(super) use crate::model::Bounds;
use crate::syntax::predicates;

/// The generics with each type `'static`: what is recorded outlives the calls.
pub(super) fn made_static(generics: &Generics) -> Generics {
    let mut made = generics.clone();
    for parameter in made.type_params_mut() {
        // Whatever it has to outlive.
        let is_kept = |bound: &&TypeParamBound| match bound {
            TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
            _ => true,
        };
        parameter.bounds = parameter.bounds.iter().filter(is_kept).cloned().collect();
    }
    for parameter in generics.type_params().filter(|parameter| !is_static(&parameter.bounds)) {
        made.make_where_clause().predicates.push(static_predicate(&parameter.ident));
    }
    made
}

/// The same with what the mock wants of them besides.
pub(super) fn bounded(generics: &Generics, bounds: Option<WhereClause>) -> Generics {
    let mut bounded = generics.clone();
    if let Some(bounds) = bounds {
        bounded.make_where_clause().predicates.extend(bounds.predicates);
    }
    made_static(&bounded)
}

pub(super) fn is_static(bounds: &Bounds) -> bool {
    bounds.iter().any(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        _ => false,
    })
}

/// What [`made_static`] says of a type parameter of which the user doesn't.
pub(super) fn static_predicate(name: &Ident) -> WherePredicate {
    parse_quote!(#name: 'static)
}

/// Whether it is what [`made_static`] says of a type parameter, or what the user says in these words.
fn is_static_predicate(predicate: &WherePredicate, name: &Ident) -> bool {
    match predicate {
        WherePredicate::Type(PredicateType { bounded_ty: Type::Path(of), bounds, .. }) => {
            of.path.is_ident(name) && bounds.len() == 1 && is_static(bounds)
        }
        _ => false,
    }
}

/// The type parameters of which [`made_static`] has said that they are `'static`, and the user has not.
pub(super) fn borrowing(made: &Generics) -> Vec<Ident> {
    let predicates = predicates(made);
    let is_said_once = |name: &&Ident| {
        predicates.iter().filter(|predicate| is_static_predicate(predicate, name)).count() == 1
    };
    made.type_params().map(|parameter| &parameter.ident).filter(is_said_once).cloned().collect()
}

/// Takes back what [`made_static`] has said.
pub(super) fn let_borrow(made: &mut Generics) {
    let names = borrowing(made);
    let is_said =
        |predicate: &&WherePredicate| names.iter().any(|name| is_static_predicate(predicate, name));
    let Some(clause) = &mut made.where_clause else { return };
    clause.predicates =
        clause.predicates.iter().filter(|predicate| !is_said(predicate)).cloned().collect();
    if clause.predicates.is_empty() {
        made.where_clause = None;
    }
}

/// Resolves what is `Self::Item` in the bounds. What is then said of no parameter need not be said
/// again.
pub(super) fn resolve_types(generics: &mut Generics, scope: &Scope) {
    for parameter in generics.type_params_mut() {
        self_type::replace_in_bounds(&mut parameter.bounds, scope);
    }
    let names: Vec<Ident> = generics.params.iter().map(name_of).cloned().collect();
    let names: Vec<&Ident> = names.iter().collect();
    let Some(clause) = &mut generics.where_clause else { return };
    for predicate in &mut clause.predicates {
        let WherePredicate::Type(predicate) = predicate else { continue };
        if !is_self(&predicate.bounded_ty) {
            self_type::replace(&mut predicate.bounded_ty, scope);
        }
        self_type::replace_in_bounds(&mut predicate.bounds, scope);
    }
    let is_needed = |predicate: &&WherePredicate| match predicate {
        WherePredicate::Type(predicate) => {
            is_self(&predicate.bounded_ty) || mentions(predicate, &names)
        }
        _ => true,
    };
    clause.predicates = clause.predicates.iter().filter(is_needed).cloned().collect();
}

fn name_of(parameter: &GenericParam) -> &Ident {
    match parameter {
        GenericParam::Lifetime(parameter) => &parameter.lifetime.ident,
        GenericParam::Type(parameter) => &parameter.ident,
        GenericParam::Const(parameter) => &parameter.ident,
    }
}

pub(super) fn is_self(ty: &Type) -> bool {
    parameter_named(ty).is_some_and(|name| name == "Self")
}

/// The types and constants among the parameters.
pub(super) fn names(generics: &Generics) -> Vec<Ident> {
    let names = generics.params.iter().filter_map(|parameter| match parameter {
        GenericParam::Type(parameter) => Some(parameter.ident.clone()),
        GenericParam::Const(parameter) => Some(parameter.ident.clone()),
        GenericParam::Lifetime(_) => None,
    });
    names.collect()
}

/// The lifetimes among the parameters.
pub(super) fn lifetimes(generics: &Generics) -> Vec<Lifetime> {
    generics.lifetimes().map(|parameter| parameter.lifetime.clone()).collect()
}

/// The parameter that the type is, if it is nothing but one.
pub(super) fn parameter_named(ty: &Type) -> Option<&Ident> {
    match types::bare(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

/// What a trait object can have of the bounds: one trait, auto traits, a lifetime.
pub(super) fn of_object(bounds: &Bounds) -> Bounds {
    let mut has_trait = false;
    let fits = |bound: &&TypeParamBound| match bound {
        TypeParamBound::Trait(bound) if matches!(bound.modifier, syn::TraitBoundModifier::None) => {
            types::is_auto_trait(&bound.path)
                || types::may_be_object(&bound.path) && !std::mem::replace(&mut has_trait, true)
        }
        TypeParamBound::Lifetime(_) => true,
        _ => false,
    };
    bounds.iter().filter(fits).cloned().collect()
}

/// Whether one of the names is in it, as a name of its own.
pub(super) fn mentions(tokens: impl ToTokens, names: &[&Ident]) -> bool {
    fn any(tokens: proc_macro2::TokenStream, names: &[&Ident]) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => names.iter().any(|name| **name == ident),
            proc_macro2::TokenTree::Group(group) => any(group.stream(), names),
            _ => false,
        })
    }
    any(tokens.to_token_stream(), names)
}
