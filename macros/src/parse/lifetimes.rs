//! Lifetimes: which of them a type mentions. What stands between the parentheses of `Fn(&str)` is another
//! scope: what is elided there, or bound by a `for<'a>`, is left alone.

use proc_macro2::Span;
use syn::{
    BoundLifetimes, Lifetime, PredicateType, TraitBound, Type, TypeBareFn, TypeParamBound,
    TypeReference,
};

use crate::syntax::ends_in;
use crate::walk::{Scopes, Visit, walk};

/// Which lifetimes a type mentions. Within `Fn(…)` and `fn(…)` elided ones are others, and those of a
/// `for<…>` are too.
#[derive(Clone, Default)]
pub(super) struct Mentioned {
    pub(super) named: Vec<String>,
    pub(super) elided: bool,
    scopes: Scopes,
}

impl Mentioned {
    pub(super) fn in_type(ty: &Type) -> Self {
        let mut mentioned = Self::default();
        mentioned.visit_type(ty);
        mentioned
    }

    pub(super) fn borrows(&self) -> bool {
        self.elided || !self.named.is_empty()
    }
}

impl Visit for Mentioned {
    fn visit_reference(&mut self, reference: &TypeReference) {
        self.elided |= reference.lifetime.is_none() && !self.scopes.have(None);
        walk::reference(self, reference);
    }
    fn visit_lifetime(&mut self, lifetime: &Lifetime) {
        match lifetime.ident.to_string().as_str() {
            _ if self.scopes.have(Some(lifetime)) => {}
            "static" => {}
            "_" => self.elided = true,
            name => self.named.push(name.into()),
        }
    }
    fn scopes(&mut self) -> Option<&mut Scopes> {
        Some(&mut self.scopes)
    }
}

/// Notes which lifetimes stand behind a `&mut`, between the parentheses of `Fn(…)` and `fn(…)`, or among the
/// arguments of a trait.
pub(super) struct Pinned<'m>(pub(super) &'m mut Mentioned);

impl Visit for Pinned<'_> {
    fn visit_reference(&mut self, reference: &TypeReference) {
        if reference.mutability.is_some() {
            self.0.visit_type(&reference.elem);
        } else {
            walk::reference(self, reference);
        }
    }
    fn visit_bare_fn(&mut self, of: &TypeBareFn) {
        self.0.visit_bare_fn(of);
    }
    fn visit_trait_bound(&mut self, of: &TraitBound) {
        match is_of_object(of) {
            true => self.0.visit_trait_bound(of),
            false => walk::trait_bound(self, of),
        }
    }
    fn scopes(&mut self) -> Option<&mut Scopes> {
        self.0.scopes()
    }
}

/// Whether the trait is that of a trait object, or of an `impl Trait` of which one is made; others show what they are of.
pub(super) fn is_of_object(bound: &TraitBound) -> bool {
    !ends_in(&bound.path, &["AsRef", "Into", "RangeBounds"])
}

/// Notes the other ones: those that can be shortened where they stand.
pub(super) struct Free<'m>(pub(super) &'m mut Mentioned);

impl Visit for Free<'_> {
    fn visit_reference(&mut self, reference: &TypeReference) {
        self.0.elided |= reference.lifetime.is_none() && !self.0.scopes.have(None);
        reference.lifetime.iter().for_each(|lifetime| self.visit_lifetime(lifetime));
        if reference.mutability.is_none() {
            self.visit_type(&reference.elem);
        }
    }
    fn visit_lifetime(&mut self, lifetime: &Lifetime) {
        self.0.visit_lifetime(lifetime);
    }
    fn visit_bare_fn(&mut self, _: &TypeBareFn) {}
    fn visit_trait_bound(&mut self, of: &TraitBound) {
        if !is_of_object(of) {
            walk::trait_bound(self, of);
        }
    }
    fn scopes(&mut self) -> Option<&mut Scopes> {
        self.0.scopes()
    }
}

/// Whether the type borrows from anything that doesn't live for ever.
pub(super) fn has_any(ty: &Type) -> bool {
    Mentioned::in_type(ty).borrows()
}

/// Whether the type says the name of a lifetime that is not `'static`.
pub(super) fn has_named(ty: &Type) -> bool {
    !Mentioned::in_type(ty).named.is_empty()
}

/// A lifetime that the type has, if it borrows from anything that doesn't live for ever.
pub(super) fn any_of(ty: &Type) -> Option<Lifetime> {
    let Mentioned { named, elided, .. } = Mentioned::in_type(ty);
    match elided {
        true => Some(lifetime("'_")),
        false => named.first().map(|name| lifetime(&format!("'{name}"))),
    }
}

/// Whether the bound mentions a lifetime that is neither `'static` nor one of the `for<…>` around it.
pub(super) fn are_in_bound(bound: &TypeParamBound, around: Option<&BoundLifetimes>) -> bool {
    let mut mentioned = Mentioned::default();
    Scopes::bind(mentioned.scopes(), around);
    walk::bound(&mut mentioned, bound);
    mentioned.borrows()
}

/// Whether the bounded type mentions such a lifetime.
pub(super) fn are_bounded(predicate: &PredicateType) -> bool {
    let mut mentioned = Mentioned::default();
    Scopes::bind(mentioned.scopes(), predicate.lifetimes.as_ref());
    mentioned.visit_type(&predicate.bounded_ty);
    mentioned.borrows()
}

pub(super) fn lifetime(name: &str) -> Lifetime {
    Lifetime::new(name, Span::call_site())
}
