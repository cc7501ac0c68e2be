//! Lifetimes that a signature does not show, as in `cx: &mut Context`: of three types of std it is known that they have one.

use syn::{FnArg, GenericArgument, Path, PathArguments, ReturnType, Signature, Type};

use super::types;
use crate::syntax::{ends_in, parse_quote};
use crate::walk::{VisitMut, walk_mut};

/// Shows them.
pub(super) fn show(signature: &mut Signature) {
    let Signature { inputs, output, .. } = signature;
    for input in inputs {
        let FnArg::Typed(input) = input else { continue };
        Cows.visit_type(&mut input.ty);
        let Type::Reference(reference) = types::bare_mut(&mut input.ty) else { continue };
        let Type::Path(ty) = types::bare_mut(&mut reference.elem) else { continue };
        let before = ty.path.segments.iter().rev().nth(1).map(|of| of.ident.to_string());
        let Some(last) = ty.path.segments.last_mut() else { continue };
        let hides = reference.mutability.is_some() && last.arguments.is_none();
        if hides && is_of_std(&last.ident.to_string(), before.as_deref(), output) {
            last.arguments = PathArguments::AngleBracketed(parse_quote!(<'_>));
        }
    }
    if let ReturnType::Type(_, ty) = output {
        Cows.visit_type(ty);
    }
}

/// Shows them in `Cow<str>`, `Cow<[u8]>`, `Cow<Path>` and their like.
struct Cows;

impl VisitMut for Cows {
    fn visit_path(&mut self, path: &mut Path) {
        walk_mut::path(self, path);
        let before = path.segments.iter().rev().nth(1);
        let may_be_of_std = before.is_none_or(|of| of.ident == "borrow");
        let Some(last) = path.segments.last_mut() else { return };
        let PathArguments::AngleBracketed(of) = &mut last.arguments else { return };
        let hides = matches!(of.args.first(), Some(GenericArgument::Type(ty)) if is_unsized(ty));
        if hides && may_be_of_std && last.ident == "Cow" {
            of.args.insert(0, parse_quote!('_));
        }
    }
}

/// Whether a `Cow` of it is std's.
fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Slice(_) => true,
        Type::Path(ty) => ends_in(&ty.path, &["str", "Path", "OsStr", "CStr"]),
        _ => false,
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
