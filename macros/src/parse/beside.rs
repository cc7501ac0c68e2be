//! By what path a supertrait of a supertrait is found: what a trait inherits has names beside the trait, for
//! it may not be seen where a mock of a subtrait is.

use quote::format_ident;
use syn::ext::IdentExt;
use syn::{AngleBracketedGenericArguments, Ident, Path, PathArguments};

use super::inherited::Inherited;

/// What marks the name by which a supertrait of a supertrait is found beside that.
const BESIDE: &str = "__standin_";

/// The supertrait's name: that of `storage::__standin_Cache__Store` is `Store`.
pub(super) fn name(of: &Path) -> String {
    let name = of.segments.last().map(|last| last.ident.unraw().to_string()).unwrap_or_default();
    match name.strip_prefix(BESIDE).and_then(|name| name.rsplit_once("__")) {
        Some((_, name)) => name.into(),
        None => name,
    }
}

/// The name by which what `heir` inherits is found beside it.
fn name_beside(heir: &str, of: &Path) -> Ident {
    format_ident!("{BESIDE}{heir}__{}", name(of))
}

/// Where a supertrait of `heir` is found. What names it beside `heir` may not be seen here, but there: by the
/// path of `heir`, if that says in which module it is.
pub(super) fn path(heir: &Path, of: &Path) -> Path {
    let mut path = heir.clone();
    let Some(last) = path.segments.last_mut().filter(|_| heir.segments.len() > 1) else {
        return of.clone();
    };
    let found = last.ident.unraw().to_string();
    // Who names one beside itself names all that it inherits.
    let by = found.strip_prefix(BESIDE).and_then(|name| name.rsplit_once("__"));
    last.ident = name_beside(by.map_or(&*found, |(by, _)| by), of);
    with_arguments(&path, arguments(of))
}

/// The names by which those who inherit `heir` find what it inherits itself.
pub(super) fn all_names(heir: &Ident, found: &[Inherited]) -> Vec<(Path, Ident)> {
    let heir = heir.unraw().to_string();
    let named =
        |found: &Inherited| (without_arguments(&found.path), name_beside(&heir, &found.path));
    found.iter().map(named).collect()
}

pub(super) fn with_arguments(
    path: &Path,
    arguments: Option<AngleBracketedGenericArguments>,
) -> Path {
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut() {
        last.arguments = arguments.map_or(PathArguments::None, PathArguments::AngleBracketed);
    }
    path
}

pub(super) fn without_arguments(path: &Path) -> Path {
    let mut path = path.clone();
    for segment in &mut path.segments {
        segment.arguments = PathArguments::None;
    }
    path
}

pub(super) fn arguments(path: &Path) -> Option<AngleBracketedGenericArguments> {
    match &path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.clone()),
        _ => None,
    }
}
