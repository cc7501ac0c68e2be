//! Unsafe traits and unsafe methods.

use super::support::panic_text;
use mockall::{automock, mock, predicate::eq};

/// # Safety
/// The pointer must be valid for reads.
#[automock]
pub unsafe trait Memory {
    unsafe fn read(&self, at: *const u8) -> u8;
    unsafe fn map(size: usize) -> bool;
    fn size(&self) -> usize;
}

fn first<M: Memory>(memory: &M, bytes: &[u8]) -> Option<u8> {
    (memory.size() > 0).then(|| unsafe { memory.read(bytes.as_ptr()) })
}

#[test]
fn an_unsafe_trait() {
    let mut memory = MockMemory::new();
    memory.expect_size().return_const(1usize);
    memory.expect_read().returning(|at| unsafe { *at } + 1);
    assert_eq!(first(&memory, &[7]), Some(8));
}

#[test]
fn an_unsafe_static_method() {
    let ctx = MockMemory::map_context();
    ctx.expect().with(eq(16)).return_const(true);
    assert!(unsafe { MockMemory::map(16) });
}

/// # Safety
/// None.
pub unsafe trait Device {
    /// # Safety
    /// None.
    unsafe fn poke(&mut self, at: usize, value: u32);
}

mock! {
    pub Board {
        pub unsafe fn reset(&self) -> bool;
        pub unsafe fn halt(self);
    }
    unsafe impl Device for Board {
        unsafe fn poke(&mut self, at: usize, value: u32);
    }
    unsafe impl Sync for Board {}
}

#[test]
fn an_unsafe_impl_in_mock() {
    let mut board = MockBoard::new();
    board.expect_poke().with(eq(4), eq(0xff)).once().return_const(());
    board.expect_reset().return_const(true);
    board.expect_halt().once().return_const(());
    unsafe {
        board.poke(4, 0xff);
        assert!(board.reset());
        board.halt();
    }
}

#[test]
fn the_words_are_those_of_a_safe_method() {
    let text = panic_text(|| unsafe { MockBoard::new().poke(1, 2) });
    assert_eq!(text, "MockBoard::poke(1, 2): No matching expectation found");
}

pub struct Chip(u8);

#[automock]
impl Chip {
    pub unsafe fn raw(&mut self) -> *mut u8 {
        &mut self.0
    }
}

#[test]
fn an_unsafe_method_of_a_struct() {
    let mut chip = MockChip::new();
    chip.expect_raw().returning(std::ptr::null_mut);
    assert!(unsafe { chip.raw() }.is_null());
    assert!(!unsafe { Chip(1).raw() }.is_null());
}
