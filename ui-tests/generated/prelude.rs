//! Generated traits.
#![deny(warnings, missing_docs, rust_2018_idioms)]
#![allow(async_fn_in_trait)]

#[allow(unused_imports)]
mod imported {
    pub(crate) use std::borrow::Cow;
    pub(crate) use std::collections::BTreeMap;
    pub(crate) use std::fmt::Display;
    pub(crate) use std::future::Future;
    pub(crate) use std::ops::RangeBounds;
    pub(crate) use std::pin::Pin;
    pub(crate) use std::rc::Rc;
    pub(crate) use std::sync::Arc;
    pub(crate) use std::task::{Context, Poll, Waker};
}
#[allow(unused_imports)]
use imported::*;

/// An owned type.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// A number.
    pub n: u8,
}

/// A type that borrows.
#[derive(Clone, Debug, PartialEq)]
pub struct Ctx<'a> {
    /// Somebody else's.
    pub user: &'a str,
}

/// Says which type the value has.
pub fn same<T>(value: T) -> T {
    value
}

/// Runs a future that is ready when it is polled.
pub fn ready<T>(future: impl Future<Output = T>) -> T {
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future is not ready"),
    }
}
