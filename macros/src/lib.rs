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
mod walk;

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
/// # Around a real object
///
/// `#[automock(wrapping)]` gives the mock of a trait a spy as well: `MockCounter::wrapping(real)` is a
/// `SpyCounter`, a mock around a real object, which gets the calls that nothing else answers. All are
/// recorded: `unittest.mock`'s `wraps`. The real object is given by itself, in a box or an `Arc`, or by
/// reference; the trait may have generic, `async` and static methods, and such that lend.
///
/// ```
/// # use standin::automock;
/// #[automock(wrapping)]
/// trait Counter {
///     fn add(&mut self, n: u32) -> u32;
///     fn name(&self) -> &str;
/// }
///
/// struct Real(u32);
/// impl Counter for Real {
///     fn add(&mut self, n: u32) -> u32 {
///         self.0 += n;
///         self.0
///     }
///     fn name(&self) -> &str {
///         "real"
///     }
/// }
///
/// let mut counter = MockCounter::wrapping(Real(1));
/// counter.name.returns("double");
/// assert_eq!((counter.add(2), counter.add(3), counter.name()), (3, 6, "double"));
/// assert_eq!(counter.add.call_args_list(), [2, 3]);
/// ```
///
/// A mock that is set up already becomes one by `mock.delegate_to(fake)`. `spy.seal()` ends that calls
/// are passed on by themselves; then `spy.add.calls_original()` and
/// `spy.expect_add().with(3).calls_original()` say which are. `SpyCounter::real(&spy)` is the real object.
///
/// # With supertraits
///
/// Supertraits of std are implemented where a mock can: `Debug`, `Display`, `Clone`, `Default`, `Error`,
/// `PartialEq`, `Hash`, `Ord` and their like; of `Iterator<Item = T>` the mock has `next`. One of yours is
/// implemented by hand, for the mock and for its spy, or inherited: where it is `inheritable`, the mock
/// has its methods too.
///
/// ```
/// # use standin::automock;
/// #[automock(inheritable)]
/// trait Store {
///     fn get(&self, key: &str) -> Option<String>;
/// }
///
/// #[automock(inherits(Store))]
/// trait Cache: Store {
///     fn hits(&self) -> u32;
/// }
///
/// let mut cache = MockCache::new();
/// cache.expect_get().with("home").times(1).return_const(None);
/// cache.hits.returns(3);
/// assert_eq!((cache.get("home"), cache.hits()), (None, 3));
/// ```
///
/// `inherits(other::Store, Named)` names several, by the paths that the bounds have, also of other crates;
/// what they inherit themselves comes with them. (That is found by their path. Where the path is a name alone,
/// which `use` has brought here, what it inherits has to be brought here too.) Their type arguments are those of
/// the bounds, `trait Cache: Store<u32, Error = String>`. The types of their methods have to be in scope, as in
/// `mock!`; default bodies stay behind.
///
/// Of methods of one name the first keeps it, the trait's own before those of its supertraits; others have their
/// trait's name in front: `cache.store_get` and `expect_store_get()` are those of `Store::get`, where `Cache`
/// has a `get` too. It is the same for the traits of one `mock!`.
///
/// How it works: `inheritable` makes a hidden macro of the trait's own name, and `inherits` calls it.
/// "Cannot find macro `Store`" means that `Store` is not inheritable.
///
/// # In several places
///
/// `#[automock(clone)]` makes the mock `Clone`, as a supertrait `Clone` does: for a state that a framework
/// clones. All clones are one mock: they share what is expected and recorded, and are verified once, by
/// [`verify`](../standin/struct.MockObject.html#method.verify) or when the last of them is dropped.
///
/// ```
/// # use standin::automock;
/// #[automock(clone)]
/// trait Store {
///     fn get(&self, key: &str) -> usize;
/// }
///
/// let mut store = MockStore::new();
/// store.expect_get().times(2).returning(|key| key.len());
/// let workers = ["a", "bc"].map(|key| {
///     let store = store.clone();
///     std::thread::spawn(move || store.get(key))
/// });
/// assert_eq!(workers.map(|worker| worker.join().unwrap()), [1, 2]);
/// store.verify();
/// ```
///
/// # Errors
/// Compile errors point at what can't be mocked, and say what to write instead.
#[proc_macro_attribute]
pub fn automock(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::result(item.clone(), parse::automock(attribute.into(), item.into()))
}

