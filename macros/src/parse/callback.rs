//! What is given to `mock_fn!`: the signature of a callback, `|key: &str, n: u32| -> bool`.

use proc_macro2::Span;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Error, FnArg, Ident, Pat, PatType, Result, ReturnType, Token, Type, Visibility,
};

use super::signature::{self, Found, Scope};
use super::{lifetimes, written_as};
use crate::model::{Argument, Callback, Closure, Family, Method, Output, Passing};
use crate::syntax::{input_types, parse_quote, parse2};

const EXAMPLE: &str =
    "`mock_fn!(|key: &str| -> bool)`, or with a name, `mock_fn!(find: |key: &str| -> bool)`";

impl Parse for Callback {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let name: Ident = match input.peek(Ident) && input.peek2(Token![:]) {
            true => {
                let name = input.parse()?;
                input.parse::<Token![:]>()?;
                name
            }
            false => Ident::new("mock_fn", Span::call_site()),
        };
        let asyncness: Option<Token![async]> = input.parse()?;
        let inputs: Punctuated<FnArg, Token![,]> = match input.parse::<Option<Token![||]>>()? {
            Some(_) => Punctuated::new(),
            None => arguments(input)?,
        };
        let output: ReturnType = written_as(input.parse(), EXAMPLE)?;
        if !input.is_empty() {
            return Err(input.error(
                "expected the callback's signature alone, `mock_fn!(|key: &str| -> bool)`: what it \
                 answers is said afterwards",
            ));
        }
        let signature = parse2(quote!(#asyncness fn #name(#inputs) #output));
        let signature = written_as(signature, EXAMPLE)?;
        let scope = Scope::without_mock(parse_quote!(#name));
        let (vis, attributes) = (Visibility::Inherited, &[] as &[Attribute]);
        let method = signature::understand(
            Found { vis, attributes, signature, body: None, kept: None },
            &scope,
        )?;
        let closure = match method.is_async {
            true => Some(of_future(&method)?),
            false => apart(&method).map(Closure::Plain),
        };
        Ok(Self { method, closure })
    }
}

/// The types of the arguments, if more than one borrows, and what comes back does not.
fn apart(method: &Method) -> Option<Vec<Type>> {
    let Output::Handed(Family::Own(_)) = method.output else { return None };
    let (mut types, mut borrowed) = (Vec::new(), 0);
    for ty in &input_types(&method.signature) {
        if lifetimes::has_named(ty) {
            return None;
        }
        borrowed += usize::from(lifetimes::has_any(ty));
        types.push(Type::clone(ty));
    }
    let is_as_it_is = method.args.iter().all(|of| matches!(of.passing, Passing::AsItIs));
    (is_as_it_is && borrowed > 1).then_some(types)
}

/// The closure of an async callback.
fn of_future(method: &Method) -> Result<Closure> {
    let Output::Handed(Family::Own(_)) = method.output else {
        return Err(Error::new_spanned(
            &method.signature.output,
            "an async callback gives what is its own: where that borrows, let it return the future, \
             `mock_fn!(|key: &'a str| -> Pin<Box<dyn Future<Output = &'a str> + 'a>>)`",
        ));
    };
    let (mut types, mut borrows) = (Vec::new(), false);
    for (argument, ty) in method.args.iter().zip(input_types(&method.signature)) {
        borrows |= !matches!(argument.family, Family::Own(_));
        types.push(type_in_closure(argument, ty)?);
    }
    Ok(if borrows { Closure::AsyncBorrowing(types) } else { Closure::Async(types) })
}

/// The type that an argument has in a closure, where each lifetime is one of its own.
fn type_in_closure(argument: &Argument, ty: &Type) -> Result<Type> {
    match (&argument.family, &argument.passing) {
        (Family::Own(ty), _) => Ok(ty.clone()),
        (_, Passing::AsItIs | Passing::Shortened(_)) if !lifetimes::has_named(ty) => Ok(ty.clone()),
        _ => Err(Error::new_spanned(
            ty,
            "an async callback is a closure, which can't say this: write a type without `impl` and without \
             names for lifetimes, such as `&Path` or `&mut dyn Write`",
        )),
    }
}

fn arguments(input: ParseStream<'_>) -> Result<Punctuated<FnArg, Token![,]>> {
    written_as(input.parse::<Token![|]>(), EXAMPLE)?;
    let mut arguments = Punctuated::new();
    while !input.peek(Token![|]) {
        if input.peek(Token![self]) || input.peek(Token![&]) && input.peek2(Token![self]) {
            return Err(input.error("a callback has no `self`: give the argument another name"));
        }
        let pat = written_as(Pat::parse_single(input), EXAMPLE)?;
        let colon_token = input.parse().map_err(|error: Error| {
            Error::new(error.span(), "the argument needs its type: `|key: &str|`")
        })?;
        let ty = written_as(input.parse(), EXAMPLE)?;
        arguments.push_value(FnArg::Typed(PatType {
            attrs: Vec::new(),
            pat: Box::new(pat),
            colon_token,
            ty,
        }));
        if !input.peek(Token![|]) {
            arguments.push_punct(written_as(input.parse(), EXAMPLE)?);
        }
    }
    input.parse::<Token![|]>()?;
    Ok(arguments)
}
