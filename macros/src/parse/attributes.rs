//! The user's attributes: which of them go on what is made.

use syn::{Attribute, Meta};

use super::separated;
use crate::syntax::ends_in;

/// The attributes whose path ends in one of these names.
pub(super) fn chosen(attributes: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    attributes.iter().filter(|attribute| ends_in(attribute.path(), names)).cloned().collect()
}

/// The attribute whose path ends in this name.
pub(super) fn named<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| ends_in(attribute.path(), &[name]))
}

/// Levels of lints. An `expect` may have nothing left to expect in what is made.
pub(super) const LEVELS: [&str; 4] = ["allow", "warn", "deny", "forbid"];

/// Whether the attribute is there, by whatever path, also behind a `cfg_attr`.
pub(super) fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        let is_conditional = attribute.path().is_ident("cfg_attr");
        // What a `cfg_attr` asks comes first.
        ends_in(attribute.path(), &[name])
            || is_conditional
                && inside(attribute).iter().skip(1).any(|meta| ends_in(meta.path(), &[name]))
    })
}

/// Whether `derive` asks for the trait.
pub(super) fn derives(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("derive")
            && inside(attribute).iter().any(|meta| ends_in(meta.path(), &[name]))
    })
}

/// What stands between the parentheses of the attribute.
fn inside(attribute: &Attribute) -> Vec<Meta> {
    match &attribute.meta {
        Meta::List(list) => list.parse_args_with(separated).unwrap_or_default(),
        _ => Vec::new(),
    }
}
