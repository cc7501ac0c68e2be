//! The user's attributes: which of them go on what is made.

use syn::{Attribute, Meta};

use super::separated;

/// The attributes whose path ends in one of these names.
pub(super) fn chosen(attributes: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    attributes.iter().filter(|attribute| is_any(attribute, names)).cloned().collect()
}

fn is_any(attribute: &Attribute, names: &[&str]) -> bool {
    let last = attribute.path().segments.last();
    last.is_some_and(|last| names.contains(&last.ident.to_string().as_str()))
}

/// The attribute whose path ends in this name.
pub(super) fn named<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| is_any(attribute, &[name]))
}

/// Levels of lints. An `expect` may have nothing left to expect in what is made.
pub(super) const LEVELS: [&str; 4] = ["allow", "warn", "deny", "forbid"];

/// Whether the attribute is there, by whatever path, also behind a `cfg_attr`.
pub(super) fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        let is_conditional = attribute.path().is_ident("cfg_attr");
        // What a `cfg_attr` asks comes first.
        is_any(attribute, &[name])
            || is_conditional && inside(attribute).iter().skip(1).any(|meta| is_named(meta, name))
    })
}

/// Whether `derive` asks for the trait.
pub(super) fn derives(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("derive")
            && inside(attribute).iter().any(|meta| is_named(meta, name))
    })
}

/// What stands between the parentheses of the attribute.
fn inside(attribute: &Attribute) -> Vec<Meta> {
    match &attribute.meta {
        Meta::List(list) => list.parse_args_with(separated).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn is_named(meta: &Meta, name: &str) -> bool {
    meta.path().segments.last().is_some_and(|last| last.ident == name)
}
