//! Doubles that are made already: for traits of the standard library whose behaviour is known.
//! They are built of [`MockFn`](crate::MockFn)s, as a mock of a user's trait is. What makes these and calls them is
//! `#[inline]`: what is generic about them is then compiled in the crates that use them, and not for everybody.

#[cfg(feature = "futures")]
mod futures;
mod plan;
#[cfg(any(feature = "futures", feature = "tokio"))]
mod polled;
mod reader;
#[cfg(feature = "tokio")]
mod tokio;
mod writer;

pub use reader::MockReader;
pub use writer::MockWriter;
