//! Lifetimes: what they are called in a family.
//!
//! A family has two: `'x` for the outermost reference and `'y` for what lies inside or is shared
//! with the output. Where that is not enough, `'z` is one more.

use quote::format_ident;
use syn::{
    BoundLifetimes, GenericParam, Lifetime, ParenthesizedGenericArguments, TraitBound, Type,
    TypeBareFn, TypeParamBound, TypeParen, TypeReference,
};

use super::borrows::Borrows;
use super::lifetimes::{has_any, lifetime};
use super::types;
use crate::walk::{Scopes, VisitMut, walk_mut};

/// The type with each lifetime named `'x` or `'y`.
pub(super) fn named(mut ty: Type, borrows: &Borrows) -> Type {
    let scopes = Scopes::default();
    let mut naming = Naming {
        borrows,
        scopes,
        at_root: true,
        under_mut: false,
        under_inner: false,
        under_object: false,
    };
    naming.visit_type(&mut ty);
    ty
}

struct Naming<'b> {
    borrows: &'b Borrows,
    scopes: Scopes,
    at_root: bool,
    under_mut: bool,
    under_inner: bool,
    under_object: bool,
}

impl Naming<'_> {
    fn inner(&self, old: Option<&Lifetime>) -> Lifetime {
        // What the output does not share must not shorten what it shares, nor what can't be
        // shortened, or most likely can't. Behind a `&mut` nothing can be anyway, nor what an object names, and what is behind a
        // reference outlives it.
        let is_taken = self.borrows.has_inner() && !self.borrows.is_inner(old);
        let shortens = is_taken || self.borrows.hold_another(old);
        let is_inner = self.under_mut || self.under_inner || self.under_object;
        if self.borrows.is_third(old) {
            return lifetime("'z");
        }
        lifetime(if shortens && !is_inner { "'x" } else { "'y" })
    }
}

impl VisitMut for Naming<'_> {
    fn visit_type(&mut self, ty: &mut Type) {
        let was_root = self.at_root;
        if !matches!(ty, Type::Reference(_) | Type::Paren(_) | Type::Group(_)) {
            self.at_root = false;
        }
        walk_mut::ty(self, ty);
        self.at_root = was_root;
    }

    fn visit_reference(&mut self, reference: &mut TypeReference) {
        if self.scopes.have(reference.lifetime.as_ref()) {
            reference.lifetime.iter_mut().for_each(rename_bound);
            self.visit_type(&mut reference.elem);
            return;
        }
        let old = reference.lifetime.take();
        let new = match &old {
            Some(old) if old.ident == "static" => old.clone(),
            old if self.at_root && !self.borrows.is_inner(old.as_ref()) => lifetime("'x"),
            old => self.inner(old.as_ref()),
        };
        let (was_root, was_under_mut) = (self.at_root, self.under_mut);
        let was_under_inner = std::mem::replace(
            &mut self.under_inner,
            matches!(new.ident.to_string().as_str(), "y" | "z"),
        );
        self.at_root = false;
        self.under_mut |= reference.mutability.is_some();
        let borrows = has_any(&reference.elem);
        self.visit_type(&mut reference.elem);
        // Where the user did not say how long a trait object lives, it lives as long as the reference;
        // or for ever, if the trait says so. Behind another `&mut` rustc has to be told.
        if was_under_mut && !borrows {
            bound_object(&mut reference.elem, lifetime(if new.ident == "z" { "'z" } else { "'y" }));
        }
        (self.at_root, self.under_mut) = (was_root, was_under_mut);
        self.under_inner = was_under_inner;
        reference.lifetime = Some(new);
    }

    fn visit_lifetime(&mut self, old: &mut Lifetime) {
        if self.scopes.have(Some(old)) {
            rename_bound(old);
        } else if old.ident != "static" {
            *old = self.inner(Some(old));
        }
    }

    fn visit_bare_fn(&mut self, of: &mut TypeBareFn) {
        walk_mut::bare_fn(self, of);
        rename_all_bound(of.lifetimes.as_mut());
    }

    fn visit_trait_bound(&mut self, of: &mut TraitBound) {
        let was_under_object = std::mem::replace(&mut self.under_object, true);
        walk_mut::trait_bound(self, of);
        self.under_object = was_under_object;
        rename_all_bound(of.lifetimes.as_mut());
    }

    fn scopes(&mut self) -> Option<&mut Scopes> {
        Some(&mut self.scopes)
    }
}

