//! Recorded calls as a test is handed them: typed, and comparable with plain literals.

use std::fmt;
use std::panic::Location;
use std::thread::Thread;

use super::stamp::thread;
use super::{Core, Path, Snapshot, Stamp};
use crate::report;
use crate::signature::{AllSeen, Args, ArgsView};

/// The arguments of one recorded call.
///
/// It equals a tuple of values that the arguments can be compared with, or for a single argument
/// such a value itself; [`any()`](crate::any) stands for an argument whatever it is.
///
/// ```
/// # use standin::{any, automock};
/// # #[automock] trait Store { fn put(&self, key: &str, size: u64); fn get(&self, key: &str) -> u64; }
/// let store = MockStore::new();
/// store.put.returns(());
/// store.get.returns(3);
/// store.put("home", 1);
/// store.get("home");
///
/// let call = store.put.call_args().unwrap();
/// assert_eq!(call, ("home", 1));
/// assert_eq!(call, ("home", any()));
/// let (key, size) = call.values();
/// assert_eq!(key.len() as u64 + size, 5);
/// assert_eq!(store.get.call_args().unwrap(), "home");
/// ```
///
/// # What is kept of an argument
///
/// | argument | what is kept | `values()` gives |
/// |---|---|---|
/// | `T` and `&mut T` where `T` is `Clone`; `Rc<str>`, `Arc<T>` are | the value | `&T` |
/// | `&T` where `T` is `Clone` or `ToOwned`: `&str`, `&[T]`, `&Path`, `&OsStr`, `&CStr` | the owned value | `&T` |
/// | `Option<&T>` and `&[&T]` of those | owned values | `Option<&T>`, `Vec<&T>` |
/// | what borrows in its parts: `Cow<'_, str>`, `Vec<&str>`, `(u8, &str)`, `&[(&str, u8)]`, `&&str`, `Option<Cow<'_, str>>`, `Result<&str, String>`, `HashMap<&str, u8>` | its parts, owned | a `Box` of such a value, put together again |
/// | a type of yours that borrows, `Ctx<'_>`; one of yours beside a reference, `(Page, &str)` | text, if it is `Debug` | a failure |
/// | what can't be cloned: `Box<dyn Error>`, `&dyn Error` | text, if it is `Debug` | a failure |
///
/// The parts may be references, `Cow`s, tuples of up to six, `Option`, `Result`, `Vec`, `VecDeque`, arrays,
/// slices, maps and sets, and numbers, texts, paths, times, addresses and `Arc`s; each is `Debug`.
///
/// They are compared with plain values, `(1, "x")`, `HashMap::from([("x", 1)])`, `None::<&str>`. Where a matcher is
/// wanted a slice of tuples is compared with `&[("x", 1)]`; a `Vec` of them is seen by a closure, or compared in a
/// list of calls, `assert_has_calls([vec![("x", 1)]])`.
///
/// A value that may not leave its thread, as an `Rc`, is seen on the thread that made the call. Of what is kept
/// as text assertions accept `any()` alone; an effect sees the argument itself. What has no `Debug` is shown as
/// `?`.
pub struct CallArgs<A: Args> {
    calls: Snapshot<A>,
    index: usize,
    path: Path,
    has_panicked: bool,
}

impl<A: Args> Clone for CallArgs<A> {
    fn clone(&self) -> Self {
        let Self { ref calls, index, path, has_panicked } = *self;
        Self { calls: calls.clone(), index, path, has_panicked }
    }
}

