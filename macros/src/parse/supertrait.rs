//! Supertraits of std that a mock can implement by itself.

use syn::{ItemTrait, TypeParamBound};

use super::inherited::Inherited;
use crate::model::Supertrait;

/// The supertraits to be implemented; others are implemented anyway, or by the user.
pub(super) fn derivable<'b>(bounds: impl Iterator<Item = &'b TypeParamBound>) -> Vec<Supertrait> {
    let mut found = Vec::new();
    for bound in bounds {
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

/// The supertraits of std that have methods to be mocked, and all their types, if they are not there
/// already.
pub(super) fn mocked(item: &ItemTrait, inherited: &[Inherited]) -> Vec<Inherited> {
    let is_there = |name: &str| {
        let mut paths = inherited.iter().map(|of| &of.path);
        paths.any(|path| path.segments.last().is_some_and(|last| last.ident == name))
    };
    let items = inherited.iter().map(|of| &of.item).chain([item]);
    let bounds = items.flat_map(|item| &item.supertraits).filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(&bound.path),
        _ => None,
    });
    let iterators = bounds.filter(|path| {
        !is_there("Iterator") && path.segments.last().is_some_and(|last| last.ident == "Iterator")
    });
    iterators.take(1).filter_map(Inherited::iterator).collect()
}
