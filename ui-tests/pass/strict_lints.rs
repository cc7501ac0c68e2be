//! What is emitted compiles without a warning under strict lints.
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    single_use_lifetimes,
    unreachable_pub,
    unused,
    unused_qualifications,
    rust_2018_idioms,
    elided_lifetimes_in_paths
)]
#![forbid(unsafe_code)]

/// A module, so that visibility matters.
pub mod store {
    use std::borrow::Cow;
    use std::fmt::{Debug, Display};

    use standin::{automock, patchable};

    /// A page.
    #[derive(Debug)]
    pub struct Page(pub u8);

    /// Something that borrows.
    #[derive(Debug)]
    pub struct Ctx<'a>(pub &'a str);

    /// A store of pages.
    #[automock(type Key = u8;)]
    pub trait Store: Debug + Clone + PartialEq {
        /// What pages are found by.
        type Key;
        /// Gets a page.
        fn get(&self, key: &str) -> Option<&Page>;
        /// Puts a page.
        fn put(&mut self, key: Self::Key, page: Page, note: Option<&str>) -> Result<(), String>;
        /// Says something.
        fn say(&self, text: Cow<'_, str>, items: &[&str], ctx: &Ctx<'_>) -> Cow<'_, str>;
        /// Shows something.
        fn show(&self, item: &dyn Display, with: impl Fn(u8) -> u8) -> &str;
        /// Shortens a text.
        fn tail<'a>(&self, text: &'a str, n: usize) -> &'a str;
        /// Has a body.
        fn label(&self, mark: char) -> String {
            format!("{mark}{:?}", self.get("x"))
        }
    }

    // Without documentation, which nobody asks for: then the mock has none.
    #[automock]
    #[allow(missing_docs)]
    pub trait Quiet {
        fn hush(&self, for_long: bool) -> u8;
        fn _whisper(&self);
        fn _murmur<T: 'static>(&self, of: T);
        fn mutter_() -> u8;
    }

    /// What is said above the trait goes for its bodies.
    #[automock]
    #[allow(unused_variables)]
    pub trait Observer {
        /// Has nothing to do.
        fn seen(&self, item: &Page) {}
        /// Has nothing to do either.
        fn all_seen(count: usize) {}
    }

    // Nobody sees it.
    #[automock]
    #[allow(dead_code)]
    trait Secret {
        fn tell(&self) -> Page;
    }

    /// A parser of what it borrows.
    #[automock]
    pub trait Parser<'a, 'b: 'a, T: 'static> {
        /// Parses a text.
        fn parse(&mut self, text: &'a str, more: &'b [T]) -> Option<&'a T>;
        /// Opens one.
        fn open(text: &'a str) -> Self;
        /// Finds something.
        fn find<K: Debug + 'static>(&self, key: K, text: &'a str) -> usize;
    }

    /// One that can be around a real parser.
    #[automock(wrapping, clone)]
    pub trait Reader<'a> {
        /// Reads a text.
        fn read(&mut self, text: &'a str) -> usize;
        /// Has a body.
        fn label(&self, text: &'a str) -> usize {
            text.len()
        }
    }

    /// One that can be around a real object.
    #[automock(wrapping, type Key = u8;)]
    pub trait Shelf: Debug + Clone + PartialEq {
        /// What pages are found by.
        type Key;
        /// Gets a page.
        fn get(&self, key: &str) -> Option<&Page>;
        /// Puts a page.
        fn put(&mut self, key: Self::Key, note: Option<&str>) -> Result<(), String>;
        /// Writes.
        fn write<T: Debug + 'static>(&self, item: T) -> usize;
        /// Waits.
        fn wait(&self) -> impl Future<Output = u8> + Send;
        /// Is no more.
        fn close(self) -> u8;
    }

    /// One that others can inherit from.
    #[automock(inheritable, type Key = u8;)]
    pub trait Above {
        /// What it is found by.
        type Key;
        /// Finds it.
        fn find(&self, key: Self::Key) -> Option<&Page>;
    }

    /// One that inherits.
    #[automock(inheritable, inherits(Above), clone, wrapping)]
    pub trait Below: Above<Key = u8> + Iterator<Item = u8> {
        /// Is below.
        fn below(&self, n: u8) -> u8;
    }

    /// One that is not seen everywhere.
    #[automock(inheritable)]
    pub(super) trait Own {
        /// Shows it.
        fn own(&self) -> u8;
    }

    /// A generic one.
    #[automock]
    pub trait Sink<T: Clone, const N: usize> {
        /// Takes some.
        fn take(&self, items: [T; N]) -> &T;
    }

    /// Functions without `self`, and generic ones.
    #[automock]
    pub trait Maker {
        /// Makes one.
        fn make(size: usize) -> Self;
        /// Parses.
        fn parse<T: Debug + 'static>(text: &str) -> Option<T>;
        /// Writes.
        fn write<T: Debug + 'static>(&self, item: T) -> usize;
        /// Passes on.
        #[standin::concretize]
        fn open<P: AsRef<str>>(&self, path: P) -> bool;
        /// Waits.
        fn wait(&self, n: u8) -> impl Future<Output = u8> + Send;
        /// Waits too.
        fn rest<'a>(&'a self, n: &'a u8) -> impl Future<Output = u8> + Send;
    }

    /// One that takes what is converted, and closures that return futures.
    #[automock(wrapping)]
    pub trait Shell {
        /// Runs.
        fn run<S: AsRef<str>>(&self, args: &[S], name: Option<impl Into<String>>) -> u8;
        /// Finds.
        fn find<P: AsRef<str> + ?Sized>(&self, path: &P) -> bool;
        /// Takes all.
        fn all<I>(&self, names: I) -> usize
        where
            I: IntoIterator,
            I::Item: AsRef<str>;
        /// Tries again.
        fn retry<F, Fut>(&self, call: F) -> u8
        where
            F: Fn(u8) -> Fut,
            Fut: Future<Output = u8>;
        /// Has a body.
        fn run_alone<S: AsRef<str>>(&self, args: &[S]) -> u8 {
            self.run(args, None::<&str>)
        }
    }

    /// One that never returns.
    #[automock(wrapping)]
    pub trait Halt {
        /// Halts.
        fn halt(&self, code: u8) -> !;
        /// Halts all.
        fn halt_all() -> !;
        /// Halts with something.
        fn halt_with<T: Debug + 'static>(&self, why: T) -> !;
        /// Has a body.
        fn halt_at_once(&self) -> ! {
            self.halt(0)
        }
    }

    /// One that never returns when it is awaited.
    #[automock(wrapping)]
    pub(super) trait HaltLater {
        async fn halt(&self, code: u8) -> !;
        async fn halt_with<T: Debug + 'static>(&self, why: T) -> !;
        async fn halt_all(code: u8) -> !;
    }

    /// A patchable function that never returns.
    #[patchable]
    pub fn abort(code: u8) -> ! {
        panic!("{code}")
    }

    /// A patchable one that never returns when it is awaited.
    #[patchable]
    pub async fn abort_later(code: u8) -> ! {
        panic!("{code}")
    }

    /// What is wrapped.
    #[derive(Debug)]
    pub struct Shop;

    #[automock]
    impl Shop {
        /// A limit.
        pub const LIMIT: usize = 3;
        /// Opens.
        #[must_use]
        pub fn open(_name: &str) -> Self {
            Self
        }
        /// Sells.
        pub fn sell<'a>(&self, goods: &[&'a str]) -> Option<&'a str> {
            goods.first().copied()
        }
        fn count(&self) -> usize {
            Self::LIMIT
        }
        /// Counts twice.
        #[must_use]
        pub fn twice(&self) -> usize {
            2 * self.count()
        }
    }

    standin::mock! {
        /// Several traits at once.
        #[derive(Debug)]
        pub Many<T: Clone> {
            /// A method of its own.
            pub fn own(&self, item: T) -> T;
            fn private(&self);
        }
        impl<T: Clone> Iterator for Many<T> {
            type Item = T;
            fn next(&mut self) -> Option<T>;
        }
        impl<T: Clone> Clone for Many<T> {
            fn clone(&self) -> Self;
        }
    }

    /// Functions.
    #[automock]
    pub mod net {
        use std::fmt::Display;

        /// A size.
        pub const SIZE: usize = 3;

        /// Fetches.
        pub fn fetch(url: &str) -> String {
            url.repeat(SIZE)
        }
        /// Shows.
        pub fn show(item: &dyn Display) -> String {
            item.to_string()
        }
    }

    /// A patchable function.
    #[patchable]
    pub fn open(path: &str, with: impl Fn(u8) -> u8) -> u8 {
        with(u8::try_from(path.len()).unwrap_or(0))
    }

    #[patchable]
    fn private(page: &Page) -> &u8 {
        &page.0
    }

    #[patchable]
    impl<'a> Ctx<'a> {
        /// Its text, or the other one.
        pub fn text_or(&self, or: impl Into<&'a str>) -> &'a str {
            if self.0.is_empty() { or.into() } else { self.0 }
        }
    }

    #[patchable]
    impl<'a> Iterator for Ctx<'a> {
        type Item = &'a str;

        fn next(&mut self) -> Option<Self::Item> {
            Some(self.0).filter(|text| !text.is_empty())
        }
    }

    /// A function for each choice of constants.
    #[patchable]
    pub fn padded<const BY: char>(name: impl Into<String>, times: impl Fn(u8) -> usize + Copy) -> String {
        name.into() + &BY.to_string().repeat(times(1))
    }

    /// Uses what never returns.
    pub(super) async fn halt_all<H: HaltLater>(halt: &H, code: u8) {
        match code {
            0 => halt.halt(code).await,
            1 => halt.halt_with("one").await,
            _ => H::halt_all(code).await,
        }
    }

    /// Uses it.
    pub fn use_private() -> u8 {
        let patched = standin::patch!(private);
        patched.calls_original();
        *private(&Page(1))
    }
}

/// Where what is inherited is found by its path.
mod elsewhere {
    use crate::store::Page;

    #[standin::automock(inherits(crate::store::Below, super::store::Own))]
    pub(crate) trait Last: crate::store::Below + super::store::Own + Send {}
}

fn main() {
    let last = elsewhere::MockLast::new();
    last.own.returns(3);
    let own = |last: &dyn elsewhere::Last<Key = u8, Item = u8>| last.own();
    assert_eq!(own(&last), 3);
    drop(store::MockStore::new());
    drop(store::MockMany::<u8>::new());
    let fetch = store::mock_net::fetch_context();
    fetch.returns("page");
    assert_eq!(store::mock_net::fetch("x"), "page");
    assert_eq!(store::open("abc", |n| n), 3);
    assert_eq!(store::use_private(), 1);
    drop(store::halt_all(&store::MockHaltLater::new(), 0));
}
