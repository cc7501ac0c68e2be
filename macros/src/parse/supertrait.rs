//! Supertraits of std that a mock can implement by itself.

use syn::{ItemTrait, Path, TypeParamBound};

use super::inherited::Inherited;
use crate::model::Supertrait;
use crate::syntax::ends_in;

/// The supertraits to be implemented; others are implemented anyway, or by the user.
pub(super) fn derivable(item: &ItemTrait, inherited: &[Inherited]) -> Vec<Supertrait> {
    let mut found = Vec::new();
    for bound in bounds(item, inherited) {
        let TypeParamBound::Trait(bound) = bound else {
            continue;
        };
        let Some(last) = bound.path.segments.last() else {
            continue;
        };
        let implied: &[Supertrait] = match last.ident.to_string().as_str() {
            "Clone" => &[Supertrait::Clone],
            "Display" | "ToString" => &[Supertrait::Display],
            "Error" => &[Supertrait::Error, Supertrait::Display],
            "PartialEq" => &[Supertrait::PartialEq],
            "Eq" => &[Supertrait::PartialEq, Supertrait::Eq],
            "Hash" => &[Supertrait::Hash],
            "PartialOrd" => &[Supertrait::PartialEq, Supertrait::PartialOrd],
            "Ord" => {
                &[Supertrait::PartialEq, Supertrait::Eq, Supertrait::PartialOrd, Supertrait::Ord]
            }
            _ => &[],
        };
        for supertrait in implied {
            if !found.contains(supertrait) {
                found.push(*supertrait);
            }
        }
    }
    found
}

/// The supertrait of std that has a method to be mocked, and all its types, if it is not there already.
pub(super) fn mocked(item: &ItemTrait, inherited: &[Inherited]) -> Option<Inherited> {
    let is_iterator = |path: &Path| ends_in(path, &["Iterator"]);
    if inherited.iter().any(|of| is_iterator(&of.path)) {
        return None;
    }
    let bounds = bounds(item, inherited);
    let iterator = bounds.into_iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) if is_iterator(&bound.path) => Some(&bound.path),
        _ => None,
    });
    Inherited::iterator(iterator?)
}

/// Whether the mock has to be `Send` or `Sync`.
pub(super) fn is_shared(item: &ItemTrait, inherited: &[Inherited]) -> bool {
    bounds(item, inherited).into_iter().any(|bound| match bound {
        TypeParamBound::Trait(bound) => ends_in(&bound.path, &["Send", "Sync"]),
        _ => false,
    })
}

/// What bounds the trait and those that it inherits from.
pub(super) fn bounds<'b>(
    item: &'b ItemTrait,
    inherited: &'b [Inherited],
) -> Vec<&'b TypeParamBound> {
    let mut bounds = Vec::new();
    for of in inherited {
        bounds.extend(&of.item.supertraits);
    }
    bounds.extend(&item.supertraits);
    bounds
}
