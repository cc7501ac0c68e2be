//! Threads that see the patches of the thread that starts them: `std::thread` with
//! [`PatchScope::wrap`](crate::PatchScope::wrap) in it.

use std::thread::{JoinHandle, ScopedJoinHandle};

use super::carried::PatchScope;

/// Starts a thread that sees the patches of this one.
///
/// ```
/// use standin::{patch, patchable};
///
/// #[patchable]
/// fn answer() -> u32 {
///     42
/// }
///
/// let double = patch!(answer);
/// double.returns(7);
/// assert_eq!(standin::thread::spawn(answer).join().unwrap(), 7);
/// ```
///
/// # Panics
/// If the system can't start a thread.
pub fn spawn<T, F>(closure: F) -> JoinHandle<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let scope = PatchScope::current();
    std::thread::spawn(move || {
        let _entered = scope.enter();
        closure()
    })
}

/// A scope for threads that see the patches of this one; see [`std::thread::scope`].
///
/// ```
/// #[standin::patchable]
/// fn answer() -> u8 {
///     42
/// }
///
/// let double = standin::patch!(answer);
/// double.returns(7);
/// let seen = standin::thread::scope(|scope| scope.spawn(answer).join().unwrap());
/// assert_eq!(seen, 7);
/// ```
///
/// # Panics
/// If a thread of the scope panicked and was not joined.
pub fn scope<'env, T>(run: impl for<'scope> FnOnce(&Scope<'scope, 'env>) -> T) -> T {
    let patches = PatchScope::current();
    std::thread::scope(|threads| run(&Scope { threads, patches }))
}

/// Starts scoped threads; made by [`scope`].
#[derive(Debug)]
pub struct Scope<'scope, 'env: 'scope> {
    threads: &'scope std::thread::Scope<'scope, 'env>,
    patches: PatchScope,
}

impl<'scope> Scope<'scope, '_> {
    /// Starts a thread that sees the patches.
    pub fn spawn<T, F>(&self, closure: F) -> ScopedJoinHandle<'scope, T>
    where
        T: Send + 'scope,
        F: FnOnce() -> T + Send + 'scope,
    {
        let patches = self.patches.clone();
        self.threads.spawn(move || {
            let _entered = patches.enter();
            closure()
        })
    }
}
