//! Generic parameters: of a double, whose types outlive the calls that are recorded, and of a
//! method, of which each choice of types is a function of its own.

use quote::ToTokens;
use syn::{
    BoundLifetimes, Error, GenericParam, Generics, Ident, Lifetime, PredicateType, Result,
    Signature, Type, TypeParamBound, WherePredicate, parse_quote,
};

use super::signature::Scope;
use super::{lifetimes, self_type, types};

pub(super) use crate::model::Bounds;
use crate::syntax::{input_types, predicates};

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

fn is_static(bounds: &Bounds) -> bool {
    bounds.iter().any(|bound| match bound {
        TypeParamBound::Lifetime(lifetime) => lifetime.ident == "static",
        _ => false,
    })
}

/// What [`made_static`] says of a type parameter of which the user doesn't.
fn static_predicate(name: &Ident) -> WherePredicate {
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
    let names: Vec<Ident> = generics.type_params().map(|of| of.ident.clone()).collect();
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
            is_self(&predicate.bounded_ty) || mentions(&predicate.bounded_ty, &names)
        }
        _ => true,
    };
    clause.predicates = clause.predicates.iter().filter(is_needed).cloned().collect();
}

fn is_self(ty: &Type) -> bool {
    parameter_named(ty).is_some_and(|name| name == "Self")
}

/// The lifetimes among the parameters.
pub(super) fn lifetimes(generics: &Generics) -> Vec<Lifetime> {
    generics.lifetimes().map(|parameter| parameter.lifetime.clone()).collect()
}

/// What a method does about its type parameters.
#[derive(Default)]
pub(super) struct TypeParameters {
    /// Those whose arguments are passed as trait objects, and the objects' bounds.
    pub(super) objects: Bounded,
    /// Those that are closures, passed in a box.
    pub(super) closures: Bounded,
    /// Those that choose the function, with their bounds.
    pub(super) keys: Generics,
}

/// Some of the type parameters, and what bounds them. There are never many.
#[derive(Default)]
pub(super) struct Bounded(Vec<(Ident, Bounds)>);

impl Bounded {
    pub(super) fn get(&self, name: &Ident) -> Option<&Bounds> {
        self.0.iter().find(|(of, _)| of == name).map(|(_, bounds)| bounds)
    }
    pub(super) fn names(&self) -> Vec<&Ident> {
        self.0.iter().map(|(name, _)| name).collect()
    }
}

pub(super) fn of_method(
    signature: &Signature,
    concretize: bool,
    scope: &Scope,
) -> Result<TypeParameters> {
    // Most methods: macros run unoptimized, and each method counts.
    if signature.generics.params.is_empty() {
        return Ok(TypeParameters::default());
    }
    let mut generics = signature.generics.clone();
    resolve_types(&mut generics, scope);
    let mut bounds: Vec<(Ident, Bounds)> = Vec::new();
    for parameter in generics.type_params() {
        bounds.push((parameter.ident.clone(), parameter.bounds.clone()));
    }
    let predicates = predicates(&generics);
    for predicate in &predicates {
        let WherePredicate::Type(predicate) = predicate else { continue };
        let Some(name) = parameter_named(&predicate.bounded_ty) else { continue };
        for (_, known) in bounds.iter_mut().filter(|(of, _)| of == name) {
            known.extend(predicate.bounds.clone());
        }
    }
    if concretize {
        bounds.iter_mut().for_each(|(_, bounds)| *bounds = of_object(bounds));
        let objects = Bounded(bounds);
        refuse_unbounded(signature, &objects)?;
        return Ok(TypeParameters { objects, ..TypeParameters::default() });
    }
    bounds.retain(|(name, bounds)| types::is_closure(bounds) && is_only_passed(signature, name));
    bounds.iter_mut().for_each(|(_, bounds)| *bounds = of_object(bounds));
    let closures = Bounded(bounds);

    let mut keys = Generics::default();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Type(parameter) if closures.get(&parameter.ident).is_none() => {
                keys.params.push(GenericParam::Type(parameter.clone()));
            }
            GenericParam::Const(parameter) => {
                keys.params.push(GenericParam::Const(parameter.clone()));
            }
            _ => {}
        }
    }
    let is_about_keys = |predicate: &WherePredicate| match predicate {
        WherePredicate::Type(predicate) => {
            !is_self(&predicate.bounded_ty)
                && !mentions(predicate, &closures.names())
                && keys.params.iter().any(|key| is_key_of(key, predicate))
        }
        _ => false,
    };
    let mut kept = Vec::new();
    for predicate in predicates {
        if is_about_keys(predicate) {
            kept.extend(without_lifetimes(predicate));
        }
    }
    for parameter in keys.type_params_mut() {
        parameter.bounds = free(&parameter.bounds, None);
    }
    let in_clause = |name: &Ident| kept.iter().any(|predicate| mentions(predicate, &[name]));
    let mut statics: Vec<WherePredicate> = Vec::new();
    // In one place with the user's own bounds.
    for parameter in keys.type_params_mut() {
        let name = &parameter.ident;
        match in_clause(name) {
            true => statics.push(parse_quote!(#name: 'static)),
            false => {
                parameter.bounds.push(TypeParamBound::Lifetime(lifetimes::lifetime("'static")))
            }
        }
    }
    if !kept.is_empty() {
        let predicates = &mut keys.make_where_clause().predicates;
        predicates.extend(kept);
        predicates.extend(statics);
    }
    Ok(TypeParameters { objects: Bounded::default(), closures, keys })
}

/// What is left of a predicate for what is made of a method, and outlives its calls.
fn without_lifetimes(predicate: &WherePredicate) -> Option<WherePredicate> {
    let WherePredicate::Type(predicate) = predicate else { return None };
    let bounds = free(&predicate.bounds, predicate.lifetimes.as_ref());
    let is_kept = !bounds.is_empty() && !lifetimes::are_bounded(predicate);
    is_kept.then(|| WherePredicate::Type(PredicateType { bounds, ..predicate.clone() }))
}

/// Those of the bounds that mention no lifetime of a call.
fn free(bounds: &Bounds, around: Option<&BoundLifetimes>) -> Bounds {
    bounds.iter().filter(|bound| !lifetimes::are_in_bound(bound, around)).cloned().collect()
}

fn is_key_of(key: &GenericParam, predicate: &PredicateType) -> bool {
    match key {
        GenericParam::Type(key) => mentions(predicate, &[&key.ident]),
        _ => false,
    }
}

/// The parameter that the type is, if it is nothing but one.
fn parameter_named(ty: &Type) -> Option<&Ident> {
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

fn refuse_unbounded(signature: &Signature, objects: &Bounded) -> Result<()> {
    for parameter in signature.generics.type_params() {
        if objects.get(&parameter.ident).is_none_or(|bounds| bounds.is_empty()) {
            return Err(Error::new_spanned(
                parameter,
                "`#[concretize]` passes it as a trait object, and so needs a trait that bounds it",
            ));
        }
    }
    Ok(())
}

/// Whether the parameter is only there to be the whole type of arguments.
fn is_only_passed(signature: &Signature, name: &Ident) -> bool {
    let is_all_or_nothing = |ty: &Type| parameter_named(ty) == Some(name) || !mentions(ty, &[name]);
    input_types(signature).all(is_all_or_nothing) && !mentions(&signature.output, &[name])
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
