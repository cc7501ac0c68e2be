//! Generic functions: one `MockFn` for each choice of type arguments, made when it is asked for.

use std::any::{Any, TypeId, type_name};
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{Arc, OnceLock};

use super::{Expectation, MockFn, MockObject};
use crate::report;
use crate::signature::{Args, Output, ThreadBound};

/// The choice `K` of type arguments for a function: the type itself where there is one, a tuple of
/// them where there are several, `()` where the function is not generic.
///
/// `Self` is a marker type that a macro makes for the function.
#[diagnostic::on_unimplemented(
    message = "this function can't be called with the type arguments `{K}`",
    label = "not with these type arguments",
    note = "give as many as the function has, each within the function's bounds; several are a tuple, `of::<(A, B)>()`"
)]
pub trait Instance<K: ?Sized>: 'static {
    /// The arguments, with these type arguments.
    type Args: Args;
    /// The output, with these type arguments.
    type Output: Output;
    /// The only function of `mock`, made for these type arguments.
    #[doc(hidden)]
    fn double(mock: &MockObject) -> MockFn<Self::Args, Self::Output>;
}

/// The double of the function `M` for the type arguments `K`.
pub(super) type DoubleOf<M, K> = MockFn<<M as Instance<K>>::Args, <M as Instance<K>>::Output>;

/// The doubles of one generic function: a chain that only grows, so that each can be lent for as long
/// as the chain lives.
#[derive(Default)]
pub(super) struct Instances {
    first: OnceLock<Box<Link>>,
}

struct Link {
    key: TypeId,
    double: Box<dyn Any + Send + Sync>,
    next: OnceLock<Box<Link>>,
}

impl Instances {
    /// The double for the type arguments `K`; its mock is of the function at `index` of `mock` alone.
    pub(super) fn of<M, K: ?Sized + 'static>(
        &self,
        mock: &MockObject,
        index: usize,
    ) -> Option<&DoubleOf<M, K>>
    where
        M: Instance<K, Output: Output<Store: Send + Sync>>,
    {
        let make = Make { mock, index, name: type_name::<K>(), double: boxed::<M, K> };
        seen(self.get(TypeId::of::<K>(), make))
    }

    /// As [`of`](Self::of), where what is lent may not leave its thread: nor may a double that is made
    /// here.
    fn of_lending<M: Instance<K>, K: ?Sized + 'static>(
        &self,
        mock: &MockObject,
        index: usize,
    ) -> Option<&DoubleOf<M, K>> {
        let make = Make { mock, index, name: type_name::<K>(), double: boxed_lending::<M, K> };
        seen(self.get(TypeId::of::<K>(), make))
    }

    /// As [`of`](Self::of), for what is lent mutably; nothing where it was never asked for.
    fn of_mut<M: Instance<K>, K: ?Sized + 'static>(&mut self) -> Option<&mut DoubleOf<M, K>> {
        let mut place = &mut self.first;
        loop {
            let link = place.get_mut()?;
            if link.key == TypeId::of::<K>() {
                let double: &mut dyn Any = &mut *link.double;
                return match double.is::<DoubleOf<M, K>>() {
                    true => double.downcast_mut(),
                    false => double.downcast_mut::<ThreadBound<DoubleOf<M, K>>>()?.get_mut(),
                };
            }
            place = &mut link.next;
        }
    }

    fn get(&self, key: TypeId, make: Make<'_>) -> &dyn Any {
        let mut place = &self.first;
        loop {
            // Whoever comes second to an empty place finds what the first has put there.
            let link = place.get_or_init(|| {
                let double = (make.double)(&make.mock.child(make.index, make.name));
                Box::new(Link { key, double, next: OnceLock::new() })
            });
            if link.key == key {
                return &*link.double;
            }
            place = &link.next;
        }
    }
}

/// How a double is made.
struct Make<'m> {
    mock: &'m MockObject,
    index: usize,
    /// What its type arguments are called.
    name: &'static str,
    double: fn(&MockObject) -> Box<dyn Any + Send + Sync>,
}

fn boxed<M, K: ?Sized + 'static>(mock: &MockObject) -> Box<dyn Any + Send + Sync>
where
    M: Instance<K, Output: Output<Store: Send + Sync>>,
{
    Box::new(M::double(mock))
}

fn boxed_lending<M: Instance<K>, K: ?Sized>(mock: &MockObject) -> Box<dyn Any + Send + Sync> {
    Box::new(ThreadBound::new(M::double(mock)))
}

