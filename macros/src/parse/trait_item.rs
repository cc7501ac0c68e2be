//! A trait, as `#[automock]` meets it.

use quote::format_ident;
use syn::{Error, GenericParam, ItemTrait, Result, TraitItem, parse_quote};

use super::attribute::Given;
use super::signature::{self, Scope};
use super::{supertrait, types};
use crate::model::Double;

pub(super) fn understand(item: ItemTrait, mut given: Given) -> Result<Double> {
    let name = format_ident!("Mock{}", item.ident);
    let generics = static_generics(&item)?;
    let (_, arguments, _) = generics.split_for_impl();
    let mut scope = Scope::new(parse_quote!(#name #arguments));

    let mut types = Vec::new();
    let mut constants = Vec::new();
    for member in &item.items {
        match member {
            TraitItem::Type(member) => {
                let given = given.take_type(&member.ident);
                let default = member.default.as_ref().map(|(_, default)| default.clone());
                let Some(mut chosen) = given.or(default) else {
                    return Err(Error::new_spanned(
                        &member.ident,
                        format!("say what it is: `#[automock(type {} = …;)]`", member.ident),
                    ));
                };
                if !member.generics.params.is_empty() {
                    return Err(Error::new_spanned(
                        &member.generics,
                        "generic associated types can't be mocked yet",
                    ));
                }
                types::replace_self(&mut chosen, &scope);
                scope.types.push((member.ident.clone(), chosen.clone()));
                types.push((member.ident.clone(), chosen));
            }
            TraitItem::Const(member) => {
                if let Some(value) = given.take_constant(&member.ident) {
                    constants.push((member.ident.clone(), member.ty.clone(), value));
                } else if member.default.is_none() {
                    return Err(Error::new_spanned(
                        &member.ident,
                        format!("say what it is: `#[automock(const {}: … = …;)]`", member.ident),
                    ));
                }
            }
            _ => {}
        }
    }
    if let Some(name) = given.left_over() {
        return Err(Error::new_spanned(name, "the trait has no such associated type or constant"));
    }

    let mut methods = Vec::new();
    for member in item.items {
        match member {
            TraitItem::Fn(member) => {
                if member.sig.receiver().is_none() {
                    return Err(Error::new_spanned(
                        &member.sig.ident,
                        "a function without `self` can't be mocked yet: make it a method",
                    ));
                }
                let body = member.default;
                methods.push(signature::understand(member.sig, &member.attrs, body, &scope)?);
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
    Ok(Double {
        vis: item.vis,
        original: item.ident,
        name,
        is_unsafe: item.unsafety.is_some(),
        supertraits: supertrait::derivable(item.supertraits.iter()),
        generics,
        methods,
        types,
        constants,
    })
}

/// The trait's generics, each type `'static`: what is recorded outlives the calls.
fn static_generics(item: &ItemTrait) -> Result<syn::Generics> {
    let mut generics = item.generics.clone();
    for parameter in &item.generics.params {
        match parameter {
            GenericParam::Type(parameter) => {
                let name = &parameter.ident;
                generics.make_where_clause().predicates.push(parse_quote!(#name: 'static));
            }
            GenericParam::Lifetime(parameter) => {
                return Err(Error::new_spanned(
                    parameter,
                    "a trait with lifetime parameters can't be mocked yet: give the lifetime to its \
                     methods",
                ));
            }
            GenericParam::Const(_) => {}
        }
    }
    Ok(generics)
}
