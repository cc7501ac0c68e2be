//! Functions of a module that are async or return `impl Trait`.

use super::support::hold;
use futures::executor::block_on;
use mockall::{automock, predicate::eq};
use std::{future::ready, sync::Mutex};

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub mod net {
    use std::{fmt::Display, future::Future};

    pub async fn fetch(url: &str) -> Result<String, u16> {
        Ok(url.to_uppercase())
    }

    pub fn later(n: u32) -> impl Future<Output = u32> {
        async move { n }
    }

    pub fn shown(n: u32) -> impl Display {
        n
    }

    pub fn many(n: u32) -> impl Iterator<Item = u32> {
        0..n
    }
}

#[test]
fn an_async_function() {
    let _lock = hold(&LOCK);
    let ctx = mock_net::fetch_context();
    ctx.expect().with(eq("a")).return_const(Ok("body".to_owned()));
    ctx.expect().returning(|_| Err(404));
    let both = async { (mock_net::fetch("a").await, mock_net::fetch("b").await) };
    assert_eq!(block_on(both), (Ok("body".to_owned()), Err(404)));
}

#[test]
fn a_function_that_returns_a_future() {
    let _lock = hold(&LOCK);
    let ctx = mock_net::later_context();
    ctx.expect().returning(|n| Box::pin(ready(n * 2)));
    assert_eq!(block_on(mock_net::later(4)), 8);
}

#[test]
fn functions_that_return_other_traits() {
    let _lock = hold(&LOCK);
    let shown = mock_net::shown_context();
    shown.expect().returning(|n| Box::new(format!("<{n}>")));
    assert_eq!(mock_net::shown(1).to_string(), "<1>");
    let many = mock_net::many_context();
    many.expect().returning(|n| Box::new([n, n].into_iter()));
    assert_eq!(mock_net::many(7).collect::<Vec<_>>(), [7, 7]);
}

#[test]
fn the_real_module_is_left_alone() {
    assert_eq!(block_on(net::fetch("x")), Ok("X".to_owned()));
    assert_eq!(block_on(net::later(1)) + net::many(2).sum::<u32>(), 2);
    assert_eq!(net::shown(3).to_string(), "3");
}
