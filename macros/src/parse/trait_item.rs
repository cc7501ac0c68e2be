//! A trait, as `#[automock]` meets it.

use proc_macro2::Span;
use syn::{
    Attribute, Error, Generics, Ident, ItemTrait, Path, Result, TraitItem, TraitItemConst,
    TraitItemType, Type, TypePath, Visibility,
};

use super::attribute::Given;
use super::inherited::Inherited;
use super::signature::{self, Found, Scope};
use super::{async_trait, attributes, generics, self_type, supertrait, trait_variant, wrapping};
use crate::crate_name;
use crate::model::{Attributes, Double, Implementation, ImplementedTrait, Method, Supertrait};
use crate::syntax::{names, parse_quote};

/// The mock of a trait, and of what it inherits.
pub(super) fn understand(
    mut item: ItemTrait,
    mut given: Given,
    mut inherited: Vec<Inherited>,
) -> Result<Double> {
    let original = given.target.take().unwrap_or_else(|| item.ident.clone());
    trait_variant::add_bounds(&mut item, &original);
    let bounded = generics::bounded(&item.generics, given.bounds.take());
    let mut double = Double::of(original, bounded);
    double.cfgs = attributes::chosen(&item.attrs, &["cfg"]);
    double.attributes = levels(&item.attrs);
    double.vis = item.vis.clone();
    double.is_documented = is_documented(&item);
    double.wraps = given.wrapping.is_some();
    if !crate_name::is_mockall() {
        inherited.extend(supertrait::mocked(&item, &inherited));
        double.supertraits = supertrait::derivable(&item, &inherited);
    }
    if given.clone.is_some() && !double.supertraits.contains(&Supertrait::Clone) {
        double.supertraits.push(Supertrait::Clone);
    }

    let self_type =
        Type::Path(TypePath { qself: None, path: with_arguments(&double, &double.name) });
    let mut scope = Scope::new(self_type);
    scope.lifetimes = generics::lifetimes(&double.generics);
    scope.parameters = names(&double.generics).into_iter().cloned().collect();
    scope.wraps = double.wraps;
    scope.is_shared = supertrait::is_shared(&item, &inherited);
    double.implementations = implementations(item, &mut given, inherited, &double, &mut scope)?;
    if let Some(name) = given.left_over() {
        return Err(Error::new_spanned(name, "the trait has no such associated type or constant"));
    }
    if double.wraps {
        double.implementations.iter().try_for_each(wrapping::check)?;
    }
    generics::resolve_types(&mut double.generics, &scope);
    Ok(double)
}

/// Whether the user says anything of it.
fn is_documented(item: &ItemTrait) -> bool {
    let of_member = |member: &TraitItem| match member {
        TraitItem::Fn(member) => attributes::has(&member.attrs, "doc"),
        _ => false,
    };
    attributes::has(&item.attrs, "doc") || item.items.iter().any(of_member)
}

