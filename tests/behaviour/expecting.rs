//! Expect first: mockall's words, and what they mean.

use standin::signature::{Own, Ref};
use standin::{Captured, Expectation, any, automock, predicate};

use crate::failing::first_line;

#[automock]
trait Store {
    fn get(&self, key: &str) -> u32;
    fn put(&self, key: &str, size: u64);
    fn ring(&self);
}

#[test]
fn the_first_expectation_that_matches_answers() {
    let mut store = MockStore::new();
    store.expect_get().with("a").returning(|_| 1);
    store.expect_get().returning(|_| 2);
    store.expect_get().with("a").returning(|_| 3);
    assert_eq!((store.get("a"), store.get("b"), store.get("a")), (1, 2, 1));
}

#[test]
fn a_used_up_expectation_lets_the_next_one_answer() {
    let mut store = MockStore::new();
    store.expect_get().times(2).returning(|_| 1);
    store.expect_get().once().returning(|_| 2);
    assert_eq!([store.get("a"), store.get("a"), store.get("a")], [1, 1, 2]);
    assert_eq!(
        first_line(|| store.get("a")),
        r#"MockStore::get("a"): No matching expectation found"#
    );
}

#[test]
fn expectations_of_every_kind_are_tried_in_order() {
    let mut store = MockStore::new();
    let captured = Captured::<String>::new();
    store.expect_get().with("once").times(1).returning(|_| 1);
    store.expect_get().withf(|key| key.len() == 1).returning(|_| 2);
    store.expect_get().with(captured.capture()).times(1).returning(|_| 3);
    store.expect_get().with(predicate::str::starts_with("o")).returning(|_| 4);
    let answers = ["once", "a", "once", "once", "b"].map(|key| store.get(key));
    assert_eq!(answers, [1, 2, 3, 4, 2]);
    assert_eq!(captured.values(), ["once"]);
    // What comes after a call is a batch of its own.
    store.expect_get().with("later").returning(|_| 5);
    store.expect_get().returning(|_| 6);
    assert_eq!(["later", "x", "once", "other"].map(|key| store.get(key)), [5, 2, 4, 4]);
    assert_eq!(store.get("none"), 6);
    assert_eq!(captured.values(), ["once"]);
}

#[automock]
trait Wire {
    fn send(&self, kind: &str, to: u64, body: &[u8]) -> u32;
}

