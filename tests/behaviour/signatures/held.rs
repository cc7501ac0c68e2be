//! Types that hold what they borrow for good, beside others that borrow.

use super::*;
use standin::{patch, patchable};
use std::cell::RefCell;
use std::fmt::Write;

/// Its lifetime can't be shortened: it stands behind a `&mut`.
pub struct Sink<'w>(&'w mut dyn Write);

#[derive(Clone, Debug, PartialEq)]
pub struct Event<'e>(&'e str);

#[automock]
#[allow(clippy::needless_lifetimes)]
trait Format {
    fn format(&self, out: Sink<'_>, event: &Event<'_>, title: &str) -> fmt::Result;
    fn finish<'a, 'b>(&self, event: &Event<'b>, text: Cow<'_, str>, out: Option<Sink<'a>>);
    fn remember(&self, event: Event<'_>, names: &[&str], last: &RefCell<&str>);
    fn title(&self, out: Sink<'_>, event: &Event<'_>) -> &str;
    fn counted<T: 'static>(&self, out: Sink<'_>, event: &Event<'_>, count: T);
    fn of_all(out: Sink<'_>, events: &[Event<'_>]) -> usize;
    async fn sent(&self, event: Event<'_>, out: Sink<'_>);
}

#[test]
fn what_holds_a_borrow_stands_beside_what_borrows() {
    let mut mock = MockFormat::new();
    mock.expect_format()
        .withf(|_, event, _| event.0 == "started")
        .returning(|out, event, title| write!(out.0, "{title}: {}", event.0));
    mock.title.returns("title");
    let (started, title) = (String::from("started"), String::from("app"));

    let mut text = String::new();
    mock.format(Sink(&mut text), &Event(&started), &title).unwrap();
    mock.format.assert_called_once();
    assert_eq!(text, "app: started");
    assert_eq!(mock.title(Sink(&mut text), &Event(&started)), "title");
}

#[test]
fn its_place_does_not_matter() {
    let mut mock = MockFormat::new();
    mock.expect_finish().returning(|event, text, out| {
        if let Some(out) = out {
            write!(out.0, "{}{text}", event.0).unwrap();
        }
    });
    let (done, local) = (String::from("done"), String::from("!"));

    let mut text = String::new();
    mock.finish(&Event(&done), Cow::Borrowed(&local), Some(Sink(&mut text)));
    assert_eq!(text, "done!");
}

#[test]
fn a_cell_holds_what_it_borrows() {
    let mut mock = MockFormat::new();
    mock.expect_remember().returning(|event, names, last| {
        assert_eq!((event.0, names), ("done", &["a"][..]));
        last.replace("seen");
    });
    let (done, name, before) = (String::from("done"), String::from("a"), String::from("none"));

    let last = RefCell::new(before.as_str());
    mock.remember(Event(&done), &[&name], &last);
    assert_eq!(*last.borrow(), "seen");
}

#[test]
fn generic_static_and_async_methods_have_it_too() {
    let mut mock = MockFormat::new();
    mock.expect_counted::<u8>().returning(|out, event, count| {
        write!(out.0, "{} {count};", event.0).unwrap();
    });
    let of_all = MockFormat::of_all_context();
    of_all.expect().returning(|out, events| {
        write!(out.0, "{};", events[0].0).unwrap();
        events.len()
    });
    mock.expect_sent().returning(|event, out| write!(out.0, "{}", event.0).unwrap());
    let done = String::from("done");

    let mut text = String::new();
    mock.counted(Sink(&mut text), &Event(&done), 3_u8);
    assert_eq!(MockFormat::of_all(Sink(&mut text), &[Event(&done)]), 1);
    ready(mock.sent(Event(&done), Sink(&mut text)));
    assert_eq!(text, "done 3;done;done");
}

#[patchable]
fn print(out: Sink<'_>, event: &Event<'_>) -> fmt::Result {
    out.0.write_str(event.0)
}

#[test]
fn a_function_that_takes_it_is_patched() {
    let (done, mut text) = (String::from("done"), String::new());
    let double = patch!(print);
    double.side_effect(|out: Sink<'_>, event: &Event<'_>| write!(out.0, "patched {}", event.0));
    print(Sink(&mut text), &Event(&done)).unwrap();
    double.assert_called_once();
    drop(double);
    print(Sink(&mut text), &Event(&done)).unwrap();
    assert_eq!(text, "patched donedone");
}
