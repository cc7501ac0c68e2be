//! Patched functions and callbacks.

use std::sync::mpsc;
use std::{fs, thread};

use standin::{mock_fn, patch, patch_current_dir, patch_env};

use super::chapter;
use super::doubles::{Client, urlopen};

chapter!("Patches and callbacks", "patches.rs":
    a_patch_with_nothing_set_up,
    a_patch_of_a_method_that_never_returns,
    a_patch_that_expects_something_else,
    a_patch_that_is_asked,
    a_patch_behind_a_later_one,
    a_patch_that_another_thread_does_not_see,
    a_patch_that_expects_a_call_of_another_thread,
    a_global_patch_inside_one_of_this_thread,
    a_guard_without_a_name_is_dropped,
    a_callback,
    a_turn_that_does_not_come,
    the_directory_before_is_gone_when_the_guard_is_dropped,
);

/// A patch with nothing set up
fn a_patch_with_nothing_set_up() {
    let _urlopen = patch!(urlopen);
    _ = urlopen("http://x");
}

/// The same of a method, which never returns
fn a_patch_of_a_method_that_never_returns() {
    let _leave = patch!(Client::leave);
    Client.leave(2);
}

/// A patch that expects something else
fn a_patch_that_expects_something_else() {
    let double = patch!(urlopen);
    double.expect().with("http://y").returning(|_| Err(404));
    _ = urlopen("http://x");
}

/// A patch that is asked afterwards
fn a_patch_that_is_asked() {
    let double = patch!(urlopen);
    double.returns(Err(404));
    _ = urlopen("http://x");
    double.assert_called_once_with("http://y");
}

/// A patch while there is a later one of the same function, as of a test in a module with `#[patched]`
fn a_patch_behind_a_later_one() {
    let double = patch!(urlopen => |_| Err(404));
    let _later = patch!(urlopen => |_| Err(405));
    _ = urlopen("http://x");
    double.assert_called();
}

/// A patch of which another thread calls the original
fn a_patch_that_another_thread_does_not_see() {
    let double = patch!(urlopen);
    double.returns(Err(404));
    _ = thread::spawn(|| urlopen("http://x")).join();
    double.assert_called_once_with("http://x");
}

/// The same where the call is expected
fn a_patch_that_expects_a_call_of_another_thread() {
    let double = patch!(urlopen);
    double.expect().once().returning(|_| Err(404));
    _ = thread::spawn(|| urlopen("http://x")).join();
    double.verify();
}

/// A global patch while this thread has one of its own
fn a_global_patch_inside_one_of_this_thread() {
    let _here = patch!(urlopen);
    let _everywhere = patch!(global urlopen);
}

/// A patch that is set up in the statement that makes it, and undone at its end
fn a_guard_without_a_name_is_dropped() {
    patch!(urlopen).returns(Err(404));
    _ = urlopen("http://x");
}

/// A callback that was called with something else
fn a_callback() {
    let on_change = mock_fn!(on_change: |n: u32|);
    on_change.returns(());
    on_change.as_fn()(1);
    on_change.assert_called_once_with(2);
}

/// What the whole process sees, patched on a thread for which the one that has the turn waits
fn a_turn_that_does_not_come() {
    let (begin, begun) = mpsc::channel();
    let (_end, ended) = mpsc::channel::<()>();
    thread::spawn(move || {
        let _env = patch_env([("STANDIN_PATIENCE", Some("0.02"))]);
        _ = (begin.send(()), ended.recv());
    });
    begun.recv().unwrap();
    let _everywhere = patch!(global urlopen);
}

/// The directory that the guard goes back to is gone
fn the_directory_before_is_gone_when_the_guard_is_dropped() {
    let _outside = patch_current_dir("/tmp").unwrap();
    fs::create_dir_all("gone-for-standin").unwrap();
    let _before = patch_current_dir("gone-for-standin").unwrap();
    let _root = patch_current_dir("/").unwrap();
    fs::remove_dir("/tmp/gone-for-standin").unwrap();
}
