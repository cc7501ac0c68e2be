//! Order across mocks.

use standin::{Sequence, automock};

use crate::failing::first_line;

#[automock]
trait Door {
    fn open(&self);
    fn knock(&self, n: u8);
    fn close(&self);
}

#[test]
fn calls_in_order_pass_across_mocks() {
    let mut order = Sequence::new();
    let (mut a, mut b) = (MockDoor::new(), MockDoor::new());
    a.expect_open().times(1).returning(|| ()).in_sequence(&mut order);
    b.expect_open().times(2).returning(|| ()).in_sequence(&mut order);
    a.expect_close().times(1).returning(|| ()).in_sequence(&mut order);
    a.open();
    b.open();
    b.open();
    a.close();
}

#[test]
fn a_call_before_its_turn_fails() {
    let mut order = Sequence::new();
    let mut door = MockDoor::new();
    door.expect_open().times(1).returning(|| ()).in_sequence(&mut order);
    door.expect_knock().times(1).returning(|_| ()).in_sequence(&mut order);
    assert_eq!(first_line(|| door.knock(3)), "MockDoor::knock(3): Method sequence violation");
    std::mem::forget(door);
}

#[test]
fn a_step_must_be_called_as_often_as_it_expects_before_the_next() {
    let mut order = Sequence::new();
    let mut door = MockDoor::new();
    door.expect_open().times(2..4).returning(|| ()).in_sequence(&mut order);
    door.expect_close().times(1).returning(|| ()).in_sequence(&mut order);
    door.open();
    assert_eq!(first_line(|| door.close()), "MockDoor::close(): Method sequence violation");
    std::mem::forget(door);
}

#[test]
fn a_step_may_be_called_more_often_until_a_later_one_is() {
    let mut order = Sequence::new();
    let mut door = MockDoor::new();
    door.expect_open().times(1..4).returning(|| ()).in_sequence(&mut order);
    door.expect_close().times(1).returning(|| ()).in_sequence(&mut order);
    door.open();
    door.open();
    door.close();
    assert_eq!(first_line(|| door.open()), "MockDoor::open(): Method sequence violation");
}

#[test]
fn a_step_that_expects_nothing_can_be_skipped() {
    let mut order = Sequence::new();
    let mut door = MockDoor::new();
    door.expect_open().returning(|| ()).in_sequence(&mut order);
    door.expect_close().times(1).returning(|| ()).in_sequence(&mut order);
    door.close();
}

#[test]
fn one_method_can_be_in_a_sequence_several_times() {
    let mut order = Sequence::new();
    let mut door = MockDoor::new();
    for n in 0..3 {
        door.expect_knock()
            .times(1)
            .withf(move |knock| *knock == n)
            .returning(|_| ())
            .in_sequence(&mut order);
    }
    (0..3).for_each(|n| door.knock(n));
}
