//! Slices, `Vec`s and `Option`s of what is converted: a double gets them of what that becomes.

use std::ffi::OsStr;
use std::fmt::Debug;
use std::path::Path;

use standin::{automock, patch, patchable, spy};

use crate::signatures::ready;

#[automock(wrapping)]
trait Shell {
    fn run<S: AsRef<str>>(&self, args: &[S]) -> usize;
    fn remove(&self, paths: &[impl AsRef<Path>]) -> usize;
    fn start<S: Into<String>>(&self, args: Vec<S>) -> usize;
    fn pipe<S>(&self, from: Vec<S>, to: Vec<S>) -> usize
    where
        S: AsRef<str> + Clone;
    fn log(&self, name: Option<impl Into<String>>) -> usize;
    fn find<S: AsRef<str>>(&self, name: Option<S>) -> usize;
    fn look<P: AsRef<Path> + ?Sized>(&self, inside: Option<&P>) -> usize;
    fn name<'a, S: AsRef<str> + ?Sized>(&self, name: Option<&'a S>, or: &'a str) -> &'a str;
    async fn wait<S: AsRef<str> + Send + Sync, N: AsRef<str>>(
        &self,
        args: &[S],
        place: Option<N>,
    ) -> usize;

    fn run_twice<S: AsRef<str>>(&self, args: &[S]) -> usize {
        self.run(args) + self.run(args)
    }
    fn run_all<S: AsRef<str>>(&self, args: Vec<S>) -> usize {
        self.run(&args)
    }
    fn length<S: AsRef<str>>(&self, of: Option<S>) -> usize {
        of.map_or(0, |of| of.as_ref().len())
    }
}

#[test]
fn they_are_compared_as_what_they_become() {
    let (mut shell, text) = (MockShell::new(), String::from("x"));
    shell.expect_run().with(["a", "x"]).times(1).return_const(2_usize);
    assert_eq!(shell.run(&["a", &*text]), 2);
    shell.run.assert_called_once_with(["a", "x"]);

    let shell = MockShell::lenient();
    shell.remove(&[&*text]);
    shell.remove.assert_called_once_with([Path::new("x")]);
    shell.start(vec![&*text]);
    shell.start.assert_called_once_with(["x"]);
    shell.pipe(vec![&*text], vec![&*text, "y"]);
    shell.pipe.assert_called_once_with(["x"], ["x", "y"]);
    shell.log(Some(&*text));
    shell.log.assert_called_once_with(Some("x".to_string()));
    shell.find(Some(&*text));
    shell.find.assert_called_once_with(Some("x"));
    shell.look(None::<&str>);
    shell.look.assert_called_once_with(None);
    shell.look(Some(&text));
    shell.look.assert_called_with(Some(Path::new("x")));
    shell.name.calls(|name, or| name.unwrap_or(or));
    assert_eq!(shell.name(Some(&text), "y"), "x");
}

#[test]
fn default_bodies_get_them() {
    let (shell, text) = (MockShell::new(), String::from("x"));
    shell.calls_defaults();
    shell.run.returns(2);
    assert_eq!(shell.run_twice(&["a", &*text]), 4);
    assert_eq!(shell.run_all(vec!["a", &*text]), 2);
    assert_eq!(shell.length(Some(&text)), 1);
}

struct Real;

impl Shell for Real {
    fn run<S: AsRef<str>>(&self, args: &[S]) -> usize {
        args.iter().map(|arg| arg.as_ref().len()).sum()
    }
    fn remove(&self, paths: &[impl AsRef<Path>]) -> usize {
        paths.len()
    }
    fn start<S: Into<String>>(&self, args: Vec<S>) -> usize {
        args.len()
    }
    fn pipe<S>(&self, from: Vec<S>, to: Vec<S>) -> usize
    where
        S: AsRef<str> + Clone,
    {
        self.run(&[from, to].concat())
    }
    fn log(&self, name: Option<impl Into<String>>) -> usize {
        name.map_or(0, |name| name.into().len())
    }
    fn find<S: AsRef<str>>(&self, name: Option<S>) -> usize {
        name.map_or(0, |name| name.as_ref().len())
    }
    fn look<P: AsRef<Path> + ?Sized>(&self, inside: Option<&P>) -> usize {
        inside.map_or(0, |inside| inside.as_ref().as_os_str().len())
    }
    fn name<'a, S: AsRef<str> + ?Sized>(&self, name: Option<&'a S>, or: &'a str) -> &'a str {
        name.map_or(or, |name| name.as_ref())
    }
    async fn wait<S: AsRef<str> + Send + Sync, N: AsRef<str>>(
        &self,
        args: &[S],
        place: Option<N>,
    ) -> usize {
        self.run(args) + self.find(place)
    }
}

