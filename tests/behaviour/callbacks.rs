//! Doubles that are callbacks of their own.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use standin::{mock_fn, patch, patchable, sentinel};

use crate::failing::{failure, first_line};
use crate::signatures::ready;

struct Ctx<'a>(&'a str);

fn each(texts: &[&str], mut visit: impl FnMut(&str, usize) -> bool) -> usize {
    texts.iter().enumerate().filter(|(index, text)| visit(text, *index)).count()
}

#[test]
fn a_callback_is_called_and_asked() {
    let visit = mock_fn!(|text: &str, index: usize| -> bool);
    visit.side_effect(|text: &str, index: usize| text.len() > index);
    assert_eq!(each(&["a", "b", "ccc"], visit.as_fn()), 2);
    assert_eq!(visit.call_args_list(), [("a", 0), ("b", 1), ("ccc", 2)]);
}

#[test]
fn every_form_of_a_callback() {
    fn once(with: impl FnOnce(u8) -> u8) -> u8 {
        with(1)
    }
    let double = mock_fn!(double: |n: u8| -> u8);
    double.returns(7);
    let boxed: Box<dyn Fn(u8) -> u8 + Send> = Box::new(double.as_fn());
    let shared: Arc<dyn Fn(u8) -> u8 + Send + Sync> = Arc::new(double.as_fn());
    assert_eq!((once(double.as_fn()), boxed(2), shared(3)), (7, 7, 7));
    double.assert_has_calls([1, 2, 3]);
    let nothing = mock_fn!(|| -> String);
    nothing.returns("x");
    let make: Box<dyn Fn() -> String> = Box::new(nothing.as_fn());
    assert_eq!(make(), "x");
    let unit = mock_fn!(|_n: u8|);
    unit.expect().times(2).returning(|_| ());
    [1, 2].into_iter().for_each(unit.as_fn());
}

#[test]
fn where_a_fn_pointer_is_wanted_a_function_is_patched() {
    #[patchable]
    fn double(n: u8) -> u8 {
        2 * n
    }
    let pointer: fn(u8) -> u8 = double;
    let doubled = patch!(double => |n| n + 1);
    assert_eq!([1, 2].map(pointer), [2, 3]);
    assert_eq!(doubled.call_args_list(), [1, 2]);
    drop(doubled);
    assert_eq!(pointer(2), 4);
}

#[test]
fn what_a_callback_gets_may_borrow() {
    fn trimmed(with: impl for<'a> Fn(&'a str, u8) -> &'a str) -> String {
        let local = String::from(" text ");
        with(&local, 1).to_string()
    }
    fn filled(with: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
        let mut bytes = Vec::new();
        with(&mut bytes);
        bytes
    }
    let trim = mock_fn!(|text: &'a str, _n: u8| -> &'a str);
    trim.calls(|text, _| text.trim());
    assert_eq!(trimmed(trim.as_fn()), "text");
    let fill = mock_fn!(|bytes: &mut Vec<u8>|);
    fill.calls(|bytes| bytes.push(1));
    assert_eq!(filled(fill.as_fn()), [1]);
    let ctx = mock_fn!(|ctx: &Ctx<'_>| -> usize);
    ctx.calls(|ctx| ctx.0.len());
    assert_eq!(ctx.call((&Ctx("ctx"),)), 3);
}

#[test]
fn each_argument_of_a_callback_may_live_for_a_time_of_its_own() {
    type Visit = dyn Fn(&str, &mut Vec<u8>) -> Result<(), String> + Send + Sync;
    fn outlived(with: impl FnOnce(&str, &str) -> bool) -> bool {
        let long = String::from("a");
        let short = String::from("b");
        with(&long, &short)
    }
    let is_less = mock_fn!(is_less: |one: &str, other: &str| -> bool);
    is_less.calls(|one, other| one < other);
    assert!(outlived(is_less.as_fn()));
    is_less.assert_called_once_with("a", "b");

    let compare = mock_fn!(|one: &u8, other: &u8| -> std::cmp::Ordering);
    compare.calls(|one, other| other.cmp(one));
    let mut numbers = [1, 3, 2];
    numbers.sort_by(compare.as_fn());
    assert_eq!(numbers, [3, 2, 1]);

    let visit = mock_fn!(|key: &str, into: &mut Vec<u8>| -> Result<(), String>);
    visit.expect().times(2).returning(|key, into| {
        into.extend(key.bytes());
        Ok(())
    });
    let boxed: [Box<Visit>; 2] = [Box::new(visit.as_fn()), Box::new(visit.clone().as_fn())];
    let mut bytes = Vec::new();
    assert!(boxed.iter().all(|visit| visit("x", &mut bytes).is_ok()));
    assert_eq!(bytes, b"xx");

    let log = standin::CallLog::new().attach_fn(&is_less).attach_fn(&visit);
    assert_eq!(log.calls().len(), 3);
}

async fn asked_of(is_free: impl AsyncFn(&str, &mut Vec<u8>) -> bool) -> usize {
    let mut bytes = Vec::new();
    let mut free = 0;
    for name in [String::from("a"), String::from("b")] {
        free += usize::from(is_free(&name, &mut bytes).await);
    }
    free + bytes.len()
}

