//! Supertraits of std that a mock can implement by itself.

use syn::TypeParamBound;

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
            "Display" => &[Supertrait::Display],
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
