//! What a function of borrowing types keeps: closures that answer, and what arguments have to be.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::mock_fn::Trouble;
use crate::mock_fn::call::is_of_this_signature;
use crate::signature::{ScopedArgs, ScopedArgsOf, ScopedMade, ScopedOutput};

/// The number of what is kept.
#[derive(Clone, Copy)]
pub(super) struct Number(usize);

/// What arguments have to be, one by one.
pub(super) struct Wanted {
    pub(super) number: Number,
    pub(super) texts: Vec<String>,
}

/// Answers calls.
pub(super) trait ScopedAnswer<A: ScopedArgs<P>, R: ScopedOutput<P>, P> {
    fn answer<'x, 'y, 'z>(
        &mut self,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
    ) -> Result<ScopedMade<'x, 'y, 'z, R, P>, Box<Trouble>>;
}

/// Looks at all arguments of a call.
pub(super) trait Accepts<A: ScopedArgs<P>, P> {
    /// Those that it rejects, as [`Frame::rejected`](crate::mock_fn::Frame::rejected) tells them.
    fn rejected(&self, args: &ScopedArgsOf<'_, '_, '_, A, P>, asked: u32) -> u32;
}

/// The core lets one call at a time have an answer, so nobody waits for its lock.
type Shared<T> = Arc<Mutex<T>>;
type List<T> = Mutex<Vec<Shared<T>>>;

pub(super) struct Kept<A, R, P> {
    answers: List<dyn ScopedAnswer<A, R, P> + Send>,
    matchers: List<dyn Accepts<A, P> + Send>,
}

impl<A, R, P> Default for Kept<A, R, P> {
    fn default() -> Self {
        Self { answers: Mutex::default(), matchers: Mutex::default() }
    }
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn push<T: ?Sized>(list: &List<T>, kept: Shared<T>) -> Number {
    let mut list = lock(list);
    list.push(kept);
    Number(list.len() - 1)
}

/// What is kept under the number; the list is not locked any more.
fn get<T: ?Sized>(list: &List<T>, number: Number) -> Shared<T> {
    match lock(list).get(number.0) {
        Some(kept) => kept.clone(),
        None => is_of_this_signature(),
    }
}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> Kept<A, R, P> {
    pub(super) fn keep_answer(
        &self,
        answer: impl ScopedAnswer<A, R, P> + Send + 'static,
    ) -> Number {
        push(&self.answers, Arc::new(Mutex::new(answer)))
    }

    pub(super) fn keep_matcher(&self, matcher: impl Accepts<A, P> + Send + 'static) -> Number {
        push(&self.matchers, Arc::new(Mutex::new(matcher)))
    }

    pub(super) fn answer<'x, 'y, 'z>(
        &self,
        number: Number,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
    ) -> Result<ScopedMade<'x, 'y, 'z, R, P>, Box<Trouble>> {
        let answer = get(&self.answers, number);
        lock(&answer).answer(args)
    }

    pub(super) fn rejected(
        &self,
        number: Number,
        args: &ScopedArgsOf<'_, '_, '_, A, P>,
        asked: u32,
    ) -> u32 {
        let matcher = get(&self.matchers, number);
        lock(&matcher).rejected(args, asked)
    }
}
