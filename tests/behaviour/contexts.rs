//! Functions without `self`: contexts, and whose thread they belong to.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Barrier;
use std::thread;

use standin::{Sequence, automock, mock};

use crate::failing::{failure, first_line};
use crate::signatures::ready;

#[automock]
trait Clock {
    fn now() -> u64;
    fn zone(name: &str) -> Option<u8>;
    fn convert<T: Into<u64> + Clone + 'static>(time: T) -> u64;
    fn longest<'a>(a: &'a str, b: &'a str) -> &'a str;
    fn tick(&self) -> u64;
}

#[automock]
trait Codec<T: 'static> {
    fn width<const N: usize>(item: [T; N]) -> usize;
    fn order<const BIG: bool, U: 'static>(item: U) -> Option<T>;
}

#[automock]
trait Shelf<T: 'static> {
    fn new(item: T) -> Self;
    fn size(&self) -> usize;
}

#[test]
fn a_context_says_what_a_function_answers_and_what_was_asked() {
    let zone = MockClock::zone_context();
    zone.returns(Some(2));
    assert_eq!(MockClock::zone("Berlin"), Some(2));
    zone.assert_called_once_with("Berlin");
    zone.side_effect([None]);
    assert_eq!(MockClock::zone("Atlantis"), None);
    assert_eq!(zone.call_args_list(), ["Berlin", "Atlantis"]);
}

#[test]
fn an_output_may_borrow_from_an_argument() {
    let longest = MockClock::longest_context();
    longest.expect().returning(|a, b| if a.len() > b.len() { a } else { b });
    assert_eq!(MockClock::longest("ab", &String::from("abc")), "abc");
}

#[test]
fn constants_choose_the_function() {
    let (width, order) = (MockCodec::<u8>::width_context(), MockCodec::<u8>::order_context());
    width.expect::<2>().times(1).returning(|item| item.len());
    order.expect::<true, char>().returning(|_| Some(1));
    order.expect::<false, char>().returning(|_| None);
    assert_eq!(MockCodec::<u8>::width([3, 4]), 2);
    assert_eq!(MockCodec::<u8>::order::<true, _>('x'), Some(1));
    assert_eq!(MockCodec::<u8>::order::<false, _>('x'), None);
    width.checkpoint();
}

#[test]
fn without_a_context_nothing_answers() {
    let text = failure(|| MockLonely::never_set("x"));
    let first = r#"MockLonely::never_set("x"): No matching expectation found"#;
    assert!(text.starts_with(first), "{text}");
    assert!(text.contains("let context = MockLonely::never_set_context();"), "{text}");
}

#[test]
fn tests_use_the_same_function_at_the_same_time() {
    let together = Barrier::new(8);
    thread::scope(|scope| {
        for n in 0..8 {
            let together = &together;
            scope.spawn(move || {
                let now = MockClock::now_context();
                now.expect().times(2).returning(move || n);
                together.wait();
                assert_eq!(MockClock::now(), n);
                together.wait();
                assert_eq!(MockClock::now(), n);
            });
        }
    });
}

/// Functions that one test each uses: a thread without a context would use those of other tests.
#[automock]
trait Lonely {
    fn ask() -> u8;
    fn crowded() -> u8;
    fn gone() -> u64;
    fn never_set(name: &str) -> u8;
}

#[test]
fn a_thread_without_a_context_uses_the_only_one() {
    let ask = MockLonely::ask_context();
    ask.expect().times(1).returning(|| 7);
    assert_eq!(thread::spawn(MockLonely::ask).join().unwrap(), 7);
}

#[test]
fn a_thread_without_a_context_among_several_is_told_so() {
    let (ready, done) = (Barrier::new(3), Barrier::new(3));
    thread::scope(|scope| {
        for n in 0..2 {
            let (ready, done) = (&ready, &done);
            scope.spawn(move || {
                let crowded = MockLonely::crowded_context();
                crowded.returns(n);
                ready.wait();
                done.wait();
            });
        }
        ready.wait();
        let text = failure(MockLonely::crowded);
        done.wait();
        assert!(text.starts_with("MockLonely::crowded(): No matching expectation found"), "{text}");
        assert!(text.contains("this thread has no context of it, and 2 other threads"), "{text}");
        assert!(text.contains("let context = MockLonely::crowded_context();"), "{text}");
    });
}

#[test]
fn contexts_of_one_thread_are_one() {
    let first = MockClock::now_context();
    let second = MockClock::now_context();
    first.expect().times(1).returning(|| 1);
    second.expect().returning(|| 2);
    assert_eq!((MockClock::now(), MockClock::now()), (1, 2));
    assert_eq!(first.call_count(), 2);
}

#[test]
fn a_dropped_context_verifies_and_takes_its_expectations_with_it() {
    assert_eq!(
        first_line(|| {
            let gone = MockLonely::gone_context();
            gone.expect().times(2).returning(|| 1);
            MockLonely::gone()
        }),
        "MockLonely::gone: Expectation(<anything>) called 1 time(s) which is fewer than expected 2"
    );
    assert_eq!(first_line(MockLonely::gone), "MockLonely::gone(): No matching expectation found");
}

