//! What has to be made for each call: a report proposes a closure then, as no value could be given beforehand.

use syn::{GenericArgument, PathArguments, Type, TypePath};

use crate::model::{Family, Method, Output};
use crate::syntax::ends_in;

/// Whether what comes back is known to borrow, or to have no clones.
pub(super) fn is_made_anew(method: &Method) -> bool {
    match &method.output {
        Output::Handed(Family::Local { .. } | Family::Mut(_) | Family::NestedMut(_)) => true,
        Output::Handed(Family::Own(ty)) => !method.has_default && is_never_cloned(ty),
        Output::Future { awaited, .. } => !method.has_default && is_never_cloned(awaited),
        _ => false,
    }
}

/// Whether a type is known by its name to have no clones, or holds one that is.
fn is_never_cloned(ty: &Type) -> bool {
    const FUTURES: [&str; 4] = ["BoxFuture", "LocalBoxFuture", "BoxStream", "LocalBoxStream"];
    const HANDLES: [&str; 9] = [
        "Child",
        "File",
        "JoinHandle",
        "MutexGuard",
        "OwnedMutexGuard",
        "RwLockReadGuard",
        "RwLockWriteGuard",
        "TcpListener",
        "TcpStream",
    ];
    match ty {
        Type::TraitObject(_) => true,
        Type::Tuple(of) => of.elems.iter().any(is_never_cloned),
        Type::Path(of) if ends_in(&of.path, &["Arc", "Rc"]) => false,
        Type::Path(of) if ends_in(&of.path, &FUTURES) || ends_in(&of.path, &HANDLES) => true,
        Type::Path(of) => is_of_io(of) || holds_such(of),
        _ => false,
    }
}

/// Whether it is an `io::Result` or an `io::Error`.
fn is_of_io(of: &TypePath) -> bool {
    let mut segments = of.path.segments.iter().rev().skip(1);
    ends_in(&of.path, &["Result", "Error"]) && segments.next().is_some_and(|of| of.ident == "io")
}

fn holds_such(of: &TypePath) -> bool {
    match of.path.segments.last().map(|last| &last.arguments) {
        Some(PathArguments::AngleBracketed(of)) => of.args.iter().any(|argument| match argument {
            GenericArgument::Type(ty) => is_never_cloned(ty),
            _ => false,
        }),
        _ => false,
    }
}
