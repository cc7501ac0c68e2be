//! Lifetimes: which of them the output shares, and what they are called in a family.
//!
//! A family has two: `'x` for the outermost reference and `'y` for what lies inside or is shared
//! with the output. What stands between the parentheses of `Fn(&str)` is another scope: what is elided
//! there, or bound by a `for<'a>`, is left alone.

use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    BoundLifetimes, FnArg, GenericParam, Lifetime, ParenthesizedGenericArguments, PredicateType,
    Signature, TraitBound, Type, TypeBareFn, TypeParamBound, TypeParen, TypeReference,
    WherePredicate,
};

use super::types;

/// What the output of a signature borrows from.
#[derive(Default)]
pub(super) struct Borrows {
    /// From `self`.
    pub(super) from_self: bool,
    /// From arguments, by their lifetimes' names.
    tied: Vec<String>,
    /// From the only argument that borrows, whose lifetime has no name.
    elided_tied: bool,
    /// Lifetimes that can't be shortened where they stand: behind a `&mut`, in what a function takes.
    pinned: Mentioned,
    /// Whether the output holds a trait object, and so shares with `self` the inner of the two.
    holds_object: bool,
}

impl Borrows {
    /// Whether the output shares this lifetime; `None` is one without a name.
    pub(super) fn is_tied(&self, lifetime: Option<&Lifetime>) -> bool {
        match lifetime {
            Some(lifetime) if lifetime.ident != "_" => {
                self.tied.iter().any(|tied| lifetime.ident == tied)
            }
            _ => self.elided_tied,
        }
    }

    /// Whether it has to be the inner one of the two.
    pub(super) fn is_inner(&self, lifetime: Option<&Lifetime>) -> bool {
        self.is_tied(lifetime) || self.is_pinned(lifetime)
    }

    fn is_pinned(&self, lifetime: Option<&Lifetime>) -> bool {
        lifetime.is_some_and(|lifetime| self.pinned.named.iter().any(|name| lifetime.ident == name))
    }

    /// What outlives a lifetime that the output shares can be shortened to it, and returned too.
    fn tie_what_outlives(&mut self, signature: &Signature) {
        let outlives = outlives(signature);
        // A chain of them is at most as long as there are relations.
        for _ in 0..outlives.len() {
            for (longer, shorter) in &outlives {
                if self.tied.contains(shorter) && !self.tied.contains(longer) {
                    self.tied.push(longer.clone());
                }
            }
        }
    }

    /// Whether the inner lifetime stands for ones that nothing else may shorten.
    fn has_inner(&self) -> bool {
        self.elided_tied || !self.tied.is_empty() || self.pinned.borrows() || self.holds_object
    }
}

/// Which lifetimes a type mentions. Within `Fn(…)` and `fn(…)` elided ones are others, and those of a
/// `for<…>` are too.
#[derive(Default)]
struct Mentioned {
    named: Vec<String>,
    elided: bool,
    bound: Bound,
}

/// Where a visitor is: inside how many lists of arguments, under which `for<…>`.
#[derive(Default)]
struct Bound {
    inside_fn: usize,
    names: Vec<String>,
}

impl Bound {
    fn is_own(&self, lifetime: Option<&Lifetime>) -> bool {
        match lifetime {
            Some(lifetime) if lifetime.ident != "_" => {
                self.names.iter().any(|name| lifetime.ident == name)
            }
            _ => self.inside_fn > 0,
        }
    }

    /// Notes the lifetimes of a `for<…>`; how many there were before comes back.
    fn bind(&mut self, lifetimes: Option<&BoundLifetimes>) -> usize {
        let before = self.names.len();
        for parameter in lifetimes.iter().flat_map(|bound| &bound.lifetimes) {
            if let GenericParam::Lifetime(parameter) = parameter {
                self.names.push(parameter.lifetime.ident.to_string());
            }
        }
        before
    }
}

