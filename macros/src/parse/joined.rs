//! `impl Read + Seek` beside a body: no trait object has two traits, but one of a trait of ours that has them both as
//! supertraits.

use quote::format_ident;
use syn::ext::IdentExt;
use syn::{
    Block, Error, Ident, Lifetime, Result, ReturnType, Signature, TraitBoundModifier, Type,
    TypeImplTrait, TypeParamBound, TypeReference,
};

use super::argument::Around;
use super::generics::Bounds;
use super::lifetimes::lifetime;
use super::signature::Scope;
use super::type_parameters::TypeParameters;
use super::types::{self, is_auto_trait};
use super::{opaque, self_type};
use crate::model::{Joined, Passing};
use crate::syntax::{ends_in, has_trait, names, only, output_type, parse_quote, retain};
use crate::walk::{Scopes, VisitMut, walk_mut};

/// What is done to the argument of this name, and its type, if it has several traits.
pub(super) fn argument(
    of_opaque: &TypeImplTrait,
    name: &Ident,
    around: &Around<'_>,
) -> Result<Option<(Passing, Type)>> {
    let bounds = &of_opaque.bounds;
    if let Some(as_ref) = bounds.iter().find(|of| has_several(bounds) && is_as_ref(of)) {
        return Err(Error::new_spanned(
            as_ref,
            "a body gets its box, which does not have this trait for what is in it: write a type parameter, \
             `T: … + 'static`",
        ));
    }
    let mock = match &around.scope.self_type {
        Type::Path(of) if around.has_original => of.path.segments.last(),
        _ => None,
    };
    let mock = mock.map_or_else(String::new, |mock| mock.ident.unraw().to_string());
    let name = format_ident!("{mock}__{}_{}", around.function.unraw(), name.unraw());
    let joined = join(bounds, name, around.scope, around.parameters)?;
    Ok(joined.map(|(mut joined, bounds)| {
        let (passing, ty) = opaque::boxed(&bounds);
        joined.is_pinned = matches!(passing, Passing::Pinned(_));
        (Passing::Joined(joined), ty)
    }))
}

/// The trait that an `impl Trait` of several has which comes back, and with which it then does.
pub(super) fn output(
    signature: &mut Signature,
    scope: &Scope,
    body: &Block,
) -> Result<Option<Joined>> {
    let parameters = match &signature.output {
        ReturnType::Type(_, ty) if is_of_several(ty) => {
            TypeParameters::of(signature, false, scope, Some(body))?
        }
        _ => return Ok(None),
    };
    let name = format_ident!("__{}__opaque", signature.ident.unraw());
    joined(signature, name, scope, &parameters)
}

/// The same of what a mock has: the trait, if there is one, and the signature with it.
pub(super) fn of_mock(
    signature: &Signature,
    scope: &Scope,
    parameters: &TypeParameters,
) -> Result<Option<(Option<Joined>, Signature)>> {
    let opaque = match output_type(signature).map(types::bare) {
        Some(Type::ImplTrait(opaque)) if has_several(&opaque.bounds) => opaque,
        _ => return Ok(None),
    };
    if has_trait(&opaque.bounds, &["Future", "Stream"]) {
        let mut signature = signature.clone();
        let ty = opaque::sent(opaque);
        signature.output = parse_quote!(-> #ty);
        return Ok(Some((None, signature)));
    }
    let mock = match &scope.self_type {
        Type::Path(of) if scope.lends => of.path.segments.last(),
        _ => None,
    };
    let Some(mock) = mock else { return Ok(None) };
    let name = format_ident!("{}__{}__opaque", mock.ident.unraw(), signature.ident.unraw());
    let mut signature = signature.clone();
    let joined = joined(&mut signature, name, scope, parameters)?;
    Ok(joined.map(|joined| (Some(joined), signature)))
}

/// Puts a trait of this name in place of the several that come back.
fn joined(
    signature: &mut Signature,
    name: Ident,
    scope: &Scope,
    parameters: &TypeParameters,
) -> Result<Option<Joined>> {
    let ReturnType::Type(_, ty) = &mut signature.output else { return Ok(None) };
    let Type::ImplTrait(opaque) = types::bare_mut(ty) else { return Ok(None) };
    opaque::refuse_no_box(opaque)?;
    self_type::replace_in_bounds(&mut opaque.bounds, scope);
    let joined = join(&opaque.bounds, name, scope, parameters)?;
    Ok(joined.map(|(joined, bounds)| {
        opaque.bounds = bounds;
        joined
    }))
}

/// Refuses what a method lends of `self`, if its trait names a lifetime: what a double gives has to be shortened to that.
pub(super) fn refuse_lent(joined: Option<&Joined>, signature: &Signature) -> Result<()> {
    match joined.filter(|joined| !joined.lifetimes.is_empty()) {
        Some(_) => Err(Error::new_spanned(
            output_type(signature),
            "what a double gives of `self` lives for ever, and of several traits rustc can't shorten that: return one \
             trait, or a type with a name",
        )),
        None => Ok(()),
    }
}

fn is_of_several(ty: &Type) -> bool {
    matches!(types::bare(ty), Type::ImplTrait(opaque) if has_several(&opaque.bounds))
}

fn has_several(bounds: &Bounds) -> bool {
    let mut traits = 0;
    for bound in bounds {
        traits += usize::from(is_joined(bound));
    }
    traits > 1
}

fn is_as_ref(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => ends_in(&bound.path, &["AsMut", "AsRef", "Borrow"]),
        _ => false,
    }
}

