//! Return values that are trait objects in a box, results, values that are not `Clone`.

use mockall::automock;
use std::{
    error::Error,
    fmt::Display,
    io,
    sync::{Arc, mpsc},
};

#[derive(Debug)]
pub struct Job {
    id: u32,
}

#[automock]
pub trait Runner {
    fn run(&self) -> Box<dyn Task>;
    fn try_run(&self, ok: bool) -> Result<Box<dyn Task>, Box<dyn Error>>;
    fn send(&self) -> Box<dyn Display + Send>;
    fn shared(&self) -> Arc<dyn Task>;
    fn job(&self) -> Result<Job, io::Error>;
    fn channel(&self) -> (mpsc::Sender<u8>, mpsc::Receiver<u8>);
    fn maker(&self) -> fn(u8) -> u8;
    fn array(&self) -> [Option<Job>; 2];
}

#[automock]
pub trait Task {
    fn priority(&self) -> u8;
}

fn task(priority: u8) -> MockTask {
    let mut task = MockTask::new();
    task.expect_priority().return_const(priority);
    task
}

#[test]
fn a_mock_returns_another_mock_in_a_box() {
    let mut runner = MockRunner::new();
    runner.expect_run().return_once(|| Box::new(task(3)));
    assert_eq!(runner.run().priority(), 3);
}

#[test]
fn a_mock_made_outside_the_closure_is_moved_out() {
    let made = task(4);
    let mut runner = MockRunner::new();
    runner.expect_run().return_once(move || Box::new(made));
    assert_eq!(runner.run().priority(), 4);
}

#[test]
fn a_result_with_a_box_on_both_sides() {
    let mut runner = MockRunner::new();
    runner
        .expect_try_run()
        .returning(|ok| if ok { Ok(Box::new(task(1))) } else { Err("refused".into()) });
    assert_eq!(runner.try_run(true).unwrap().priority(), 1);
    assert_eq!(runner.try_run(false).err().unwrap().to_string(), "refused");
}

#[test]
fn a_box_with_bounds_and_a_counted_trait_object() {
    let mut runner = MockRunner::new();
    runner.expect_send().returning(|| Box::new("text"));
    runner.expect_shared().returning(|| Arc::new(task(8)));
    assert_eq!(format!("{}{}", runner.send(), runner.shared().priority()), "text8");
}

#[test]
fn an_error_that_is_not_clone() {
    let mut runner = MockRunner::new();
    runner.expect_job().return_once(|| Err(io::Error::new(io::ErrorKind::NotFound, "gone")));
    assert_eq!(runner.job().unwrap_err().kind(), io::ErrorKind::NotFound);
}

#[test]
fn values_that_are_not_clone() {
    let mut runner = MockRunner::new();
    runner.expect_channel().returning(mpsc::channel);
    runner.expect_array().return_once(|| [None, Some(Job { id: 5 })]);
    let (send, receive) = runner.channel();
    send.send(6).unwrap();
    assert_eq!(receive.recv(), Ok(6));
    assert_eq!(runner.array()[1].as_ref().map(|job| job.id), Some(5));
}

#[test]
fn a_function_pointer_is_returned() {
    let mut runner = MockRunner::new();
    runner.expect_maker().returning(|| |n| n + 1);
    assert_eq!(runner.maker()(1), 2);
}
