//! Modules of `extern "C"` functions.

use super::support::{hold, panic_text};
use mockall::{automock, predicate::*};
use std::{
    ffi::{CStr, c_char, c_int},
    sync::Mutex,
};

static LOCK: Mutex<()> = Mutex::new(());

#[automock]
pub mod ffi {
    use std::ffi::{c_char, c_int, c_void};

    extern "C" {
        pub fn standin_suite_abs(n: c_int) -> c_int;
        pub fn standin_suite_len(text: *const c_char) -> usize;
        pub fn standin_suite_close(handle: *mut c_void);
        #[link_name = "another_name_in_the_library"]
        #[allow(dead_code)]
        pub(crate) fn standin_suite_renamed() -> bool;
    }
}

#[test]
fn a_foreign_function_is_mocked() {
    let _lock = hold(&LOCK);
    let ctx = mock_ffi::standin_suite_abs_context();
    ctx.expect().with(lt(0)).times(1).returning(|n| -n);
    ctx.expect().with(ge(0)).return_const(0);
    assert_eq!(unsafe { mock_ffi::standin_suite_abs(-5) }, 5);
    assert_eq!(unsafe { mock_ffi::standin_suite_abs(5) }, 0);
}

#[test]
fn raw_pointers() {
    let _lock = hold(&LOCK);
    let ctx = mock_ffi::standin_suite_len_context();
    ctx.expect().returning(|text: *const c_char| unsafe { CStr::from_ptr(text) }.to_bytes().len());
    assert_eq!(unsafe { mock_ffi::standin_suite_len(c"four".as_ptr()) }, 4);
    let ctx = mock_ffi::standin_suite_close_context();
    ctx.expect().withf(|handle| handle.is_null()).once().return_const(());
    unsafe { mock_ffi::standin_suite_close(std::ptr::null_mut()) };
}

#[test]
fn attributes_for_the_linker_are_dropped() {
    let _lock = hold(&LOCK);
    let ctx = mock_ffi::standin_suite_renamed_context();
    ctx.expect().return_const(true);
    assert!(unsafe { mock_ffi::standin_suite_renamed() });
}

#[test]
fn the_words_of_a_foreign_function() {
    let _lock = hold(&LOCK);
    let text = panic_text(|| unsafe { mock_ffi::standin_suite_abs(3) });
    assert_eq!(text, "mock_ffi::standin_suite_abs(3): No matching expectation found");
    let text = panic_text(|| {
        let ctx = mock_ffi::standin_suite_abs_context();
        ctx.expect().once().return_const(1 as c_int);
    });
    assert_eq!(
        text,
        "standin_suite_abs: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}

#[automock]
pub mod library {
    extern "C" {
        pub fn standin_suite_linked(n: u32) -> i64;
    }
    pub extern "C" fn standin_suite_defined(n: u32) -> i64 {
        i64::from(n)
    }
}

/// Calls the original, as code does that knows nothing of the double.
fn through_the_linker(n: u32) -> i64 {
    unsafe { library::standin_suite_linked(n) }
}

#[test]
fn the_linker_finds_the_double_in_place_of_the_original() {
    let _lock = hold(&LOCK);
    let ctx = mock_library::standin_suite_linked_context();
    ctx.expect().with(eq(3)).times(1).returning(|n| i64::from(n) + 1);
    assert_eq!(through_the_linker(3), 4);
    let ctx = mock_library::standin_suite_defined_context();
    ctx.expect().return_const(-1i64);
    assert_eq!(mock_library::standin_suite_defined(1), -1);
    assert_eq!(library::standin_suite_defined(1), 1);
}
