//! Attributes of other crates on what is mocked: auto_enums, auto_impl, tracing.

use auto_enums::auto_enum;
use auto_impl::auto_impl;
use mockall::{automock, mock, predicate::eq};
use std::{rc::Rc, sync::Arc};
use tracing::instrument;

pub struct Counter(u32);

#[automock]
impl Counter {
    #[auto_enum(Iterator)]
    pub fn steps(&self, down: bool) -> impl Iterator<Item = u32> {
        if down { (0..self.0).rev() } else { 0..self.0 }
    }
}

#[test]
fn auto_enum_on_a_method() {
    let mut counter = MockCounter::new();
    counter.expect_steps().with(eq(true)).returning(|_| Box::new([7].into_iter()));
    assert_eq!(counter.steps(true).collect::<Vec<_>>(), [7]);
    assert_eq!(Counter(3).steps(true).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(Counter(3).steps(false).collect::<Vec<_>>(), [0, 1, 2]);
}

#[automock]
#[auto_impl(&, Box, Arc, Rc)]
pub trait Speak {
    fn speak(&self, n: u32) -> String;
}

fn say<S: Speak>(speaker: S) -> String {
    speaker.speak(2)
}

#[test]
fn auto_impl_on_a_trait() {
    let make = || {
        let mut mock = MockSpeak::new();
        mock.expect_speak().times(1..).returning(|n| "ha".repeat(n as usize));
        mock
    };
    assert_eq!(say(make()), "haha");
    assert_eq!(say(&make()), "haha");
    assert_eq!(say(Box::new(make())), "haha");
    assert_eq!(say(Rc::new(make())) + &say(Arc::new(make())), "hahahaha");
}

#[derive(Debug)]
pub struct Traced(u32);

#[automock]
impl Traced {
    #[instrument]
    pub fn plain(&self, n: u32) -> u32 {
        self.0 + n
    }

    #[instrument(skip(self), fields(size = data.len()))]
    pub fn detailed(&self, data: &[u8]) -> usize {
        data.len()
    }

    #[tracing::instrument(skip_all, err)]
    pub async fn qualified(&self) -> Result<u32, String> {
        Ok(self.0)
    }
}

#[automock]
pub trait Spanned {
    #[instrument(skip(self))]
    fn span(&self, n: u32) -> u32 {
        n
    }
}

mock! {
    Recorder {
        #[instrument(skip(self))]
        fn record(&self, n: u32) -> u32;
    }
}

#[test]
fn instrumented_methods_are_mocked_without_their_span() {
    let mut traced = MockTraced::new();
    traced.expect_plain().with(eq(1)).return_const(10u32);
    traced.expect_detailed().returning(|data| data.len() * 2);
    traced.expect_qualified().returning(|| Err("e".into()));
    assert_eq!(traced.plain(1), 10);
    assert_eq!(traced.detailed(&[1, 2]), 4);
    assert_eq!(futures::executor::block_on(traced.qualified()), Err("e".to_owned()));
    assert_eq!(Traced(1).plain(2) as usize + Traced(1).detailed(&[0]), 4);
}

#[test]
fn instrumented_methods_of_traits_and_in_mock() {
    let mut spanned = MockSpanned::new();
    spanned.expect_span().return_const(2u32);
    let mut recorder = MockRecorder::new();
    recorder.expect_record().return_const(3u32);
    assert_eq!(spanned.span(0) + recorder.record(0), 5);
}
