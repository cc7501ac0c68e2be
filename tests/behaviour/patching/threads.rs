//! Patches and threads: each thread sees its own, and what is carried to it.

use std::sync::Barrier;
use std::sync::mpsc;
use std::thread;

use rayon::prelude::*;
use standin::{PatchScope, patch, patchable};

use crate::failing::first_line;

#[patchable]
fn answer() -> u32 {
    42
}

#[patchable]
fn question() -> u32 {
    6
}

// What is patched globally has one test alone: others would see it.

#[patchable]
fn seen_by_all() -> u32 {
    1
}

#[patchable]
fn seen_by_others() -> u32 {
    6
}

#[patchable]
fn shared() -> u32 {
    1
}

#[patchable]
fn other() -> u32 {
    2
}

#[patchable]
fn forgotten() -> u32 {
    3
}

#[patchable]
async fn fetch(n: u32) -> u32 {
    n
}

#[test]
fn eight_tests_that_patch_one_function_do_not_wait_for_each_other() {
    let together = Barrier::new(8);
    thread::scope(|scope| {
        for n in 0..8 {
            let together = &together;
            scope.spawn(move || {
                let double = patch!(answer);
                double.returns(n);
                // Only if all eight have their patch at once does any of them go on.
                together.wait();
                for _ in 0..10 {
                    assert_eq!(answer(), n);
                }
                together.wait();
                assert_eq!(double.call_count(), 10);
            });
        }
    });
    assert_eq!(answer(), 42);
}

#[test]
fn a_thread_without_a_scope_sees_the_original() {
    let _double = patch!(answer => || 7);
    assert_eq!(thread::spawn(answer).join().unwrap(), 42);
}

#[test]
fn a_scope_is_carried_into_threads() {
    let double = patch!(answer => || 7);
    let scope = PatchScope::current();
    assert_eq!(thread::spawn(scope.wrap(answer)).join().unwrap(), 7);
    let entered = thread::spawn(move || {
        let before = answer();
        let entered = scope.enter();
        let inside = answer();
        drop(entered);
        (before, inside, answer())
    });
    assert_eq!(entered.join().unwrap(), (42, 7, 42));
    assert_eq!(double.call_count(), 2);
}

#[test]
fn a_scope_that_is_carried_says_what_its_guards_say_now() {
    let scope = PatchScope::current();
    let (ask, asked) = mpsc::channel::<()>();
    let (tell, told) = mpsc::channel();
    let other = thread::spawn(move || {
        let _entered = scope.enter();
        for () in asked {
            tell.send(answer()).unwrap();
        }
    });
    let ask_other = || {
        ask.send(()).unwrap();
        told.recv().unwrap()
    };
    assert_eq!(ask_other(), 42);
    let double = patch!(answer => || 7);
    assert_eq!(ask_other(), 7);
    drop(double);
    assert_eq!(ask_other(), 42);
    drop(ask);
    other.join().unwrap();
}

#[test]
fn what_another_thread_of_the_scope_puts_in_place_is_seen_at_once() {
    let mine = patch!(answer => || 7);
    let _other_function = patch!(question => || 8);
    let scope = PatchScope::current();
    let (tell, told) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    assert_eq!(answer(), 7);
    let other = thread::spawn(move || {
        let _entered = scope.enter();
        let theirs = patch!(answer => || 9);
        tell.send(answer()).unwrap();
        may_go_on.recv().unwrap();
        drop(theirs);
        tell.send(answer()).unwrap();
    });
    assert_eq!((told.recv().unwrap(), answer(), answer()), (9, 9, 9));
    go_on.send(()).unwrap();
    assert_eq!((told.recv().unwrap(), answer(), answer()), (7, 7, 7));
    other.join().unwrap();
    drop(mine);
    assert_eq!((answer(), question()), (42, 8));
}

#[test]
fn a_thread_sees_its_own_patches_again_when_it_leaves_a_scope() {
    let elsewhere = thread::spawn(|| {
        let double = patch!(answer => || 1);
        std::mem::forget(double);
        PatchScope::current()
    });
    let elsewhere = elsewhere.join().unwrap();
    let _mine = patch!(question => || 2);
    for _ in 0..2 {
        assert_eq!((answer(), question()), (42, 2));
        let entered = elsewhere.enter();
        assert_eq!((answer(), question()), (1, 6));
        drop(entered);
    }
    assert_eq!((answer(), question()), (42, 2));
}

