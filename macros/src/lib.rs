//! The procedural macros of [`standin`](https://docs.rs/standin): tokens in, tokens out.
#![forbid(unsafe_code)]

mod crate_name;
mod expand;
#[cfg(test)]
mod hostile;
mod model;
mod parse;
#[cfg(test)]
mod shown;
mod syntax;
mod walk;

use proc_macro::TokenStream;

/// Makes a mock of a trait: `#[automock] trait Store` gives `MockStore`.
///
#[doc = include_str!("../docs/automock.md")]
#[proc_macro_attribute]
pub fn automock(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::of_item(item.clone(), parse::automock(attribute.into(), item.into()))
}

/// Makes a mock of what is spelled out: a struct with methods of its own, and any number of traits.
///
#[doc = include_str!("../docs/mock.md")]
#[proc_macro]
pub fn mock(tokens: TokenStream) -> TokenStream {
    expand::in_place(parse::mock(tokens.into()))
}

/// What the macro of a supertrait hands on.
#[doc(hidden)]
#[proc_macro]
pub fn __inherit(tokens: TokenStream) -> TokenStream {
    expand::in_place(parse::inherit(tokens.into()))
}

/// A double that is a callback: a `MockFn` of the signature, to be handed over by `as_fn()`.
///
/// ```
/// fn retry(times: u32, mut attempt: impl FnMut(u32) -> bool) -> bool {
///     (0..times).any(|n| attempt(n))
/// }
///
/// let attempt = standin::mock_fn!(|n: u32| -> bool);
/// attempt.side_effect([false, false, true]);
/// assert!(retry(5, attempt.as_fn()));
/// assert_eq!(attempt.call_args_list(), [0, 1, 2]);
/// ```
///
/// `async |…|` is a callback that gives a future, for `F: AsyncFn(u32) -> bool` and for
/// `F: Fn(u32) -> Fut, Fut: Future<Output = bool>`. It is told what is awaited, as an `async fn` of a mock is. Its call
/// counts when it is made; where an argument borrows, when it is awaited. Where the future is in a box, it is what is
/// returned: `|key: &str| -> BoxFuture<'_, bool>`.
///
/// ```
/// # fn block_on<F: Future>(future: F) -> F::Output {
/// #     match std::pin::pin!(future).poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
/// #         std::task::Poll::Ready(output) => output,
/// #         std::task::Poll::Pending => unreachable!(),
/// #     }
/// # }
/// async fn retry(times: u32, attempt: impl AsyncFn(u32) -> bool) -> bool {
///     for n in 0..times {
///         if attempt(n).await {
///             return true;
///         }
///     }
///     false
/// }
///
/// let attempt = standin::mock_fn!(async |n: u32| -> bool);
/// attempt.side_effect([false, true]);
/// assert!(block_on(retry(5, attempt.as_fn())));
/// assert_eq!(attempt.await_count(), 2);
/// ```
///
/// In reports it is called `mock_fn`, or what stands before it: `mock_fn!(attempt: |n: u32| -> bool)`.
/// Its expectations are verified when the last handle is dropped.
#[proc_macro]
pub fn mock_fn(signature: TokenStream) -> TokenStream {
    expand::in_place(parse::callback(signature.into()))
}

/// Lets a double see the generic arguments of a method as trait objects.
///
/// A generic method is a function of its own for each choice of types, which must be `'static`
/// (`expect_open::<&'static str>()`); where it is bounded by nothing but traits of std that have objects, it may borrow, and
/// is [taken as `impl Trait` is](macro@automock#methods-of-all-kinds). With this attribute all calls are of one function, whose
/// arguments of type `T`, `&T`, `&mut T` and `&[T]` come as references to trait objects. It stands for
/// itself: `#[automock]` and `mock!` look for it by its name.
///
/// ```
/// use std::path::Path;
/// use standin::{automock, concretize};
///
/// #[automock]
/// trait Disk {
///     #[concretize]
///     fn open<P: AsRef<Path>>(&self, path: P) -> bool;
/// }
///
/// let mut disk = MockDisk::new();
/// disk.expect_open().withf(|path| path.as_ref() == Path::new("/tmp")).returning(|_| true);
/// assert!(disk.open("/tmp"));
/// ```
#[proc_macro_attribute]
pub fn concretize(_: TokenStream, item: TokenStream) -> TokenStream {
    item
}

/// Lets `patch!` put a double in place of a function, for the length of a scope.
///
#[doc = include_str!("../docs/patchable.md")]
#[proc_macro_attribute]
pub fn patchable(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::of_item(item.clone(), parse::patchable(attribute.into(), item.into()))
}

/// Puts a double in place of a `#[patchable]` function, until the guard is dropped.
///
#[doc = include_str!("../docs/patch.md")]
#[proc_macro]
pub fn patch(path: TokenStream) -> TokenStream {
    expand::in_place(parse::patch(path.into()))
}

/// Records the calls of a `#[patchable]` function and passes them on: a spy, until the guard is dropped.
///
/// ```
/// use standin::{patchable, spy};
///
/// #[patchable]
/// fn double(n: u32) -> u32 {
///     2 * n
/// }
///
/// let calls = spy!(double);
/// assert_eq!(double(3), 6);
/// calls.assert_called_once_with(3);
/// ```
///
/// It is [`patch!`](macro@patch) with `calls_original()` set up.
#[proc_macro]
pub fn spy(path: TokenStream) -> TokenStream {
    expand::in_place(parse::spy(path.into()))
}

/// A `Patcher` of a `#[patchable]` function, which is started and stopped by hand.
///
/// ```
/// use standin::{patchable, patcher};
///
/// #[patchable]
/// fn now() -> u64 {
///     0
/// }
///
/// let mut clock = patcher!(now);
/// clock.start().returns(5);
/// assert_eq!(now(), 5);
/// clock.stop();
/// assert_eq!(now(), 0);
/// ```
#[proc_macro]
pub fn patcher(path: TokenStream) -> TokenStream {
    expand::in_place(parse::patcher(path.into()))
}

/// Several patches at once, as a tuple of guards.
///
/// ```
/// #[standin::patchable]
/// fn open(name: &str) -> u32 {
///     name.len() as u32
/// }
/// #[standin::patchable]
/// fn close(id: u32) {
///     assert_ne!(id, 7, "the real thing");
/// }
///
/// let (opened, closed) = standin::patch_multiple!(open => |_| 7, close => |_| ());
/// close(open("x"));
/// opened.assert_called_once_with("x");
/// closed.assert_called_once_with(7);
/// ```
#[proc_macro]
pub fn patch_multiple(patches: TokenStream) -> TokenStream {
    expand::in_place(parse::patch_multiple(patches.into()))
}

/// Patches for the length of a test: `unittest.mock`'s decorator form of `patch`.
///
#[doc = include_str!("../docs/patched.md")]
#[proc_macro_attribute]
pub fn patched(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::of_item(item.clone(), parse::patched(attribute.into(), item.into()))
}
