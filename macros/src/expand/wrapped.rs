//! What a real object has to be for a spy to pass calls on to it, and what holds it.

use quote::{ToTokens, quote};
use syn::{Path, PathArguments, TypeParamBound, WherePredicate};

use super::patchable::mentions;
use crate::model::{Bounds, Implementation, Method, OwnType, Taken};
use crate::syntax::{names, parse_quote, predicates};

/// What a real object has to be, and what holds it.
pub(super) struct Wrapped {
    /// The trait, with what its associated types are.
    pub(super) of_trait: Path,
    pub(super) is_changed: bool,
    is_given_away: bool,
    is_sized: bool,
    is_shared: bool,
    is_made: bool,
    /// What methods want `Self` to be.
    wanted: Bounds,
}

impl Wrapped {
    /// To be of the trait of `own`, and to be had as the methods of `all` have it.
    pub(super) fn of(own: &Implementation, all: &[Implementation]) -> Self {
        let mut of_trait = match &own.of_trait {
            Some(of_trait) => of_trait.path.clone(),
            None => parse_quote!(::core::marker::Sized),
        };
        let types = own.types.iter().filter(|ty| ty.attrs.is_empty());
        for ty in types {
            let (name, is) = (&ty.ident, &ty.ty);
            let Some(last) = of_trait.segments.last_mut() else { continue };
            match &mut last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.push(parse_quote!(#name = #is));
                }
                other => *other = PathArguments::AngleBracketed(parse_quote!(<#name = #is>)),
            }
        }
        let mut wrapped = Self {
            of_trait,
            is_changed: false,
            is_given_away: false,
            is_sized: false,
            is_shared: false,
            is_made: false,
            wanted: Bounds::new(),
        };
        for implementation in all {
            wrapped.is_shared |= is_shared(implementation);
            for method in &implementation.methods {
                wrapped.note(method);
            }
        }
        wrapped
    }

    /// Notes how the method has the real object.
    fn note(&mut self, method: &Method) {
        match method.signature.receiver().and_then(Taken::of) {
            Some(Taken::Exclusive) => self.is_changed = true,
            Some(Taken::Owned) => (self.is_given_away, self.is_sized) = (true, true),
            Some(Taken::Boxed) => self.is_given_away = true,
            Some(Taken::Shared) | None => {}
        }
        for (_, own) in &method.own_inputs() {
            self.is_changed |= *own == OwnType::Exclusive;
            self.is_given_away |= *own == OwnType::Whole;
        }
        self.is_sized |= wants_sized(method);
        self.is_made |= method.own_output().is_some();
        let own: Vec<String> =
            names(&method.signature.generics).iter().map(ToString::to_string).collect();
        for bound in bounds_of_self(method) {
            let is_of_method = match bound {
                TypeParamBound::Lifetime(lives) => lives.ident != "static",
                bound => own.iter().any(|name| mentions(bound.to_token_stream(), name)),
            };
            if !is_of_method {
                self.wanted.push(bound.clone());
            }
        }
    }

    /// What holds the real object points at it.
    pub(super) fn pointer(&self) -> WherePredicate {
        let of_trait = &self.of_trait;
        let sized = self.is_sized.then(|| quote!(+ ::core::marker::Sized));
        let shared = quote!(+ ::core::marker::Send + ::core::marker::Sync);
        let shared = self.is_shared.then_some(shared);
        let wanted = (!self.wanted.is_empty()).then(|| {
            let wanted = &self.wanted;
            quote!(+ #wanted)
        });
        let deref = if self.is_changed { quote!(DerefMut) } else { quote!(Deref) };
        parse_quote!(StandinReal: ::core::ops::#deref<Target: #of_trait #sized #shared #wanted> #shared)
    }

    /// All that what holds the real object has to be.
    pub(super) fn bounds(&self) -> Vec<WherePredicate> {
        let holder = parse_quote!(StandinReal: ::standin::__private::Holder);
        let mut bounds = vec![self.pointer()];
        bounds.extend(self.is_given_away.then_some(holder));
        let target = quote!(<StandinReal as ::core::ops::Deref>::Target);
        let made = parse_quote!(StandinReal: ::core::convert::From<#target>);
        bounds.extend(self.is_made.then_some(made));
        bounds
    }
}

/// Whether its `#[async_trait]` has futures that are `Send`.
fn is_shared(implementation: &Implementation) -> bool {
    let is_sent = |method: &Method| match &method.expanded {
        Some(expanded) => mentions(expanded.output.to_token_stream(), "Send"),
        None => false,
    };
    match &implementation.async_trait {
        Some(attribute) => !mentions(attribute.meta.to_token_stream(), "Send"),
        None => implementation.methods.iter().any(is_sent),
    }
}

/// Whether it can't be called on a trait object.
fn wants_sized(method: &Method) -> bool {
    let has_own = method.own_output().is_some() || !method.own_inputs().is_empty();
    method.is_static() || has_own || !bounds_of_self(method).is_empty()
}

/// What the method is only there for.
fn bounds_of_self(method: &Method) -> Vec<&TypeParamBound> {
    let mut bounds = Vec::new();
    for predicate in predicates(&method.signature.generics) {
        match predicate {
            WherePredicate::Type(of) if of.bounded_ty.to_token_stream().to_string() == "Self" => {
                bounds.extend(&of.bounds);
            }
            _ => {}
        }
    }
    bounds
}
