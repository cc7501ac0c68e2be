//! Questions that are asked of a type, and small changes to it.

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, Type, TypeParamBound, TypeReference};

use super::generics::{self, Bounds};
use super::lifetimes;
use crate::syntax::{ends_in, has_trait, parse_quote, retain};
use crate::walk::each_type;

/// The type without parentheses around it.
pub(super) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Paren(ty) => bare(&ty.elem),
        Type::Group(ty) => bare(&ty.elem),
        ty => ty,
    }
}

/// As [`bare`], to change it.
pub(super) fn bare_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Paren(ty) => bare_mut(&mut ty.elem),
        Type::Group(ty) => bare_mut(&mut ty.elem),
        ty => ty,
    }
}

/// `&T` or `&mut T` where `T` borrows nothing more and is no trait object.
pub(super) fn simple_reference(ty: &Type) -> Option<(&TypeReference, Type)> {
    let (reference, pointee) = lent_reference(ty)?;
    let is_object = matches!(pointee, Type::TraitObject(_));
    (!is_object && !is_static(reference)).then_some((reference, pointee))
}

/// The `T` of `&[&T]`, and the references.
pub(super) fn slice_of_references(ty: &Type) -> Option<([&TypeReference; 2], Type)> {
    let Type::Reference(outer) = bare(ty) else { return None };
    let Type::Slice(slice) = bare(&outer.elem) else { return None };
    let (inner, pointee) = simple_reference(&slice.elem)?;
    let is_shared = outer.mutability.is_none() && inner.mutability.is_none();
    is_shared.then_some(([outer, inner], pointee))
}

/// `&T` or `&mut T` where `T` borrows nothing more; a trait object may be `T`, for what a mock
/// lends it owns.
pub(super) fn lent_reference(ty: &Type) -> Option<(&TypeReference, Type)> {
    let Type::Reference(reference) = bare(ty) else {
        return None;
    };
    let mut pointee = bare(&reference.elem).clone();
    if let Type::TraitObject(object) = &mut pointee {
        let of_reference = |bound: &TypeParamBound| match bound {
            TypeParamBound::Lifetime(bound) => {
                bound.ident == "_" || Some(bound) == reference.lifetime.as_ref()
            }
            _ => false,
        };
        retain(&mut object.bounds, &mut |bound| !of_reference(bound));
    }
    (!lifetimes::has_any(&pointee)).then_some((reference, pointee))
}

