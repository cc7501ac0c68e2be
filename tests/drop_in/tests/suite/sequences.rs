//! Calls that must come in one order, over methods and over mocks.

use mockall::{Sequence, automock, predicate::eq};

#[automock]
pub trait Disk {
    fn open(&self);
    fn write(&self, block: u8) -> bool;
    fn close(&self);
}

fn save(disk: &dyn Disk, blocks: &[u8]) {
    disk.open();
    for block in blocks {
        disk.write(*block);
    }
    disk.close();
}

#[test]
fn methods_of_one_mock_are_ordered() {
    let mut order = Sequence::new();
    let mut disk = MockDisk::new();
    disk.expect_open().once().in_sequence(&mut order).return_const(());
    disk.expect_write().with(eq(1)).once().in_sequence(&mut order).return_const(true);
    disk.expect_write().with(eq(2)).once().in_sequence(&mut order).return_const(true);
    disk.expect_close().once().in_sequence(&mut order).return_const(());
    save(&disk, &[1, 2]);
}

#[test]
fn expectations_with_one_matcher_take_turns() {
    let mut order = Sequence::default();
    let mut disk = MockDisk::new();
    disk.expect_write().times(1).in_sequence(&mut order).return_const(true);
    disk.expect_write().times(2).in_sequence(&mut order).return_const(false);
    disk.expect_write().times(1).in_sequence(&mut order).return_const(true);
    let got: Vec<_> = (0..4).map(|block| disk.write(block)).collect();
    assert_eq!(got, [true, false, false, true]);
}

#[test]
fn two_mocks_share_a_sequence() {
    let mut order = Sequence::new();
    let (mut first, mut second) = (MockDisk::new(), MockDisk::new());
    first.expect_close().once().in_sequence(&mut order).return_const(());
    second.expect_open().once().in_sequence(&mut order).return_const(());
    first.close();
    second.open();
}

#[test]
fn calls_outside_the_sequence_are_free() {
    let mut order = Sequence::new();
    let mut disk = MockDisk::new();
    disk.expect_open().once().in_sequence(&mut order).return_const(());
    disk.expect_write().return_const(true);
    disk.expect_close().once().in_sequence(&mut order).return_const(());
    disk.write(0);
    disk.open();
    disk.write(1);
    disk.close();
    disk.write(2);
}

#[test]
fn a_step_may_have_a_range_of_calls() {
    for n in 1..=3 {
        let mut order = Sequence::new();
        let mut disk = MockDisk::new();
        disk.expect_write().times(1..=3).in_sequence(&mut order).return_const(true);
        disk.expect_close().once().in_sequence(&mut order).return_const(());
        assert!((0..n).all(|block| disk.write(block)));
        disk.close();
    }
}

#[test]
fn a_step_that_needs_no_call_may_be_skipped() {
    let mut order = Sequence::new();
    let mut disk = MockDisk::new();
    disk.expect_open().once().in_sequence(&mut order).return_const(());
    disk.expect_write().times(..).in_sequence(&mut order).return_const(true);
    disk.expect_close().once().in_sequence(&mut order).return_const(());
    disk.open();
    disk.close();
}

#[test]
fn a_later_step_takes_over_once_the_earlier_is_over() {
    let mut order = Sequence::new();
    let mut disk = MockDisk::new();
    disk.expect_write().times(1..).in_sequence(&mut order).return_const(true);
    disk.expect_open().times(1).in_sequence(&mut order).return_const(());
    disk.expect_write().times(1..).in_sequence(&mut order).return_const(false);
    assert!(disk.write(1));
    assert!(disk.write(2));
    disk.open();
    assert!(!disk.write(3));
}

#[test]
fn two_sequences_are_independent() {
    let (mut left, mut right) = (Sequence::new(), Sequence::new());
    let mut disk = MockDisk::new();
    disk.expect_write().with(eq(1)).once().in_sequence(&mut left).return_const(true);
    disk.expect_write().with(eq(2)).once().in_sequence(&mut left).return_const(true);
    disk.expect_write().with(eq(11)).once().in_sequence(&mut right).return_const(true);
    disk.expect_write().with(eq(12)).once().in_sequence(&mut right).return_const(true);
    for block in [11, 1, 2, 12] {
        disk.write(block);
    }
}
