//! Iterators, double-ended and exact, whose items are fixed in the mock.

use mockall::{Sequence, mock};

mock! {
    pub Lines {
        fn close(&self);
    }
    impl Iterator for Lines {
        type Item = String;

        fn next(&mut self) -> Option<<Self as Iterator>::Item>;
    }
}

fn longest(lines: impl Iterator<Item = String>) -> usize {
    lines.map(|line| line.len()).max().unwrap_or(0)
}

#[test]
fn an_iterator_is_consumed() {
    let mut left = vec!["a".to_owned(), "abc".to_owned(), "ab".to_owned()];
    let mut lines = MockLines::new();
    lines.expect_next().times(4).returning(move || left.pop());
    assert_eq!(longest(lines), 3);
}

#[test]
fn items_come_in_a_sequence() {
    let mut order = Sequence::new();
    let mut lines = MockLines::new();
    lines.expect_next().once().in_sequence(&mut order).returning(|| Some("x".into()));
    lines.expect_close().once().in_sequence(&mut order).return_const(());
    lines.expect_next().once().in_sequence(&mut order).returning(|| None);
    assert_eq!(lines.next().as_deref(), Some("x"));
    lines.close();
    assert_eq!(lines.next(), None);
}

#[test]
fn the_adapters_work_on_the_mock() {
    let mut lines = MockLines::new();
    let mut n = 0;
    lines.expect_next().returning(move || {
        n += 1;
        Some(n.to_string())
    });
    let some: Vec<_> = lines.by_ref().step_by(2).take(3).collect();
    assert_eq!(some, ["1", "3", "5"]);
}

mock! {
    Span {}
    impl Iterator for Span {
        type Item = u8;
        fn next(&mut self) -> Option<u8>;
        fn size_hint(&self) -> (usize, Option<usize>);
    }
    impl DoubleEndedIterator for Span {
        fn next_back(&mut self) -> Option<u8>;
    }
    impl ExactSizeIterator for Span {}
}

#[test]
fn more_traits_of_iterators() {
    let mut span = MockSpan::new();
    span.expect_next().return_const(Some(1));
    span.expect_next_back().return_const(Some(9));
    span.expect_size_hint().return_const((4, Some(4)));
    assert_eq!(span.len(), 4);
    assert_eq!(span.next(), Some(1));
    assert_eq!(span.rev().next(), Some(9));
}

mock! {
    Items<T: 'static> {}
    impl<T: 'static> Iterator for Items<T> {
        type Item = T;
        fn next(&mut self) -> Option<T>;
    }
}

#[test]
fn a_generic_iterator() {
    let mut items = MockItems::<char>::new();
    let mut left = "ab".chars().collect::<Vec<_>>();
    items.expect_next().returning(move || left.pop());
    assert_eq!(items.collect::<String>(), "ba");
}