/// A lifetime of a `for<…>` must not have a name that is one of a family's own.
fn rename_bound(lifetime: &mut Lifetime) {
    if matches!(lifetime.ident.to_string().as_str(), "x" | "y" | "z") {
        lifetime.ident = format_ident!("for_{}", lifetime.ident);
    }
}

fn rename_all_bound(lifetimes: Option<&mut BoundLifetimes>) {
    for parameter in lifetimes.into_iter().flat_map(|of| &mut of.lifetimes) {
        if let GenericParam::Lifetime(parameter) = parameter {
            rename_bound(&mut parameter.lifetime);
        }
    }
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

/// Has what lives for ever live as long as what stands beside it: what is put together again from its owned form does.
pub(super) fn shorten_static(shown: &mut Type) {
    Shorter.visit_type(shown);
}

struct Shorter;

impl VisitMut for Shorter {
    fn visit_lifetime(&mut self, old: &mut Lifetime) {
        if old.ident == "static" {
            *old = lifetime("'y");
        }
    }
}

/// The type with each lifetime `'static`.
pub(super) fn made_static(mut ty: Type) -> Type {
    Static::of(None).visit_type(&mut ty);
    ty
}

/// Puts `'static` in place of one lifetime.
pub(super) fn make_static(ty: &mut Type, lifetime: &Lifetime) {
    Static::of(Some(lifetime)).visit_type(ty);
}

/// Puts `'static` in place of this lifetime, or of each.
struct Static<'s> {
    only: Option<&'s Lifetime>,
    scopes: Scopes,
}

impl<'s> Static<'s> {
    fn of(only: Option<&'s Lifetime>) -> Self {
        Self { only, scopes: Scopes::default() }
    }
}

impl VisitMut for Static<'_> {
    fn visit_reference(&mut self, reference: &mut TypeReference) {
        match &mut reference.lifetime {
            Some(lifetime) => self.visit_lifetime(lifetime),
            None if self.only.is_none() && !self.scopes.have(None) => {
                reference.lifetime = Some(lifetime("'static"));
            }
            None => {}
        }
        self.visit_type(&mut reference.elem);
    }
    fn visit_lifetime(&mut self, old: &mut Lifetime) {
        if self.only.is_none_or(|only| *only == *old) && !self.scopes.have(Some(old)) {
            *old = lifetime("'static");
        }
    }

    fn visit_bare_fn(&mut self, of: &mut TypeBareFn) {
        if let Some(only) = self.only.filter(|_| of.lifetimes.is_none()) {
            for index in 0..of.inputs.len() {
                Eliding { only }.visit_type(&mut of.inputs[index].ty);
            }
        }
        walk_mut::bare_fn(self, of);
    }
    fn visit_parenthesized(&mut self, of: &mut ParenthesizedGenericArguments) {
        if let Some(only) = self.only {
            for index in 0..of.inputs.len() {
                Eliding { only }.visit_type(&mut of.inputs[index]);
            }
        }
        walk_mut::parenthesized(self, of);
    }

    fn scopes(&mut self) -> Option<&mut Scopes> {
        Some(&mut self.scopes)
    }
}

/// Leaves one lifetime out: what a function takes for whatever time, it takes for that, too.
struct Eliding<'e> {
    only: &'e Lifetime,
}

impl VisitMut for Eliding<'_> {
    fn visit_lifetime(&mut self, old: &mut Lifetime) {
        if old == self.only {
            *old = lifetime("'_");
        }
    }
}
