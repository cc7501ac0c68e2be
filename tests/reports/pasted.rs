//! The lines to paste that the gallery shows: each stands here as it is there, and so it compiles.
#![allow(unused_variables)]

use standin::{
    MockFn, MockReader, MockWriter, PatchOf, any, assert_in_order, assert_in_order_exactly,
    signature::Own,
};

use super::doubles::{MockClock, MockIndex, MockKeeper, MockSieve, MockSite, MockStore, urlopen};

#[rustfmt::skip]
fn of_a_store(mut mock: MockStore) {
    mock.all.of::<u64>().expect().returning(|of| todo!());
    mock.all.of::<u64>().assert_called_once();
    mock.expect_get().with("home", 9).returning(|key, n| todo!());
    mock.expect_get().with("x", 2).returning(|key, n| todo!());
    mock.expect_get().with("y", 1).returning(|key, n| todo!());
    mock.expect_put().returning(|key| todo!());
    mock.expect_put().with("a").returning(|key| todo!());
    mock.expect_put().with("b").returning(|key| todo!());
    mock.expect_put().with("x").returning(|key| todo!());
    mock.expect_size().returning(|| todo!());
    mock.get.assert_any_call("b", 2);
    mock.get.assert_called_once_with("a", 1);
    mock.get.assert_called_with("b", 2);
    mock.get.assert_called_with("home", 1);
    mock.get.assert_has_calls([("b", 2), ("c", 3)]);
    mock.get.assert_not_called();
    mock.put.assert_called_once();
    mock.put.assert_called_times(13);
    mock.put.assert_called_times(2);
    mock.put.assert_called_with("When I see birches bend to left and right across the lines of straighter trees");
    mock.put.assert_any_call("a");
    mock.put.assert_has_calls_any_order(["a", "b"]);
    mock.put.assert_not_called();
    mock.put.returns(());
    assert_in_order([mock.put.called_with("a")]);
    assert_in_order([mock.put.called_with("a"), mock.get.called_with("b", 2)]);
    assert_in_order_exactly([mock.put.called_with("a"), mock.get.called_with("b", 2)]);
    assert_in_order_exactly([mock.put.called_with("a"), mock.put.called_with("b")]);
    assert_in_order_exactly([mock.put.called_with("a")]);
}

#[rustfmt::skip]
fn of_a_site(mut mock: MockSite) {
    mock.expect_archive().returning(|stamp| todo!());
    mock.expect_publish().returning(|page| todo!());
    mock.open.assert_called_with("a\u{a0}page", "café\n");
    mock.expect_load().with("/").returning(|url| todo!());
    mock.load.assert_any_await("a");
    mock.load.assert_awaited_once();
    mock.load.assert_awaited_with("a");
    mock.load.assert_has_awaits_any_order(["a"]);
    mock.load.assert_not_awaited();
    assert_eq!(mock.load.await_count(), 2);
    mock.open.assert_called_with("/", "Dear reader,\nthe site is up.\n\nYours\nthe editor\n");
    mock.open.assert_called_with("/", any());
    mock.open.assert_called_with("https://example.com/2024/01/news/index.html?language=en&session=7f3a9c", "");
    mock.archive.assert_called_once();
    mock.publish.assert_called_once();
    mock.publish.assert_called_times(2);
    mock.rate.assert_called_once();
    assert_in_order_exactly([mock.publish.any_call()]);
}

#[rustfmt::skip]
fn of_two_mocks(store: MockStore, site: MockSite) {
    assert_in_order([site.rate.called_with(0.5), store.put.called_with("a"), store.put.called_with("b")]);
}

#[rustfmt::skip]
fn of_others(mut mock: MockIndex) {
    mock.expect_send().with(b"EHLO you").returning(|bytes| todo!());
    mock.expect_done().returning(|outcome, at| todo!());
    mock.count.assert_called_once();
    mock.lend.assert_called_once();
    mock.sort.assert_called_once();
}

fn of_a_sieve(mock: MockSieve) {
    mock.keep.assert_called_once();
}

#[rustfmt::skip]
fn of_a_keeper(mut mock: MockKeeper) {
    mock.expect_label().returning(|| todo!());
    mock.label.calls_default();
    mock.tell.assert_called_once();
}

#[rustfmt::skip]
fn of_a_file(mock: MockReader) {
    mock.read.assert_called_once();
}

#[rustfmt::skip]
fn of_a_written_file(mock: MockWriter) {
    mock.write.assert_called_once_with(b"GET /index.html HTTP/1.1\r\n");
    mock.write.assert_called_times(2);
}

#[allow(clippy::diverging_sub_expression)]
fn of_a_method() {
    let leave = standin::patch!(super::doubles::Client::leave);
    leave.calls(|code| panic!());
    leave.calls_original();
    leave.expect().with(2).returning(|code| todo!());
}

fn of_functions(urlopen: PatchOf<urlopen>, on_change: MockFn<(Own<u32>,), Own<()>>) {
    let context = MockClock::now_context();
    let context = MockClock::zone_context();
    context.expect().returning(|| todo!());
    urlopen.assert_called_once_with("http://x");
    urlopen.expect().with("http://x").returning(|url| todo!());
    urlopen.assert_not_called();
    urlopen.calls_original();
    on_change.assert_called_once_with(1);
    on_change.returns(());
}

/// The lines of a report that stand below a heading such as `to expect this call:`.
fn to_paste(gallery: &str) -> Vec<&str> {
    let is_heading = |line: &str| {
        (line.starts_with("  to ") || line.starts_with("  for example")) && line.ends_with(':')
    };
    let mut lines = Vec::new();
    let mut is_below = false;
    for line in gallery.lines() {
        is_below = is_heading(line) || is_below && line.starts_with("    ");
        if is_below && !is_heading(line) {
            lines.push(line.trim());
        }
    }
    lines
}

#[test]
fn the_lines_to_paste_compile() {
    let _compiled = (of_a_store as fn(_), of_a_site as fn(_), of_functions as fn(_, _));
    let _compiled = (of_two_mocks as fn(_, _), of_a_sieve as fn(_));
    let _compiled = (of_others as fn(_), of_a_file as fn(_), of_a_written_file as fn(_));
    let _compiled = (of_a_method as fn(), of_a_keeper as fn(_));
    let here: Vec<&str> = include_str!("pasted.rs").lines().map(str::trim).collect();
    let statements = to_paste(&super::GALLERY).into_iter();
    // What is left for the user to write, and what stands in a statement of the user's, is no statement.
    let statements = statements.filter(|line| line.ends_with(';') && !line.contains('…'));
    let missing: Vec<&str> = statements.filter(|line| !here.contains(line)).collect();
    assert!(missing.is_empty(), "not here: {missing:#?}");
}