/// The visits of what is a scope of its own, for a visitor that changes what it sees.
macro_rules! mut_scopes {
    () => {
        fn visit_trait_bound_mut(&mut self, of: &mut TraitBound) {
            let before = self.bound.bind(of.lifetimes.as_ref());
            self.visit_path_mut(&mut of.path);
            self.bound.names.truncate(before);
        }
        fn visit_type_bare_fn_mut(&mut self, of: &mut TypeBareFn) {
            let before = self.bound.bind(of.lifetimes.as_ref());
            self.bound.inside_fn += 1;
            of.inputs.iter_mut().for_each(|input| self.visit_type_mut(&mut input.ty));
            self.visit_return_type_mut(&mut of.output);
            self.bound.inside_fn -= 1;
            self.bound.names.truncate(before);
        }
        fn visit_parenthesized_generic_arguments_mut(
            &mut self,
            of: &mut ParenthesizedGenericArguments,
        ) {
            self.bound.inside_fn += 1;
            visit_mut::visit_parenthesized_generic_arguments_mut(self, of);
            self.bound.inside_fn -= 1;
        }
    };
}

impl Mentioned {
    fn in_type(ty: &Type) -> Self {
        let mut mentioned = Self::default();
        mentioned.visit_type(ty);
        mentioned
    }

    fn borrows(&self) -> bool {
        self.elided || !self.named.is_empty()
    }
}

impl<'ast> Visit<'ast> for Mentioned {
    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        self.elided |= reference.lifetime.is_none() && !self.bound.is_own(None);
        visit::visit_type_reference(self, reference);
    }
    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        match lifetime.ident.to_string().as_str() {
            _ if self.bound.is_own(Some(lifetime)) => {}
            "static" => {}
            "_" => self.elided = true,
            name => self.named.push(name.into()),
        }
    }
    fn visit_trait_bound(&mut self, of: &'ast TraitBound) {
        let before = self.bound.bind(of.lifetimes.as_ref());
        self.visit_path(&of.path);
        self.bound.names.truncate(before);
    }
    fn visit_type_bare_fn(&mut self, of: &'ast TypeBareFn) {
        let before = self.bound.bind(of.lifetimes.as_ref());
        self.bound.inside_fn += 1;
        of.inputs.iter().for_each(|input| self.visit_type(&input.ty));
        self.visit_return_type(&of.output);
        self.bound.inside_fn -= 1;
        self.bound.names.truncate(before);
    }
    fn visit_parenthesized_generic_arguments(&mut self, of: &'ast ParenthesizedGenericArguments) {
        self.bound.inside_fn += 1;
        visit::visit_parenthesized_generic_arguments(self, of);
        self.bound.inside_fn -= 1;
    }
}

/// Which lifetimes stand behind a `&mut`, or between the parentheses of `Fn(…)` and `fn(…)`.
struct Pinned<'m>(&'m mut Mentioned);

impl<'ast> Visit<'ast> for Pinned<'_> {
    fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
        if reference.mutability.is_some() {
            self.0.visit_type(&reference.elem);
        } else {
            visit::visit_type_reference(self, reference);
        }
    }
    fn visit_trait_bound(&mut self, of: &'ast TraitBound) {
        let before = self.0.bound.bind(of.lifetimes.as_ref());
        self.visit_path(&of.path);
        self.0.bound.names.truncate(before);
    }
    fn visit_type_bare_fn(&mut self, of: &'ast TypeBareFn) {
        self.0.visit_type_bare_fn(of);
    }
    fn visit_parenthesized_generic_arguments(&mut self, of: &'ast ParenthesizedGenericArguments) {
        self.0.visit_parenthesized_generic_arguments(of);
    }
}

/// Whether the type borrows from anything that doesn't live for ever.
pub(super) fn has_any(ty: &Type) -> bool {
    Mentioned::in_type(ty).borrows()
}

/// A lifetime that the type has, if it borrows from anything that doesn't live for ever.
pub(super) fn any_of(ty: &Type) -> Option<Lifetime> {
    let Mentioned { named, elided, .. } = Mentioned::in_type(ty);
    match elided {
        true => Some(lifetime("'_")),
        false => named.first().map(|name| lifetime(&format!("'{name}"))),
    }
}

/// Whether an input has the lifetime, or one that is declared to outlive it.
pub(super) fn is_of_an_input(lifetime: &Lifetime, signature: &Signature) -> bool {
    let is_meant = |name: &String| lifetime.ident == name;
    let of_inputs = signature.inputs.iter().any(|input| match input {
        FnArg::Typed(input) => Mentioned::in_type(&input.ty).named.iter().any(is_meant),
        FnArg::Receiver(receiver) => Mentioned::in_type(&receiver.ty).named.iter().any(is_meant),
    });
    of_inputs || outlives(signature).iter().any(|(_, shorter)| is_meant(shorter))
}

