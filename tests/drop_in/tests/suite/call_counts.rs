//! How often: `times` with every kind of range, `once`, `never`.

use super::support::panic_text;
use mockall::automock;

#[automock]
pub trait Bell {
    fn ring(&self);
}

fn ring(bell: &dyn Bell, n: usize) {
    for _ in 0..n {
        bell.ring();
    }
}

macro_rules! accepts {
    ($($name:ident: $range:expr, [$($good:literal),*], [$($bad:literal),*];)*) => {$(
        #[test]
        fn $name() {
            $({
                let mut bell = MockBell::new();
                bell.expect_ring().times($range).return_const(());
                ring(&bell, $good);
            })*
            $({
                let text = panic_text(|| {
                    let mut bell = MockBell::new();
                    bell.expect_ring().times($range).return_const(());
                    ring(&bell, $bad);
                });
                assert!(text.starts_with("MockBell::ring: Expectation(<anything>) "), "{text}");
            })*
        }
    )*};
}

accepts! {
    an_exact_number: 2, [2], [0, 1, 3];
    zero_times: 0, [0], [1, 2];
    a_half_open_range: 1..3, [1, 2], [0, 3];
    a_closed_range: 1..=3, [1, 2, 3], [0, 4];
    a_range_without_an_end: 2.., [2, 3, 9], [0, 1];
    a_range_without_a_start: ..3, [0, 1, 2], [3];
    a_closed_range_without_a_start: ..=3, [0, 1, 2, 3], [4];
    the_full_range: .., [0, 1, 50], [];
}

#[test]
fn without_a_count_any_number_of_calls_is_right() {
    for n in [0, 1, 40] {
        let mut bell = MockBell::new();
        bell.expect_ring().return_const(());
        ring(&bell, n);
    }
}

#[test]
fn once_is_one_call() {
    let mut bell = MockBell::new();
    bell.expect_ring().once().return_const(());
    bell.ring();
}

#[test]
fn never_is_no_call() {
    let mut bell = MockBell::new();
    bell.expect_ring().never();
}

#[test]
fn the_last_count_given_wins() {
    let mut bell = MockBell::new();
    bell.expect_ring().never().times(5).once().times(2).return_const(());
    ring(&bell, 2);
}

#[test]
#[should_panic(expected = "Backwards range")]
fn an_empty_range_is_refused() {
    MockBell::new().expect_ring().times(3..3);
}

#[test]
#[should_panic(expected = "Backwards range")]
fn a_range_that_runs_backwards_is_refused() {
    let (from, to) = (4, 2);
    MockBell::new().expect_ring().times(from..to);
}

#[test]
#[should_panic(expected = "Backwards range")]
fn a_closed_range_that_runs_backwards_is_refused() {
    let (from, to) = (4, 2);
    MockBell::new().expect_ring().times(from..=to);
}
