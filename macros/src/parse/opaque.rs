//! `impl Trait` in signatures: a double has a box in its place.

use proc_macro2::Span;
use quote::quote_spanned;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{
    AssocType, Error, GenericArgument, Lifetime, PathArguments, Result, Token, TraitBound, Type,
    TypeImplTrait, TypeParamBound, parse_quote_spanned,
};

use super::generics::Bounds;
use super::types::{self, bare, is_auto_trait, may_be_object};
use super::{lifetimes, naming};
use crate::model::{Boxed, ITERATORS, Passing};
use crate::syntax::{ends_in, has_trait, parse_quote, retain};
use crate::walk::each_type;

/// `Box<dyn …>` for an argument that is a closure or an `impl Trait`.
pub(super) fn boxed_argument(bounds: &Bounds) -> Type {
    // Of a trait whose types live for ever rustc says so where the bounds stand.
    let here = bounds.first().map_or_else(Span::call_site, Spanned::span);
    let here = Span::call_site().located_at(here);
    let lives = (!lives(bounds)).then(|| quote_spanned!(here=> + '_));
    parse_quote_spanned!(here=> ::std::boxed::Box<dyn #bounds #lives>)
}

/// Whether it is said how long it lives, as `Any` does.
pub(super) fn lives(bounds: &Bounds) -> bool {
    has_trait(bounds, &["Any"])
        || bounds.iter().any(|bound| matches!(bound, TypeParamBound::Lifetime(_)))
}

/// What is done to an argument that is such a box, and its type.
pub(super) fn boxed(bounds: &Bounds) -> (Passing, Type) {
    let boxed = boxed_argument(bounds);
    if is_polled(bounds) {
        let pinned: Type = parse_quote!(::core::pin::Pin<#boxed>);
        return (Passing::Pinned(pinned.clone()), pinned);
    }
    (Passing::Boxed(boxed.clone()), boxed)
}

/// What the caller of a double gets for `impl Trait`: a box, pinned where it is to be polled.
pub(super) fn boxed_output(ty: &Type) -> Option<Type> {
    let Type::ImplTrait(opaque) = bare(ty) else { return None };
    let captures = |bound: &&TypeParamBound| !matches!(bound, TypeParamBound::PreciseCapture(_));
    let mut opaque = opaque.clone();
    opaque.bounds = opaque.bounds.iter().filter(captures).cloned().collect();
    bind_opaque(&mut opaque);
    let bounds = opaque.bounds;
    Some(match is_polled(&bounds) {
        true => parse_quote!(::core::pin::Pin<::std::boxed::Box<dyn #bounds>>),
        false => parse_quote!(::std::boxed::Box<dyn #bounds>),
    })
}

/// With `Send` in place of a trait that is it for some platforms, such as `MaybeSend`, `WasmCompatSend`: the box of what is
/// `Send` has that too.
pub(super) fn sent(opaque: &TypeImplTrait) -> TypeImplTrait {
    let mut opaque = opaque.clone();
    for bound in &mut opaque.bounds {
        if let TypeParamBound::Trait(of) = bound {
            let name = of.path.segments.last().map(|last| last.ident.to_string());
            if name.is_some_and(|name| name.contains("Send")) {
                of.path = parse_quote!(::core::marker::Send);
            }
        }
    }
    opaque
}

/// Refuses a returned `impl Trait` that no box can be.
pub(super) fn refuse_without_box(ty: &Type) -> Result<()> {
    let Type::ImplTrait(opaque) = bare(ty) else { return Ok(()) };
    refuse_no_box(opaque)?;
    match traits(opaque).nth(1) {
        Some(second) => Err(Error::new_spanned(
            second,
            "a double returns a box, which can have one trait: return a type with a name, or `Box<dyn Trait>` of \
             a trait of yours with all of these",
        )),
        None => Ok(()),
    }
}

/// Refuses one with a trait that no box has.
pub(super) fn refuse_no_box(opaque: &TypeImplTrait) -> Result<()> {
    const NEVER: [&str; 8] =
        ["AsMut", "AsRef", "Borrow", "BorrowMut", "Deref", "DerefMut", "Error", "IntoIterator"];
    let no_box = traits(opaque).find(|of| ends_in(&of.path, &NEVER) || !may_be_object(&of.path));
    match no_box {
        Some(no_box) => Err(Error::new_spanned(
            no_box,
            "a double returns a box, and a box does not have this trait for what is in it: return a type with a name",
        )),
        None => Ok(()),
    }
}

fn traits(opaque: &TypeImplTrait) -> impl Iterator<Item = &TraitBound> {
    opaque.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) if !is_auto_trait(&bound.path) => Some(bound),
        _ => None,
    })
}

/// Lets an `impl Trait` that borrows live as long as what it borrows from: the box of a double, which
/// would live for ever otherwise, may then hold the same.
pub(super) fn bind(ty: &mut Type) {
    if let Type::ImplTrait(opaque) = ty {
        bind_opaque(opaque);
    }
}

fn bind_opaque(opaque: &mut TypeImplTrait) {
    if !lives(&opaque.bounds) {
        let borrowed = lifetimes::any_of(&Type::ImplTrait(opaque.clone()));
        opaque.bounds.extend(borrowed.map(TypeParamBound::Lifetime));
    }
}

/// The same box for what a function itself returns, which may borrow whatever it has to.
pub(super) fn boxed_result(ty: &Type) -> Option<Boxed> {
    let Type::ImplTrait(opaque) = bare(ty) else { return None };
    let mut opaque = opaque.clone();
    let bounds = &mut opaque.bounds;
    if !bounds.iter().any(|bound| matches!(bound, TypeParamBound::Lifetime(_))) {
        bounds.push(TypeParamBound::Lifetime(lifetimes::lifetime("'_")));
    }
    let is_pinned = is_polled(bounds);
    Some(Boxed { ty: boxed_output(&Type::ImplTrait(opaque))?, is_pinned })
}

/// Whether the type is, or is returned as, a box of an iterator over what is borrowed.
pub(super) fn has_borrowed_items(ty: &Type) -> bool {
    let boxed = boxed_output(ty).or_else(|| Some(ty.clone()));
    let object = boxed.and_then(|ty| types::only_argument(&ty, "Box"));
    let Some(Type::TraitObject(object)) = object else { return false };
    let mut traits = object.bounds;
    retain(&mut traits, &mut |bound| matches!(bound, TypeParamBound::Trait(_)));
    let is_of_iterators = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(of) => ends_in(&of.path, &ITERATORS) || is_auto_trait(&of.path),
        _ => false,
    };
    has_trait(&traits, &ITERATORS)
        && traits.iter().all(is_of_iterators)
        && lifetimes::has_any(&parse_quote!(dyn #traits))
}

/// What is awaited of a `Pin<Box<dyn Future<Output = T>>>` that is `Send`, or is not, and no more; or of what `futures` calls
/// such a box. The future may borrow, but what is awaited of it does not.
pub(super) fn awaited(ty: &Type) -> Option<Type> {
    awaited_where(ty, |_| true)
        .filter(|awaited| !lifetimes::has_any(awaited))
        .or_else(|| awaited_of_alias(ty))
}

/// What is awaited of a `BoxFuture<'a, T>`: a `T`, unless the alias is one of the user's, as of a `Result<T, Error>`.
fn awaited_of_alias(ty: &Type) -> Option<Type> {
    let Type::Path(path) = bare(ty) else { return None };
    let last = path.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let mut arguments = arguments.args.iter();
    match (arguments.next()?, arguments.next()?, arguments.next()) {
        (GenericArgument::Lifetime(_), GenericArgument::Type(awaited), None) => {
            let is_alias = ends_in(&path.path, &["BoxFuture", "LocalBoxFuture"]);
            let lasting = naming::made_static(ty.clone());
            (is_alias && !lifetimes::has_any(awaited))
                .then(|| parse_quote!(<#lasting as ::core::future::Future>::Output))
        }
        _ => None,
    }
}

/// The same of one that lives as long as the lifetime of this name.
pub(super) fn awaited_within(ty: &Type, life: &str) -> Option<Type> {
    awaited_where(ty, |lifetime| lifetime.ident == life)
}

fn awaited_where(ty: &Type, lives: impl Fn(&Lifetime) -> bool) -> Option<Type> {
    let inside = types::only_argument(ty, "Pin")?;
    let Type::TraitObject(object) = types::only_argument(&inside, "Box")? else { return None };
    let mut awaited = None;
    for bound in &object.bounds {
        match bound {
            TypeParamBound::Lifetime(lifetime) if lives(lifetime) => {}
            TypeParamBound::Trait(of) if ends_in(&of.path, &["Send"]) => {}
            TypeParamBound::Trait(of) if ends_in(&of.path, &["Future"]) => {
                awaited = output_of(of);
            }
            _ => return None,
        }
    }
    awaited
}

/// The `T` of `Future<Output = T>`.
fn output_of(future: &TraitBound) -> Option<Type> {
    match &future.path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Output" => {
                Some(ty.clone())
            }
            _ => None,
        },
        _ => None,
    }
}

fn is_polled(bounds: &Bounds) -> bool {
    has_trait(bounds, &["Future", "Stream"])
}

/// The `X` of `impl Into<X>`, which is converted before it is passed, or of `impl AsRef<X>`.
pub(super) fn target(bounds: &Bounds, name: &str) -> Option<Type> {
    only_bound(bounds, name).and_then(|arguments| match arguments.first()? {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    })
}

/// The `X` of `impl IntoIterator<Item = X>`, which is passed as a boxed iterator.
pub(super) fn into_iterator_item(bounds: &Bounds) -> Option<Type> {
    only_bound(bounds, "IntoIterator").and_then(|arguments| match arguments.first()? {
        GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Item" => {
            Some(ty.clone())
        }
        _ => None,
    })
}

/// Whether it is an `impl ToString` of which a `String` has all traits.
pub(super) fn is_text(bounds: &Bounds) -> bool {
    const OF_STRINGS: [&str; 4] = ["Clone", "Debug", "Display", "ToString"];
    let is_of_strings = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(of) => ends_in(&of.path, &OF_STRINGS) || is_auto_trait(&of.path),
        _ => true,
    };
    has_trait(bounds, &["ToString"]) && bounds.iter().all(is_of_strings)
}

/// The arguments of the trait of this name, if it is the only one that is no auto trait.
pub(super) fn only_bound<'b>(
    bounds: &'b Bounds,
    name: &str,
) -> Option<&'b Punctuated<GenericArgument, Token![,]>> {
    let mut traits = bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) if !is_auto_trait(&bound.path) => bound.path.segments.last(),
        _ => None,
    });
    let only = traits.next().filter(|only| only.ident == name)?;
    match (&only.arguments, traits.next()) {
        (PathArguments::AngleBracketed(arguments), None) => Some(&arguments.args),
        _ => None,
    }
}