/// Which lifetime is declared to outlive which.
fn outlives(signature: &Signature) -> Vec<(String, String)> {
    let mut outlives = Vec::new();
    let mut note = |longer: &Lifetime, shorter: &Lifetime| {
        outlives.push((longer.ident.to_string(), shorter.ident.to_string()));
    };
    for parameter in signature.generics.lifetimes() {
        parameter.bounds.iter().for_each(|bound| note(&parameter.lifetime, bound));
    }
    for predicate in signature.generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
        if let WherePredicate::Lifetime(predicate) = predicate {
            predicate.bounds.iter().for_each(|bound| note(&predicate.lifetime, bound));
        }
    }
    outlives
}

/// What the output borrows from, by the rules of lifetime elision.
pub(super) fn of_output(signature: &Signature, output: &Type) -> Borrows {
    let mut borrows = Borrows::default();
    let reference = match types::bare(output) {
        Type::Reference(reference) => Some(reference),
        _ => None,
    };
    let is_mut = reference.is_some_and(|reference| reference.mutability.is_some());
    let holds_object = reference.is_none() && types::has_trait_object(output);
    let output = Mentioned::in_type(output);
    let receiver = signature.receiver().map(|receiver| Mentioned::in_type(&receiver.ty));
    let self_name = receiver.as_ref().and_then(|receiver| receiver.named.first());
    // A `&mut` that shares the lifetime of `&self` can only come from an argument.
    let self_name = self_name.filter(|_| !is_mut || !is_shared(signature));

    for name in output.named {
        if self_name == Some(&name) {
            borrows.from_self = true;
        } else {
            borrows.tied.push(name);
        }
    }
    if output.elided {
        if receiver.is_some_and(|receiver| receiver.borrows()) {
            borrows.from_self = true;
        } else {
            for input in &signature.inputs {
                let FnArg::Typed(input) = input else { continue };
                let argument = Mentioned::in_type(&input.ty);
                borrows.elided_tied |= argument.elided;
                borrows.tied.extend(argument.named);
            }
        }
    }
    borrows.holds_object = borrows.from_self && holds_object;
    borrows.tie_what_outlives(signature);
    for input in &signature.inputs {
        if let FnArg::Typed(input) = input {
            Pinned(&mut borrows.pinned).visit_type(&input.ty);
        }
    }
    if let Some(outer) = outer_of_two(signature) {
        borrows.tied.retain(|name| outer.ident != name);
    }
    borrows
}

/// The `'a` of the only argument that borrows, if it is `&'a T` and `T` borrows too: then each of the
/// two lifetimes is that of the call, and none has to be shortened to share it with the output.
fn outer_of_two(signature: &Signature) -> Option<&Lifetime> {
    // Most have no names for lifetimes.
    if signature.generics.params.is_empty() {
        return None;
    }
    let mut borrowing = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) if has_any(&input.ty) => Some(types::bare(&input.ty)),
        _ => None,
    });
    let (Some(Type::Reference(only)), None) = (borrowing.next(), borrowing.next()) else {
        return None;
    };
    let outer = only.lifetime.as_ref()?;
    let inside = Mentioned::in_type(&only.elem);
    (inside.borrows() && inside.named.iter().all(|name| outer.ident != name)).then_some(outer)
}

/// Whether `self` is behind a `&`.
fn is_shared(signature: &Signature) -> bool {
    let receiver = signature.receiver();
    receiver.is_some_and(|of| of.reference.is_some() && of.mutability.is_none())
}

/// Whether the bound mentions a lifetime that is neither `'static` nor one of the `for<…>` around it.
pub(super) fn are_in_bound(bound: &TypeParamBound, around: Option<&BoundLifetimes>) -> bool {
    let mut mentioned = Mentioned::default();
    mentioned.bound.bind(around);
    mentioned.visit_type_param_bound(bound);
    mentioned.borrows()
}

/// Whether the bounded type mentions such a lifetime.
pub(super) fn are_bounded(predicate: &PredicateType) -> bool {
    let mut mentioned = Mentioned::default();
    mentioned.bound.bind(predicate.lifetimes.as_ref());
    mentioned.visit_type(&predicate.bounded_ty);
    mentioned.borrows()
}

/// The type with each lifetime named `'x` or `'y`.
pub(super) fn named(mut ty: Type, borrows: &Borrows) -> Type {
    let bound = Bound::default();
    Naming { borrows, bound, at_root: true, under_mut: false, under_inner: false }
        .visit_type_mut(&mut ty);
    ty
}

