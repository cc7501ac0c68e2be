//! Patches where the work goes: to other threads and to tasks.

use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::here;
use super::scope::Scope;

/// The patches that a thread sees, to be carried to other threads and tasks.
///
/// A patch belongs to the thread that made it; another thread sees the originals, until it enters the
/// scope. It then sees what the guards of the scope say at each moment, also of patches that are made
/// later.
///
/// ```
/// use standin::{PatchScope, patch, patchable};
///
/// #[patchable]
/// fn answer() -> u32 {
///     42
/// }
///
/// let double = patch!(answer);
/// double.returns(7);
/// let scope = PatchScope::current();
/// assert_eq!(std::thread::spawn(answer).join().unwrap(), 42);
/// assert_eq!(std::thread::spawn(scope.wrap(answer)).join().unwrap(), 7);
/// ```
#[derive(Clone)]
pub struct PatchScope(Arc<Scope>);

impl PatchScope {
    /// What this thread sees, now and later.
    #[must_use]
    #[inline]
    pub fn current() -> Self {
        Self(here::to_share())
    }

    /// Lets this thread see it until the guard is dropped.
    #[inline]
    pub fn enter(&self) -> Entered {
        Entered { number: here::enter(self.0.clone()), bound: PhantomData }
    }

    /// The closure, run where the patches of this scope are seen.
    pub fn wrap<T, F: FnOnce() -> T>(&self, closure: F) -> impl FnOnce() -> T + use<T, F> {
        let scope = self.clone();
        move || {
            let _entered = scope.enter();
            closure()
        }
    }

    /// The future, polled where the patches of this scope are seen, on whatever thread that is.
    ///
    /// ```
    /// # use standin::{PatchScope, patch, patchable};
    /// # #[patchable] async fn fetch(url: &str) -> u16 { 200 }
    /// # fn block_on<F: Future>(future: F) -> F::Output {
    /// #     match std::pin::pin!(future).poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
    /// #         std::task::Poll::Ready(output) => output,
    /// #         std::task::Poll::Pending => unreachable!(),
    /// #     }
    /// # }
    /// let double = patch!(fetch);
    /// double.returns(404);
    /// let task = PatchScope::current().instrument(async { fetch("http://x").await });
    /// let status = std::thread::spawn(|| block_on(task)).join().unwrap();
    /// assert_eq!(status, 404);
    /// ```
    pub fn instrument<F: Future>(&self, future: F) -> Instrumented<F> {
        Instrumented { scope: self.clone(), future: Some(Box::pin(future)) }
    }
}

impl fmt::Debug for PatchScope {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PatchScope").finish_non_exhaustive()
    }
}

/// A thread sees a [`PatchScope`] as long as this guard lives; of several it sees the one that was entered
/// last, in whatever order they are dropped.
#[must_use = "the scope is left when the guard is dropped: bind it to a name; `let _ = …` drops it at once"]
pub struct Entered {
    number: u64,
    bound: PhantomData<Rc<()>>,
}

impl Drop for Entered {
    #[inline]
    fn drop(&mut self) {
        here::leave(self.number);
    }
}

impl fmt::Debug for Entered {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an entered PatchScope")
    }
}

/// A future that is polled, and dropped, where the patches of a [`PatchScope`] are seen.
#[must_use = "a future does nothing until it is awaited"]
pub struct Instrumented<F> {
    scope: PatchScope,
    future: Option<Pin<Box<F>>>,
}

impl<F: Future> Future for Instrumented<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let _entered = self.scope.enter();
        match &mut self.future {
            Some(future) => future.as_mut().poll(context),
            None => unreachable!("the future is there until it is dropped"),
        }
    }
}

impl<F> Drop for Instrumented<F> {
    fn drop(&mut self) {
        let _entered = self.scope.enter();
        self.future = None;
    }
}

impl<F> fmt::Debug for Instrumented<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instrumented").finish_non_exhaustive()
    }
}
