//! A method of a mock, or a function that has a double.

use std::borrow::Cow;

use quote::ToTokens;
use syn::{
    Block, ConstParam, Generics, Ident, PredicateType, ReturnType, Signature, TraitBoundModifier,
    Type, TypeParam, TypeParamBound, Visibility, WherePredicate,
};

use super::{Argument, Attributes, Joined, Output};
use crate::syntax::{has_trait, output_type, parse_quote, predicates};

/// A method, or a function without `self`.
pub(crate) struct Method {
    pub(crate) vis: Visibility,
    /// As the user wrote it, patterns replaced by names.
    pub(crate) signature: Signature,
    /// By what name it is expected and told of: its own, but where another trait has a method of that name.
    pub(crate) called: Ident,
    /// The name of its field, which no other method of the mock has, but for those of its variants.
    pub(crate) field: Ident,
    /// Which one it is, where the mock has the trait several times.
    pub(crate) variant: Option<Variant>,
    pub(crate) docs: Attributes,
    /// `cfg` and lint levels: what goes on each item made for the method.
    pub(crate) cfgs: Attributes,
    pub(crate) levels: Attributes,
    pub(crate) must_use: Attributes,
    /// The type and `const` parameters, if it has any: each choice of them is a function of its own.
    pub(crate) keys: Generics,
    pub(crate) args: Vec<Argument>,
    pub(crate) output: Output,
    /// What the caller of a double gets for `impl Trait`.
    pub(crate) boxed: Option<Type>,
    /// The function that returns a box, where an attribute has made one of an `async fn`.
    pub(crate) expanded: Option<Signature>,
    /// The trait of that, if it has several.
    pub(crate) joined: Option<Joined>,
    /// Whether the output's type is known to have a default value.
    pub(crate) has_default: bool,
    pub(crate) is_async: bool,
    /// Whether the linker finds the double where it looks for the original.
    pub(crate) is_exported: bool,
    /// Whether its arguments have two lifetimes that can't be shortened: it has mockall's words alone then.
    pub(crate) is_apart: bool,
    /// The body that the user wrote, if the double may call it.
    pub(crate) original: Option<Original>,
}

/// One of several methods of one name, which are told apart by the arguments of their trait.
pub(crate) struct Variant {
    /// The trait's arguments: a type, or a tuple of several.
    pub(crate) key: Type,
    /// Its number among them.
    pub(crate) index: usize,
}

/// The traits of iterators.
pub(crate) const ITERATORS: [&str; 4] =
    ["Iterator", "DoubleEndedIterator", "ExactSizeIterator", "FusedIterator"];

impl Method {
    /// Whether what all variants share is made with this method.
    pub(crate) fn is_first(&self) -> bool {
        self.variant.as_ref().is_none_or(|variant| variant.index == 0)
    }
    pub(crate) fn is_static(&self) -> bool {
        self.signature.receiver().is_none()
    }
    /// The signature of a double: instead of an `impl Trait` it returns the box that it has, which a
    /// caller may name, poll where it is, and keep for longer than the double.
    pub(crate) fn double_signature(&self) -> Cow<'_, Signature> {
        let Some(boxed) = &self.boxed else { return Cow::Borrowed(&self.signature) };
        let mut signature = self.signature.clone();
        if let ReturnType::Type(_, ty) = &mut signature.output {
            **ty = boxed.clone();
        }
        Cow::Owned(signature)
    }
    /// What kind of `impl Trait` comes back, if one does.
    pub(crate) fn opaque(&self) -> Option<Opaque> {
        let Type::ImplTrait(opaque) = output_type(&self.signature)? else { return None };
        let iterates = has_trait(&opaque.bounds, &ITERATORS);
        Some(match (has_trait(&opaque.bounds, &["Future"]), iterates) {
            (true, _) => Opaque::Future,
            (false, true) => Opaque::Iterator,
            (false, false) => Opaque::Other,
        })
    }
    /// The `const` parameters that no array has as its length.
    pub(crate) fn constants(&self) -> impl Iterator<Item = &ConstParam> {
        self.keys.const_params().filter(|parameter| !is_length(parameter))
    }
    /// Whether it is said of a type parameter that it need not have a size.
    pub(crate) fn is_unsized(&self, parameter: &TypeParam) -> bool {
        let is_maybe = |bound: &TypeParamBound| match bound {
            TypeParamBound::Trait(of) => matches!(of.modifier, TraitBoundModifier::Maybe(_)),
            _ => false,
        };
        let is_about = |predicate: &&WherePredicate| match predicate {
            WherePredicate::Type(PredicateType { bounded_ty: Type::Path(ty), bounds, .. }) => {
                ty.path.is_ident(&parameter.ident) && bounds.iter().any(is_maybe)
            }
            _ => false,
        };
        parameter.bounds.iter().any(is_maybe) || predicates(&self.keys).iter().any(is_about)
    }
    /// Whether it is several functions, told apart by types.
    pub(crate) fn is_generic(&self) -> bool {
        !self.keys.params.is_empty() || self.variant.is_some()
    }
}

/// Whether an array can have it as its length.
pub(crate) fn is_length(parameter: &ConstParam) -> bool {
    matches!(&parameter.ty, Type::Path(path) if path.path.is_ident("usize"))
}

/// The type that stands for a constant of the type `ty`, where types alone can stand.
pub(crate) fn of_constant(ty: &Type, value: &impl ToTokens) -> Type {
    match of_constants(ty) {
        Some(name) if name == "usize" => parse_quote!([(); #value]),
        Some(name) => parse_quote!(::standin::__private::constant::#name<#value>),
        None => parse_quote!(::standin::__private::constant::#ty<#value>),
    }
}

/// The name of the type, if a constant can have it.
pub(crate) fn of_constants(ty: &Type) -> Option<&Ident> {
    const NAMES: [&str; 14] = [
        "bool", "char", "i128", "i16", "i32", "i64", "i8", "isize", "u128", "u16", "u32", "u64",
        "u8", "usize",
    ];
    let Type::Path(path) = ty else { return None };
    let name = &path.path.segments.last()?.ident;
    NAMES.iter().any(|of| name == of).then_some(name)
}

/// A kind of `impl Trait` that comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opaque {
    Future,
    Iterator,
    Other,
}

/// What the user wrote for a double to call.
pub(crate) struct Original {
    /// With the user's own patterns.
    pub(crate) signature: Signature,
    /// Lint levels, with those that expect a lint of the body.
    pub(crate) levels: Attributes,
    pub(crate) block: Block,
}
