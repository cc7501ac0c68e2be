//! Signatures that can be mocked: receivers, arguments, outputs, generics.

mod apart;
mod arguments;
mod arity;
mod async_trait_above;
mod asynchronous;
mod borrowing_futures;
mod combinations;
mod futures_of_seen;
mod generics;
mod held;
mod lifetimes;
mod outputs;
mod receivers;
mod returned_futures;
mod several_traits;
mod supertraits;
mod variants;

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::future::Future;
use std::path::Path;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use standin::{any, automock};

/// Runs a future that is ready when it is polled.
pub(crate) fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future is not ready"),
    }
}

fn assert_send_sync<T: Send + Sync>(_: &T) {}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    text: String,
}

fn page(text: &str) -> Page {
    Page { text: text.into() }
}

pub struct Ctx<'a> {
    pub user: &'a str,
}

impl fmt::Debug for Ctx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ctx({})", self.user)
    }
}
