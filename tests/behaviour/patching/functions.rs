//! Patches: a double in place of a function, for the length of a scope.

use std::thread;

use standin::{patch, patchable};

use crate::failing::{failure, first_line};
use crate::signatures::ready;

mod net {
    use standin::patchable;

    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct HttpError(pub(crate) u16);

    /// Opens a URL.
    #[patchable]
    pub(crate) fn urlopen(url: &str) -> Result<String, HttpError> {
        Ok(format!("real {url}"))
    }

    #[patchable]
    pub(crate) fn close(id: u8) {
        assert_ne!(id, 0, "the real thing");
    }
}

#[patchable]
fn fact(n: u64) -> u64 {
    if n == 0 { 1 } else { n * fact(n - 1) }
}

#[patchable]
fn longest<'a>(a: &'a str, b: &'a str, _n: &usize) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

#[patchable]
fn swap((a, b): (u8, u8), mut list: Vec<u8>) -> Vec<u8> {
    list.push(b);
    list.push(a);
    list
}

#[patchable]
fn fill(buffer: &mut [u8], with: impl Fn(usize) -> u8) {
    buffer.iter_mut().enumerate().for_each(|(index, byte)| *byte = with(index));
}

#[patchable]
async fn fetch(url: &str) -> String {
    format!("real {url}")
}

#[patchable]
fn exit(code: u8) -> ! {
    panic!("exit {code}")
}

#[test]
fn a_patch_is_in_place_until_its_scope_ends() {
    assert_eq!(net::urlopen("x"), Ok("real x".into()));
    {
        let urlopen = patch!(net::urlopen);
        urlopen.side_effect([Ok("foo".to_string()), Err(net::HttpError(404))]);
        assert_eq!(net::urlopen("x"), Ok("foo".into()));
        assert_eq!(net::urlopen("y"), Err(net::HttpError(404)));
        urlopen.assert_called_with("y");
        assert_eq!(urlopen.call_args_list(), ["x", "y"]);
    }
    assert_eq!(net::urlopen("x"), Ok("real x".into()));
}

#[test]
fn a_patch_is_found_by_any_path_to_the_function() {
    use net::close as shut;
    use net::urlopen;
    let by_name = patch!(urlopen);
    by_name.returns(Ok("double".to_string()));
    assert_eq!(urlopen("x"), Ok("double".into()));
    let by_other_name = patch!(shut);
    by_other_name.returns(());
    net::close(0);
    let by_full_path = patch!(crate::patching::functions::net::close);
    by_full_path.returns(());
    net::close(0);
    let by_relative_path = patch!(self::net::close);
    by_relative_path.returns(());
    net::close(0);
    by_other_name.assert_called_once();
}

#[test]
fn patches_nest_and_the_latest_that_lives_answers() {
    let outer = patch!(fact);
    outer.returns(1);
    {
        let inner = patch!(fact);
        inner.returns(2);
        assert_eq!(fact(5), 2);
        outer.assert_not_called();
    }
    assert_eq!(fact(5), 1);
    drop(outer);
    assert_eq!(fact(5), 120);
}

#[test]
fn patches_dropped_out_of_order_leave_what_the_live_ones_say() {
    let first = patch!(fact);
    first.returns(1);
    let second = patch!(fact);
    second.returns(2);
    let third = patch!(fact);
    third.returns(3);
    drop(second);
    assert_eq!(fact(5), 3);
    drop(third);
    assert_eq!(fact(5), 1);
    drop(first);
    assert_eq!(fact(5), 120);
}

#[test]
fn a_panic_restores_the_function() {
    let text = first_line(|| {
        let close = patch!(net::close);
        close.expect().times(3).returning(|_| ());
        net::close(0);
        panic!("the test fails");
    });
    assert_eq!(text, "the test fails");
    assert!(first_line(|| net::close(0)).contains("the real thing"));
}

#[test]
fn calls_original_passes_through_and_records() {
    let patch = patch!(fact);
    patch.calls_original();
    patch.expect().with(2).returning(|_| 100);
    // The function calls itself, and each of those calls is looked up too.
    assert_eq!(fact(4), 4 * 3 * 100);
    assert_eq!(patch.call_args_list(), [4, 3, 2]);

    let patch = patch!(fact);
    patch.returns(7);
    patch.expect().with(0).calls_original();
    assert_eq!((fact(0), fact(3)), (1, 7));
}

