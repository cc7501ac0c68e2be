//! Recorded calls of several functions, in the order in which they were made.

use std::fmt;
use std::thread::Thread;

use super::log::{Recorded, SharedRun};
use super::mock_core::SharedCore;
use super::stamp::thread;
use super::{CallArgs, Function, MockFn, MockObject, Path};
use crate::ranking::ranked;
use crate::report;
use crate::signature::{Args, Output};

impl Function {
    pub(super) fn calls(&self) -> Vec<LoggedCall> {
        let mut calls = Vec::new();
        self.add_calls(&mut calls);
        calls
    }
    fn add_calls(&self, calls: &mut Vec<LoggedCall>) {
        let Some(run) = self.core().state().log.calls() else { return };
        for index in 0..run.len() {
            calls.push(LoggedCall { of: self.clone(), run: run.clone(), index });
        }
    }
}

/// One recorded call among those of several functions. Its `Display` is the call:
/// `MockStore::get("x")`.
#[derive(Clone)]
pub struct LoggedCall {
    pub(super) of: Function,
    pub(super) run: SharedRun,
    pub(super) index: usize,
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
    #[inline]
    pub fn has_panicked(&self) -> bool {
        self.of.core().state().has_panicked(self.order())
    }

    /// The thread that made the call, as [`CallArgs::thread`] tells it.
    #[must_use]
    #[inline]
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
        write!(f, "{}({})", self.function(), report::listed(&self.arguments()))
    }
}

impl fmt::Debug for LoggedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl MockObject {
    pub(super) fn functions(&self) -> Vec<Function> {
        let mut functions = Vec::new();
        self.add_functions(&mut functions);
        functions
    }

    pub(super) fn add_functions(&self, functions: &mut Vec<Function>) {
        add_all_of(self.as_core(), functions);
        for child in &self.as_core().all_children() {
            add_all_of(child, functions);
        }
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
        in_order(&self.functions())
    }
}

fn add_all_of(mock: &SharedCore, functions: &mut Vec<Function>) {
    for index in 0..mock.count() {
        functions.push(Function::new(mock, index));
    }
}

pub(super) fn in_order(functions: &[Function]) -> Vec<LoggedCall> {
    let mut calls = Vec::new();
    for function in functions {
        function.add_calls(&mut calls);
    }
    let mut in_order = Vec::with_capacity(calls.len());
    for index in &ranked(calls.len(), &|one, other| calls[one].order() < calls[other].order()) {
        in_order.push(calls[*index].clone());
    }
    in_order
}
