//! Order across doubles.

use standin::{any, assert_in_order, assert_in_order_exactly, assert_no_other_calls};

use super::chapter;
use super::doubles::{MockSite, MockStore, Site, Store};

chapter!("Order across doubles", "order.rs":
    in_order,
    in_order_but_other_arguments,
    in_order_but_never_called,
    in_order_exactly,
    in_order_exactly_and_one_is_missing,
    in_order_exactly_and_one_is_left_over,
    no_other_calls,
    no_other_calls_but_several,
);

/// `assert_in_order`: a call came before the one that it should follow
fn in_order() {
    let (store, site) = (MockStore::lenient(), MockSite::lenient());
    site.rate(0.5);
    store.put("a");
    store.put("b");
    assert_in_order([store.put.called_with("a"), site.rate.any_call(), store.put.any_call()]);
}

/// `assert_in_order`: a call had other arguments
fn in_order_but_other_arguments() {
    let store = MockStore::lenient();
    store.put("a");
    store.get("b", 2);
    assert_in_order([store.put.called_with("a"), store.get.called_with("b", 3)]);
}

/// `assert_in_order_exactly`
fn in_order_exactly() {
    let store = MockStore::lenient();
    store.put("a");
    store.get("b", 2);
    assert_in_order_exactly([store.put.called_with("a"), store.get.called_with(any(), 3)]);
}

/// `assert_in_order_exactly`, and a call was not made
fn in_order_exactly_and_one_is_missing() {
    let store = MockStore::lenient();
    store.put("a");
    assert_in_order_exactly([store.put.called_with("a"), store.put.called_with("b")]);
}

/// `assert_in_order_exactly`, and there was one call more
fn in_order_exactly_and_one_is_left_over() {
    let store = MockStore::lenient();
    store.put("a");
    store.put("b");
    assert_in_order_exactly([store.put.called_with("a")]);
}

/// `assert_no_other_calls`
fn no_other_calls() {
    let store = MockStore::lenient();
    store.put("a");
    store.put("b");
    assert_no_other_calls([store.put.called_with("a"), store.get.any_call()]);
}

/// `assert_in_order`: a method was not called at all
fn in_order_but_never_called() {
    let store = MockStore::lenient();
    store.put("a");
    assert_in_order([store.get.any_call(), store.put.called_with("a")]);
}

/// `assert_no_other_calls`, and there are several
fn no_other_calls_but_several() {
    let store = MockStore::lenient();
    store.put("a");
    store.put("b");
    store.get("c", 3);
    assert_no_other_calls([store.put.called_with("a"), store.get.called_with("c", 4)]);
}
