//! Outputs: what an effect makes, and what the caller gets.

use proptest::prelude::*;

use crate::values::{Owned, owned};

/// An output. `'?` stands for the lifetime of what it borrows from.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) ty: String,
    pub(crate) from: From,
    /// What an effect makes.
    pub(crate) made: String,
    /// How the caller makes a text of what it gets, `got`, and that text.
    pub(crate) seen: (String, String),
    /// Whether it may be given as a value.
    pub(crate) is_value: bool,
}

/// What an output borrows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    Nothing,
    /// `self`, by whatever reference.
    Me,
    /// `&mut self`
    MeMut,
    /// The argument of this number, if there is one that can be lent.
    Argument(usize),
    /// It never comes.
    Never,
}

impl Output {
    fn new(ty: impl Into<String>, from: From, made: impl Into<String>) -> Self {
        let seen = (String::new(), String::new());
        Self { ty: ty.into(), from, made: made.into(), seen, is_value: false }
    }

    fn value(self) -> Self {
        Self { is_value: true, ..self }
    }

    fn seen(self, seen: &str, meant: impl Into<String>) -> Self {
        Self { seen: (seen.into(), meant.into()), ..self }
    }

    pub(crate) fn debug(self, value: impl std::fmt::Display) -> Self {
        self.seen("format!(\"{got:?}\")", format!("format!(\"{{:?}}\", {value})"))
    }

    /// A type that every method can return.
    pub(crate) fn number() -> Self {
        Self::handed(&Owned { ty: "u8".into(), at: "u8".into(), value: "9".into() })
    }

    fn handed(of: &Owned) -> Self {
        let value = format!("same::<{}>({})", of.at, of.value);
        Self::new(&of.ty, From::Nothing, &value).value().debug(value)
    }
}

fn of_owned() -> impl Strategy<Value = Output> {
    (owned(), 0..10).prop_map(|(of, kind)| {
        let (ty, value) = (&of.ty, format!("same::<{}>({})", of.at, of.value));
        match kind {
            0..3 => Output::handed(&of),
            3 => Output::new(format!("&'? {ty}"), From::Me, format!("Box::new({value})"))
                .debug(value),
            4 => Output::new(format!("&'? [{ty}]"), From::Me, format!("vec![{value}]"))
                .value()
                .debug(format!("[{value}]")),
            5 => Output::new(
                format!("Option<&'? {ty}>"),
                From::Me,
                format!("Some(Box::new({value}))"),
            )
            .debug(format!("Some({value})")),
            6 => Output::new(
                format!("Result<&'? {ty}, u8>"),
                From::Me,
                format!("Ok::<_, u8>(Box::new({value}))"),
            )
            .debug(format!("Ok::<_, ()>({value})")),
            7 => Output::new(
                format!("Option<&'? mut {ty}>"),
                From::MeMut,
                format!("Some(Box::new({value}))"),
            )
            .debug(format!("Some({value})")),
            8 => Output::new(
                format!("Result<&'? mut {ty}, u8>"),
                From::MeMut,
                format!("Ok(Box::new({value}))"),
            )
            .debug(format!("Ok::<_, u8>({value})")),
            _ => Output::new(format!("&'? mut {ty}"), From::MeMut, &value).debug(value),
        }
    })
}