/// Makes a mock of what is spelled out: a struct with methods of its own, and any number of traits.
///
/// For what `#[automock]` can't see: a struct with several `impl` blocks, traits and structs of other
/// crates, a trait together with its supertraits. Methods are written without bodies.
///
/// ```
/// use standin::mock;
///
/// mock! {
///     pub Store {
///         pub fn open(path: &str) -> Self;
///         pub fn get(&self, key: &str) -> Option<String>;
///     }
///     impl Clone for Store {
///         fn clone(&self) -> Self;
///     }
///     impl Iterator for Store {
///         type Item = String;
///         fn next(&mut self) -> Option<String>;
///     }
/// }
///
/// let mut store = MockStore::new();
/// store.expect_get().with("home").returning(|_| Some("page".to_string()));
/// store.next.side_effect([Some("a".to_string()), None]);
/// assert_eq!(store.get("home").as_deref(), Some("page"));
/// assert_eq!(store.by_ref().collect::<Vec<_>>(), ["a"]);
/// ```
///
/// What a function without `self` answers is said by a context: `MockStore::open_context()`.
/// `#[derive(Debug)]` gives the mock a `Debug`, `#[derive(Clone)]` a `Clone` whose clones are one mock. The syntax is mockall's.
///
/// `#[wrapping]` gives it a spy, as `#[automock(wrapping)]` does: around a real object of the first of its
/// traits, and with those of the others that the real object has.
///
/// ```
/// # use std::io::{Cursor, Read, Result};
/// standin::mock! {
///     #[wrapping]
///     Source {}
///     impl Read for Source {
///         fn read(&mut self, into: &mut [u8]) -> Result<usize>;
///     }
/// }
///
/// let mut source = MockSource::wrapping(Cursor::new(b"some text"));
/// let mut text = [0; 4];
/// source.read(&mut text).unwrap();
/// assert_eq!(&text, b"some");
/// source.read.assert_called_once();
/// ```
///
/// # Errors
/// Compile errors point at what can't be mocked, and say what to write instead.
#[proc_macro]
pub fn mock(tokens: TokenStream) -> TokenStream {
    expand::items(parse::mock(tokens.into()).map(model::Mocked::from))
}