fn is_joined(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => {
            matches!(bound.modifier, TraitBoundModifier::None) && !is_auto_trait(&bound.path)
        }
        _ => false,
    }
}

/// The trait, and what bounds its object, if there are several.
fn join(
    bounds: &Bounds,
    name: Ident,
    scope: &Scope,
    parameters: &TypeParameters,
) -> Result<Option<(Joined, Bounds)>> {
    if !has_several(bounds) {
        return Ok(None);
    }
    let (mut traits, mut others) = (bounds.clone(), bounds.clone());
    retain(&mut traits, &mut is_joined);
    retain(&mut others, &mut |of| !is_joined(of));
    let Some(around) = scope.around() else {
        return Err(Error::new_spanned(
            traits.last(),
            "several traits take one that has them all, and has no place beside a method alone: write `#[patchable]` \
             above the whole `impl` block",
        ));
    };
    let mut given = Given::default();
    for bound in &mut traits {
        walk_mut::bound(&mut given, bound);
    }
    let Given { declared: lifetimes, given, .. } = given;
    let types = names(&parameters.keys);
    let mut bounds = only(match given.is_empty() && around.is_empty() && types.is_empty() {
        true => parse_quote!(#name),
        false => parse_quote!(#name<#(#given,)* #(#around,)* #(#types),*>),
    });
    bounds.extend(others);
    if opaque::lives(&traits) && !opaque::lives(&bounds) {
        bounds.push(parse_quote!('static));
    }
    Ok(Some((Joined { name, lifetimes, traits, is_pinned: false }, bounds)))
}

/// Gives a name to each lifetime of the traits, for they stand outside of the function.
#[derive(Default)]
struct Given {
    /// The trait's own.
    declared: Vec<Lifetime>,
    /// What stands for them where the trait is named.
    given: Vec<Lifetime>,
    scopes: Scopes,
}

impl Given {
    fn elided(&mut self) -> Lifetime {
        let declared = lifetime(&format!("'__{}", self.declared.len()));
        self.declared.push(declared.clone());
        self.given.push(lifetime("'_"));
        declared
    }
}

impl VisitMut for Given {
    fn visit_reference(&mut self, reference: &mut TypeReference) {
        if reference.lifetime.is_none() && !self.scopes.have(None) {
            reference.lifetime = Some(self.elided());
        } else if let Some(lifetime) = &mut reference.lifetime {
            self.visit_lifetime(lifetime);
        }
        self.visit_type(&mut reference.elem);
    }

    fn visit_lifetime(&mut self, old: &mut Lifetime) {
        if self.scopes.have(Some(old)) || old.ident == "static" || self.declared.contains(old) {
            return;
        }
        if old.ident == "_" {
            *old = self.elided();
        } else {
            self.declared.push(old.clone());
            self.given.push(old.clone());
        }
    }

    fn scopes(&mut self) -> Option<&mut Scopes> {
        Some(&mut self.scopes)
    }
}
