//! The type parameters of a method. Some are passed as trait objects or closures; of the others each choice
//! is a function of its own.

use syn::{
    Block, BoundLifetimes, Error, GenericParam, Generics, Ident, PredicateType, Result, Signature,
    Type, TypeParamBound, WherePredicate,
};

use super::deferred::Deferred;
use super::generics::{self, Bounds, is_self, is_static, mentions, parameter_named};
use super::signature::Scope;
use super::{collected, lent_parameters, lifetimes, passing, types};
use crate::syntax::{has_trait, input_types, predicates};

/// What a method does about its type parameters.
#[derive(Default)]
pub(super) struct TypeParameters {
    /// Those whose arguments are passed as trait objects, and the objects' bounds.
    pub(super) objects: Bounded,
    /// Those that may borrow, passed as `impl Trait` is.
    pub(super) lent: Bounded,
    /// Those that are closures, passed in a box.
    pub(super) closures: Bounded,
    /// Those of the closures that can be cloned.
    pub(super) clones: Vec<Ident>,
    /// Those of the closures that return futures, and the futures.
    pub(super) deferred: Deferred,
    /// Those that choose the function, with their bounds.
    pub(super) keys: Generics,
}

/// Some of the type parameters, and what bounds them. There are never many.
#[derive(Default)]
pub(super) struct Bounded(Vec<(Ident, Bounds)>);

impl Bounded {
    /// Those bounds that a trait object can have.
    fn objects(mut all: Vec<(Ident, Bounds)>) -> Self {
        all.iter_mut().for_each(|(_, bounds)| *bounds = generics::of_object(bounds));
        Self(all)
    }
    pub(super) fn of(all: Vec<(Ident, Bounds)>) -> Self {
        Self(all)
    }
    pub(super) fn get(&self, name: &Ident) -> Option<&Bounds> {
        self.0.iter().find(|(of, _)| of == name).map(|(_, bounds)| bounds)
    }
    pub(super) fn bounds(&self) -> impl Iterator<Item = &Bounds> {
        self.0.iter().map(|(_, bounds)| bounds)
    }
    pub(super) fn names(&self) -> Vec<&Ident> {
        let mut names = Vec::new();
        for (name, _) in &self.0 {
            names.push(name);
        }
        names
    }
}

impl TypeParameters {
    /// Those of a method, which the user may want concretized, and which may keep its body.
    pub(super) fn of(
        signature: &Signature,
        concretize: bool,
        scope: &Scope,
        kept: Option<&Block>,
    ) -> Result<Self> {
        // Most methods: macros run unoptimized, and each method counts.
        if signature.generics.params.is_empty() {
            return Ok(Self::default());
        }
        let mut generics = signature.generics.clone();
        generics::resolve_types(&mut generics, scope);
        let mut bounds = all_bounds(&generics);
        if concretize {
            let objects = Bounded::objects(bounds);
            refuse_unbounded(signature, &objects)?;
            return Ok(Self { objects, ..Self::default() });
        }
        let deferred = Deferred::take(signature, &mut bounds, scope.body.is_some());
        let lent = lent_parameters::take(signature, &mut bounds, scope, kept);
        bounds.retain(|(name, of)| types::is_closure(of) && is_only_passed(signature, name));
        let mut clones = Vec::new();
        for (name, of) in &bounds {
            if of.iter().any(passing::is_of_clones) {
                clones.push(name.clone());
            }
        }
        let closures = Bounded::objects(bounds);
        let mut passed = closures.names();
        passed.extend(lent.names());
        passed.extend(deferred.futures());
        let keys = keys(&generics, &passed);
        refuse_async(&signature.generics, &keys)?;
        Ok(Self { objects: Bounded::default(), lent, closures, clones, deferred, keys })
    }
}

/// Whether there are types that choose the function, and may be such that borrow.
pub(super) fn may_borrow(signature: &Signature, body: &Block, scope: &Scope) -> bool {
    let mut bounds = all_bounds(&signature.generics);
    Deferred::take(signature, &mut bounds, true);
    lent_parameters::take(signature, &mut bounds, scope, Some(body));
    bounds.iter().any(|(name, bounds)| {
        let is_passed = types::is_closure(bounds) && is_only_passed(signature, name);
        !is_passed && !is_static(bounds) && !has_trait(bounds, &["Any"])
    })
}

