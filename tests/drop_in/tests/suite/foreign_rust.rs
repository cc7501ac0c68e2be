//! Modules of `extern "Rust"` functions, and several blocks in one module.

use super::support::{hold, panic_text};
use mockall::automock;
use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

pub struct Packet(pub Vec<u8>);

#[automock]
mod linked {
    use super::Packet;

    extern "Rust" {
        pub fn checksum(of: &Packet) -> u32;
        pub fn split(packet: Packet, at: usize) -> (Packet, Packet);
    }

    extern "C" {
        pub fn standin_suite_mixed(n: u8) -> u8;
    }

    pub fn wrapped(of: &Packet) -> u32 {
        of.0.len() as u32
    }
}

#[test]
fn rust_types_cross_the_border() {
    let _lock = hold(&LOCK);
    let checksum = mock_linked::checksum_context();
    checksum.expect().returning(|of| of.0.iter().map(|byte| u32::from(*byte)).sum());
    let split = mock_linked::split_context();
    split.expect().withf(|_, at| *at == 1).returning(|packet, at| {
        let (left, right) = packet.0.split_at(at);
        (Packet(left.into()), Packet(right.into()))
    });
    let (left, right) = unsafe { mock_linked::split(Packet(vec![1, 2, 3]), 1) };
    assert_eq!(unsafe { mock_linked::checksum(&left) }, 1);
    assert_eq!(unsafe { mock_linked::checksum(&right) }, 5);
}

#[test]
fn blocks_and_functions_are_mixed() {
    let _lock = hold(&LOCK);
    let mixed = mock_linked::standin_suite_mixed_context();
    mixed.expect().returning(|n| n + 1);
    let wrapped = mock_linked::wrapped_context();
    wrapped.expect().return_const(9u32);
    assert_eq!(unsafe { mock_linked::standin_suite_mixed(1) }, 2);
    assert_eq!(mock_linked::wrapped(&Packet(vec![])), 9);
    assert_eq!(linked::wrapped(&Packet(vec![0])), 1);
}

#[test]
fn the_words_of_a_foreign_function() {
    let _lock = hold(&LOCK);
    let text = panic_text(|| unsafe { mock_linked::checksum(&Packet(vec![])) });
    assert_eq!(text, "mock_linked::checksum(?): No matching expectation found");
}