#[test]
fn values_of_each_argument_tell_expectations_apart() {
    let mut wire = MockWire::new();
    for number in 0..4 {
        wire.expect_send().with("a", number, [1]).return_const(number as u32);
    }
    wire.expect_send().with("b", 3, [1]).return_const(4u32);
    wire.expect_send().with("b", 3, [2]).return_const(5u32);
    wire.expect_send().with("b", 4, [2]).return_const(6u32);
    wire.expect_send().with("a", 3, [2]).return_const(7u32);
    let sent = [("a", 3, 1), ("b", 4, 2), ("b", 3, 2), ("a", 3, 2), ("a", 0, 1), ("b", 3, 1)];
    assert_eq!(sent.map(|(kind, to, body)| wire.send(kind, to, &[body])), [3, 6, 5, 7, 0, 4]);
    let nobody = first_line(|| wire.send("b", 0, &[2]));
    assert_eq!(nobody, r#"MockWire::send("b", 0, [2]): No matching expectation found"#);
}

#[test]
fn a_closure_is_asked_when_the_matchers_before_it_have_accepted() {
    let mut wire = MockWire::new();
    wire.expect_send().with("empty", any(), [0]).return_const(0u32);
    wire.expect_send().with("full", any(), |body: &[u8]| body[0] == 1).return_const(1u32);
    wire.expect_send().with("full", any(), |body: &[u8]| body[0] == 2).return_const(2u32);
    wire.expect_send().with("empty", any(), []).return_const(3u32);
    assert_eq!([wire.send("full", 0, &[2]), wire.send("empty", 0, &[])], [2, 3]);
}

#[test]
fn a_predicate_is_asked_when_the_matchers_before_it_have_accepted() {
    let begins_with = |first| predicate::function(move |body: &[u8]| body[0] == first);
    let mut wire = MockWire::new();
    wire.expect_send().with("empty", any(), [0]).return_const(0u32);
    wire.expect_send().with("full", any(), begins_with(1)).return_const(1u32);
    wire.expect_send().with("full", any(), begins_with(2)).return_const(2u32);
    wire.expect_send().with("empty", any(), []).return_const(3u32);
    assert_eq!([wire.send("full", 0, &[2]), wire.send("empty", 0, &[])], [2, 3]);
}

#[test]
fn the_only_expectation_may_not_be_called_too_often() {
    let mut store = MockStore::new();
    store.expect_get().times(1).returning(|_| 1);
    store.get("a");
    assert_eq!(
        first_line(|| store.get("a")),
        "MockStore::get: Expectation(<anything>) called 2 times which is more than the expected 1"
    );
    assert_eq!(
        first_line(move || drop(store)),
        "MockStore::get: Expectation(<anything>) called 2 time(s) which is more than expected 1"
    );
}

#[test]
fn never_fails_at_the_first_call() {
    let mut store = MockStore::new();
    store.expect_get().with("a").never();
    assert_eq!(
        first_line(|| store.get("a")),
        r#"MockStore::get: Expectation(var == "a") should not have been called"#
    );
    assert_eq!(
        first_line(move || drop(store)),
        r#"MockStore::get: Expectation(var == "a") called 1 time(s) which is more than expected 0"#
    );
}

#[test]
fn never_goes_before_what_answers_all_calls() {
    let forbidden = r#"MockStore::get: Expectation(var == "secret") should not have been called"#;
    let set_up: [fn(&mut MockStore); 3] = [
        |store| {
            store.get.returns(1);
        },
        |store| {
            store.get.calls(|_| 1);
        },
        |store| {
            store.be_lenient();
            store.expect_get().with("other").returning(|_| 1);
        },
    ];
    for set_up in set_up {
        let mut store = MockStore::new();
        set_up(&mut store);
        store.expect_get().with("secret").never();
        store.get("home");
        assert_eq!(first_line(|| store.get("secret")), forbidden);
        assert!(first_line(move || drop(store)).contains("more than expected 0"));
    }
}

#[test]
fn never_leaves_a_call_to_another_expectation_that_is_for_it() {
    let mut store = MockStore::new();
    store.get.returns(1);
    store.expect_get().with("secret").never();
    store.expect_get().withf(|key| key.starts_with('s')).times(1).returning(|_| 2);
    assert_eq!(store.get("secret"), 2);
    assert!(first_line(|| store.get("secret")).contains("should not have been called"));
    store.get.reset_mock().expectations();
}

#[test]
fn every_form_of_range_is_a_number_of_times() {
    let calls = |count: u32, set_up: fn(&mut MockStore)| {
        let mut store = MockStore::new();
        set_up(&mut store);
        (0..count).for_each(|_| store.ring());
    };
    calls(0, |store| _ = store.expect_ring().times(..).returning(|| ()));
    calls(2, |store| _ = store.expect_ring().times(2).returning(|| ()));
    calls(2, |store| _ = store.expect_ring().times(1..3).returning(|| ()));
    calls(3, |store| _ = store.expect_ring().times(1..=3).returning(|| ()));
    calls(9, |store| _ = store.expect_ring().times(1..).returning(|| ()));
    calls(1, |store| _ = store.expect_ring().times(..2).returning(|| ()));
    calls(2, |store| _ = store.expect_ring().times(..=2).returning(|| ()));

    let too_many = |count, set_up| first_line(|| calls(count, set_up));
    assert_eq!(
        too_many(3, |store| _ = store.expect_ring().times(1..3).returning(|| ())),
        "MockStore::ring: Expectation(<anything>) called 3 times which is more than the expected 2"
    );
    assert_eq!(
        too_many(0, |store| _ = store.expect_ring().times(1..).returning(|| ())),
        "MockStore::ring: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}

#[test]
#[allow(clippy::reversed_empty_ranges)]
fn a_backwards_range_is_refused() {
    let mut store = MockStore::new();
    assert_eq!(first_line(|| store.expect_ring().times(3..1)), "Backwards range");
    assert_eq!(first_line(|| store.expect_ring().times(3..=1)), "Backwards range");
    assert_eq!(first_line(|| store.expect_ring().times(..0)), "Backwards range");
}

#[test]
fn withf_sees_all_arguments() {
    let mut store = MockStore::new();
    store.expect_put().withf(|key, size| key.len() as u64 == *size).returning(|_, _| ());
    store.put("home", 4);
    assert_eq!(
        first_line(|| store.put("home", 5)),
        r#"MockStore::put("home", 5): No matching expectation found"#
    );
}

#[test]
fn with_takes_predicates() {
    let mut store = MockStore::new();
    store
        .expect_put()
        .with(predicate::str::starts_with("h"), predicate::in_iter([4, 5]))
        .returning(|_, _| ());
    store.expect_put().with(predicate::eq("x"), predicate::always()).returning(|_, _| ());
    store.put("home", 4);
    store.put("x", 9);
    first_line(|| store.put("y", 4));
}

#[test]
fn return_once_hands_over_what_it_captures() {
    #[automock]
    trait Source {
        fn take(&self) -> Box<dyn Fn() -> u8 + Send>;
    }
    let mut source = MockSource::new();
    let three = 3;
    source.expect_take().return_once(move || Box::new(move || three));
    assert_eq!(source.take()(), 3);
    assert_eq!(
        first_line(|| source.take()()),
        "MockSource::take: Expectation(<anything>) called twice, but it returns by move"
    );
}

#[test]
fn return_const_converts_and_repeats() {
    let mut store = MockStore::new();
    store.expect_get().return_const(7u16);
    assert_eq!((store.get("a"), store.get("b")), (7, 7));
}

#[test]
fn the_st_forms_take_what_may_not_leave_the_thread() {
    use std::cell::Cell;
    use std::rc::Rc;
    #[automock]
    trait Local {
        fn rc(&self) -> Rc<u8>;
        fn n(&self, n: u8) -> u8;
    }
    let mut local = MockLocal::new();
    let shared = Rc::new(3);
    local.expect_rc().times(1).return_const_st(shared.clone());
    local.expect_rc().times(1).return_once_st({
        let shared = shared.clone();
        move || shared
    });
    let seen = Rc::new(Cell::new(0));
    local
        .expect_n()
        .withf_st({
            let seen = seen.clone();
            move |n| *n > seen.get()
        })
        .returning_st({
            let seen = seen.clone();
            move |n| seen.replace(n)
        });
    assert!(Rc::ptr_eq(&local.rc(), &shared) && Rc::ptr_eq(&local.rc(), &shared));
    assert_eq!((local.n(1), local.n(5), seen.get()), (0, 1, 5));
    first_line(|| local.n(2));

    let elsewhere = std::thread::spawn(move || {
        let line = first_line(|| local.n(9));
        std::mem::forget(local);
        line
    });
    assert!(elsewhere.join().unwrap().contains("incorrect thread"));
}

#[test]
fn an_expectation_can_be_set_up_in_steps() {
    let mut store = MockStore::new();
    let expectation = store.expect_get();
    expectation.with("a");
    expectation.times(1..);
    expectation.returning(|_| 4);
    assert_eq!(store.get("a"), 4);
}

#[test]
fn an_expectation_is_handed_around() {
    fn often(expectation: &mut Expectation<(Ref<str>,), Own<u32>>) {
        expectation.times(2..).returning(|key| key.len() as u32);
    }
    let mut store = MockStore::new();
    often(store.expect_get().with("a"));
    often(&mut store.get.expect());
    assert_eq!((store.get("a"), store.get("a"), store.get("abc"), store.get("abc")), (1, 1, 3, 3));
}

#[test]
fn what_is_said_last_of_an_expectation_holds() {
    let mut store = MockStore::new();
    store.expect_get().with("a").with("b").times(5).times(1).returning(|_| 1).returning(|_| 2);
    assert_eq!(store.get("b"), 2);
}

#[test]
fn expectations_go_before_defaults() {
    let mut store = MockStore::new();
    store.get.returns(1);
    store.expect_get().with("x").times(1).returning(|_| 2);
    assert_eq!((store.get("a"), store.get("x"), store.get("x")), (1, 2, 1));
}

#[test]
fn an_expectation_without_an_answer_gives_what_the_method_returns_or_a_default_value() {
    let mut store = MockStore::new();
    store.expect_ring().times(1);
    store.ring();
    store.expect_get().with("x");
    store.get.returns(3);
    assert_eq!(store.get("x"), 3);

    let mut store = MockStore::new();
    store.expect_get();
    assert_eq!(store.get("x"), 0);
}

#[test]
fn expectations_can_be_made_through_a_shared_reference() {
    let store = MockStore::new();
    store.put.expect().with(any(), 3).returning(|_, _| ());
    store.put("a", 3);
}