#[test]
fn a_checkpoint_verifies_and_forgets() {
    let now = MockClock::now_context();
    now.expect().times(1).returning(|| 1);
    assert!(first_line(|| now.checkpoint()).contains("fewer than expected 1"));
    now.expect().times(1).returning(|| 2);
    assert_eq!(MockClock::now(), 2);
    now.checkpoint();
}

#[test]
fn a_panic_clears_what_was_expected() {
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let now = MockClock::now_context();
        now.expect().times(5).returning(|| 1);
        std::panic::resume_unwind(Box::new("the test fails"));
    }));
    assert!(panicked.is_err());
    let now = MockClock::now_context();
    now.expect().times(1).returning(|| 2);
    assert_eq!(MockClock::now(), 2);
}

#[test]
fn a_generic_function_is_one_for_each_type() {
    let convert = MockClock::convert_context();
    convert.expect::<u8>().with(1).times(1).returning(|_| 10);
    convert.of::<u32>().returns(20);
    assert_eq!((MockClock::convert(1u8), MockClock::convert(1u32)), (10, 20));
    convert.of::<u32>().assert_called_once_with(1);
    assert_eq!(
        first_line(|| MockClock::convert(1u16)),
        "MockClock::convert(?): No matching expectation found"
    );
}

#[test]
fn a_function_of_a_generic_mock_is_one_for_each_type() {
    let shelf = MockShelf::<u8>::new_context();
    shelf.expect().with(3).returning(|n| {
        let shelf = MockShelf::default();
        shelf.size.returns(usize::from(n));
        shelf
    });
    let other = MockShelf::<String>::new_context();
    other.expect().returning(|_| MockShelf::default());
    assert_eq!(MockShelf::new(3u8).size(), 3);
    MockShelf::new("x".to_string()).size.assert_not_called();
    shelf.assert_called_once();
}

#[test]
fn contexts_and_mocks_have_a_common_order() {
    let mut order = Sequence::new();
    let now = MockClock::now_context();
    let mut clock = MockClock::new();
    clock.expect_tick().times(1).in_sequence(&mut order).returning(|| 1);
    now.expect().times(1).in_sequence(&mut order).returning(|| 2);
    assert!(first_line(MockClock::now).contains("Method sequence violation"));
    assert_eq!(clock.tick(), 1);
}

#[automock]
mod parts {
    struct Hidden;
    #[allow(dead_code)]
    fn hide(hidden: Hidden) -> Hidden {
        hidden
    }
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Shown(pub(super) u8);
    pub(super) fn show(n: u8) -> Shown {
        Shown(n)
    }
}

#[test]
fn a_mocked_module_has_the_types_of_the_original_and_leaves_out_what_is_private() {
    assert_eq!(parts::show(1), parts::Shown(1));
    let show = mock_parts::show_context();
    show.returns(mock_parts::Shown(7));
    assert_eq!(mock_parts::show(1), parts::Shown(7));
}

#[automock]
trait Remote {
    async fn open(url: &str) -> u8;
    async fn longest<'a>(a: &'a str, b: &'a str) -> &'a str;
    async fn parse<T: From<u8> + Send + 'static>(text: &str) -> T;
}

#[automock]
mod net {
    pub async fn fetch(url: &str) -> String {
        url.to_string()
    }
}

mock! {
    Client {
        async fn connect(url: &str) -> u8;
    }
}

#[test]
fn an_async_function_is_called_and_then_awaited() {
    let open = MockRemote::open_context();
    open.returns(3);
    drop(MockRemote::open("never awaited"));
    assert_eq!((open.call_count(), open.await_count()), (1, 0));
    assert_eq!(ready(MockRemote::open("x")), 3);
    open.assert_awaited_once_with("x");
    open.expect().returning_async(|url| {
        let length = url.len() as u8;
        async move { length }
    });
    assert_eq!(ready(MockRemote::open("four")), 4);
    assert_eq!(open.call_args().unwrap().location().file(), file!());

    let longest = MockRemote::longest_context();
    longest.expect().returning(|a, b| if a.len() > b.len() { a } else { b });
    assert_eq!(ready(MockRemote::longest("a", &String::from("bc"))), "bc");
    longest.assert_awaited_once_with("a", "bc");

    let parse = MockRemote::parse_context();
    parse.expect::<u64>().returning_async(|text| {
        let length = text.len() as u64;
        async move { length }
    });
    assert_eq!(ready(MockRemote::parse::<u64>("abc")), 3);
    parse.of::<u64>().assert_awaited_once_with("abc");
}

#[test]
fn async_functions_of_modules_and_structs_are_awaited_too() {
    let (fetch, connect) = (mock_net::fetch_context(), MockClient::connect_context());
    fetch.expect().returning_async(|url| {
        let url = url.to_uppercase();
        async move { url }
    });
    connect.returns(1);
    assert_eq!((ready(mock_net::fetch("x")), ready(MockClient::connect("y"))), ("X".into(), 1));
    assert_eq!(ready(net::fetch("x")), "x");
    fetch.assert_awaited_once_with("x");
    connect.assert_awaited_once_with("y");
}