/// The double, if this thread may see it.
fn seen<D: 'static>(double: &dyn Any) -> Option<&D> {
    match (double.downcast_ref(), double.downcast_ref::<ThreadBound<D>>()) {
        (None, Some(bound)) => bound.get(),
        (seen, _) => seen,
    }
}

/// A generic method of a mock: the public field named as the method.
///
/// ```
/// # use standin::automock;
/// #[automock]
/// trait Log {
///     fn write<T: Clone + std::fmt::Debug + 'static>(&self, entry: T) -> usize;
/// }
///
/// let mut log = MockLog::new();
/// log.expect_write::<u32>().returning(|n| n as usize);
/// log.write.of::<&'static str>().returns(7);
/// assert_eq!((log.write(3u32), log.write("x")), (3, 7));
/// log.write.of::<u32>().assert_called_once_with(3);
/// ```
pub struct Generic<M> {
    function: GenericFunction,
    marker: PhantomData<fn(M)>,
}

/// What does not depend on the marker.
struct GenericFunction {
    mock: MockObject,
    index: usize,
    instances: Arc<Instances>,
    /// The expectation that was begun last of those that the mock lends.
    begun: Option<Box<dyn Any + Send + Sync>>,
}

impl GenericFunction {
    fn new(mock: &MockObject, index: usize, instances: Arc<Instances>) -> Self {
        Self { mock: mock.clone(), index, instances, begun: None }
    }
}

impl<M: 'static> Generic<M> {
    /// The generic function at `index` of `mock`.
    #[doc(hidden)]
    #[must_use]
    pub fn new(mock: &MockObject, index: usize) -> Self {
        let function = GenericFunction::new(mock, index, Arc::default());
        Self { function, marker: PhantomData }
    }

    /// The method with the type arguments `K`: the type itself, or a tuple of several.
    #[must_use]
    #[track_caller]
    pub fn of<K: ?Sized + 'static>(&self) -> &MockFn<M::Args, M::Output>
    where
        M: Instance<K, Output: Output<Store: Send + Sync>>,
    {
        let GenericFunction { mock, index, instances, .. } = &self.function;
        self.seen_here(instances.of::<M, K>(mock, *index))
    }

    /// As [`of`](Self::of), for a method that lends what may not leave its thread.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub fn of_lending<K: ?Sized + 'static>(&self) -> &MockFn<M::Args, M::Output>
    where
        M: Instance<K>,
    {
        let GenericFunction { mock, index, instances, .. } = &self.function;
        self.seen_here(instances.of_lending::<M, K>(mock, *index))
    }

    #[track_caller]
    fn seen_here<D>(&self, double: Option<D>) -> D {
        let GenericFunction { mock, index, .. } = &self.function;
        match double {
            Some(double) => double,
            None => report::lent_on_another_thread(mock.function(*index).core()),
        }
    }

    /// Expects a call with the type arguments `K`, in the place that the mock has for it.
    #[doc(hidden)]
    #[track_caller]
    pub fn begin_expectation<K: ?Sized + 'static>(&mut self) -> &mut Expectation<M::Args, M::Output>
    where
        M: Instance<K, Output: Output<Store: Send + Sync>>,
    {
        let begun = Box::new(self.of::<K>().expect());
        match self.function.begun.insert(begun).downcast_mut() {
            Some(begun) => begun,
            None => unreachable!("it was put here a moment ago"),
        }
    }

    /// As [`of`](Self::of), for a method that lends mutably.
    #[doc(hidden)]
    #[track_caller]
    pub fn of_mut<K: ?Sized + 'static>(&mut self) -> &mut MockFn<M::Args, M::Output>
    where
        M: Instance<K>,
    {
        let GenericFunction { mock, index, instances, .. } = &mut self.function;
        let double = Arc::get_mut(instances).and_then(Instances::of_mut::<M, K>);
        match double {
            Some(double) => double,
            None => report::lent_elsewhere(mock.function(*index).core()),
        }
    }
}

impl<M> UnwindSafe for Generic<M> {}
impl<M> RefUnwindSafe for Generic<M> {}

impl<M: 'static> Clone for Generic<M> {
    fn clone(&self) -> Self {
        let GenericFunction { mock, index, instances, .. } = &self.function;
        let function = GenericFunction::new(mock, *index, instances.clone());
        Self { function, marker: PhantomData }
    }
}

impl<M> fmt::Debug for Generic<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a generic method of {:?}", self.function.mock)
    }
}
