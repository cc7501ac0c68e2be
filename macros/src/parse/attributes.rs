//! The user's attributes: which of them go on what is made.

use syn::Attribute;

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
        is_any(attribute, &[name])
            || attribute.path().is_ident("cfg_attr")
                && attribute.meta.require_list().is_ok_and(|list| mentions(list, name))
    })
}

/// Whether what a `cfg_attr` adds has this name.
fn mentions(list: &syn::MetaList, name: &str) -> bool {
    use syn::punctuated::Punctuated;
    let parse = Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated;
    list.parse_args_with(parse).is_ok_and(|metas| {
        metas
            .iter()
            .skip(1)
            .any(|meta| meta.path().segments.last().is_some_and(|last| last.ident == name))
    })
}

/// Whether `derive` asks for the trait.
pub(super) fn derives(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        let mut found = false;
        let visited = attribute.parse_nested_meta(|meta| {
            found |= meta.path.segments.last().is_some_and(|last| last.ident == name);
            Ok(())
        });
        visited.is_ok() && found
    })
}
