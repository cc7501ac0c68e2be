//! Calls of several doubles, and their order: what is meant is a pattern, a plain value of one type.

use std::any::Any;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::thread::Thread;

use super::assertions::describe;
use super::log::{SharedLog, SharedRun};
use super::stamp::thread;
use super::waiting::Until;
use super::{CallArgs, Core, MockCore, MockFn, MockObject, Path};
use crate::matcher::{Verdicts, captured_if};
use crate::report;
use crate::signature::{Args, Output};

/// A call that is meant: of one function, with arguments that are accepted.
///
/// Patterns of different functions have one type, so they stand in one list:
///
/// ```
/// use standin::{any, assert_in_order, automock};
///
/// #[automock]
/// trait Database {
///     fn begin(&self);
///     fn put(&self, key: &str, size: u64);
///     fn commit(&self);
/// }
///
/// let db = MockDatabase::new();
/// db.begin.returns(());
/// db.put.returns(());
/// db.commit.returns(());
/// db.begin();
/// db.put("a", 1);
/// db.put("b", 2);
/// db.commit();
/// assert_in_order([db.begin.called_with(), db.put.called_with("b", any()), db.commit.any_call()]);
/// ```
pub struct CallPattern {
    of: Source,
    /// A box of the signature's matchers; every call is meant where there is none.
    matchers: Option<Box<dyn Any + Send + Sync>>,
    describe: fn(&dyn Any) -> Vec<String>,
}

/// One function and its record.
#[derive(Clone)]
pub(super) struct Source {
    mock: Arc<MockCore>,
    index: usize,
    log: SharedLog,
}

impl Source {
    fn core(&self) -> Core<'_> {
        Core { mock: &self.mock, index: self.index }
    }
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.mock, &other.mock) && self.index == other.index
    }
    fn calls(&self) -> Vec<LoggedCall> {
        let Some(run) = self.log.recorded() else { return Vec::new() };
        (0..run.len())
            .map(|index| LoggedCall { of: self.clone(), run: run.clone(), index })
            .collect()
    }
}

impl CallPattern {
    pub(super) fn new<A: Args, R: Output>(
        of: &MockFn<A, R>,
        matchers: Option<A::Matchers>,
    ) -> Self {
        let source = Source { mock: of.mock.clone(), index: of.index, log: of.log.clone() };
        let matchers = matchers.map(|matchers| Box::new(matchers) as Box<dyn Any + Send + Sync>);
        Self { of: source, matchers, describe: describe::<A> }
    }

    pub(crate) fn core(&self) -> Core<'_> {
        self.of.core()
    }

    /// What each argument must be; nothing where every call is meant.
    pub(crate) fn wants(&self) -> Vec<String> {
        self.matchers.as_ref().map(|matchers| (self.describe)(&**matchers)).unwrap_or_default()
    }

    /// Which arguments are those that are meant, if the call is of this function.
    pub(crate) fn verdicts(&self, call: &LoggedCall) -> Option<Verdicts> {
        let verdicts = match &self.matchers {
            _ if !self.of.is(&call.of) => return None,
            Some(matchers) => call.run.accepted(call.index, &**matchers),
            None => Verdicts::default(),
        };
        Some(verdicts)
    }

    /// Is ready when there was such a call.
    pub(super) fn until_made(self) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(Until::new(move || self.of.calls().iter().any(|call| self.means(call))))
    }

    fn means(&self, call: &LoggedCall) -> bool {
        let is_accepted = || self.verdicts(call).is_some_and(|verdicts| verdicts.all_accepted());
        captured_if(is_accepted)
    }
}

impl fmt::Display for CallPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.matchers {
            Some(_) => f.write_str(&report::call_meant(self.core(), &self.wants())),
            None => write!(f, "{}(…)", self.core().path()),
        }
    }
}

impl fmt::Debug for CallPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One recorded call among those of several functions. Its `Display` is the call:
/// `MockStore::get("x")`.
#[derive(Clone)]
pub struct LoggedCall {
    of: Source,
    run: SharedRun,
    index: usize,
}

impl LoggedCall {
    /// The function: `MockStore::get`.
    #[must_use]
    pub fn function(&self) -> String {
        self.path().to_string()
    }