struct Naming<'b> {
    borrows: &'b Borrows,
    bound: Bound,
    at_root: bool,
    under_mut: bool,
    under_inner: bool,
}

fn lifetime(name: &str) -> Lifetime {
    Lifetime::new(name, Span::call_site())
}

impl Naming<'_> {
    fn inner(&self, old: Option<&Lifetime>) -> Lifetime {
        // What the output does not share must not shorten what it shares, nor what can't be
        // shortened. Behind a `&mut` nothing can be anyway, and what is behind a reference outlives it.
        let shortens = self.borrows.has_inner() && !self.borrows.is_inner(old);
        let is_inner = self.under_mut || self.under_inner;
        lifetime(if shortens && !is_inner { "'x" } else { "'y" })
    }
}

impl VisitMut for Naming<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        let was_root = self.at_root;
        if !matches!(ty, Type::Reference(_) | Type::Paren(_) | Type::Group(_)) {
            self.at_root = false;
        }
        visit_mut::visit_type_mut(self, ty);
        self.at_root = was_root;
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if self.bound.is_own(reference.lifetime.as_ref()) {
            self.visit_type_mut(&mut reference.elem);
            return;
        }
        let old = reference.lifetime.take();
        let new = match &old {
            Some(old) if old.ident == "static" => old.clone(),
            old if self.at_root && !self.borrows.is_inner(old.as_ref()) => lifetime("'x"),
            old => self.inner(old.as_ref()),
        };
        let (was_root, was_under_mut) = (self.at_root, self.under_mut);
        let was_under_inner = std::mem::replace(&mut self.under_inner, new.ident == "y");
        self.at_root = false;
        self.under_mut |= reference.mutability.is_some();
        // Where the user did not say how long a trait object lives, it lives as long as the reference;
        // or for ever, if the trait says so. Behind another `&mut` rustc has to be told.
        if was_under_mut && !has_any(&reference.elem) {
            bound_object(&mut reference.elem, lifetime("'y"));
        }
        self.visit_type_mut(&mut reference.elem);
        (self.at_root, self.under_mut) = (was_root, was_under_mut);
        self.under_inner = was_under_inner;
        reference.lifetime = Some(new);
    }

    fn visit_lifetime_mut(&mut self, old: &mut Lifetime) {
        let is_named = old.ident == "static" || old.ident == "x" || old.ident == "y";
        if !is_named && !self.bound.is_own(Some(old)) {
            *old = self.inner(Some(old));
        }
    }

    mut_scopes!();
}

/// Says how long a trait object behind a reference lives: as long as the reference, where the user
/// did not say.
fn bound_object(pointee: &mut Type, lives: Lifetime) {
    let Type::TraitObject(object) = types::bare(pointee) else {
        return;
    };
    let mut object = object.clone();
    if !object.bounds.iter().any(|bound| matches!(bound, TypeParamBound::Lifetime(_))) {
        object.bounds.push(TypeParamBound::Lifetime(lives));
    }
    *pointee = Type::Paren(TypeParen {
        paren_token: syn::token::Paren::default(),
        elem: Box::new(Type::TraitObject(object)),
    });
}

/// The type with each lifetime `'static`.
pub(super) fn made_static(mut ty: Type) -> Type {
    Static::of(None).visit_type_mut(&mut ty);
    ty
}

/// Puts `'static` in place of one lifetime.
pub(super) fn make_static(ty: &mut Type, lifetime: &Lifetime) {
    Static::of(Some(lifetime)).visit_type_mut(ty);
}

/// Puts `'static` in place of this lifetime, or of each.
struct Static<'s> {
    only: Option<&'s Lifetime>,
    bound: Bound,
}

impl<'s> Static<'s> {
    fn of(only: Option<&'s Lifetime>) -> Self {
        Self { only, bound: Bound::default() }
    }
}

impl VisitMut for Static<'_> {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        match &mut reference.lifetime {
            Some(lifetime) => self.visit_lifetime_mut(lifetime),
            None if self.only.is_none() && !self.bound.is_own(None) => {
                reference.lifetime = Some(lifetime("'static"));
            }
            None => {}
        }
        self.visit_type_mut(&mut reference.elem);
    }
    fn visit_lifetime_mut(&mut self, old: &mut Lifetime) {
        if self.only.is_none_or(|only| *only == *old) && !self.bound.is_own(Some(old)) {
            *old = lifetime("'static");
        }
    }

    mut_scopes!();
}