impl<A: Args> CallArgs<A> {
    /// The arguments: references for owned and borrowed ones alike.
    ///
    /// # Panics
    /// If an argument [could not be kept](Self#what-is-kept-of-an-argument); the message names its type and what
    /// to derive.
    #[must_use]
    #[track_caller]
    pub fn values(&self) -> ArgsView<'_, A> {
        match self.seen().all() {
            Ok(views) => views,
            Err(argument) => self.has_no(argument),
        }
    }

    /// Where the call was made.
    ///
    /// Of a call through a trait object (`&dyn Store`) rustc does not know the place: it is then where
    /// the method is declared. A function that can't know its caller gives the line of `#[automock]` or
    /// `mock!`: one with an ABI, or an `async fn` under `#[async_trait]` or outside of traits.
    #[must_use]
    pub fn location(&self) -> &'static Location<'static> {
        self.stamp().place
    }

    /// The call's number among the calls of all doubles of the process.
    #[must_use]
    pub fn order(&self) -> u64 {
        self.stamp().order
    }

    /// The thread that made the call: its `name()` and `id()`, also when it has ended.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> u64; }
    /// let store = MockStore::lenient();
    /// std::thread::scope(|scope| {
    ///     let worker = std::thread::Builder::new().name("worker".into());
    ///     worker.spawn_scoped(scope, || store.get("home")).unwrap();
    /// });
    /// let thread = store.get.call_args().unwrap().thread().unwrap();
    /// assert_eq!(thread.name(), Some("worker"));
    /// ```
    ///
    /// Nothing for a call that was recorded while [recording was off](crate::MockFn::record_calls), because it
    /// failed.
    #[must_use]
    pub fn thread(&self) -> Option<Thread> {
        thread(self.stamp().thread)
    }

    /// Whether it panicked: in an effect, in the default body, the original or the real object that it was
    /// handed to, or because nothing answered it. Else it returned, or was still running when it was asked
    /// about.
    ///
    /// Of an `async fn` that includes panics while its future is polled, and not that the future is dropped
    /// unfinished; except that of the original of a patched one, where a panic drops it.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Store { fn get(&self, key: &str) -> u64; }
    /// let store = MockStore::new();
    /// store.get.calls(|key| key.parse().expect("a number"));
    /// store.get("3");
    /// assert!(std::panic::catch_unwind(|| store.get("three")).is_err());
    /// let panicked: Vec<bool> =
    ///     store.get.call_args_list().iter().map(|call| call.has_panicked()).collect();
    /// assert_eq!(panicked, [false, true]);
    /// ```
    #[must_use]
    pub fn has_panicked(&self) -> bool {
        self.has_panicked
    }

    fn new(of: Core<'_>, calls: &Snapshot<A>, index: usize) -> Self {
        let order = calls.recorded().stamp(index).order;
        let has_panicked = of.state().has_panicked(order);
        Self { calls: calls.clone(), index, path: of.path(), has_panicked }
    }

    /// Those of the arguments that can be seen.
    pub(super) fn seen(&self) -> A::Seen<'_> {
        self.calls.seen(self.index)
    }

    /// Fails, for a value is asked for that can't be seen.
    #[track_caller]
    pub(super) fn has_no(&self, argument: usize) -> ! {
        let args = report::written(self.calls.recorded(), self.index);
        report::not_kept(self.path, A::type_names(), argument, &args)
    }

    fn stamp(&self) -> Stamp {
        self.calls.recorded().stamp(self.index)
    }
}

impl<A: Args> fmt::Debug for CallArgs<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let args = report::written(self.calls.recorded(), self.index);
        match args.as_slice() {
            [only] => f.write_str(only),
            _ => write!(f, "({})", report::listed(&args)),
        }
    }
}

/// All recorded calls of a function, oldest first: unittest.mock's `call_args_list`.
///
/// It equals an array, a slice or a `Vec` of what each [`CallArgs`] equals, and is iterated for what there is to
/// know of each call: arguments, place, thread, number.
///
/// ```
/// # use standin::automock;
/// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
/// let store = MockStore::new();
/// store.put.returns(());
/// store.put("home", 1);
/// store.put("about", 2);
/// let calls = store.put.call_args_list();
/// assert_eq!(calls, [("home", 1), ("about", 2)]);
/// assert_eq!(calls.iter().map(|call| call.values().1).sum::<u64>(), 3);
/// assert!(calls.iter().all(|call| call.location().file().ends_with(".rs")));
/// ```
pub struct CallArgsList<A: Args>(Vec<CallArgs<A>>);

impl<A: Args> CallArgsList<A> {
    pub(super) fn new(of: Core<'_>, calls: Option<Snapshot<A>>) -> Self {
        let Some(calls) = calls else { return Self(Vec::new()) };
        let call = |index| CallArgs::new(of, &calls, index);
        Self((0..calls.recorded().len()).map(call).collect())
    }

    /// Those of the calls that have these indices.
    pub(super) fn of(of: Core<'_>, calls: &Snapshot<A>, indices: &[usize]) -> Self {
        let call = |index: &usize| CallArgs::new(of, calls, *index);
        Self(indices.iter().map(call).collect())
    }

    pub(super) fn none() -> Self {
        Self(Vec::new())
    }

    /// How many calls there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// The calls, oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, CallArgs<A>> {
        self.0.iter()
    }
}

impl<A: Args> std::ops::Index<usize> for CallArgsList<A> {
    type Output = CallArgs<A>;

    /// # Panics
    /// If there are fewer calls; the report shows them.
    #[track_caller]
    fn index(&self, index: usize) -> &CallArgs<A> {
        match self.0.get(index) {
            Some(call) => call,
            None => {
                let of = self.0.first().map(|call| (call.path, call.calls.recorded()));
                report::no_such_call(index, of)
            }
        }
    }
}

impl<A: Args> IntoIterator for CallArgsList<A> {
    type Item = CallArgs<A>;
    type IntoIter = std::vec::IntoIter<CallArgs<A>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'l, A: Args> IntoIterator for &'l CallArgsList<A> {
    type Item = &'l CallArgs<A>;
    type IntoIter = std::slice::Iter<'l, CallArgs<A>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<A: Args> fmt::Debug for CallArgsList<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}
