//! What is given to `patch!`, `patch_multiple!` and `#[patched]`: which function, and what answers.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{
    Error, Expr, ExprLit, ExprPath, GenericArgument, Ident, Lit, LitInt, Path, PathArguments,
    PathSegment, Result, Token, Type, TypePath, token,
};

use super::{generics, place, written_as};
use crate::model::{
    Chosen, NamedPatch, Patch, PatchTuple, Spy, StartedByHand, Target, TraitOf, of_constant,
};
use crate::syntax::parse_quote;

const ANSWERED: &str = "`patch!(path::to::function => |url| …)`";

impl Parse for Patch {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.is_empty() {
            return Err(Error::new(
                Span::call_site(),
                "say what to patch: `patch!(path::to::function)`",
            ));
        }
        let place = place::of(input.span());
        if input.peek(Token![static]) {
            input.parse::<Token![static]>()?;
            let target = Target::Static(input.parse()?);
            input.parse::<Token![,]>().map_err(|error| {
                Error::new(error.span(), "say its value: `patch!(static NAME, value)`")
            })?;
            let with = Some(input.parse()?);
            return Ok(Self { target, place, is_global: false, with });
        }
        let starts_path = input.peek2(Ident)
            || input.peek2(Token![crate])
            || input.peek2(Token![super])
            || input.peek2(Token![self])
            || input.peek2(Token![<]);
        let is_global = starts_path && input.fork().parse::<Ident>().is_ok_and(|of| of == "global");
        if is_global {
            input.parse::<Ident>()?;
        }
        let path: ExprPath = input.parse().map_err(|error| {
            Error::new(error.span(), "this is no path of a function: `patch!(path::to::function)`")
        })?;
        let with = match input.peek(Token![=>]) {
            true => {
                input.parse::<Token![=>]>()?;
                Some(written_as(input.parse(), ANSWERED)?)
            }
            false => None,
        };
        if !input.is_empty() {
            return Err(input.error(not_understood(&path, input)));
        }
        Ok(Self { target: target(path)?, place, is_global, with })
    }
}

impl Parse for Spy {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse().map(Self)
    }
}

impl Parse for StartedByHand {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        input.parse().map(Self)
    }
}

/// What to write in place of what stands behind the path.
fn not_understood(path: &ExprPath, input: ParseStream<'_>) -> &'static str {
    let last = path.path.segments.last().map(|segment| &segment.ident);
    if input.peek(Token![.]) {
        "a method is patched for all values of its type: `patch!(Type::method)`"
    } else if input.peek(token::Paren) {
        "write the function's path alone, without calling it: `patch!(path::to::function)`"
    } else if last.is_some_and(is_in_capitals) {
        "the value of a `static` is patched by `patch!(static NAME, value)`"
    } else {
        "expected the function's path alone, or a closure that answers: \
         `patch!(path::to::function => |url| …)`"
    }
}

/// Whether it is a function of a module or of a type. The path alone does not say: as everywhere, a
/// type is what begins with a capital letter, or has type arguments of its own.
fn target(path: ExprPath) -> Result<Target> {
    let ExprPath { qself, mut path, .. } = path;
    let Some(mut last) = path.segments.last().cloned() else {
        return Err(Error::new_spanned(path, "this is no path of a function"));
    };
    if let Some(qself) = qself {
        let of_trait = qself.position.checked_sub(1).map(|place| trait_of(&path.segments[place]));
        let of_trait = of_trait.transpose()?.map(Box::new);
        if let (Some(_), PathArguments::AngleBracketed(arguments)) =
            (&of_trait, &mut last.arguments)
        {
            arguments.args.iter_mut().for_each(make_type);
        }
        return Ok(Target::Method { of: qself.ty, name: Box::new(last), of_trait });
    }
    let is_type = |segment: &PathSegment| {
        !segment.arguments.is_none() || segment.ident.to_string().starts_with(char::is_uppercase)
    };
    let of_type = path.segments.iter().rev().nth(1).is_some_and(is_type);
    if of_type {
        path.segments.pop();
        path.segments.pop_punct();
        let of = Box::new(Type::Path(TypePath { qself: None, path }));
        return Ok(Target::Method { of, name: Box::new(last), of_trait: None });
    }
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::None;
    }
    let arguments = chosen(&last)?;
    if arguments.iter().any(may_be_constant) {
        return Ok(Target::Instance { path, arguments });
    }
    Ok(Target::Function { path, types: type_arguments(&last)? })
}

/// Puts the type of a constant in its place.
fn make_type(argument: &mut GenericArgument) {
    if let GenericArgument::Const(value) = argument {
        *argument = GenericArgument::Type(as_type(value));
    }
}

/// The arguments of a function.
fn chosen(segment: &PathSegment) -> Result<Vec<Chosen>> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Ok(Vec::new());
    };
    let mut chosen = Vec::new();
    for argument in &arguments.args {
        let constant = match argument {
            GenericArgument::Type(_) => None,
            GenericArgument::Const(value) => Some(seeming_type(value)),
            _ => return Err(no_type(argument)),
        };
        chosen.push(Chosen { argument: argument.clone(), constant });
    }
    Ok(chosen)
}

