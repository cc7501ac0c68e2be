//! Guards: nested, dropped in any order, started and stopped; spies and passing through.

use standin::{PatchSet, patch, patch_multiple, patchable, patcher, spy};

use crate::failing::{failure, first_line};

#[patchable]
fn open(name: &str) -> usize {
    name.len()
}

#[patchable]
fn close(id: usize) -> Result<(), String> {
    Err(format!("real {id}"))
}

#[patchable]
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

#[patchable]
fn countdown(n: u32) -> u32 {
    if n == 0 { 0 } else { 1 + countdown(n - 1) }
}

#[test]
fn what_is_left_is_what_the_live_guards_say() {
    let first = patch!(open => |_| 1);
    let second = patch!(open => |_| 2);
    let third = patch!(open => |_| 3);
    assert_eq!(open("x"), 3);
    drop(second);
    assert_eq!(open("x"), 3);
    drop(third);
    assert_eq!(open("x"), 1);
    drop(first);
    assert_eq!(open("four"), 4);
}

#[test]
fn a_guard_may_be_called_as_its_function_where_that_is_patched_again() {
    fn real(name: &str) -> usize {
        open(name)
    }
    let open = patch!(open => |_| 1);
    let close = spy!(close);
    {
        let open = patch!(open);
        open.calls_original();
        assert_eq!(real("four"), 4);
        open.assert_called_once_with("four");
        let close = patch!(self::close);
        close.assert_not_called();
    }
    assert_eq!(real("x"), 1);
    open.assert_called_once_with("x");
    close.assert_not_called();
}

#[test]
fn a_closure_or_a_function_answers_from_the_start() {
    fn fake(name: &str) -> usize {
        name.len() * 100
    }
    let by_function = patch!(open => fake);
    assert_eq!(open("ab"), 200);
    by_function.expect().with("x").returning(|_| 0);
    assert_eq!((open("x"), open("y")), (0, 100));
    let longer = patch!(longest => |a, b| if a < b { a } else { b });
    assert_eq!(longest("b", &String::from("abc")), "abc");
    longer.assert_called_once();
}

#[test]
fn a_spy_records_and_passes_on() {
    let spy = spy!(open);
    assert_eq!((open("ab"), open("abc")), (2, 3));
    assert_eq!(spy.call_args_list(), ["ab", "abc"]);
    spy.expect().with("x").returning(|_| 9);
    assert_eq!((open("x"), open("y")), (9, 1));
}

#[test]
fn a_call_too_many_does_not_reach_the_original() {
    let spy = spy!(open);
    spy.expect().with("a").times(1).returning(|_| 8);
    spy.expect().with("b").times(1).returning(|_| 9);
    assert_eq!(["a", "b", "c"].map(open), [8, 9, 1]);
    assert!(first_line(|| open("a")).contains("called 2 times which is more than the expected 1"));
    spy.reset_mock().expectations();
}

#[test]
fn an_original_that_calls_itself_comes_by_the_double_each_time() {
    let spy = spy!(countdown);
    assert_eq!(countdown(3), 3);
    assert_eq!(spy.call_args_list(), [3, 2, 1, 0]);
    spy.expect().with(1).returning(|_| 10);
    assert_eq!(countdown(3), 12);
}

#[test]
fn the_original_can_be_called_with_other_arguments() {
    let double = patch!(open);
    double.expect().with("short").calls_original_with(|_| ("a longer name",));
    double.calls_original();
    assert_eq!((open("short"), open("xy")), (13, 2));
    let swapped = patch!(longest);
    swapped.expect().calls_original_with(|a, _| (a, "longer than that"));
    assert_eq!(longest("a", "b"), "longer than that");
}

#[test]
fn a_patcher_is_started_and_stopped() {
    let mut patcher = patcher!(open);
    for n in 0..2 {
        assert_eq!(open("abc"), 3);
        patcher.start().returns(n);
        assert_eq!(open("abc"), n);
        patcher.stop();
    }
    patcher.stop();
    patcher.start().expect().times(1).returning(|_| 0);
    assert!(
        first_line(|| patcher.stop()).contains("called 0 time(s) which is fewer than expected 1")
    );
}

#[test]
fn several_guards_come_as_a_tuple() {
    {
        let (opened, closed) = patch_multiple!(open => |_| 7, close);
        closed.returns(Ok(()));
        assert_eq!(close(open("x")), Ok(()));
        opened.assert_called_once_with("x");
        closed.assert_called_once_with(7);
    }
    assert_eq!(close(open("x")), Err("real 1".into()));
}

#[test]
fn a_set_is_stopped_as_one() {
    let mut patches = PatchSet::new();
    let opened = patches.start(patch!(open));
    opened.returns(5);
    patches.start(patch!(open)).returns(6);
    assert_eq!(open("x"), 6);
    patches.stop_all();
    assert_eq!(open("x"), 1);
    opened.assert_not_called();
    patches.start(patch!(open)).returns(8);
    drop(patches);
    assert_eq!(open("x"), 1);
}

#[test]
fn nothing_set_up_is_a_failure_that_says_so() {
    let text = failure(|| {
        let _double = patch!(open);
        open("x")
    });
    assert!(text.starts_with(r#"open("x"): No matching expectation found"#), "{text}");
    assert!(text.contains(r#"open.expect().with("x").returning(|name| todo!());"#), "{text}");
    assert_eq!(open("x"), 1);
}

#[test]
fn a_leaked_guard_ends_with_its_thread() {
    std::thread::spawn(|| {
        let leaked = patch!(open => |_| 9);
        std::mem::forget(leaked);
        assert_eq!(open("x"), 9);
    })
    .join()
    .unwrap();
    assert_eq!(open("x"), 1);
}