    /// The arguments, each as text.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        report::written(&*self.run, self.index)
    }

    /// Where the call was made.
    #[must_use]
    pub fn location(&self) -> &'static std::panic::Location<'static> {
        self.run.stamp(self.index).place
    }

    /// The call's number among the calls of all doubles of the process.
    #[must_use]
    pub fn order(&self) -> u64 {
        self.run.stamp(self.index).order
    }

    /// Whether the call panicked, as [`CallArgs::has_panicked`] tells it.
    #[must_use]
    pub fn has_panicked(&self) -> bool {
        self.of.core().state().panicked.has(self.order())
    }

    /// The thread that made the call, as [`CallArgs::thread`] tells it.
    #[must_use]
    pub fn thread(&self) -> Option<Thread> {
        thread(self.run.stamp(self.index).thread)
    }

    /// The typed arguments, if it is a call of this function, and the function's calls were not
    /// [reset](MockFn::reset_mock) since.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Door { fn open(&self, by: u8); fn close(&self); }
    /// let door = MockDoor::lenient();
    /// door.open(1);
    /// door.close();
    /// door.open(2);
    /// let calls = door.mock_calls();
    /// let opened = calls.iter().filter_map(|call| call.args_of(&door.open));
    /// assert_eq!(opened.map(|args| *args.values().0).collect::<Vec<u8>>(), [1, 2]);
    /// ```
    #[must_use]
    pub fn args_of<A: Args, R: Output>(&self, function: &MockFn<A, R>) -> Option<CallArgs<A>> {
        // No other call of the process has its number.
        function.call_args_list().into_iter().find(|call| call.order() == self.order())
    }

    /// Whether this thread made the call.
    pub(crate) fn is_of_this_thread(&self) -> bool {
        self.run.stamp(self.index).is_of_this_thread()
    }

    pub(crate) fn participant(&self) -> (String, String) {
        self.path().parts()
    }

    pub(crate) fn path(&self) -> Path {
        self.of.core().path()
    }
}

impl fmt::Display for LoggedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.function(), self.arguments().join(", "))
    }
}

impl fmt::Debug for LoggedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl MockObject {
    fn sources(&self) -> Vec<Source> {
        let core = self.as_core();
        let of_core = |core: &Arc<MockCore>| -> Vec<Source> {
            let logs = core.logs();
            logs.map(|(index, log)| Source { mock: core.clone(), index, log }).collect()
        };
        let mut sources = of_core(core);
        sources.extend(core.all_children().iter().flat_map(of_core));
        sources
    }

    /// The calls of all methods, in the order in which they were made: unittest.mock's `mock_calls`.
    ///
    /// ```
    /// # use standin::automock;
    /// # #[automock] trait Door { fn open(&self, by: u8); fn close(&self); }
    /// let door = MockDoor::new();
    /// door.open.returns(());
    /// door.close.returns(());
    /// door.open(1);
    /// door.close();
    /// let calls: Vec<String> = door.mock_calls().iter().map(ToString::to_string).collect();
    /// assert_eq!(calls, ["MockDoor::open(1)", "MockDoor::close()"]);
    /// ```
    #[must_use]
    pub fn mock_calls(&self) -> Vec<LoggedCall> {
        in_order(&self.sources())
    }
}

fn in_order(sources: &[Source]) -> Vec<LoggedCall> {
    let mut calls: Vec<LoggedCall> = sources.iter().flat_map(Source::calls).collect();
    calls.sort_by_key(LoggedCall::order);
    calls
}

/// The functions that the patterns are about, each once.
fn sources_of(patterns: &[CallPattern]) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for pattern in patterns {
        if !sources.iter().any(|source| source.is(&pattern.of)) {
            sources.push(pattern.of.clone());
        }
    }
    sources
}

/// Asserts that there were such calls in this order; others may have been made in between:
/// unittest.mock's `assert_has_calls` of a parent mock.
///
/// ```
/// use standin::{any, assert_in_order, automock};
///
/// #[automock]
/// trait Database {
///     fn begin(&self);
///     fn commit(&self);
/// }
///
/// #[automock]
/// trait Store {
///     fn put(&self, key: &str, size: u64);
/// }
///
/// let (database, store) = (MockDatabase::lenient(), MockStore::lenient());
/// database.begin();
/// store.put("a", 1);
/// store.put("b", 2);
/// database.commit();
/// assert_in_order([
///     database.begin.any_call(),
///     store.put.called_with("b", any()),
///     database.commit.any_call(),
/// ]);
/// ```
///
/// # Panics
/// If there were not: the report says after which call the next one was missing.
#[track_caller]
pub fn assert_in_order(patterns: impl IntoIterator<Item = CallPattern>) {
    let patterns: Vec<CallPattern> = patterns.into_iter().collect();
    let calls = in_order(&sources_of(&patterns));
    let mut left = calls.iter();
    for (index, pattern) in patterns.iter().enumerate() {
        if !left.any(|call| pattern.means(call)) {
            report::order(&patterns, index, &calls);
        }
    }
}

/// Asserts that there were these calls in this order, and no others of the functions they are of.
///
/// ```
/// # use standin::{assert_in_order_exactly, automock};
/// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
/// let store = MockStore::lenient();
/// store.put("a", 1);
/// store.put("b", 2);
/// assert_in_order_exactly([store.put.called_with("a", 1), store.put.called_with("b", 2)]);
/// ```
///
/// # Panics
/// If there were others, or fewer.
#[track_caller]
pub fn assert_in_order_exactly(patterns: impl IntoIterator<Item = CallPattern>) {
    let patterns: Vec<CallPattern> = patterns.into_iter().collect();
    let calls = in_order(&sources_of(&patterns));
    for index in 0..patterns.len().max(calls.len()) {
        let is_as_meant = match (patterns.get(index), calls.get(index)) {
            (Some(pattern), Some(call)) => pattern.means(call),
            _ => false,
        };
        if !is_as_meant {
            report::exact_order(&patterns, index, &calls);
        }
    }
}

