//! Traits given by their path, even when they share a name.

use super::support::panic_text;
use mockall::mock;

pub mod near {
    pub trait Writer {
        fn write(&mut self, text: &str) -> usize;
    }

    pub mod deep {
        #[derive(Clone, Debug, PartialEq)]
        pub struct Mark(pub u8);

        pub trait Marker<T> {
            fn mark(&self, with: T) -> Mark;
        }
    }
}

pub mod far {
    pub trait Writer {
        fn send(&self) -> bool;
    }
}

mock! {
    pub Pen {
        fn ink(&self) -> u8;
    }
    impl near::Writer for Pen {
        fn write(&mut self, text: &str) -> usize;
    }
    impl far::Writer for Pen {
        fn send(&self) -> bool;
    }
    impl crate::mock_trait_paths::near::deep::Marker<u16> for Pen {
        fn mark(&self, with: u16) -> near::deep::Mark;
    }
    impl ::std::fmt::Display for Pen {
        fn fmt<'a>(&self, f: &mut std::fmt::Formatter<'a>) -> std::fmt::Result;
    }
}

fn pen() -> MockPen {
    MockPen::new()
}

#[test]
fn two_traits_of_one_name() {
    let mut pen = pen();
    pen.expect_write().returning(|text| text.len());
    pen.expect_send().return_const(true);
    assert_eq!(near::Writer::write(&mut pen, "abc"), 3);
    assert!(far::Writer::send(&pen));
}

#[test]
fn a_long_path_with_arguments() {
    use near::deep::{Mark, Marker};
    let mut pen = pen();
    pen.expect_mark().returning(|with| Mark(with as u8));
    assert_eq!(pen.mark(7), Mark(7));
}

#[test]
fn a_path_from_the_root() {
    let mut pen = pen();
    pen.expect_fmt().returning(|f| write!(f, "pen {}", 1));
    assert_eq!(format!("{pen}"), "pen 1");
}

#[test]
fn all_of_them_belong_to_one_struct() {
    let text = panic_text(|| {
        let mut pen = pen();
        pen.expect_ink().return_const(1u8);
        pen.expect_send().once().return_const(true);
        pen.ink();
    });
    assert_eq!(
        text,
        "MockPen::send: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}
