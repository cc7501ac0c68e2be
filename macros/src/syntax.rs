//! What all rooms ask of the user's syntax. A trait, a type or an attribute is known by its last name,
//! whatever path leads to it.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{
    Error, FnArg, GenericParam, Generics, Ident, Path, Result, ReturnType, Signature, Type,
    TypeParamBound, WherePredicate,
};

use crate::model::Bounds;

/// Parses all of the tokens. Syn's function of that name would be compiled as a whole for each type.
pub(crate) fn parse2<T: Parse>(tokens: TokenStream) -> Result<T> {
    let mut parsed = None;
    parse_by(tokens, &mut |input| {
        parsed = Some(T::parse(input)?);
        Ok(())
    })?;
    Ok(parsed.expect("what was parsed without an error"))
}

fn parse_by(
    tokens: TokenStream,
    parser: &mut dyn FnMut(ParseStream<'_>) -> Result<()>,
) -> Result<()> {
    parser.parse2(tokens)
}

/// As syn's, by way of [`parse2`].
macro_rules! parse_quote {
    ($($tokens:tt)*) => {
        $crate::syntax::parsed(::quote::quote!($($tokens)*))
    };
}
pub(crate) use parse_quote;

/// What `parse_quote!` makes: tokens of ours are what they are said to be.
#[track_caller]
pub(crate) fn parsed<T: Parse>(tokens: TokenStream) -> T {
    match parse2(tokens) {
        Ok(parsed) => parsed,
        Err(error) => misparsed(&error),
    }
}

#[track_caller]
fn misparsed(error: &Error) -> ! {
    panic!("{error}")
}

/// Whether the path ends in one of the names.
pub(crate) fn ends_in(path: &Path, names: &[&str]) -> bool {
    match path.segments.last() {
        // A name is compared as text: each comparison of an `Ident` makes a string of it.
        Some(last) => names.contains(&last.ident.to_string().as_str()),
        None => false,
    }
}

/// Whether one of the traits is among the bounds.
pub(crate) fn has_trait(bounds: &Bounds, names: &[&str]) -> bool {
    bounds.iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => ends_in(&bound.path, names),
        _ => false,
    })
}

/// This bound, and no other.
pub(crate) fn only(bound: TypeParamBound) -> Bounds {
    let mut bounds = Bounds::new();
    bounds.push(bound);
    bounds
}

/// The types of the arguments besides `self`.
pub(crate) fn input_types(signature: &Signature) -> Vec<&Type> {
    let mut types = Vec::new();
    for input in &signature.inputs {
        if let FnArg::Typed(input) = input {
            types.push(&*input.ty);
        }
    }
    types
}

/// Leaves of the list what is to stay.
pub(crate) fn retain<T, P: Default>(
    list: &mut Punctuated<T, P>,
    stays: &mut dyn FnMut(&T) -> bool,
) {
    for item in std::mem::take(list) {
        if stays(&item) {
            list.push(item);
        }
    }
}

/// The type behind the arrow, if there is one.
pub(crate) fn output_type(signature: &Signature) -> Option<&Type> {
    match &signature.output {
        ReturnType::Type(_, ty) => Some(ty),
        ReturnType::Default => None,
    }
}

/// The types and constants among the parameters, by name.
pub(crate) fn names(generics: &Generics) -> Vec<&Ident> {
    let mut names = Vec::new();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Type(parameter) => names.push(&parameter.ident),
            GenericParam::Const(parameter) => names.push(&parameter.ident),
            GenericParam::Lifetime(_) => {}
        }
    }
    names
}

/// What stands behind `where`.
pub(crate) fn predicates(generics: &Generics) -> Vec<&WherePredicate> {
    let mut predicates = Vec::new();
    if let Some(clause) = &generics.where_clause {
        // An iterator of syn's takes rustc ten times as much.
        for index in 0..clause.predicates.len() {
            predicates.push(&clause.predicates[index]);
        }
    }
    predicates
}
