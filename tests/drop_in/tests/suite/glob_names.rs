//! `use mockall::*` beside `use super::*`: what the module above calls `Context` is still its own.

use std::any;
use std::task::{Context, Poll, Waker};

mod sig {
    pub const LENGTH: usize = 64;
}

#[derive(Debug, PartialEq)]
pub struct Callback(u32);

pub enum Step {
    One,
}

macro_rules! own {
    ($($name:ident)*) => {
        $(#[derive(Debug, PartialEq)]
        pub struct $name;)*
    };
}

own! { Capture Entered Found Generic Instance Instrumented Literal Matcher Owned Patch Reset Static }
own! { CaptureAs CaptureIf Compares Constant Fixed GenericContext ResetAll Steady Variable }

trait Service {
    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Callback>;
    fn call(&mut self, step: Step) -> Callback;
}

mod tests {
    use super::*;
    use mockall::*;

    mock! {
        Unary {}
        impl Service for Unary {
            fn poll_ready<'a>(&mut self, cx: &mut Context<'a>) -> Poll<Callback>;
            fn call(&mut self, step: Step) -> Callback;
        }
    }

    #[test]
    fn names_of_the_module_above() {
        let mut unary = MockUnary::new();
        unary.expect_poll_ready().times(1).returning(|cx| {
            cx.waker().wake_by_ref();
            Poll::Ready(Callback(1))
        });
        unary.expect_call().returning(|_| Callback(2));
        let mut cx = Context::from_waker(Waker::noop());
        assert_eq!(unary.poll_ready(&mut cx), Poll::Ready(Callback(1)));
        assert_eq!(unary.call(Step::One), Callback(2));
    }

    #[test]
    fn modules_of_the_module_above() {
        let mut unary = MockUnary::new();
        unary.expect_call().times(1).returning(|_| Callback(3));
        assert_eq!(unary.call(Step::One), Callback(3));
        assert!(any::type_name::<MockUnary>().ends_with("Unary"));
        assert_eq!(sig::LENGTH, 64);
    }

    #[test]
    fn common_words() {
        let own = (
            (Capture, Entered, Found, Generic, Instance, Instrumented, Literal, Matcher, Owned),
            (Patch, Reset, Static, CaptureAs, CaptureIf, Compares, Constant, Fixed),
            (GenericContext, ResetAll, Steady, Variable),
        );
        assert_eq!((own.0.0, own.1.0, own.2.0), (Capture, Patch, GenericContext));
    }
}
