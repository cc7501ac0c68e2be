//! The calls of several doubles as one log, to be read or drawn.

use std::fmt;

use super::Function;
use super::logged_call::{LoggedCall, in_order};
use super::{MockFn, MockObject};
use crate::report;
use crate::signature::{Args, Output};

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
    functions: Vec<Function>,
}

impl CallLog {
    /// A log of no doubles.
    #[must_use]
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds all methods of a mock.
    #[must_use]
    #[inline]
    pub fn attach(mut self, mock: &MockObject) -> Self {
        self.mocks.push(mock.clone());
        self
    }

    /// Adds one function: a method, or what a patch or a context is of.
    #[must_use]
    pub fn attach_fn<A: Args, R: Output>(mut self, function: &MockFn<A, R>) -> Self {
        self.functions.push(function.at.function.clone());
        self
    }

    /// The calls so far.
    #[must_use]
    #[inline]
    pub fn calls(&self) -> Vec<LoggedCall> {
        let mut functions = Vec::new();
        for function in &self.functions {
            functions.push(function.clone());
        }
        for mock in &self.mocks {
            mock.add_functions(&mut functions);
        }
        in_order(&functions)
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
    #[inline]
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
    #[inline]
    pub fn to_text(&self) -> String {
        report::picture(&self.calls())
    }
}

impl fmt::Display for CallLog {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls = report::each(&self.calls(), &mut ToString::to_string);
        f.write_str(&report::joined(&calls, "\n"))
    }
}

impl fmt::Debug for CallLog {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let calls = self.calls();
        f.debug_list().entries(&calls).finish()
    }
}