fn fixed() -> impl Strategy<Value = Output> {
    let text = "String::from(\"text\")";
    let counted = "Box::new([1_u8, 2].into_iter())";
    prop::sample::select(vec![
        Output::new("()", From::Nothing, "()").value().debug("()"),
        Output::new("&'? str", From::Me, text).value().debug("\"text\""),
        Output::new("Option<&'? str>", From::Me, format!("Some({text})")).debug("Some(\"text\")"),
        Output::new("&'? std::path::Path", From::Me, "std::path::PathBuf::from(\"text\")")
            .value()
            .debug("\"text\""),
        Output::new("&'static str", From::Nothing, "\"text\"").value().debug("\"text\""),
        Output::new("Option<&'static [u8]>", From::Nothing, "Some(&[1][..])")
            .value()
            .debug("Some([1])"),
        Output::new("Cow<'?, str>", From::Me, "Cow::Borrowed(\"text\")").value().debug("\"text\""),
        Output::new("Ctx<'?>", From::Me, "Ctx { user: \"user\" }").debug("Ctx { user: \"user\" }"),
        Output::new("Vec<&'? str>", From::Me, "vec![\"text\"]").value().debug("[\"text\"]"),
        Output::new("&'? mut [u8]", From::MeMut, "vec![1, 2]").debug("[1, 2]"),
        Output::new("&'? dyn Display", From::Me, format!("Box::new({text})"))
            .seen("got.to_string()", "\"text\""),
        Output::new("Box<dyn Display>", From::Nothing, format!("Box::new({text})"))
            .seen("got.to_string()", "\"text\""),
        Output::new("Box<dyn Fn(u8) -> u8 + '?>", From::Me, "Box::new(|n| n + 1)")
            .seen("got(2).to_string()", "\"3\""),
        Output::new("Box<dyn Iterator<Item = u8> + '?>", From::Me, counted)
            .seen("format!(\"{:?}\", got.collect::<Vec<u8>>())", "\"[1, 2]\""),
        Output::new("impl Iterator<Item = u8>", From::Nothing, counted)
            .seen("format!(\"{:?}\", got.collect::<Vec<u8>>())", "\"[1, 2]\""),
        Output::new(
            "Pin<Box<dyn Future<Output = u8> + Send + '?>>",
            From::Me,
            "Box::pin(async { 3 })",
        )
        .seen("ready(got).to_string()", "\"3\""),
        Output::new("impl Future<Output = u8> + Send", From::Nothing, "Box::pin(async { 3 })")
            .seen("ready(got).to_string()", "\"3\""),
        Output::new("impl Display", From::Nothing, format!("Box::new({text})"))
            .seen("got.to_string()", "\"text\""),
        Output::new("impl Fn(u8) -> u8", From::Nothing, "Box::new(|n| n + 1)")
            .seen("got(2).to_string()", "\"3\""),
        Output::new("Result<u8, Box<dyn std::error::Error>>", From::Nothing, "Err(\"no\".into())")
            .seen("got.unwrap_err().to_string()", "\"no\""),
        Output::new("std::io::Result<String>", From::Nothing, format!("Ok({text})"))
            .seen("got.unwrap()", "\"text\""),
        Output::new("Rc<str>", From::Nothing, "Rc::from(\"text\")").debug("\"text\""),
        Output::new("Box<[u8]>", From::Nothing, "vec![1, 2].into_boxed_slice()")
            .value()
            .debug("[1, 2]"),
        Output::new("std::slice::Iter<'?, u8>", From::Me, "[1, 2].iter()")
            .seen("format!(\"{:?}\", got.collect::<Vec<_>>())", "\"[1, 2]\""),
        Output::new("(u8, &'? str)", From::Me, "(1, \"text\")").debug("(1, \"text\")"),
        Output::new("[Option<&'? str>; 1]", From::Me, "[Some(\"text\")]").debug("[Some(\"text\")]"),
        Output::new("Self", From::Nothing, "SUBJECT::new()").seen("drop(got)", "()"),
        Output::new("Option<Self>", From::Nothing, "Some(SUBJECT::new())")
            .seen("got.is_some()", "true"),
        Output::new("!", From::Never, ""),
    ])
}

fn of_argument() -> impl Strategy<Value = Output> {
    (0_usize..4).prop_map(|index| Output::new("", From::Argument(index), ""))
}

pub(crate) fn output() -> impl Strategy<Value = Output> {
    prop_oneof![4 => of_owned(), 3 => fixed(), 2 => of_argument()]
}