/// What bounds each type parameter, wherever that is said.
fn all_bounds(generics: &Generics) -> Vec<(Ident, Bounds)> {
    let mut bounds: Vec<(Ident, Bounds)> = Vec::new();
    for parameter in generics.type_params() {
        bounds.push((parameter.ident.clone(), parameter.bounds.clone()));
    }
    let mut of_others = Vec::new();
    for predicate in &predicates(generics) {
        let WherePredicate::Type(predicate) = predicate else { continue };
        let Some(name) = parameter_named(&predicate.bounded_ty) else {
            of_others.push(predicate);
            continue;
        };
        for (_, known) in bounds.iter_mut().filter(|(of, _)| of == name) {
            known.extend(predicate.bounds.clone());
        }
    }
    for predicate in of_others {
        collected::bound_items(&mut bounds, predicate);
    }
    bounds
}

/// The parameters that choose the function: all types but the closures, and what is `const`. Each type is
/// `'static`, for what is made of the method outlives its calls.
fn keys(generics: &Generics, passed: &[&Ident]) -> Generics {
    let mut keys = Generics::default();
    for parameter in &generics.params {
        let is_key = match parameter {
            GenericParam::Type(parameter) => !passed.contains(&&parameter.ident),
            GenericParam::Const(_) => true,
            GenericParam::Lifetime(_) => false,
        };
        if is_key {
            keys.params.push(parameter.clone());
        }
    }
    let mut kept = Vec::new();
    for predicate in &predicates(generics) {
        if is_about(&keys, passed, predicate) {
            kept.extend(without_lifetimes(predicate));
        }
    }
    let in_clause = |name: &Ident| kept.iter().any(|predicate| mentions(predicate, &[name]));
    let mut statics = Vec::new();
    for parameter in keys.type_params_mut() {
        parameter.bounds = free(&parameter.bounds, None);
        // In one place with the user's own bounds.
        if is_static(&parameter.bounds) {
            continue;
        } else if in_clause(&parameter.ident) {
            statics.push(generics::static_predicate(&parameter.ident));
        } else {
            parameter.bounds.push(TypeParamBound::Lifetime(lifetimes::lifetime("'static")));
        }
    }
    if !kept.is_empty() {
        let predicates = &mut keys.make_where_clause().predicates;
        predicates.extend(kept);
        predicates.extend(statics);
    }
    keys
}

/// Whether the predicate says something of the keys, and nothing of what is passed in a box.
fn is_about(keys: &Generics, passed: &[&Ident], predicate: &WherePredicate) -> bool {
    match predicate {
        WherePredicate::Type(predicate) => {
            !is_self(&predicate.bounded_ty)
                && !mentions(predicate, passed)
                && keys.type_params().any(|key| mentions(predicate, &[&key.ident]))
        }
        _ => false,
    }
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

/// Refuses async closures that may borrow: to say that they are `'static` would help nobody, for no test can name them.
fn refuse_async(generics: &Generics, keys: &Generics) -> Result<()> {
    const ASYNC: [&str; 3] = ["AsyncFn", "AsyncFnMut", "AsyncFnOnce"];
    for (name, bounds) in &all_bounds(generics) {
        let is_key = keys.type_params().any(|key| key.ident == *name);
        if is_key && !is_static(bounds) && has_trait(bounds, &ASYNC) {
            return Err(Error::new_spanned(
                bounds,
                "a double gets closures in a box, and there is none of this trait: write `F: Fn(…) -> Fut` and \
                 `Fut: Future<Output = …>`",
            ));
        }
    }
    Ok(())
}

/// Whether the parameter is only there to be the whole type of arguments.
fn is_only_passed(signature: &Signature, name: &Ident) -> bool {
    let is_all_or_nothing = |ty: &Type| parameter_named(ty) == Some(name) || !mentions(ty, &[name]);
    input_types(signature).iter().all(|ty| is_all_or_nothing(ty))
        && !mentions(&signature.output, &[name])
}
