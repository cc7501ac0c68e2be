//! The user's attributes: which of them go on what is made.

use proc_macro2::TokenStream;
use syn::token::Bracket;
use syn::{AttrStyle, Attribute, Meta, Token};

use super::separated;
use crate::model::Attributes;
use crate::syntax::{ends_in, parse_quote};

/// The attributes whose path ends in one of these names.
pub(super) fn chosen(attributes: &[Attribute], names: &[&str]) -> Attributes {
    Attributes::chosen(attributes, &|attribute| ends_in(attribute.path(), names))
}

/// The attribute whose path ends in this name.
pub(super) fn named<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attributes.iter().find(|attribute| ends_in(attribute.path(), &[name]))
}

/// Levels of lints, for what is made. An `expect` may have nothing left to expect there, so it allows.
pub(super) fn levels(attributes: &[Attribute]) -> Attributes {
    let mut levels = chosen(attributes, &["allow", "warn", "deny", "forbid", "expect"]);
    for level in levels.iter_mut() {
        level.style = AttrStyle::Outer;
        if let (true, Meta::List(list)) = (level.path().is_ident("expect"), &mut level.meta) {
            list.path = parse_quote!(allow);
        }
    }
    levels
}

/// `#[allow(…)]` of these lints.
pub(super) fn allow(lints: &TokenStream) -> Attribute {
    Attribute {
        pound_token: <Token![#]>::default(),
        style: AttrStyle::Outer,
        bracket_token: Bracket::default(),
        meta: parse_quote!(allow(#lints)),
    }
}

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
