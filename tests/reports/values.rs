//! Long values: only what differs is shown, and no value fills the page.

use std::collections::HashMap;

use standin::{any, assert_in_order_exactly, predicate};

use super::chapter;
use super::doubles::{
    Grain, Index, MockIndex, MockSieve, MockSite, MockStore, Page, Sieve, Site, Stamp, Store, page,
};

chapter!("Long values", "values.rs":
    a_struct,
    deep_inside,
    an_item_more,
    a_long_text,
    a_text_of_several_lines,
    the_same_text,
    texts_that_look_alike,
    one_letter_of_many,
    one_letter_of_a_long_word,
    one_number_of_many,
    maps,
    results_and_options,
    text_that_was_kept_in_place_of_a_value,
    a_predicate_on_a_long_value,
    everything_differs,
    a_run_of_calls,
    in_an_order,
    very_long_values,
    a_debug_that_panics,
);

/// A struct: the fields that differ, and where they are
fn a_struct() {
    let site = MockSite::lenient();
    site.publish(&page("Home", 2));
    site.publish.assert_called_with(Page { size: 4, ..page("Home", 2) });
}

/// Deep inside: the way there is shown, what is the same is counted
fn deep_inside() {
    let mut wanted = page("Home", 9);
    wanted.links[7].rank = 0.75;
    let mut site = MockSite::new();
    site.expect_publish().with(wanted).returning(|_| true);
    site.publish(&page("Home", 9));
}

/// An item more
fn an_item_more() {
    let site = MockSite::lenient();
    site.publish(&page("Home", 4));
    site.publish.assert_any_call(page("Home", 3));
}

/// A long text: the parts that differ are marked
fn a_long_text() {
    let site = MockSite::lenient();
    let url = "https://example.com/2024/01/news/index.html?language=en&session=7f3a9c";
    site.open(url, "");
    let wanted = "https://example.com/2024/02/news/index.html?language=de&session=7f3a9c";
    site.open.assert_called_with(wanted, "");
}

/// A text of several lines
fn a_text_of_several_lines() {
    let site = MockSite::lenient();
    site.open("/", "Dear reader,\nthe site is up.\n\nYours\nthe editor\n");
    site.open.assert_called_with(any(), "Dear reader,\nthe site is down.\n\nYours\nthe editor\n");
}

/// Values that are not equal and look the same
fn the_same_text() {
    let site = MockSite::lenient();
    site.rate(f64::NAN);
    site.rate.assert_called_with(f64::NAN);
}

/// A value that was recorded as text
fn text_that_was_kept_in_place_of_a_value() {
    let mut site = MockSite::new();
    let reason = "the page has not been read for a long time, by anybody";
    site.expect_archive().with(Stamp { by: "me", reason }).returning(|_| ());
    site.archive(Stamp { by: "you", reason });
}

/// A predicate on a long value
fn a_predicate_on_a_long_value() {
    let site = MockSite::lenient();
    site.open("/", &"all work and no play ".repeat(30));
    site.open.assert_called_with("/", predicate::str::contains("mirror"));
}

/// Texts that have nothing in common
fn everything_differs() {
    let store = MockStore::lenient();
    store.put("When I see birches bend to left and right across the lines of straighter trees");
    store
        .put
        .assert_called_with("Whose woods these are I think I know; his house is in the village");
}

/// A run of calls
fn a_run_of_calls() {
    let site = MockSite::lenient();
    site.publish(&page("Home", 1));
    site.publish(&page("About", 1));
    site.publish.assert_has_calls([&page("Home", 1), &page("Contact", 1)]);
}

/// In an order
fn in_an_order() {
    let site = MockSite::lenient();
    site.publish(&page("Home", 1));
    assert_in_order_exactly([site.publish.called_with(page("About", 1))]);
}

/// Very long values, and many of them
fn very_long_values() {
    let site = MockSite::lenient();
    site.publish(&page("Home", 100));
    let wanted: Vec<_> = page("Home", 100).links.into_iter().rev().collect();
    site.publish.assert_called_with(Page { links: wanted, ..page("Home", 100) });
}

/// A `Debug` that panics does not hide the report
fn a_debug_that_panics() {
    let sieve = MockSieve::lenient();
    sieve.keep(Grain(3));
    sieve.keep.assert_called_once_with(|grain: &Grain| grain.0 == 4);
}

/// Texts that look alike: what can't be seen is written as an escape
fn texts_that_look_alike() {
    let site = MockSite::lenient();
    site.open("a\u{a0}page", "caf\u{e9}\n");
    site.open.assert_called_with("a page", "cafe\u{301}");
}

/// One letter of many
fn one_letter_of_many() {
    let store = MockStore::lenient();
    let text = "lorem ipsum dolor sit amet ".repeat(500);
    store.put(&text.replacen("dolor", "dollar", 300).replacen("dollar", "dolor", 299));
    store.put.assert_called_with(text);
}

/// One letter of a word that is too long to be shown
fn one_letter_of_a_long_word() {
    let store = MockStore::lenient();
    let token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9".repeat(8);
    store.put(&format!("{token}x{token}"));
    store.put.assert_called_with(format!("{token}y{token}"));
}

/// One number of many
fn one_number_of_many() {
    let index = MockIndex::lenient();
    let mut numbers: Vec<u64> = (0..10_000).collect();
    index.sort(&numbers);
    numbers[7000] = 7;
    index.sort.assert_called_with(numbers);
}

/// Maps: the entries are in one order
fn maps() {
    let index = MockIndex::lenient();
    let words = || HashMap::from([("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5)]);
    index.count(words());
    let mut wanted = words();
    wanted.insert("six", 6);
    wanted.remove("one");
    index.count.assert_called_with(wanted);
}

/// Results and options
fn results_and_options() {
    let index = MockIndex::new();
    index.done.expect().with(Ok(3), Some(0.5)).returning(|_, _| ());
    index.done.expect().with(Err("no".to_string()), None).returning(|_, _| ());
    index.done(Err("not found".to_string()), Some(0.1 + 0.2));
}