/// The `T` of `Name<T>`, by whatever path.
pub(super) fn only_argument(ty: &Type, name: &str) -> Option<Type> {
    match arguments(ty, name)?.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// The type, with another one as its only argument.
pub(super) fn with_only_argument(ty: &Type, argument: Type) -> Type {
    let mut other = bare(ty).clone();
    if let Type::Path(path) = &mut other {
        if let Some(last) = path.path.segments.last_mut() {
            last.arguments = PathArguments::AngleBracketed(parse_quote!(<#argument>));
        }
    }
    other
}

/// The `T` and `E` of `Result<T, E>`.
pub(super) fn result_arguments(ty: &Type) -> Option<(Type, Type)> {
    match arguments(ty, "Result")?.as_slice() {
        [ok, err] => Some((ok.clone(), err.clone())),
        _ => None,
    }
}

/// The types that `Name<…>` is of, by whatever path.
pub(super) fn arguments(ty: &Type, name: &str) -> Option<Vec<Type>> {
    let Type::Path(path) = bare(ty) else {
        return None;
    };
    let last = path.path.segments.last().filter(|_| ends_in(&path.path, &[name]))?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    let mut types = Vec::new();
    for argument in &arguments.args {
        let GenericArgument::Type(ty) = argument else { return None };
        types.push(ty.clone());
    }
    Some(types)
}

/// The `T` of `&'static T`, if it is no trait object.
pub(super) fn static_pointee(ty: &Type) -> Option<Type> {
    let (reference, pointee) = lent_reference(ty)?;
    let is_object = matches!(pointee, Type::TraitObject(_));
    (is_static(reference) && !is_object).then_some(pointee)
}

fn is_static(reference: &TypeReference) -> bool {
    reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static")
}

/// The bounds of `&mut dyn Trait`, where it does not live for ever.
pub(super) fn mut_object(ty: &Type) -> Option<Bounds> {
    let Type::Reference(TypeReference { mutability: Some(_), elem, .. }) = bare(ty) else {
        return None;
    };
    let Type::TraitObject(object) = bare(elem) else { return None };
    let mut bounds = object.bounds.clone();
    retain(&mut bounds, &mut |bound| !matches!(bound, TypeParamBound::Lifetime(_)));
    (!generics::is_static(&object.bounds)).then_some(bounds)
}

/// Whether it is a trait object of one of these, by whatever path, and not said to be `Send` or `Sync`.
pub(super) fn is_object_of(ty: &Type, names: &[&str]) -> bool {
    let Type::TraitObject(object) = bare(ty) else { return false };
    has_trait(&object.bounds, names) && !has_trait(&object.bounds, &["Send", "Sync"])
}

/// Lets the trait object be `Send + Sync`.
pub(super) fn share(ty: &mut Type) {
    if let Type::TraitObject(object) = bare_mut(ty) {
        object.bounds.push(parse_quote!(::core::marker::Send));
        object.bounds.push(parse_quote!(::core::marker::Sync));
    }
}

/// The owned type that an effect makes for a lent `T`.
pub(super) fn owned(lent: &Type, is_mut: bool) -> Type {
    if let Some(owned) = to_owned(lent) {
        return owned;
    }
    match bare(lent) {
        Type::TraitObject(object) => parse_quote!(::std::boxed::Box<#object>),
        // Behind a `&mut` there is hardly ever an unsized type of the user's own.
        _ if is_mut => lent.clone(),
        _ => parse_quote!(::std::boxed::Box<#lent>),
    }
}

/// The owned form of a slice or a text.
pub(super) fn to_owned(borrowed: &Type) -> Option<Type> {
    match bare(borrowed) {
        Type::Slice(slice) => {
            let item = &slice.elem;
            Some(parse_quote!(::std::vec::Vec<#item>))
        }
        Type::Path(path) => {
            let last = path.path.segments.last().map(|last| last.ident.to_string());
            Some(match last?.as_str() {
                "str" => parse_quote!(::std::string::String),
                "Path" => parse_quote!(::std::path::PathBuf),
                "OsStr" => parse_quote!(::std::ffi::OsString),
                "CStr" => parse_quote!(::std::ffi::CString),
                _ => return None,
            })
        }
        _ => None,
    }
}

/// Whether the bounds are those of a closure.
pub(super) fn is_closure(bounds: &Bounds) -> bool {
    has_trait(bounds, &["Fn", "FnMut", "FnOnce"])
}

/// Traits that a trait object may have besides its own.
pub(super) fn is_auto_trait(path: &syn::Path) -> bool {
    const AUTO: [&str; 5] = ["Send", "Sync", "Unpin", "UnwindSafe", "RefUnwindSafe"];
    ends_in(path, &AUTO)
}

/// Whether there is a `dyn` of the trait; of most it is not known, and assumed.
pub(super) fn may_be_object(path: &syn::Path) -> bool {
    const NEVER: [&str; 19] = [
        "AsyncFn",
        "AsyncFnMut",
        "AsyncFnOnce",
        "Clone",
        "Copy",
        "Default",
        "Eq",
        "From",
        "FromStr",
        "Hash",
        "Into",
        "Ord",
        "PartialEq",
        "PartialOrd",
        "RangeBounds",
        "Sized",
        "ToSocketAddrs",
        "TryFrom",
        "TryInto",
    ];
    !ends_in(path, &NEVER)
}

/// Whether `part` is somewhere in the type.
pub(super) fn mentions(ty: &Type, part: &Type) -> bool {
    /// `==` of syn's own types is a feature of it that takes rustc most of a second.
    fn text(ty: &Type) -> String {
        ty.to_token_stream().to_string()
    }
    let (part, mut found) = (text(part), false);
    each_type(ty, &mut |ty| found |= text(ty) == part);
    found
}

/// Whether a trait object is somewhere in it.
pub(super) fn has_trait_object(ty: &Type) -> bool {
    let mut found = false;
    each_type(ty, &mut |ty| found |= matches!(ty, Type::TraitObject(_)));
    found
}

/// Whether a box of a trait object stands for it, or is what it is called in the crates of futures.
pub(super) fn is_boxed(ty: &Type) -> bool {
    const BOXED: [&str; 4] = ["BoxFuture", "LocalBoxFuture", "BoxStream", "LocalBoxStream"];
    match bare(ty) {
        Type::ImplTrait(_) => true,
        Type::Path(of) => ends_in(&of.path, &BOXED),
        _ => false,
    }
}

/// Types of the language, and `String`, that need not be probed for `Clone` and `Debug`.
const PLAIN: [&str; 18] = [
    "bool", "char", "str", "String", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16",
    "i32", "i64", "i128", "isize", "f32", "f64",
];

/// Whether the type is known to be `Clone + Debug + Send + Sync`.
pub(super) fn is_plain(ty: &Type) -> bool {
    match bare(ty) {
        Type::Path(path) => match path.path.get_ident() {
            // A name is compared as text: each comparison of an `Ident` makes a string of it.
            Some(name) => PLAIN.contains(&name.to_string().as_str()),
            // A `Vec` may be a type of the user's; an `Option<&T>` is taken for what it is in any case.
            None => only_argument(ty, "Option")
                .is_some_and(|of| matches!(bare(&of), Type::Reference(_)) && is_plain(&of)),
        },
        Type::Reference(reference) => match bare(&reference.elem) {
            Type::Slice(slice) => is_plain_name(&slice.elem),
            pointee => is_plain_name(pointee),
        },
        _ => false,
    }
}

/// Whether it is `()`.
pub(super) fn is_unit(ty: &Type) -> bool {
    matches!(bare(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// Whether the type is known to have a default value.
pub(super) fn has_default(ty: &Type) -> bool {
    match bare(ty) {
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        Type::Path(path) if path.qself.is_none() && path.path.segments.len() == 1 => {
            match path.path.segments[0].ident.to_string().as_str() {
                "Option" | "Vec" => true,
                name => name != "str" && is_plain(ty),
            }
        }
        Type::Reference(reference) if reference.mutability.is_none() => match bare(&reference.elem)
        {
            Type::Slice(_) => true,
            Type::Path(path) => path.path.is_ident("str"),
            _ => false,
        },
        _ => false,
    }
}

/// Whether it is one of them by its name.
pub(super) fn is_plain_name(ty: &Type) -> bool {
    matches!(bare(ty), Type::Path(_)) && is_plain(ty)
}