/// Complains of `impl Trait` where a double can't name the type.
pub(super) fn refuse(ty: &Type) -> Result<()> {
    refuse_any(ty, "write `Box<dyn Trait>`")
}

/// The same in the type of an argument.
pub(super) fn refuse_in_argument(ty: &Type) -> Result<()> {
    refuse_any(ty, "write `Box<dyn Trait>`, or a type parameter, `T: … + 'static`")
}

fn refuse_any(ty: &Type, advice: &str) -> Result<()> {
    match all_in(ty).first() {
        Some(opaque) => Err(Error::new_spanned(
            opaque,
            format!("`impl Trait` can't be doubled inside another type: {advice}"),
        )),
        None => Ok(()),
    }
}

/// The same for one inside an argument's.
pub(super) fn refuse_inside(ty: &Type) -> Result<()> {
    match all_in(ty).get(1) {
        Some(opaque) => Err(Error::new_spanned(
            opaque,
            "`impl Trait` can't be doubled inside another: write a type parameter, `T: … + 'static`",
        )),
        None => Ok(()),
    }
}

fn all_in(ty: &Type) -> Vec<TypeImplTrait> {
    let mut found = Vec::new();
    each_type(ty, &mut |ty| {
        if let Type::ImplTrait(opaque) = ty {
            found.push(opaque.clone());
        }
    });
    found
}