#[test]
fn a_patch_with_nothing_set_up_says_so() {
    let _close = patch!(net::close);
    let text = failure(|| net::close(3));
    assert!(text.starts_with("close(3): No matching expectation found"), "{text}");
    assert!(text.contains("close.expect().with(3).returning(|id| todo!());"), "{text}");
}

#[test]
fn the_guard_verifies_when_it_is_dropped() {
    let patch = patch!(fact);
    patch.expect().with(3).times(1).returning(|_| 1);
    assert_eq!(
        first_line(|| patch.verify()),
        "fact: Expectation(var == 3) called 0 time(s) which is fewer than expected 1"
    );
    assert_eq!(
        first_line(|| drop(patch)),
        "fact: Expectation(var == 3) called 0 time(s) which is fewer than expected 1"
    );
    assert_eq!(fact(3), 6);
}

#[test]
fn a_patch_is_seen_by_its_own_thread_alone() {
    let patch = patch!(fact);
    patch.returns(0);
    assert_eq!(thread::spawn(|| fact(3)).join().unwrap(), 6);
    assert_eq!(fact(3), 0);
    patch.assert_called_once_with(3);
}

#[test]
fn arguments_and_outputs_have_all_forms() {
    let text = String::from("text");
    let patched = patch!(longest);
    patched.expect().with(|a: &str| a == "text", "x", 1).returning(|_, b, _| b);
    assert_eq!(longest(&text, "x", &1), "x");
    drop(patched);
    assert_eq!(longest(&text, "x", &1), "text");

    assert_eq!(swap((1, 2), vec![0]), [0, 2, 1]);
    let patched = patch!(swap);
    patched.expect().with((1, 2), [0]).returning(|(a, _), _| vec![a]);
    patched.calls_original();
    assert_eq!(swap((1, 2), vec![0]), [1]);
    assert_eq!(swap((3, 4), vec![]), [4, 3]);

    let mut buffer = [0; 2];
    fill(&mut buffer, |index| index as u8 + 1);
    assert_eq!(buffer, [1, 2]);
    let patched = patch!(fill);
    patched.expect().returning(|buffer, with| buffer[0] = with(9));
    fill(&mut buffer, |index| index as u8);
    assert_eq!(buffer, [9, 2]);
}

#[test]
fn functions_that_never_return_and_async_functions() {
    assert_eq!(first_line(|| exit(1)), "exit 1");
    let patched = patch!(exit);
    patched.expect().returning(|code| panic!("double {code}"));
    assert_eq!(first_line(|| exit(2)), "double 2");

    assert_eq!(ready(fetch("x")), "real x");
    let patched = patch!(fetch);
    patched.expect().with("x").returning(|url| format!("double {url}"));
    patched.calls_original();
    assert_eq!((ready(fetch("x")), ready(fetch("y"))), ("double x".into(), "real y".into()));
}

#[test]
fn a_patch_inside_a_function_body() {
    #[patchable]
    fn local() -> u8 {
        1
    }
    let patched = patch!(local);
    patched.returns(2);
    assert_eq!(local(), 2);
}

#[test]
fn an_effect_may_make_and_drop_patches() {
    let outer = patch!(fact);
    outer.expect().returning(|n| {
        let inner = patch!(fact);
        inner.returns(n + 1);
        fact(0)
    });
    assert_eq!(fact(1), 2);
}

/// What is said of an argument's lints holds for the body.
#[deny(unused_variables, unfulfilled_lint_expectations)]
mod lints_of_arguments {
    use standin::{patch, patchable};

    use crate::signatures::ready;

    #[patchable]
    fn first(
        one: u8,
        #[allow(unused_variables)] two: u8,
        #[expect(unused_variables)] three: u8,
    ) -> u8 {
        one
    }

    #[patchable]
    async fn second(#[allow(unused_variables)] one: u8, two: u8) -> u8 {
        two
    }

    #[test]
    fn the_functions_can_be_patched() {
        assert_eq!((first(1, 2, 3), ready(second(1, 2))), (1, 2));
        let (_first, _second) = (patch!(first => |_, _, n| n), patch!(second => |n, _| n));
        assert_eq!((first(1, 2, 3), ready(second(1, 2))), (3, 1));
    }
}