/// What the macro of a supertrait hands on.
#[doc(hidden)]
#[proc_macro]
pub fn __inherit(tokens: TokenStream) -> TokenStream {
    expand::items(parse::inherit(tokens.into()))
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
/// In reports it is called `mock_fn`, or what stands before it: `mock_fn!(attempt: |n: u32| -> bool)`.
/// Its expectations are verified when the last handle is dropped.
#[proc_macro]
pub fn mock_fn(signature: TokenStream) -> TokenStream {
    expand::callback(parse::callback(signature.into()))
}

/// Lets a double see the generic arguments of a method as trait objects.
///
/// A generic method is a function of its own for each choice of types, which must be `'static`
/// (`expect_open::<&'static str>()`). With this attribute all calls are of one function, whose
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
/// Written as `#[cfg_attr(test, standin::patchable)]` it leaves nothing in other builds. Where the
/// function is not patched, a call costs one relaxed load more.
///
/// It goes above
/// * a function, also a generic one, of which each choice of types is patched by itself;
/// * an `impl` block, for all its functions, also that of a trait for a type of another crate, or a method
///   in it; above a function in it that mentions neither `self` nor `Self`, and so looks like one of the
///   module, it is `#[patchable(associated)]`;
/// * a `static`, which then derefs to its value: one that is read through its methods and fields, or as
///   `let limit: &u32 = &LIMIT;`, reads the same in builds without the attribute;
/// * a `thread_local!`, whose statics go on being read with `with`, `get`, `with_borrow` and their like;
/// * the `use` of a function of another crate, with its signature: what is imported is a function
///   that calls the other one, and can be patched where it is looked up. Types that the signature alone
///   needs are written with their paths, for other builds have no use of an import.
///
/// ```
/// mod config {
///     use std::path::Path;
///
///     #[standin::patchable(fn(path: &Path) -> std::io::Result<String>)]
///     use std::fs::read_to_string;
///
///     pub fn mode() -> String {
///         read_to_string(Path::new("/etc/mode")).unwrap_or_else(|_| "default".to_string())
///     }
/// #   pub fn test() {
///     let double = standin::patch!(read_to_string);
///     double.side_effect([Ok("fast".to_string())]);
///     assert_eq!(mode(), "fast");
///     double.assert_called_once_with(Path::new("/etc/mode"));
/// #   }
/// }
/// # config::test();
/// ```
///
/// What a method borrows from `self` may outlive the patch, so the double of `fn name(&self) -> &str` gives a
/// `&'static str`. `returns` also takes the value itself, here a `String`, and leaks it: once for each
/// `returns`, however many calls it answers. A closure gives a reference: `returning(|| "Ada")`, or
/// a `Box::leak` of its own for what is computed.
///
/// A function that returns `impl Trait` returns a `Box<dyn Trait>` under that name where it is
/// patchable, and so does its double: `returning(|| Box::new([1, 2].into_iter()))`. That takes a trait
/// which boxes have too, as `Iterator`, `Fn`, `Future` and `Display`. The box is `Send` where the
/// signature says so: `impl Iterator<Item = u8> + Send`.
///
/// An `async fn` becomes the function that it is, `fn … -> impl Future`: its call is recorded when it is
/// made, and by the double that is in its place then; so `tokio::spawn(fetch(url))` takes the double along
/// to the task. What is awaited is counted apart: `assert_awaited_with`.
///
/// What stands for a function is a hidden type of its name; where the module has a type or a module
/// of that name already, `#[patchable(companion = other)]` gives it another, and
/// `patch!(path::to::other)` finds it.
///
/// # Errors
/// Compile errors point at what can't be patched, and say what to write instead.
#[proc_macro_attribute]
pub fn patchable(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::result(item.clone(), parse::patchable(attribute.into(), item.into()))
}

/// Puts a double in place of a `#[patchable]` function, until the guard is dropped.
///
/// The guard derefs to a `MockFn`: set it up and ask it as a method of a mock. The
/// patch is seen by the thread that made it alone, so tests that patch the same function run at the
/// same time. Guards nest: the latest one alive answers. What `unittest.mock` calls `patch`.
///
/// ```
/// mod net {
///     #[standin::patchable]
///     pub fn urlopen(url: &str) -> Result<String, u16> {
///         panic!("no network in tests, not even for {url}")
///     }
/// }
///
/// {
///     let urlopen = standin::patch!(net::urlopen);
///     urlopen.side_effect([Ok("home".to_string()), Err(404)]);
///     assert_eq!(net::urlopen("http://x"), Ok("home".into()));
///     assert_eq!(net::urlopen("http://y"), Err(404));
///     urlopen.assert_called_with("http://y");
/// }
/// assert!(std::panic::catch_unwind(|| net::urlopen("http://x")).is_err());
/// ```
///
/// | | |
/// |---|---|
/// | `patch!(net::urlopen)` | a function |
/// | `patch!(parse::<u32>)` | a generic function, for these types |
/// | `patch!(Client::connect)`, `patch!(<Client<u8>>::connect)` | a function of a type |
/// | `patch!(<Tcp as Transport>::send)` | a method of a trait's `impl` |
/// | <code>patch!(net::urlopen => &#124;url&#124; …)</code> | answered by the closure or function from the start |
/// | `patch!(global net::urlopen)` | seen by all threads; guards of other threads wait for their turn |
/// | `patch!(static LIMIT, 5)` | a `#[patchable] static`, or one of a `thread_local!`, by a value |
///
/// # Panics
/// Dropping the guard fails, with a report, if an expectation was not met.
///
/// # Errors
/// A function that is not patchable is a compile error, which says what to write above it. As an
/// attribute it is [`#[patched]`](macro@patched): of one name there is but one macro.
#[proc_macro]
pub fn patch(path: TokenStream) -> TokenStream {
    expand::in_place(parse::patch(path.into()))
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
    expand::tuple(parse::patch_multiple(patches.into()))
}

/// Patches for the length of a test: `unittest.mock`'s decorator form of `patch`.
///
/// Each is what `patch!` takes, a static with its value after an arrow (`static LIMIT => 5`); `as` gives its
/// guard a name. It goes above a test, also an `async` one, before or after the attribute that makes it a
/// test, or above a module, for all its tests and those of the modules inside it: a path means there what it
/// means in the module with the attribute. What is patched further in goes before what is patched further
/// out. Above `#[rstest]`, that is: what is below it goes to each case, which is a function of its own and
/// knows no names of the test's.
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
/// #[standin::patched(open as opened, close => |_| ())]
/// fn what_is_opened_is_closed() {
///     opened.returns(7);
///     close(open("x"));
///     opened.assert_called_once_with("x");
/// }
/// # what_is_opened_is_closed();
/// ```
#[proc_macro_attribute]
pub fn patched(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::result(item.clone(), parse::patched(attribute.into(), item.into()))
}