/// Whether it is a constant, or has a name as constants have.
fn may_be_constant(chosen: &Chosen) -> bool {
    match &chosen.argument {
        GenericArgument::Type(ty) => generics::parameter_named(ty).is_some_and(is_in_capitals),
        _ => true,
    }
}

fn is_in_capitals(name: &Ident) -> bool {
    name.to_string().chars().all(|letter| !letter.is_lowercase())
}

/// The type of a constant, as far as can be seen.
fn seeming_type(value: &Expr) -> Type {
    let of_number = |number: &LitInt, unsaid: &str| {
        let name = if number.suffix().is_empty() { unsaid } else { number.suffix() };
        let name = Ident::new(name, number.span());
        parse_quote!(#name)
    };
    match value {
        Expr::Lit(ExprLit { lit: Lit::Bool(_), .. }) => parse_quote!(bool),
        Expr::Lit(ExprLit { lit: Lit::Char(_), .. }) => parse_quote!(char),
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => of_number(number, "usize"),
        Expr::Unary(negative) => match &*negative.expr {
            Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => of_number(number, "i32"),
            _ => parse_quote!(i32),
        },
        _ => parse_quote!(usize),
    }
}

/// The type that stands for a constant where types alone can.
fn as_type(value: &Expr) -> Type {
    of_constant(&seeming_type(value), value)
}

fn type_arguments(segment: &PathSegment) -> Result<Vec<Type>> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return Ok(Vec::new());
    };
    let mut types = Vec::new();
    for argument in &arguments.args {
        types.push(match argument {
            GenericArgument::Type(ty) => ty.clone(),
            GenericArgument::Const(value) => as_type(value),
            other => return Err(no_type(other)),
        });
    }
    Ok(types)
}

fn no_type(argument: &GenericArgument) -> Error {
    Error::new_spanned(argument, "expected a type: `patch!(parse::<u32>)`")
}

/// The trait at the end of a path.
pub(super) fn trait_of(last: &PathSegment) -> Result<TraitOf> {
    let mut last = last.clone();
    let types = match &mut last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            let is_lifetime = |of: &GenericArgument| matches!(of, GenericArgument::Lifetime(_));
            let others = arguments.args.iter().filter(|of| !is_lifetime(of)).cloned();
            arguments.args = others.collect();
            Some(type_arguments(&last)?)
        }
        _ => None,
    };
    Ok(TraitOf { name: last.ident, types })
}

impl Parse for PatchTuple {
    /// What is given to `patch_multiple!`.
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let patches = several(input)?;
        if patches.is_empty() {
            return Err(Error::new(
                Span::call_site(),
                "say what to patch: `patch_multiple!(net::open, net::close => |_| Ok(()))`",
            ));
        }
        let mut unnamed = Vec::new();
        for named in patches {
            unnamed.push(named.patch);
        }
        Ok(Self(unnamed))
    }
}

impl Parse for NamedPatch {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut patch = TokenStream::new();
        if input.peek(Token![static]) {
            let keyword: Token![static] = input.parse()?;
            let path: Path = input.parse()?;
            let name = named(input)?;
            let value = input.parse::<Token![=>]>().and_then(|_| input.parse());
            let value: Expr = written_as(value, "`static NAME => value`")?;
            return Ok(Self { patch: quote!(#keyword #path, #value), name });
        }
        if input.peek(Ident) && input.peek2(Ident) {
            patch.extend(input.parse::<Ident>()?.into_token_stream());
        }
        let path: ExprPath = written_as(input.parse(), "`net::open`, the path of a function")?;
        let name = named(input)?;
        patch.extend(path.into_token_stream());
        if input.peek(Token![=>]) {
            let arrow: Token![=>] = input.parse()?;
            let with: Expr = written_as(input.parse(), "`net::open => |url| …`")?;
            patch.extend(quote!(#arrow #with));
        }
        Ok(Self { patch, name })
    }
}

/// `as name`
fn named(input: ParseStream<'_>) -> Result<Option<Ident>> {
    match input.parse::<Option<Token![as]>>()? {
        Some(_) => written_as(input.parse().map(Some), "`net::open as open`"),
        None => Ok(None),
    }
}

/// Patches with commas between them.
pub(super) fn several(input: ParseStream<'_>) -> Result<Vec<NamedPatch>> {
    let mut patches = Vec::new();
    while !input.is_empty() {
        patches.push(input.parse()?);
        if input.is_empty() {
            break;
        }
        input.parse::<Token![,]>().map_err(|error| {
            let expected = match input.peek(token::Paren) {
                true => "write the function's path alone, without calling it: `net::open`",
                false => "expected `,`, `as name` or `=> |…| …`: `net::open as open, net::close => |_| Ok(())`",
            };
            Error::new(error.span(), expected)
        })?;
    }
    Ok(patches)
}
