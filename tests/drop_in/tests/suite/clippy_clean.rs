//! What is generated passes under clippy's strict lints: `cargo clippy` finds out.
#![deny(clippy::all, clippy::pedantic, clippy::partial_pub_fields)]

use mockall::{automock, mock};
use std::fmt;

mock! {
    pub Report {
        pub fn line<'a>(&self, text: &'a str) -> usize;
        pub fn apply(&self, f: &dyn Fn(&str) -> Box<dyn Fn(u8) -> Box<dyn Fn(u8)>>);
        pub fn rgb(&self, r: u8, g: u8, b: u8, a: u8, x: u8) -> bool;
        pub fn next(&mut self) -> u8;
        pub fn with(self, n: u8) -> Self;
    }
    impl fmt::Display for Report {
        fn fmt<'a>(&self, f: &mut fmt::Formatter<'a>) -> fmt::Result;
    }
}

#[automock]
pub trait Canvas {
    fn dot(&self, x: u8, y: u8, r: u8, g: u8, b: u8) -> bool;
}

pub struct Pen;

#[automock]
#[allow(clippy::must_use_candidate, clippy::unused_self)]
impl Pen {
    pub fn width(&self) -> u8 {
        1
    }
    pub fn widest() -> u8 {
        9
    }
}

#[test]
fn what_clippy_has_seen_works() {
    let mut report = MockReport::new();
    report.expect_fmt().returning(|f| f.write_str("shown"));
    report.expect_line().returning(str::len);
    assert_eq!((report.to_string().as_str(), report.line("four")), ("shown", 4));
    let mut canvas = MockCanvas::new();
    canvas.expect_dot().return_const(true);
    assert!(canvas.dot(1, 2, 3, 4, 5));
    let widest = MockPen::widest_context();
    widest.expect().return_const(8u8);
    assert_eq!(MockPen::widest() + Pen::widest() + Pen.width(), 18);
}
