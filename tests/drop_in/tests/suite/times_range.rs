//! How often calls are expected, as a value that a helper is handed.

use super::support::panic_text;
use mockall::{TimesRange, automock};

#[automock]
pub trait Bell {
    fn ring(&self);
    fn stop(&self) -> u8;
    fn tune<T: 'static>(&self, to: T);
}

#[derive(Debug, Default)]
struct Plan {
    rings: Option<TimesRange>,
    stops: usize,
}

fn planned(plan: Plan) -> MockBell {
    let mut bell = MockBell::new();
    let ring = bell.expect_ring();
    if let Some(rings) = plan.rings {
        ring.times(rings);
    }
    ring.returning(|| ());
    bell.expect_stop().times::<TimesRange>(plan.stops.into()).return_const(1u8);
    bell
}

#[test]
fn a_helper_is_handed_how_often() {
    let bell = planned(Plan { rings: Some(TimesRange::from(2)), stops: 1 });
    bell.ring();
    bell.ring();
    assert_eq!(bell.stop(), 1);
    let bell = planned(Plan::default());
    bell.ring();
    drop(bell);
    planned(Plan { rings: Some((1..).into()), stops: 0 }).ring();
    let text = panic_text(|| drop(planned(Plan { rings: Some((1..=2).into()), stops: 0 })));
    assert!(text.starts_with("MockBell::ring: Expectation(<anything>) called 0 time(s)"), "{text}");
}

#[test]
fn the_type_of_a_number_is_said() {
    let mut bell = MockBell::new();
    bell.expect_ring().times::<usize>("1".parse().unwrap()).returning(|| ());
    bell.expect_tune::<u8>().times::<TimesRange>(Default::default()).returning(|_| ());
    bell.ring();
}
