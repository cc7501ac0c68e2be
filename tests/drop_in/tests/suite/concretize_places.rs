//! `#[concretize]` on static methods, in structs, modules and `mock!`, and with closures.

use super::support::hold;
use mockall::{automock, mock};
use std::{fmt::Display, sync::Mutex};

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub trait Printer {
    #[mockall::concretize]
    fn line<D: Display>(text: D, width: usize) -> String;
    #[cfg_attr(all(), mockall::concretize)]
    fn send<D: Display>(&self, text: D) -> usize;
    #[mockall::concretize]
    fn each<F: FnMut(u32) -> u32>(&self, f: F) -> u32;
    #[mockall::concretize]
    fn with<F: Fn(u32) -> u32>(&self, f: F) -> u32;
}

#[test]
fn a_static_method() {
    let _lock = hold(&LOCK);
    let ctx = MockPrinter::line_context();
    ctx.expect()
        .withf(|_, width| *width == 4)
        .returning(|text, width| format!("{text:>width$}", text = text.to_string()));
    assert_eq!(MockPrinter::line(&12, 4), "  12");
}

#[test]
fn under_a_cfg_attr() {
    let mut printer = MockPrinter::new();
    printer.expect_send().returning(|text| text.to_string().len());
    let local = String::from("abc");
    assert_eq!(printer.send(local.as_str()) + printer.send(1.5), 6);
}

#[test]
fn a_closure_that_changes_what_it_borrows() {
    let mut printer = MockPrinter::new();
    printer.expect_each().returning(|f| f(1) + f(2));
    let mut seen = Vec::new();
    let sum = printer.each(|n| {
        seen.push(n);
        n * 10
    });
    assert_eq!((sum, seen), (30, vec![1, 2]));
}

#[test]
fn a_closure_that_reads_what_it_borrows() {
    let factor = 3;
    let mut printer = MockPrinter::new();
    printer.expect_with().withf(|f| f(1) == 3).returning(|f| f(5));
    assert_eq!(printer.with(|n| n * factor), 15);
}

pub struct Spooler;

#[automock]
impl Spooler {
    #[mockall::concretize]
    pub fn print<D: Display>(&self, text: D) -> usize {
        text.to_string().len()
    }
}

#[automock]
pub mod output {
    use std::fmt::Display;

    #[mockall::concretize]
    pub fn write<D>(text: &D) -> usize
    where
        D: Display,
    {
        text.to_string().len()
    }
}

mock! {
    Sink {
        #[mockall::concretize]
        fn put<D: Display>(&mut self, items: &[D]) -> String;
    }
    impl Printer2 for Sink {
        #[mockall::concretize]
        fn print<D: Display>(&self, text: D) -> usize;
    }
}

pub trait Printer2 {
    fn print<D: Display>(&self, text: D) -> usize;
}

#[test]
fn a_method_of_a_struct() {
    let mut spooler = MockSpooler::new();
    spooler.expect_print().returning(|text| text.to_string().len() + 1);
    assert_eq!(spooler.print("ab") + Spooler.print("ab"), 5);
}

#[test]
fn a_function_of_a_module() {
    let _lock = hold(&LOCK);
    let ctx = mock_output::write_context();
    ctx.expect().withf(|text| text.to_string() == "7").return_const(70usize);
    assert_eq!(mock_output::write(&7) + output::write(&7), 71);
}

#[test]
fn methods_in_mock() {
    let mut sink = MockSink::new();
    sink.expect_put().returning(|items| items.iter().map(|item| item.to_string()).collect());
    sink.expect_print().return_const(9usize);
    assert_eq!(sink.put(&[1, 2, 3]), "123");
    assert_eq!(sink.print('c'), 9);
}
