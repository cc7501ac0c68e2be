//! The signature of a method or function, normalized: arguments named, `Self` and lifetimes
//! resolved, each type spelled as a family.

use quote::format_ident;
use syn::{
    Attribute, Block, Error, FnArg, GenericParam, Ident, Pat, Result, ReturnType, Signature, Type,
    parse_quote,
};

use super::lifetimes::{self, Borrows};
use super::types;
use crate::model::{Argument, Family, Method, Output};

/// What `Self` means around a signature.
pub(super) struct Scope {
    pub(super) self_type: Type,
    /// The associated types, and what they are.
    pub(super) types: Vec<(Ident, Type)>,
}

impl Scope {
    pub(super) fn new(self_type: Type) -> Self {
        Self { self_type, types: Vec::new() }
    }
}

/// The most arguments that a double takes.
const MOST_ARGUMENTS: usize = 16;

pub(super) fn understand(
    mut signature: Signature,
    attributes: &[Attribute],
    body: Option<Block>,
    scope: &Scope,
) -> Result<Method> {
    refuse_generics(&signature)?;
    let borrows = lifetimes::of_output(&signature);
    let (output, is_async) = output(&signature, &borrows, scope)?;
    let mut args = Vec::new();
    for input in &mut signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        if args.len() == MOST_ARGUMENTS {
            return Err(Error::new_spanned(
                input,
                "a double takes up to 16 arguments: put some of them into a struct",
            ));
        }
        let name = name_of(&input.pat, args.len());
        let pattern = std::mem::replace(&mut *input.pat, parse_quote!(#name));
        args.push(argument(name, pattern, &input.ty, &borrows, scope)?);
    }
    let chosen = |names: &[&str]| -> Vec<Attribute> {
        let is_chosen = |a: &&Attribute| names.iter().any(|name| a.path().is_ident(name));
        attributes.iter().filter(is_chosen).cloned().collect()
    };
    Ok(Method {
        docs: chosen(&["doc"]),
        cfgs: chosen(&["cfg"]),
        levels: chosen(&["allow", "expect", "warn", "deny", "forbid"]),
        signature,
        args,
        output,
        is_async,
        body,
    })
}

fn refuse_generics(signature: &Signature) -> Result<()> {
    let generic = |parameter: &&GenericParam| !matches!(parameter, GenericParam::Lifetime(_));
    match signature.generics.params.iter().find(generic) {
        Some(parameter) => Err(Error::new_spanned(
            parameter,
            "generic functions can't be doubled yet: give the parameter to the trait, or use a \
             trait object",
        )),
        None if signature.variadic.is_some() => Err(Error::new_spanned(
            &signature.variadic,
            "variadic functions can't be doubled: call them through a function of yours",
        )),
        None => Ok(()),
    }
}

/// The name of an argument: the user's, or one by its place where a pattern has none.
fn name_of(pattern: &Pat, index: usize) -> Ident {
    match pattern {
        Pat::Ident(pattern) => pattern.ident.clone(),
        _ => format_ident!("arg{}", index),
    }
}

fn argument(
    name: Ident,
    pattern: Pat,
    ty: &Type,
    borrows: &Borrows,
    scope: &Scope,
) -> Result<Argument> {
    let mut ty = ty.clone();
    types::replace_self(&mut ty, scope);
    let boxed = types::as_boxed_closure(&ty)?;
    let ty = boxed.clone().unwrap_or(ty);
    let is_plain = types::is_plain(&ty);
    let family = family(ty, borrows);
    let is_plain = is_plain && !matches!(family, Family::Local { .. });
    Ok(Argument { name, pattern, family, boxed, is_plain })
}

/// How a type is spelled in the runtime.
fn family(ty: Type, borrows: &Borrows) -> Family {
    if !lifetimes::has_any(&ty) {
        return Family::Own(ty);
    }
    if let Some((reference, pointee)) = types::simple_reference(&ty) {
        let is_tied = borrows.is_tied(reference.lifetime.as_ref());
        match (reference.mutability, is_tied) {
            (None, false) => return Family::Ref(pointee),
            (None, true) => return Family::Nested(pointee),
            (Some(_), false) => return Family::Mut(pointee),
            (Some(_), true) => {}
        }
    }
    if let Some((reference, pointee)) =
        types::only_argument(&ty, "Option").as_ref().and_then(types::simple_reference)
    {
        if reference.mutability.is_none() {
            let is_tied = borrows.is_tied(reference.lifetime.as_ref());
            return if is_tied { Family::OptNested(pointee) } else { Family::OptRef(pointee) };
        }
    }
    let of = lifetimes::named(ty, borrows);
    let shown = match types::bare(&of) {
        Type::Reference(reference) => (*reference.elem).clone(),
        other => other.clone(),
    };
    Family::Local { of: Box::new(of), shown: Box::new(shown) }
}

/// What comes back, and whether it has to be awaited.
fn output(signature: &Signature, borrows: &Borrows, scope: &Scope) -> Result<(Output, bool)> {
    let ReturnType::Type(_, ty) = &signature.output else {
        return Ok((Output::Handed(Family::Own(parse_quote!(()))), signature.asyncness.is_some()));
    };
    let mut ty = (**ty).clone();
    types::replace_self(&mut ty, scope);
    let (ty, is_async) = match types::future_output(&ty) {
        Some(awaited) => (awaited, true),
        None => (ty, signature.asyncness.is_some()),
    };
    types::refuse_opaque(&ty)?;
    let output = match types::bare(&ty) {
        Type::Never(_) => Output::Never,
        _ if !borrows.from_self => Output::Handed(family(ty, borrows)),
        _ => lent(ty, borrows),
    };
    Ok((output, is_async))
}

/// An output that borrows from the mock.
fn lent(ty: Type, borrows: &Borrows) -> Output {
    if let Some((reference, lent)) = types::lent_reference(&ty) {
        return match reference.mutability {
            None => Output::Lends { made: types::owned(&lent, false), lent },
            Some(_) => Output::LendsMut { made: types::owned(&lent, true), lent },
        };
    }
    if let Some((reference, lent)) =
        types::only_argument(&ty, "Option").as_ref().and_then(types::lent_reference)
    {
        if reference.mutability.is_none() {
            let owned = types::owned(&lent, false);
            return Output::LendsIn { made: parse_quote!(::core::option::Option<#owned>), lent };
        }
    }
    if let Some((ok, err)) = types::result_arguments(&ty) {
        if let Some((reference, lent)) = types::lent_reference(&ok) {
            if reference.mutability.is_none() && !lifetimes::has_any(&err) {
                let owned = types::owned(&lent, false);
                return Output::LendsIn {
                    made: parse_quote!(::core::result::Result<#owned, #err>),
                    lent,
                };
            }
        }
    }
    if types::has_trait_object(&ty) {
        return Output::Handed(family(ty, borrows));
    }
    // `Cow<'_, str>` and its like: a `'static` one will do, rustc shortens it.
    Output::Handed(Family::Own(lifetimes::made_static(ty)))
}
