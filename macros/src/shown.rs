//! What an editor and rustdoc show of the expansion: names that lead to where the user wrote them, with
//! the user's documentation, and nothing of ours.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Fields, File, ImplItem, Item, ItemStruct};

use crate::expand::Expand;
use crate::parse;

const STORE: &str = "
pub trait Store {
    /// Finds a page.
    fn get(&self, key: &str) -> u8;
    /// Keeps a page.
    fn put<T: Clone + 'static>(&self, page: T);
    /// Opens a store.
    fn open(path: &str) -> u8;
    /// Counts the words.
    fn count(&self, words: Vec<&str>) -> usize;
    /// Waits for a page.
    async fn wait(&self) -> u8;
    /// Shows a name.
    fn name(&self) -> &str { \"store\" }
}";

/// Each method, its line above, and its documentation.
const METHODS: [(&str, usize, &str); 6] = [
    ("get", 4, "Finds a page."),
    ("put", 6, "Keeps a page."),
    ("open", 8, "Opens a store."),
    ("count", 10, "Counts the words."),
    ("wait", 12, "Waits for a page."),
    ("name", 14, "Shows a name."),
];

fn mock_of_store() -> TokenStream {
    let item = STORE.parse().expect("tokens");
    parse::automock(TokenStream::new(), item).expect("a mock").expand()
}

fn patchable_store() -> TokenStream {
    let item = "pub fn get<T: Default + 'static>(words: Vec<&str>) -> T { T::default() }";
    let item = item.parse().expect("tokens");
    parse::patchable(TokenStream::new(), item).expect("a patchable function").expand()
}

fn idents(tokens: TokenStream, found: &mut Vec<Ident>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => idents(group.stream(), found),
            TokenTree::Ident(ident) => found.push(ident),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The lines of the user's that the name leads to.
fn lines_of(name: &str, tokens: TokenStream) -> Vec<usize> {
    let mut found = Vec::new();
    idents(tokens, &mut found);
    found.iter().filter(|ident| *ident == name).map(|ident| ident.span().start().line).collect()
}

fn documentation(attributes: &[Attribute]) -> String {
    let is_doc = |attribute: &&Attribute| attribute.path().is_ident("doc");
    attributes.iter().filter(is_doc).map(|doc| doc.to_token_stream().to_string()).collect()
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    documentation(attributes).contains("hidden")
}

#[test]
fn fields_and_what_sets_them_up_lead_to_the_users_method() {
    let tokens = mock_of_store();
    for (method, line, _) in METHODS {
        let access = match method {
            "open" => "open_context".to_string(),
            method => format!("expect_{method}"),
        };
        for name in [method, access.as_str()] {
            let lines = lines_of(name, tokens.clone());
            assert!(!lines.is_empty(), "there is a `{name}`");
            assert!(lines.iter().all(|of| *of == line), "`{name}` leads to {lines:?}, not {line}");
        }
    }
}

#[test]
fn fields_and_what_sets_them_up_have_the_users_documentation() {
    let file: File = syn::parse2(mock_of_store()).expect("items");
    let is_mock = |item: &Item| matches!(item, Item::Struct(item) if item.ident == "MockStore");
    let Some(Item::Struct(ItemStruct { attrs, fields: Fields::Named(fields), .. })) =
        file.items.iter().find(|item| is_mock(item))
    else {
        panic!("a struct with fields");
    };
    assert!(documentation(attrs).contains("A mock of [`Store`]."));
    let own = file.items.iter().filter_map(|item| match item {
        Item::Impl(item) if item.trait_.is_none() => Some(&item.items),
        _ => None,
    });
    let functions: Vec<(String, String)> = own
        .flatten()
        .filter_map(|item| match item {
            ImplItem::Fn(item) => Some((item.sig.ident.to_string(), documentation(&item.attrs))),
            _ => None,
        })
        .collect();
    for (method, _, about) in METHODS {
        let access = [format!("expect_{method}"), format!("{method}_context")];
        let (_, shown) =
            functions.iter().find(|(name, _)| access.contains(name)).expect("what sets it up");
        assert!(shown.contains(about), "of `{method}`: {shown}");
        if method != "open" {
            let is_its = |field: &&syn::Field| field.ident.as_ref().is_some_and(|of| of == method);
            let field = fields.named.iter().find(is_its).expect("its field");
            assert!(documentation(&field.attrs).contains(about), "the field `{method}`");
        }
    }
    assert!(functions.iter().all(|(_, shown)| !shown.is_empty()), "all are documented");
}

#[test]
fn the_users_documentation_of_a_mock_is_on_the_struct_alone() {
    let item = "/// Ours.\n #[must_use] pub Clock { /// The time.\n pub fn now(&self) -> u8; }";
    let tokens = parse::mock(item.parse().expect("tokens"));
    let file: File = syn::parse2(tokens.expect("a mock").expand()).expect("items");
    let documented = file.items.iter().filter(|item| match item {
        Item::Struct(item) => documentation(&item.attrs).contains("Ours."),
        Item::Impl(item) => item.attrs.iter().any(|attribute| !attribute.path().is_ident("allow")),
        _ => false,
    });
    let is_struct = |item: &Item| matches!(item, Item::Struct(_));
    assert_eq!(documented.map(is_struct).collect::<Vec<_>>(), [true]);
}

/// The names in the expansion that an editor finds where the user wrote `name`.
fn found_at(name: &str, tokens: TokenStream, source: &str) -> Vec<String> {
    let column = source.find(name).expect("it is written there");
    let mut found = Vec::new();
    idents(tokens, &mut found);
    let found = found.iter().filter(|ident| {
        let (start, end) = (ident.span().start(), ident.span().end());
        start.line == 1 && start.column == column && end.column > start.column
    });
    found.map(ToString::to_string).collect()
}

#[test]
fn what_is_patched_leads_to_the_users_function() {
    let source = "crate::net::urlopen";
    let patch = parse::patch(source.parse().expect("tokens")).expect("a patch").expand();
    // Its companion is beside it, and what the patch is made of is hidden.
    assert_eq!(
        found_at("urlopen", patch, source),
        ["urlopen", "__StandinCompanion", "__StandinCompanion", "patched"]
    );
}

#[test]
fn what_only_emitted_code_names_is_hidden() {
    for tokens in [mock_of_store(), patchable_store()] {
        let file: File = syn::parse2(tokens).expect("items");
        let mut hidden = 0;
        for item in &file.items {
            let (name, attributes) = match item {
                Item::Struct(item) => (&item.ident, &item.attrs),
                Item::Enum(item) => (&item.ident, &item.attrs),
                Item::Trait(item) => (&item.ident, &item.attrs),
                Item::Mod(item) => (&item.ident, &item.attrs),
                Item::Type(item) => (&item.ident, &item.attrs),
                _ => continue,
            };
            if name != "MockStore" {
                assert!(is_hidden(attributes), "`{name}` is hidden");
                hidden += 1;
            }
        }
        assert!(hidden > 0, "there is something to hide");
    }
}
