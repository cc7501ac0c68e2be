//! Generic parameters and their bounds. The types of a double outlive the calls that are recorded.

use quote::ToTokens;
use syn::{
    GenericParam, Generics, Ident, Lifetime, PredicateType, Type, TypeParam, TypeParamBound,
    WhereClause, WherePredicate,
};

use super::signature::Scope;
use super::{self_type, types};

pub(super) use crate::model::Bounds;
use crate::syntax::{parse_quote, predicates, retain};

/// The generics with each type `'static`: what is recorded outlives the calls.
pub(super) fn made_static(generics: &Generics) -> Generics {
    let mut made = generics.clone();
    outlive_nothing(&mut made);
    for parameter in generics.type_params() {
        if !is_static(&parameter.bounds) {
            made.make_where_clause().predicates.push(static_predicate(&parameter.ident));
        }
    }
    made
}

/// Leaves out what they have to outlive.
fn outlive_nothing(generics: &mut Generics) {
    let mut is_kept = |bound: &TypeParamBound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        _ => true,
    };
    for parameter in generics.type_params_mut() {
        retain(&mut parameter.bounds, &mut is_kept);
    }
    let Some(clause) = &mut generics.where_clause else { return };
    for predicate in &mut clause.predicates {
        if let WherePredicate::Type(predicate) = predicate {
            retain(&mut predicate.bounds, &mut is_kept);
        }
    }
    retain(&mut clause.predicates, &mut |predicate| match predicate {
        WherePredicate::Type(predicate) => !predicate.bounds.is_empty(),
        _ => true,
    });
}

/// The same with what the mock wants of them besides.
pub(super) fn bounded(generics: &Generics, bounds: Option<WhereClause>) -> Generics {
    let mut bounded = generics.clone();
    if let Some(bounds) = bounds {
        bounded.make_where_clause().predicates.extend(bounds.predicates);
    }
    // `Rhs = Self`: the mock would be made of itself.
    let is_own = |of: &TypeParam| match &of.default {
        Some(ty) => types::mentions(ty, &parse_quote!(Self)),
        None => false,
    };
    if bounded.type_params().any(is_own) {
        bounded.type_params_mut().for_each(|parameter| parameter.default = None);
        bounded.const_params_mut().for_each(|parameter| parameter.default = None);
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
    let mut borrowing = Vec::new();
    for parameter in made.type_params() {
        let mut said = 0;
        for predicate in &predicates {
            said += usize::from(is_static_predicate(predicate, &parameter.ident));
        }
        if said == 1 {
            borrowing.push(parameter.ident.clone());
        }
    }
    borrowing
}

/// Takes back what [`made_static`] has said.
pub(super) fn let_borrow(made: &mut Generics) {
    let names = borrowing(made);
    let Some(clause) = &mut made.where_clause else { return };
    retain(&mut clause.predicates, &mut |predicate| {
        !names.iter().any(|name| is_static_predicate(predicate, name))
    });
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
    let Some(clause) = &mut generics.where_clause else { return };
    let mut names = Vec::new();
    for parameter in &generics.params {
        names.push(name_of(parameter));
    }
    for index in 0..clause.predicates.len() {
        let WherePredicate::Type(predicate) = &mut clause.predicates[index] else { continue };
        if !is_self(&predicate.bounded_ty) {
            self_type::replace(&mut predicate.bounded_ty, scope);
        }
        self_type::replace_in_bounds(&mut predicate.bounds, scope);
    }
    retain(&mut clause.predicates, &mut |predicate| match predicate {
        WherePredicate::Type(predicate) => {
            is_self(&predicate.bounded_ty) || mentions(predicate, &names)
        }
        _ => true,
    });
}

/// Lets the double have a method that is there for those alone that have a trait, `where Self: Clone`, though it may not have that
/// itself: of what stands behind a `for<…>` rustc does not say at once that it never holds.
pub(super) fn let_self_lack(generics: &mut Generics) {
    let Some(clause) = &mut generics.where_clause else { return };
    for predicate in &mut clause.predicates {
        let WherePredicate::Type(predicate) = predicate else { continue };
        let is_lacked = |bound: &TypeParamBound| match bound {
            TypeParamBound::Trait(of) => !of.path.is_ident("Sized"),
            _ => false,
        };
        if is_self(&predicate.bounded_ty) && predicate.bounds.iter().any(is_lacked) {
            predicate.lifetimes.get_or_insert_with(|| parse_quote!(for<'__standin>));
        }
    }
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

/// The lifetimes among the parameters.
pub(super) fn lifetimes(generics: &Generics) -> Vec<Lifetime> {
    let mut lifetimes = Vec::new();
    for parameter in generics.lifetimes() {
        lifetimes.push(parameter.lifetime.clone());
    }
    lifetimes
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
    let (mut has_trait, mut fitting) = (false, bounds.clone());
    retain(&mut fitting, &mut |bound| match bound {
        TypeParamBound::Trait(bound) if matches!(bound.modifier, syn::TraitBoundModifier::None) => {
            types::is_auto_trait(&bound.path)
                || types::may_be_object(&bound.path) && !std::mem::replace(&mut has_trait, true)
        }
        TypeParamBound::Lifetime(_) => true,
        _ => false,
    });
    fitting
}

/// Whether one of the names is in it, as a name of its own.
pub(super) fn mentions(tokens: &dyn ToTokens, names: &[&Ident]) -> bool {
    fn any(tokens: proc_macro2::TokenStream, names: &[&Ident]) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => names.iter().any(|name| **name == ident),
            proc_macro2::TokenTree::Group(group) => any(group.stream(), names),
            _ => false,
        })
    }
    any(tokens.to_token_stream(), names)
}
