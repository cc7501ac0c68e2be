//! Hostile input: whatever tokens a macro gets, it expands or complains; it never panics.
//!
//! Items of the behaviour tests are taken apart and put together wrongly. `STANDIN_HOSTILE_SEED` and
//! `STANDIN_HOSTILE_SIZE` choose which and how many.

use std::panic::catch_unwind;
use std::path::Path;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use crate::expand::Expand;
use crate::parse;

/// Numbers that look like chance, the same for a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or(0)
    }
}

fn from_environment(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// What the macros are applied to in the tests.
pub(crate) fn items() -> Vec<TokenStream> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut items = Vec::new();
    for directory in ["behaviour", "behaviour/signatures", "drop_in/tests/suite"] {
        let entries = std::fs::read_dir(root.join(directory)).expect("the tests are there");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        for path in paths.iter().filter(|path| path.extension().is_some_and(|ext| ext == "rs")) {
            let text = std::fs::read_to_string(path).expect("a text");
            let file = syn::parse_file(&text).expect("a Rust file");
            items.extend(file.items.iter().filter_map(mocked));
        }
    }
    items
}

/// The item, or what is in its `mock!`, without its attributes.
fn mocked(item: &Item) -> Option<TokenStream> {
    match item.clone() {
        Item::Trait(mut item) => {
            item.attrs.clear();
            Some(item.to_token_stream())
        }
        Item::Impl(item) => Some(item.to_token_stream()),
        Item::Mod(item) => Some(item.to_token_stream()),
        Item::Fn(item) => Some(item.to_token_stream()),
        Item::Macro(item) if item.mac.path.is_ident("mock") => Some(item.mac.tokens),
        _ => None,
    }
}

const WORDS: [&str; 16] = [
    "self", "Self", "mut", "fn", "impl", "dyn", "for", "where", "static", "async", "const", "type",
    "unsafe", "extern", "T", "_",
];

fn any_token(chance: &mut Chance) -> TokenTree {
    match chance.below(8) {
        0 => TokenTree::Literal(Literal::u8_suffixed(3)),
        1 => TokenTree::Group(Group::new(Delimiter::Parenthesis, TokenStream::new())),
        2 => TokenTree::Group(Group::new(Delimiter::Brace, TokenStream::new())),
        3 | 4 => {
            let marks = [',', ';', ':', '<', '>', '&', '*', '!', '=', '#', '\'', '+', '?'];
            TokenTree::Punct(Punct::new(marks[chance.below(marks.len())], Spacing::Alone))
        }
        _ => TokenTree::Ident(Ident::new(WORDS[chance.below(WORDS.len())], Span::call_site())),
    }
}

/// The tokens with one thing wrong, somewhere.
fn mutated(tokens: TokenStream, chance: &mut Chance) -> TokenStream {
    let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
    if trees.is_empty() {
        return any_token(chance).into();
    }
    let at = chance.below(trees.len());
    if let TokenTree::Group(group) = &trees[at] {
        if chance.below(4) > 0 {
            let inside = mutated(group.stream(), chance);
            trees[at] = TokenTree::Group(Group::new(group.delimiter(), inside));
            return trees.into_iter().collect();
        }
    }
    match chance.below(6) {
        0 => drop(trees.remove(at)),
        1 => trees.insert(at, any_token(chance)),
        2 => trees[at] = any_token(chance),
        3 => trees.truncate(at),
        4 => {
            let again = trees[chance.below(trees.len())].clone();
            trees.insert(at, again);
        }
        _ => {
            let other = chance.below(trees.len());
            trees.swap(at, other);
        }
    }
    trees.into_iter().collect()
}

fn expand_all(item: &TokenStream, attribute: &TokenStream) {
    let expanded = parse::automock(attribute.clone(), item.clone()).map(|of| of.expand());
    drop(expanded);
    drop(parse::mock(item.clone()).map(|of| of.expand()));
    drop(parse::patchable(attribute.clone(), item.clone()).map(|of| of.expand()));
    drop(parse::patched(attribute.clone(), item.clone()).map(|of| of.expand()));
    let handed_on = quote::quote!({ #attribute } { #item } { A<T> } { #attribute } { #item } {} {});
    drop(parse::inherit(handed_on).map(|of| of.expand()));
    for given in [item, attribute] {
        drop(parse::callback(given.clone()).map(|of| of.expand()));
        drop(parse::patch(given.clone()).map(|of| of.expand()));
        drop(parse::spy(given.clone()).map(|of| of.expand()));
        drop(parse::patcher(given.clone()).map(|of| of.expand()));
        drop(parse::patch_multiple(given.clone()).map(|of| of.expand()));
    }
}

#[test]
fn a_macro_expands_or_complains_and_never_panics() {
    let seed = from_environment("STANDIN_HOSTILE_SEED", 0x5DEE_CE66_D123_4567);
    let size = from_environment("STANDIN_HOSTILE_SIZE", 4000);
    let items = items();
    assert!(items.len() > 100, "there is something to take apart");
    let attributes = [
        "",
        "type T = u8;",
        "target = X",
        "wrapping, clone",
        "inheritable, inherits(A<T>, b::C)",
        "fn(n: u8) -> u8",
        "a as b, c => |_| 1",
        "global a::b::<u8> => |x| x",
        "static A, 3",
        "<S as T>::f",
        "name: |n: u8, s: &'static str| -> bool",
    ];
    let attributes = attributes.map(|text| text.parse::<TokenStream>().expect("tokens"));
    let mut chance = Chance(seed);
    for _ in 0..size {
        let mut item = items[chance.below(items.len())].clone();
        for _ in 0..=chance.below(4) {
            item = mutated(item, &mut chance);
        }
        let mut attribute = attributes[chance.below(attributes.len())].clone();
        if chance.below(2) == 0 {
            attribute = mutated(attribute, &mut chance);
        }
        let panicked = catch_unwind(|| expand_all(&item, &attribute)).is_err();
        assert!(!panicked, "a macro panicked at\n#[macro({attribute})]\n{item}\n(seed {seed})");
    }
}
