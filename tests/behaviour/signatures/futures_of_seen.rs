//! `async fn` whose arguments the double sees in another form: the call counts when it is made.

use super::*;
use std::path::PathBuf;

#[automock(wrapping)]
trait Files {
    async fn load(&self, path: impl AsRef<Path>, all: bool) -> u8;
    async fn copy<P: AsRef<Path>, Q: AsRef<Path>>(&self, from: P, to: Q, mode: &str) -> u8;
    async fn name(&self, path: impl AsRef<Path>) -> &str;
    async fn log(&self, text: impl ToString);
    async fn remove(&self, names: impl IntoIterator<Item = impl Into<String>>) -> usize;
    async fn find(&self, name: Option<&str>, path: &impl AsRef<Path>) -> u8;
    async fn write(&self, path: impl AsRef<Path>, text: String) -> u8;
    async fn size(&self, path: impl AsRef<Path>) -> usize {
        path.as_ref().as_os_str().len()
    }
}

struct Disk;

impl Files for Disk {
    async fn load(&self, path: impl AsRef<Path>, _: bool) -> u8 {
        path.as_ref().components().count() as u8
    }
    async fn copy<P: AsRef<Path>, Q: AsRef<Path>>(&self, from: P, to: Q, _: &str) -> u8 {
        from.as_ref().join(to).components().count() as u8
    }
    async fn name(&self, _: impl AsRef<Path>) -> &str {
        "disk"
    }
    async fn log(&self, _: impl ToString) {}
    async fn remove(&self, names: impl IntoIterator<Item = impl Into<String>>) -> usize {
        names.into_iter().count()
    }
    async fn find(&self, _: Option<&str>, _: &impl AsRef<Path>) -> u8 {
        7
    }
    async fn write(&self, _: impl AsRef<Path>, text: String) -> u8 {
        text.len() as u8
    }
}

#[test]
fn a_call_counts_when_it_is_made_whatever_its_arguments_are_seen_as() {
    let mut mock = MockFiles::new();
    mock.load.returns(1);
    mock.copy.calls(|from, to, _| (from.as_os_str().len() + to.as_os_str().len()) as u8);
    mock.name.returns("file");
    mock.log.returns(());
    mock.remove.calls(|names| names.len());
    mock.expect_find().with(Some("x"), Path::new("y")).returning(|_, _| 3);
    mock.write.calls(|_, text| text.len() as u8);
    mock.size.calls_default();

    let line = line!() + 1;
    let load = mock.load(String::from("a/b"), true);
    let copy = mock.copy(PathBuf::from("a"), "bc", "x");
    let rest = (mock.name("n"), mock.log(5), mock.remove(["x", "y"]), mock.find(Some("x"), &"y"));
    let size = mock.size("abcd");
    mock.load.assert_called_once_with(Path::new("a/b"), true);
    mock.copy.assert_called_once_with(Path::new("a"), Path::new("bc"), "x");
    assert_eq!(mock.load.call_args().unwrap().location().line(), line);
    let counts = [mock.name.call_count(), mock.log.call_count(), mock.remove.call_count()];
    assert_eq!((counts, mock.find.call_count(), mock.size.call_count()), ([1; 3], 1, 1));
    mock.load.assert_not_awaited();

    assert_eq!((ready(load), ready(copy), ready(size)), (1, 3, 4));
    let (name, log, remove, find) = rest;
    ready(log);
    assert_eq!((ready(name), ready(remove), ready(find)), ("file", 2, 3));
    assert_eq!(ready(mock.write("a", "text".into())), 4);
    mock.copy.assert_awaited_once();
    mock.size.assert_awaited_once_with(Path::new("abcd"));
}

#[test]
fn the_real_object_gets_what_is_seen() {
    let spy = MockFiles::wrapping(Disk);
    spy.load.assert_not_called();
    let load = spy.load("a/b", true);
    assert_eq!(spy.load.call_count(), 1);
    assert_eq!(
        (ready(load), ready(spy.copy("a", "b/c", "x")), ready(spy.name("a"))),
        (2, 3, "disk")
    );
    ready(spy.log('c'));
    assert_eq!((ready(spy.remove(["x"])), ready(spy.find(None, &"y"))), (1, 7));
    assert_eq!((ready(spy.write("a", "text".into())), ready(spy.size("abc"))), (4, 3));
}
