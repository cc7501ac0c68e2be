//! How the calls of one signature are kept: what of the record is compiled for every signature, used or
//! not. So these are few functions, in a table that is handed to code that is compiled once.

use std::any::Any;

use super::Stamp;
use super::log::Log;
use super::stamp::Place;
use crate::report::Texts;
use crate::signature::{Args, ArgsOf, Family, Keeper};

/// Records calls of the signature `A`, and hands their arguments back.
pub struct Keeping<A: Args> {
    pub(super) record: fn(&Log, &ArgsOf<'_, '_, A>, u64, Place, u32),
    /// What can be seen of the entry at an index.
    pub(super) see: for<'e> fn(&'e dyn Any, usize) -> A::Seen<'e>,
}

/// How entries are begun and read, which are all of one type.
pub struct Reading {
    /// No entries yet.
    pub(super) none: fn() -> Box<dyn Any + Send + Sync>,
    pub(super) stamp: fn(&dyn Any, usize) -> Stamp,
    /// Writes what was kept, argument by argument.
    pub(super) write: fn(&dyn Any, usize, &mut Texts),
}

pub(super) fn is_of_this_signature() -> ! {
    unreachable!("a double's record is of its own signature")
}

/// The entry at `index` of a `Vec` of them.
pub(super) fn entry<T: 'static>(of: &dyn Any, index: usize) -> &T {
    match of.downcast_ref::<Vec<T>>() {
        Some(entries) => &entries.as_slice()[index],
        None => is_of_this_signature(),
    }
}

/// An entry: when, where and by which thread the call was made, and what is kept of its arguments.
type Entry<Kept> = (Stamp, Kept);

/// A tuple of keepers, one for each argument of `A`, and each step of keeping.
pub trait Keepers<A: Args>: 'static {
    /// What is kept of all arguments.
    type Kept: Send + Sync + 'static;

    /// What is done by them.
    const KEEPING: &'static Keeping<A> = &Keeping { record: Self::record, see: Self::see };
    /// How their entries are begun and read.
    const READING: &'static Reading =
        &Reading { none: Self::none, stamp: Self::stamp, write: Self::write };

    /// Keeps the arguments of a call, with its number, its place and its thread's number.
    fn record(log: &Log, args: &ArgsOf<'_, '_, A>, order: u64, place: Place, thread: u32);
    /// What can be seen of the entry at an index.
    fn see(of: &dyn Any, index: usize) -> A::Seen<'_>;
    /// Writes what was kept, argument by argument.
    fn write(of: &dyn Any, index: usize, texts: &mut Texts);

    /// No entries yet.
    fn none() -> Box<dyn Any + Send + Sync> {
        Box::new(const { Vec::<Entry<Self::Kept>>::new() })
    }
    /// When, where and by which thread the call was made.
    fn stamp(of: &dyn Any, index: usize) -> Stamp {
        entry::<Entry<Self::Kept>>(of, index).0
    }
}

// What each has of its own alone: rustc checks it for every arity. It names the keeper's trait, which rustc would
// look for among the bounds of all arguments.
macro_rules! keepers {
    ($count:literal $arity:ident: $($F:ident $K:ident $index:tt),*) => {
        #[allow(unused_variables, non_snake_case, clippy::unused_unit)]
        impl<$($F: Family, $K: Keeper<$F>),*> Keepers<($($F,)*)> for ($($K,)*) {
            type Kept = ($($K::Kept,)*);

            fn record(
                log: &Log,
                args: &ArgsOf<'_, '_, ($($F,)*)>,
                order: u64,
                place: Place,
                thread: u32,
            ) {
                // What a `Clone` of the user's does comes first: no lock is held meanwhile.
                let stamp = Stamp { order, place, thread };
                let kept = (stamp, ($(<$K as Keeper<$F>>::keep(&args.$index),)*));
                let mut runs = log.runs.lock();
                match runs.open(Self::READING).downcast_mut::<Vec<Entry<Self::Kept>>>() {
                    Some(entries) => entries.push(kept),
                    None => is_of_this_signature(),
                }
            }
            fn see(of: &dyn Any, index: usize) -> <($($F,)*) as Args>::Seen<'_> {
                let (_, ($($F,)*)) = entry::<Entry<Self::Kept>>(of, index);
                ($(<$K as Keeper<$F>>::view($F),)*)
            }
            fn write(of: &dyn Any, index: usize, texts: &mut Texts) {
                let (_, ($($F,)*)) = entry::<Entry<Self::Kept>>(of, index);
                $(<$K as Keeper<$F>>::write($F, texts);)*
            }
        }
    };
}
crate::arities!(keepers);