/// The name with the arguments that the mock has, as the trait has them.
fn with_arguments(double: &Double, name: &Ident) -> Path {
    let (_, arguments, _) = double.generics.split_for_impl();
    match double.generics.params.is_empty() {
        true => name.clone().into(),
        false => parse_quote!(#name #arguments),
    }
}

/// The trait, and after it what it inherits.
fn implementations(
    item: ItemTrait,
    given: &mut Given,
    inherited: Vec<Inherited>,
    double: &Double,
    scope: &mut Scope,
) -> Result<Vec<Implementation>> {
    let generics = &double.generics;
    let mut implementations = Vec::new();
    // A supertrait's types are known to what inherits from it.
    for Inherited { path, given: mut its_own, item, .. } in inherited.into_iter().rev() {
        implementations.push(implementation(item, path, generics, &mut its_own, scope)?);
    }
    let path = with_arguments(double, &double.original);
    implementations.push(implementation(item, path, generics, given, scope)?);
    implementations.reverse();
    Ok(implementations)
}

/// Levels of lints. Who mocks a deprecated trait knows that it is one.
fn levels(attributes: &[Attribute]) -> Attributes {
    let mut levels = attributes::levels(attributes);
    if attributes::has(attributes, "deprecated") {
        levels.push(attributes::allow(&quote::quote!(deprecated)));
    }
    levels
}

/// The trait as the mock has it, under `path`.
fn implementation(
    item: ItemTrait,
    path: Path,
    generics: &Generics,
    given: &mut Given,
    scope: &mut Scope,
) -> Result<Implementation> {
    let (mut types, mut constants) = (Vec::new(), Vec::new());
    for member in &item.items {
        match member {
            TraitItem::Type(member) => {
                if let Some(ty) = associated_type(member, given, scope)? {
                    types.push(ty);
                }
            }
            TraitItem::Const(member) => {
                if let Some(constant) = constant(member, given)? {
                    constants.push(constant);
                }
            }
            _ => {}
        }
    }
    let mut generics = generics.clone();
    generics::resolve_types(&mut generics, scope);
    let methods = methods(item.items, scope)?;
    Ok(Implementation {
        attributes: levels(&item.attrs),
        async_trait: attributes::chosen(&item.attrs, &["async_trait"]).pop(),
        generics,
        self_type: scope.self_type.clone(),
        of_trait: Some(ImplementedTrait {
            path,
            place: Span::call_site(),
            is_unsafe: item.unsafety.is_some(),
            supertraits: item.supertraits,
        }),
        types,
        constants,
        methods,
    })
}

fn methods(members: Vec<TraitItem>, scope: &Scope) -> Result<Vec<Method>> {
    let mut methods = Vec::new();
    for member in members {
        match member {
            TraitItem::Fn(member) => {
                let body = member.default.filter(|_| member.sig.receiver().is_some());
                let (vis, attributes) = (Visibility::Inherited, member.attrs.as_slice());
                let (signature, expanded) = match async_trait::undone(&member.sig) {
                    Some(undone) => (undone, Some(member.sig)),
                    None => (member.sig, None),
                };
                let found = Found { vis, attributes, signature, body, kept: None };
                let mut method = signature::understand(found, scope)?;
                if let Some(expanded) = expanded {
                    async_trait::redo(&mut method, expanded);
                }
                methods.push(method);
            }
            TraitItem::Macro(member) => {
                return Err(Error::new_spanned(
                    member,
                    "what this macro makes can't be seen from here: write the methods out",
                ));
            }
            _ => {}
        }
    }
    Ok(methods)
}

/// The associated type as the mock has it.
fn associated_type(
    member: &TraitItemType,
    given: &mut Given,
    scope: &mut Scope,
) -> Result<Option<syn::ImplItemType>> {
    let default = member.default.as_ref().map(|(_, default)| default.clone());
    let cfgs = attributes::chosen(&member.attrs, &["cfg"]);
    let Some(mut chosen) = given.take_type(&member.ident, &member.generics).or(default) else {
        // It may not be there at all.
        if !cfgs.is_empty() {
            return Ok(None);
        }
        return Err(Error::new_spanned(
            &member.ident,
            format!("say what it is: `#[automock(type {} = …;)]`", member.ident),
        ));
    };
    self_type::replace(&mut chosen, scope);
    scope.declare(&member.ident, &member.generics, &chosen);
    let (name, (parameters, _, bounds)) = (&member.ident, member.generics.split_for_impl());
    Ok(Some(parse_quote!(#cfgs type #name #parameters = #chosen #bounds;)))
}

/// The constant as the mock has it, where the trait does not say what it is or is overruled.
fn constant(member: &TraitItemConst, given: &mut Given) -> Result<Option<syn::ImplItemConst>> {
    let (name, ty) = (&member.ident, &member.ty);
    let cfgs = attributes::chosen(&member.attrs, &["cfg"]);
    match given.take_constant(name) {
        Some(value) => Ok(Some(parse_quote!(#cfgs const #name: #ty = #value;))),
        None if member.default.is_some() => Ok(None),
        None => Err(Error::new_spanned(
            name,
            format!("say what it is: `#[automock(const {name}: … = …;)]`"),
        )),
    }
}
