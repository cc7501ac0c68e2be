//! The procedural macros of [`standin`](https://docs.rs/standin): tokens in, tokens out.
#![forbid(unsafe_code)]

mod expand;
mod model;
mod parse;

use proc_macro::TokenStream;

/// Makes a mock of a trait: `#[automock] trait Store` gives `MockStore`.
///
/// The mock has a public field for each method, named as the method: a `MockFn`, which records the
/// calls and is asked about them afterwards; and `expect_method()`, which expects them first.
/// `MockStore::new()` makes one, `verify()` and `checkpoint()` check what it expects, and so does
/// dropping it.
///
/// ```
/// use standin::automock;
///
/// #[automock]
/// trait Store {
///     fn get(&self, key: &str) -> Option<String>;
/// }
///
/// let mut store = MockStore::new();
/// store.expect_get().with("home").times(1).returning(|key| Some(key.to_uppercase()));
/// assert_eq!(store.get("home").as_deref(), Some("HOME"));
/// store.get.assert_called_once_with("home");
/// ```
///
/// Associated types, and constants without a default, are given in the attribute:
///
/// ```
/// # use standin::automock;
/// #[automock(type Page = String; const LIMIT: usize = 3;)]
/// trait Store {
///     type Page;
///     const LIMIT: usize;
///     fn get(&self, key: &str) -> Self::Page;
/// }
/// # assert_eq!(MockStore::LIMIT, 3);
/// ```
///
/// # Errors
/// Compile errors point at what can't be mocked, and say what to write instead.
#[proc_macro_attribute]
pub fn automock(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::result(item.clone(), parse::automock(attribute.into(), item.into()))
}

/// Lets `patch!` put a double in place of a function, for the length of a scope.
///
/// Written as `#[cfg_attr(test, standin::patchable)]` it leaves nothing in other builds. Where the
/// function is not patched, a call costs one relaxed load more.
///
/// # Errors
/// Compile errors point at what can't be patched, and say what to write instead.
#[proc_macro_attribute]
pub fn patchable(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::result(
        item.clone(),
        parse::patchable(attribute.into(), item.into()),
    )
}