#[test]
fn scopes_may_be_left_in_any_order() {
    let scope_of = |value: u32| {
        let made = thread::spawn(move || {
            std::mem::forget(patch!(answer => move || value));
            PatchScope::current()
        });
        made.join().unwrap()
    };
    let [first, second, third] = [1, 2, 3].map(scope_of);
    let (first, second, third) = (first.enter(), second.enter(), third.enter());
    drop(first);
    assert_eq!(answer(), 3);
    drop(third);
    assert_eq!(answer(), 2);
    drop(second);
    assert_eq!(answer(), 42);
}

#[test]
fn the_shorthands_for_threads_carry_the_scope() {
    let _double = patch!(answer => || 7);
    assert_eq!(standin::thread::spawn(answer).join().unwrap(), 7);
    let local = 3;
    let sum = standin::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| answer() + local)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum::<u32>()
    });
    assert_eq!(sum, 40);
}

#[test]
fn a_scope_is_carried_into_a_thread_pool() {
    let double = patch!(answer => || 7);
    let scope = PatchScope::current();
    let sum: u32 = (0..16u32)
        .into_par_iter()
        .map(|_| {
            let _entered = scope.enter();
            answer()
        })
        .sum();
    assert_eq!(sum, 16 * 7);
    assert_eq!(double.call_count(), 16);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_scope_is_carried_into_tasks() {
    let double = patch!(fetch);
    double.side_effect(|n: u32| n + 100);
    let scope = PatchScope::current();
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            tokio::spawn(scope.instrument(async move {
                tokio::task::yield_now().await;
                fetch(n).await
            }))
        })
        .collect();
    for (n, task) in (0..8).zip(tasks) {
        assert_eq!(task.await.unwrap(), n + 100);
    }
    assert_eq!(tokio::spawn(async { fetch(5).await }).await.unwrap(), 5);
    assert_eq!(double.call_count(), 8);
}

#[test]
fn a_global_patch_is_seen_by_every_thread() {
    let double = patch!(global seen_by_all => || 9);
    assert_eq!((seen_by_all(), thread::spawn(seen_by_all).join().unwrap()), (9, 9));
    assert_eq!(double.call_count(), 2);
    drop(double);
    assert_eq!(thread::spawn(seen_by_all).join().unwrap(), 1);
}

#[test]
fn a_patch_of_the_thread_goes_before_a_global_one() {
    let _everywhere = patch!(global seen_by_others => || 1);
    let here = patch!(seen_by_others => || 2);
    assert_eq!((seen_by_others(), thread::spawn(seen_by_others).join().unwrap()), (2, 1));
    drop(here);
    assert_eq!(seen_by_others(), 1);
}

#[test]
fn global_patches_take_turns_and_never_block_each_other() {
    thread::scope(|scope| {
        for n in 0..8u32 {
            scope.spawn(move || {
                for _ in 0..20 {
                    let value = n + 10;
                    if n % 2 == 0 {
                        let _first = patch!(global shared => move || value);
                        let _second = patch!(global other => move || value);
                        assert_eq!((shared(), other()), (value, value));
                    } else {
                        let _first = patch!(global other => move || value);
                        thread::yield_now();
                        let _second = patch!(global shared => move || value);
                        assert_eq!((shared(), other()), (value, value));
                    }
                }
            });
        }
    });
}

#[test]
fn a_global_patch_that_is_leaked_ends_with_its_thread() {
    let leaking = thread::spawn(|| {
        std::mem::forget(patch!(global forgotten => || 9));
        forgotten()
    });
    assert_eq!(leaking.join().unwrap(), 9);
    assert_eq!(forgotten(), 3);
    let _mine = patch!(global forgotten => || 8);
    assert_eq!(thread::spawn(forgotten).join().unwrap(), 8);
}

#[test]
fn a_global_patch_that_this_thread_would_not_see_is_refused() {
    let _here = patch!(answer => || 1);
    assert_eq!(
        first_line(|| drop(patch!(global answer))),
        "answer is patched for this thread already"
    );
}

#[test]
fn patching_and_dropping_leaves_nothing_behind() {
    for n in 0..10_000 {
        let double = patch!(answer);
        double.returns(n);
        assert_eq!(answer(), n);
    }
    assert_eq!(answer(), 42);
}

/// Patches when the thread's locals are destroyed.
struct PatchesLast;

impl Drop for PatchesLast {
    fn drop(&mut self) {
        let double = patch!(answer => || 1);
        assert_eq!(answer(), 42);
        double.assert_not_called();
    }
}

#[test]
fn a_patch_of_a_thread_whose_locals_are_gone_is_seen_by_nobody() {
    thread_local! {
        static LAST: PatchesLast = const { PatchesLast };
    }
    let thread = thread::spawn(|| {
        // What is used first is destroyed last.
        LAST.with(|_| drop(patch!(answer)));
        answer()
    });
    assert_eq!(thread.join().unwrap(), 42);
}
