//! Patches of thread-locals: each is of one thread, as the thread-local itself.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::thread;

use standin::{PatchScope, patch, patch_multiple, patchable};

#[patchable]
thread_local! {
    /// How often to try.
    static LIMIT: Cell<u32> = const { Cell::new(3) };
    static NAMES: RefCell<Vec<String>> = RefCell::new(vec!["real".to_string()]);
    static SHARED: Rc<str> = made("real");
}

thread_local! {
    static IS_MADE: Cell<bool> = const { Cell::new(false) };
}

fn made(name: &str) -> Rc<str> {
    IS_MADE.set(true);
    name.into()
}

mod config {
    #[standin::patchable]
    std::thread_local!(pub(super) static MODE: &'static str = "fast");
}

#[test]
fn a_thread_local_is_patched_until_the_guard_goes() {
    {
        let limit = patch!(static LIMIT, Cell::new(5));
        assert_eq!((LIMIT.get(), LIMIT.with(Cell::get)), (5, 5));
        LIMIT.set(6);
        assert_eq!(limit.get(), 6);
        limit.set(7);
        assert_eq!(LIMIT.replace(8), 7);
    }
    assert_eq!(LIMIT.get(), 3);
}

#[test]
fn what_is_left_is_what_the_live_guards_say() {
    let outer = patch!(static config::MODE, "outer");
    let inner = patch!(static config::MODE, "inner");
    assert_eq!(config::MODE.with(|mode| mode.to_string()), "inner");
    drop(outer);
    assert_eq!(config::MODE.with(|mode| mode.to_string()), "inner");
    drop(inner);
    assert_eq!(config::MODE.with(|mode| mode.to_string()), "fast");
}

#[test]
fn everything_that_a_thread_local_can_do() {
    NAMES.with_borrow_mut(|names| names.push("more".into()));
    {
        let names = patch!(static NAMES, RefCell::default());
        NAMES.with_borrow_mut(|names| names.push("patched".into()));
        assert_eq!(NAMES.with_borrow(Vec::len), 1);
        assert_eq!(NAMES.take(), ["patched"]);
        NAMES.set(vec!["set".into()]);
        assert_eq!(NAMES.replace(Vec::new()), ["set"]);
        assert!(names.borrow().is_empty());
        assert_eq!(NAMES.try_with(|names| names.borrow().len()), Ok(0));
    }
    assert_eq!(NAMES.with_borrow(|names| names.join(" ")), "real more");
    assert_eq!(LIMIT.take(), 3);
    assert_eq!(LIMIT.get(), 0);
}

#[test]
fn other_threads_have_their_own() {
    let _limit = patch!(static LIMIT, Cell::new(5));
    let scope = PatchScope::current();
    assert_eq!(thread::spawn(scope.wrap(|| LIMIT.get())).join().unwrap(), 3);
    assert_eq!(LIMIT.get(), 5);
}

#[test]
fn the_real_value_is_not_even_made() {
    let double: Rc<str> = "double".into();
    {
        let _shared = patch!(static SHARED, double.clone());
        assert!(SHARED.with(|shared| Rc::ptr_eq(shared, &double)));
        assert!(!IS_MADE.get());
    }
    assert_eq!(Rc::strong_count(&double), 1);
    assert_eq!(SHARED.with(|shared| shared.to_string()), "real");
    assert!(IS_MADE.get());
}

#[test]
fn a_reader_may_patch_again_and_keeps_what_it_reads() {
    let outer = patch!(static config::MODE, "outer");
    config::MODE.with(|mode| {
        drop(outer);
        let _inner = patch!(static config::MODE, "inner");
        assert_eq!((*mode, config::MODE.with(|mode| *mode)), ("outer", "inner"));
    });
    assert_eq!(config::MODE.with(|mode| *mode), "fast");
}

#[test]
fn several_are_patched_at_once() {
    let (limit, _mode) =
        patch_multiple!(static LIMIT => Cell::new(1), static config::MODE => "slow");
    limit.set(2);
    assert_eq!((LIMIT.get(), config::MODE.with(|mode| *mode)), (2, "slow"));
}