async fn retried<F, Fut>(attempt: F) -> u32
where
    F: Fn(u32) -> Fut,
    Fut: Future<Output = Result<u32, String>> + Send + 'static,
{
    for n in 0..3 {
        if let Ok(done) = attempt(n).await {
            return done;
        }
    }
    0
}

#[test]
fn an_async_callback_is_answered_when_it_is_awaited() {
    let is_free = mock_fn!(is_free: async |name: &str, bytes: &mut Vec<u8>| -> bool);
    is_free.calls(|name, bytes| {
        bytes.push(0);
        name == "b"
    });
    assert_eq!(ready(asked_of(is_free.as_fn())), 3);
    assert_eq!(is_free.call_args_list().len(), 2);
    assert_eq!(is_free.await_count(), 2);

    let attempt = mock_fn!(async |n: u32| -> Result<u32, String>);
    attempt.side_effect([Err("busy".to_string()), Ok(7)]);
    let started = attempt.as_fn()(0);
    assert_eq!((attempt.call_count(), attempt.await_count()), (1, 0));
    assert!(ready(started).is_err());
    assert_eq!(ready(retried(attempt.as_fn())), 7);
    let nothing = mock_fn!(async ||);
    nothing.expect().times(1).returning_async(async || ());
    ready(nothing.as_fn()());
}

#[test]
fn a_callback_may_give_a_future_in_a_box() {
    type Answer<'a> = Pin<Box<dyn Future<Output = &'a str> + Send + 'a>>;
    fn trimmed(with: &dyn for<'a> Fn(&'a str) -> Answer<'a>) -> String {
        ready(with(&String::from(" text "))).to_string()
    }
    let trim = mock_fn!(|text: &'a str| -> Answer<'a>);
    trim.calls(|text| Box::pin(async { text.trim() }));
    assert_eq!(trimmed(&trim.as_fn()), "text");
}

fn mocked_for<T: Clone + Send + Sync + std::fmt::Debug + 'static>(of: &[T]) -> usize {
    let seen = mock_fn!(|one: &T, others: &[T]| -> bool);
    seen.returns(true);
    let visit = seen.as_fn();
    of.iter().filter(|one| visit(one, of)).count()
}

#[test]
fn a_callback_may_be_of_the_types_around_it() {
    assert_eq!(mocked_for(&['a', 'b']), 2);
}

#[test]
fn it_is_verified_and_told_of_by_its_name() {
    let text = failure(|| mock_fn!(on_change: |n: u8|).call((1,)));
    assert!(text.starts_with("on_change(1): No matching expectation found"), "{text}");
    assert!(text.contains("on_change.expect().with(1)"), "{text}");
    let on_change = mock_fn!(on_change: |n: u8|);
    on_change.expect().times(1).returning(|_| ());
    assert_eq!(
        first_line(move || drop(on_change)),
        "on_change: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
    );
}

#[test]
fn sentinels_are_like_nothing_else() {
    let (text, number): (String, u32) = (sentinel!(TEXT), sentinel!(NUMBER));
    assert_eq!(text, "sentinel.TEXT");
    let (other, another): (String, u32) = (sentinel!(OTHER), sentinel!(ANOTHER));
    assert_ne!(text, other);
    assert_ne!(number, another);
    let (held, borrowed): (Option<Box<u64>>, &'static str) = (sentinel!(HELD), sentinel!(BORROWED));
    assert_ne!(held, sentinel!(OTHER));
    assert_eq!(borrowed, "sentinel.BORROWED");
    let pause: std::time::Duration = sentinel!(PAUSE);
    assert_ne!(pause, sentinel!(OTHER));
    let path: std::path::PathBuf = sentinel!(PATH);
    assert_eq!(path.display().to_string(), "sentinel.PATH");
    let (port, mark): (u16, char) = (sentinel!(PORT), sentinel!(MARK));
    assert_ne!(port, sentinel!(OTHER));
    assert_ne!(mark, sentinel!(OTHER));
    assert!(!mark.is_alphanumeric() && !mark.is_ascii());
    let ids: [std::num::NonZero<u32>; 2] = [sentinel!(ID), sentinel!(OTHER)];
    assert_ne!(ids[0], ids[1]);
    let (when, pages): (std::time::SystemTime, Vec<(u32, f32)>) =
        (sentinel!(WHEN), sentinel!(PAGES));
    assert_ne!(when, sentinel!(OTHER));
    let others: Vec<(u32, f32)> = sentinel!(OTHER);
    assert_ne!(pages, others);
}

#[test]
fn a_sentinel_is_the_same_wherever_its_name_is_written() {
    let once: (String, u64, Option<Box<char>>) =
        (sentinel!(SAME), sentinel!(SAME), sentinel!(SAME));
    let _between: u64 = sentinel!(BETWEEN);
    assert_eq!(once, (sentinel!(SAME), sentinel!(SAME), sentinel!(SAME)));
    let elsewhere = std::thread::spawn(|| -> u64 { sentinel!(SAME) }).join().unwrap();
    assert_eq!(once.1, elsewhere);
}
