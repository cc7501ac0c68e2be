//! Owned types, each with a value of it.

use proptest::prelude::*;

/// A type that borrows from nothing, and a value of it.
#[derive(Clone, Debug)]
pub(crate) struct Owned {
    /// As a declaration has it.
    pub(crate) ty: String,
    /// As a caller sees it: parameters have a type there.
    pub(crate) at: String,
    pub(crate) value: String,
}

/// A parameter of the trait, and what a test has in its place.
pub(crate) const OF_TRAIT: (&str, &str) = ("Par", "u16");
/// A parameter of a method.
pub(crate) const OF_METHOD: (&str, &str) = ("Key", "String");
/// An associated type.
pub(crate) const ASSOCIATED: (&str, &str) = ("Self::Item", "i32");
/// An array as long as a constant of the trait says, and one as long as a parameter says.
pub(crate) const LENGTHS: [(&str, &str); 2] = [("[u8; LEN]", "[u8; 2]"), ("[u8; N]", "[u8; 3]")];

fn known(ty: &str, value: impl Into<String>) -> Owned {
    Owned { ty: ty.into(), at: ty.into(), value: value.into() }
}

fn parameter((ty, at): (&str, &str), value: impl Into<String>) -> Owned {
    Owned { ty: ty.into(), at: at.into(), value: value.into() }
}

fn plain() -> impl Strategy<Value = Owned> {
    // No characters: a report shows bytes that are text as text.
    prop::sample::select(vec![3_u8, 5, 127]).prop_flat_map(|n| {
        prop::sample::select(vec![
            known("u8", format!("{n}")),
            known("()", "()"),
            known("i64", format!("-{n}")),
            known("bool", format!("{}", n > 50)),
            known("char", "'c'"),
            known("f64", format!("{n}.5")),
            known("String", format!("String::from(\"s{n}\")")),
            known("&'static str", format!("\"f{n}\"")),
            known("Page", format!("Page {{ n: {n} }}")),
            known("std::path::PathBuf", format!("std::path::PathBuf::from(\"p{n}\")")),
            known("std::time::Duration", format!("std::time::Duration::from_secs({n})")),
        ])
    })
}

fn parameters() -> impl Strategy<Value = Owned> {
    prop::sample::select(vec![
        parameter(ASSOCIATED, "-5"),
        parameter(OF_TRAIT, "6"),
        parameter(LENGTHS[0], "[4, 5]"),
        parameter(LENGTHS[1], "[7, 8, 9]"),
        parameter(OF_METHOD, "String::from(\"key\")"),
    ])
}

/// One type around another; `@` stands for the other, or a value of it.
const AROUND: [(&str, &str); 9] = [
    ("Option<@>", "Some(@)"),
    ("Vec<@>", "vec![@, @]"),
    ("[@; 2]", "[@, @]"),
    ("Box<@>", "Box::new(@)"),
    ("Arc<@>", "Arc::new(@)"),
    ("Result<@, u8>", "Ok(@)"),
    ("Result<(), @>", "Err(@)"),
    ("(u8, @)", "(1, @)"),
    ("BTreeMap<u8, @>", "BTreeMap::from([(1, @)])"),
];

pub(crate) fn owned() -> impl Strategy<Value = Owned> {
    let leaf = prop_oneof![5 => plain(), 2 => parameters()];
    leaf.prop_recursive(2, 3, 1, |inner| {
        (inner, prop::sample::select(AROUND.to_vec())).prop_map(|(inner, (ty, value))| Owned {
            ty: ty.replace('@', &inner.ty),
            at: ty.replace('@', &inner.at),
            value: value.replace('@', &inner.value),
        })
    })
}
