//! Lifetimes that a signature does not show, as in `cx: &mut Context`: of two types of std it is known that they have one.

use syn::{FnArg, PathArguments, ReturnType, Signature, Type};

use super::types;
use crate::syntax::parse_quote;

/// Shows them.
pub(super) fn show(signature: &mut Signature) {
    let Signature { inputs, output, .. } = signature;
    for input in inputs {
        let FnArg::Typed(input) = input else { continue };
        let Type::Reference(reference) = types::bare_mut(&mut input.ty) else { continue };
        let Type::Path(ty) = types::bare_mut(&mut reference.elem) else { continue };
        let before = ty.path.segments.iter().rev().nth(1).map(|of| of.ident.to_string());
        let Some(last) = ty.path.segments.last_mut() else { continue };
        let hides = reference.mutability.is_some() && last.arguments.is_none();
        if hides && is_of_std(&last.ident.to_string(), before.as_deref(), output) {
            last.arguments = PathArguments::AngleBracketed(parse_quote!(<'_>));
        }
    }
}

/// Whether a type of this name is std's, by the module before it or by what such a function returns.
fn is_of_std(name: &str, module: Option<&str>, output: &ReturnType) -> bool {
    match (name, module) {
        ("Context", Some("task")) | ("Formatter", Some("fmt")) => true,
        ("Context", None) => returns(output, "Poll"),
        ("Formatter", None) => returns(output, "Result"),
        _ => false,
    }
}

/// Whether the type of this name is returned; a `Result` of `fmt` has no arguments.
fn returns(output: &ReturnType, name: &str) -> bool {
    let ReturnType::Type(_, ty) = output else { return false };
    let Type::Path(ty) = types::bare(ty) else { return false };
    ty.path
        .segments
        .last()
        .is_some_and(|last| last.ident == name && last.arguments.is_none() == (name == "Result"))
}