/// Asserts that every call of the functions that the patterns are of is one that is meant, in whatever
/// order they were made.
///
/// ```
/// # use standin::{any, assert_no_other_calls, automock};
/// # #[automock] trait Store { fn put(&self, key: &str, size: u64); }
/// let store = MockStore::lenient();
/// store.put("a", 1);
/// store.put("a", 2);
/// assert_no_other_calls([store.put.called_with("a", any())]);
/// ```
///
/// # Panics
/// If there was another one.
#[track_caller]
pub fn assert_no_other_calls(patterns: impl IntoIterator<Item = CallPattern>) {
    let patterns: Vec<CallPattern> = patterns.into_iter().collect();
    let calls = in_order(&sources_of(&patterns));
    let is_meant = |call: &LoggedCall| patterns.iter().any(|pattern| pattern.means(call));
    let others: Vec<&LoggedCall> = calls.iter().filter(|call| !is_meant(call)).collect();
    if !others.is_empty() {
        report::other_calls(&others);
    }
}

/// The calls of several doubles together, in order: unittest.mock's manager and `attach_mock`.
///
/// ```
/// use standin::{CallLog, automock, patch, patchable};
///
/// #[automock]
/// trait Store {
///     fn put(&self, key: &str);
/// }
/// #[patchable]
/// fn sync() {}
///
/// let store = MockStore::new();
/// store.put.returns(());
/// let synced = standin::spy!(sync);
/// let log = CallLog::new().attach(&store).attach_fn(&synced);
/// store.put("a");
/// sync();
/// assert_eq!(log.to_string(), "MockStore::put(\"a\")\nsync()");
/// ```
#[derive(Default)]
pub struct CallLog {
    mocks: Vec<MockObject>,
    functions: Vec<Source>,
}

impl CallLog {
    /// A log of no doubles.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds all methods of a mock.
    #[must_use]
    pub fn attach(mut self, mock: &MockObject) -> Self {
        self.mocks.push(mock.clone());
        self
    }

    /// Adds one function: a method, or what a patch or a context is of.
    #[must_use]
    pub fn attach_fn<A: Args, R: Output>(mut self, function: &MockFn<A, R>) -> Self {
        let (mock, log) = (function.mock.clone(), function.log.clone());
        self.functions.push(Source { mock, index: function.index, log });
        self
    }

    /// The calls so far.
    #[must_use]
    pub fn calls(&self) -> Vec<LoggedCall> {
        let mut sources: Vec<Source> = self.mocks.iter().flat_map(MockObject::sources).collect();
        sources.extend(self.functions.iter().cloned());
        in_order(&sources)
    }

    /// The calls as a sequence diagram in the language of mermaid.
    ///
    /// ```
    /// # use standin::{CallLog, automock};
    /// # #[automock] trait Store { fn put(&self, key: &str); }
    /// let store = MockStore::new();
    /// store.put.returns(());
    /// let log = CallLog::new().attach(&store);
    /// store.put("a");
    /// assert_eq!(
    ///     log.to_mermaid(),
    ///     "sequenceDiagram\n    participant test\n    participant MockStore\n    \
    ///      test->>MockStore: put(#quot;a#quot;)\n"
    /// );
    /// ```
    #[must_use]
    pub fn to_mermaid(&self) -> String {
        report::mermaid(&self.calls())
    }

    /// The calls as a sequence diagram for the terminal.
    ///
    /// ```
    /// # use standin::{CallLog, automock, mock_fn};
    /// # #[automock] trait Store { fn put(&self, key: &str); }
    /// let store = MockStore::lenient();
    /// let sync = mock_fn!(sync: |n: u8|);
    /// sync.returns(());
    /// let log = CallLog::new().attach(&store).attach_fn(&sync);
    /// store.put("a");
    /// sync.call((1,));
    /// assert_eq!(
    ///     log.to_text(),
    ///     "\
    /// test        MockStore   sync
    ///   │             │         │
    ///   ├─ put(\"a\") ─>│         │
    ///   ├─ sync(1) ───┼────────>│
    ///   │             │         │
    /// "
    /// );
    /// ```
    #[must_use]
    pub fn to_text(&self) -> String {
        report::picture(&self.calls())
    }
}

impl fmt::Display for CallLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls: Vec<String> = self.calls().iter().map(ToString::to_string).collect();
        f.write_str(&calls.join("\n"))
    }
}

impl fmt::Debug for CallLog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.calls()).finish()
    }
}