#[test]
fn a_real_object_gets_them() {
    let (shell, text) = (MockShell::wrapping(Real), String::from("x"));
    assert_eq!((shell.run(&["ab", &*text]), shell.remove(&[&text])), (3, 1));
    assert_eq!((shell.start(vec!["a"]), shell.pipe(vec!["a"], vec![&*text])), (1, 2));
    assert_eq!((shell.log(Some("a")), shell.find(Some(&text)), shell.look(Some("ab"))), (1, 1, 2));
    assert_eq!((shell.name(Some(&text), "y"), shell.name(None::<&str>, "y")), ("x", "y"));
    // Names that emitted code has too.
    assert_eq!(ready(shell.wait(&["ab"], Some(&text))), 3);
    shell.wait.assert_called_once_with(["ab"], Some("x"));
}

#[patchable]
fn run<S: AsRef<OsStr>>(program: &str, args: &[S]) -> usize {
    program.len() + args.iter().map(|arg| arg.as_ref().len()).sum::<usize>()
}

#[patchable]
fn remove(paths: &[impl AsRef<Path> + Debug]) -> String {
    format!("{paths:?}")
}

#[patchable]
fn length<S: AsRef<str> + ?Sized>(of: Option<&S>) -> usize {
    of.map_or(0, |of| of.as_ref().len())
}

#[patchable]
async fn wait<K: Clone + 'static, S: AsRef<str>>(
    key: K,
    args: &[S],
    place: Option<&S>,
) -> (K, usize) {
    (key.clone(), args.len() + place.map_or(0, |place| place.as_ref().len()))
}

#[test]
fn a_patched_function_takes_them_and_its_body_has_them_as_they_are() {
    let text = String::from("x");
    for is_patched in [false, true] {
        let _spies = is_patched.then(|| (spy!(run), spy!(remove), spy!(length), spy!(wait::<u8>)));
        assert_eq!(
            (run("a", &[&*text]), remove(&[&text]), length(Some(&text))),
            (2, r#"["x"]"#.into(), 1)
        );
        assert_eq!(ready(wait(1_u8, &["ab"], Some(&"c"))), (1, 2));
    }
    let run_double = patch!(run => |_, args| args.len());
    assert_eq!(run("a", &[&*text, "y"]), 2);
    run_double.assert_called_once_with("a", ["x", "y"]);
    let length_double = patch!(length => |of| of.map_or(9, str::len));
    assert_eq!((length(None::<&str>), length(Some(&text))), (9, 1));
    length_double.assert_any_call(Some("x"));
}

#[automock(wrapping)]
trait Prints {
    fn print<P: AsRef<str>>(&self, what: Option<P>, to: &mut impl std::io::Write) -> usize {
        to.write(what.as_ref().map_or("-", |what| what.as_ref()).as_bytes()).unwrap_or(0)
    }
}

struct Printer;
impl Prints for Printer {}

#[test]
fn a_default_body_has_them_beside_what_is_lent_exclusively() {
    let mock = MockPrints::new();
    mock.print.calls_default();
    let mut written = Vec::new();
    assert_eq!(mock.print(Some(String::from("abc")), &mut written), 3);
    mock.print.assert_called_once_with(Some("abc"), standin::any());
    let spy = MockPrints::wrapping(Printer);
    assert_eq!(spy.print(None::<&str>, &mut written), 1);
    assert_eq!(written, b"abc-");
}
