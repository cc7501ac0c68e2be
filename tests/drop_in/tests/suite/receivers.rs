//! Every kind of `self`: borrowed, owned, boxed, counted, pinned.

use super::support::panic_text;
use mockall::{automock, mock};
use std::{pin::Pin, rc::Rc, sync::Arc};

#[automock]
pub trait Job {
    fn peek(&self) -> u32;
    fn step(&mut self, by: u32) -> u32;
    fn finish(self) -> u32;
    fn discard(self: Box<Self>) -> u32;
    fn counted(self: Rc<Self>, n: u32) -> u32;
    fn shared(self: Arc<Self>, n: u32) -> u32;
    fn poll(self: Pin<&mut Self>, n: u32) -> u32;
    fn look(self: &Self) -> u32;
}

fn job() -> MockJob {
    MockJob::new()
}

#[test]
fn borrowed() {
    let mut job = job();
    job.expect_peek().return_const(1u32);
    job.expect_look().return_const(2u32);
    assert_eq!(job.peek() + job.look(), 3);
}

#[test]
fn mutably_borrowed() {
    let mut job = job();
    let mut at = 0;
    job.expect_step().returning(move |by| {
        at += by;
        at
    });
    job.step(2);
    assert_eq!(job.step(3), 5);
}

#[test]
fn owned() {
    let mut job = job();
    job.expect_finish().once().return_const(9u32);
    assert_eq!(job.finish(), 9);
}

#[test]
fn boxed() {
    let mut job = Box::new(job());
    job.expect_discard().once().return_const(4u32);
    assert_eq!(job.discard(), 4);
}

#[test]
fn reference_counted() {
    let mut job = job();
    job.expect_counted().times(2).returning(|n| n + 1);
    let job = Rc::new(job);
    assert_eq!(job.clone().counted(1) + job.counted(2), 5);
}

#[test]
fn atomically_reference_counted() {
    let mut job = job();
    job.expect_shared().returning(|n| n * 2);
    assert_eq!(Arc::new(job).shared(8), 16);
}

#[test]
fn pinned() {
    let mut job = job();
    job.expect_poll().returning(|n| n - 1);
    assert_eq!(Pin::new(&mut job).poll(8), 7);
}

#[test]
fn an_owned_mock_is_verified_when_the_call_returns() {
    let mut job = job();
    job.expect_finish().times(2).return_const(9u32);
    let text = panic_text(|| job.finish());
    assert_eq!(
        text,
        "MockJob::finish: Expectation(<anything>) called 1 time(s) which is fewer than expected 2"
    );
}

pub trait Closer {
    fn close(self: Box<Self>) -> bool;
}

mock! {
    pub Socket {
        fn split(self) -> (u8, u8);
        fn bind(self: Box<Self>, port: u16) -> bool;
    }
    impl Closer for Socket {
        fn close(self: Box<Self>) -> bool;
    }
}

#[test]
fn receivers_in_mock() {
    let mut socket = MockSocket::new();
    socket.expect_split().return_const((1, 2));
    assert_eq!(socket.split(), (1, 2));
    let mut socket = Box::new(MockSocket::new());
    socket.expect_bind().withf(|port| *port > 1024).return_const(true);
    assert!(socket.bind(8080));
    let mut socket = MockSocket::new();
    socket.expect_close().return_const(false);
    let socket: Box<dyn Closer> = Box::new(socket);
    assert!(!socket.close());
}
