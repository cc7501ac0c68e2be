//! Arguments: what they are called, how a double takes and keeps them.

use proc_macro2::Span;
use quote::format_ident;
use syn::{Error, FnArg, Ident, Pat, PatIdent, Result, Signature, Token, Type};

use super::borrows::Borrows;
use super::signature::Scope;
use super::type_parameters::TypeParameters;
use super::{family, passing, self_type, types};
use crate::crate_name;
use crate::model::{Argument, Family, Keeping, Passing};
use crate::syntax::input_types;

/// The most arguments that a double takes.
const MOST_ARGUMENTS: usize = 16;

/// What an argument's family depends on besides its type.
pub(super) struct Around<'a> {
    pub(super) parameters: &'a TypeParameters,
    pub(super) borrows: &'a Borrows,
    pub(super) scope: &'a Scope,
    /// The function's name.
    pub(super) function: &'a Ident,
    /// Whether what the double is handed may be handed on to a default body, or a real object.
    pub(super) has_original: bool,
}

/// The arguments besides `self`; in the signature each pattern is replaced by a name. `named` is the signature
/// where its lifetimes are told apart.
pub(super) fn all(
    signature: &mut Signature,
    named: Option<&Signature>,
    around: &Around<'_>,
) -> Result<Vec<Argument>> {
    let mut args = Vec::new();
    for (index, input) in signature.inputs.iter_mut().enumerate() {
        let input = match input {
            FnArg::Typed(input) => input,
            FnArg::Receiver(receiver) => {
                if receiver.reference.is_none() {
                    receiver.mutability = None;
                }
                continue;
            }
        };
        if let Some(cfg) = input.attrs.iter().find(|of| of.path().is_ident("cfg")) {
            return Err(Error::new_spanned(
                cfg,
                "a double can't know whether the argument is there: write the function twice, and the \
                 `#[cfg]` above each",
            ));
        }
        if args.len() == MOST_ARGUMENTS {
            return Err(Error::new_spanned(
                input,
                "a double takes up to 16 arguments: put some of them into a struct",
            ));
        }
        let name = name_of(&input.pat, args.len());
        let pattern = std::mem::replace(&mut *input.pat, plain(name.clone(), None));
        let ty = match named.and_then(|named| named.inputs.get(index)) {
            Some(FnArg::Typed(named)) => &*named.ty,
            _ => &*input.ty,
        };
        let argument = understand(name, pattern, ty, around)?;
        if let Passing::Object { is_mut: true, is_owned: true, .. } = argument.passing {
            *input.pat = plain(argument.name.clone(), Some(<Token![mut]>::default()));
        }
        args.push(argument);
    }
    if signature.asyncness.is_some() {
        shorten_objects(&mut args, signature);
    }
    Ok(args)
}

/// The pattern that is a name. It is not parsed: every argument comes by here.
pub(super) fn plain(ident: Ident, mutability: Option<Token![mut]>) -> Pat {
    let (attrs, subpat) = (Vec::new(), None);
    Pat::Ident(PatIdent { attrs, by_ref: None, mutability, ident, subpat })
}

/// The name of an argument: the user's, or one by its place where a pattern has none.
fn name_of(pattern: &Pat, index: usize) -> Ident {
    match pattern {
        Pat::Ident(pattern) if pattern.ident.to_string().starts_with('_') => {
            let mut name = pattern.ident.clone();
            // The double uses what the user's own code does not: clippy complains of that, unless a macro
            // has named it.
            name.set_span(Span::call_site().located_at(name.span()));
            name
        }
        Pat::Ident(pattern) => pattern.ident.clone(),
        _ => format_ident!("arg{}", index),
    }
}

fn understand(name: Ident, pattern: Pat, ty: &Type, around: &Around<'_>) -> Result<Argument> {
    let Around { parameters, borrows, scope, .. } = around;
    let mut ty = ty.clone();
    self_type::replace(&mut ty, scope);
    let (passing, ty) = match scope.body {
        Some(_) => passing::beside_a_body(ty, &name, around)?,
        None if around.has_original => passing::beside_an_original(ty, &name, around)?,
        None => passing::of(ty, parameters)?,
    };
    let is_plain = types::is_plain(&ty);
    let shows_mock = scope.mocks_debug && types::mentions(&ty, &scope.self_type);
    let family = match types::static_pointee(&ty).filter(|_| crate_name::is_mockall()) {
        // For mockall's matchers it is a reference as any other.
        Some(pointee) => {
            Family::Local { of: Box::new(ty), shown: Box::new(pointee), in_parts: false }
        }
        None if passing.makes_another() => family::of_argument(ty, &borrows.of_made()),
        None => family::of_argument(ty, borrows),
    };
    let keeping = match family {
        _ if shows_mock => Keeping::Nothing,
        Family::Local { .. } => Keeping::Probed,
        _ if is_plain => Keeping::Value,
        _ => Keeping::Probed,
    };
    Ok(Argument { name, pattern, family, passing, keeping })
}

/// Lets a `&mut dyn Trait` live as long as what else the arguments borrow: nothing can shorten it once it
/// is among those that the future holds.
fn shorten_objects(args: &mut [Argument], signature: &Signature) {
    let mut borrowing = 0;
    for argument in args.iter() {
        borrowing += usize::from(!matches!(argument.family, Family::Own(_)));
    }
    if borrowing < 2 {
        return;
    }
    let types = input_types(signature);
    for (index, argument) in args.iter_mut().enumerate() {
        let ty = types[index];
        if let (Passing::AsItIs, Some(bounds)) = (&argument.passing, types::mut_object(ty)) {
            argument.passing = Passing::Shortened(bounds);
        }
    }
}

/// Lets arguments of a method that returns an `impl Trait` keep their lifetimes: from the double all come back with one, which
/// is none of those that the `impl Trait` may hold. So does what is lent, if anything is.
pub(super) fn reborrow(args: &mut [Argument], is_lent: bool) {
    let is_borrowed = |of: &&Argument| !matches!(of.family, Family::Own(_));
    if args.iter().filter(is_borrowed).count() + usize::from(is_lent) < 2 {
        return;
    }
    for argument in args {
        let is_mut = match &argument.family {
            Family::Mut(_) | Family::NestedMut(_) => true,
            Family::Local { of, .. } => {
                matches!(types::bare(of), Type::Reference(of) if of.mutability.is_some())
            }
            _ => false,
        };
        if is_mut && matches!(argument.passing, Passing::AsItIs) {
            argument.passing = Passing::Reborrowed;
        }
    }
}
