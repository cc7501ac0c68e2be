//! Arguments: how they are declared, passed, seen by an effect, and asked for afterwards.

use proptest::prelude::*;

use crate::values::{Owned, owned};

/// An argument. In its texts `@` stands for its name, and `'?` for a lifetime.
#[derive(Clone, Debug)]
pub(crate) struct Argument {
    pub(crate) ty: String,
    /// A type parameter of the method that is there for it.
    pub(crate) parameter: Option<String>,
    /// What the caller says before the call, and what it passes.
    pub(crate) bind: String,
    pub(crate) pass: String,
    /// What an assertion compares it with, where it can.
    pub(crate) asked: Option<String>,
    /// How an effect makes a text of it, and that text.
    pub(crate) seen: Option<(String, String)>,
    /// Whether an output may be this very type.
    pub(crate) is_lendable: bool,
    /// How its lifetimes are written.
    pub(crate) life: Life,
}

/// How the lifetimes of an argument are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Life {
    /// Left out, or `'_`.
    Elided,
    /// The outermost has a name.
    Outer,
    /// All have the same name.
    All,
    /// All are that of the trait.
    OfTrait,
}

/// How an effect makes the text that a record has too.
const DEBUG: &str = "format!(\"{@:?}\")";

impl Argument {
    fn new(ty: impl Into<String>, bind: impl Into<String>, pass: &str) -> Self {
        Self {
            ty: ty.into(),
            parameter: None,
            bind: bind.into(),
            pass: pass.into(),
            asked: None,
            seen: None,
            is_lendable: false,
            life: Life::Elided,
        }
    }

    /// What any method can take.
    pub(crate) fn number() -> Self {
        Self::new("u8", "let @ = 8_u8;", "@").asked("8").debug("8")
    }

    fn asked(self, asked: impl Into<String>) -> Self {
        Self { asked: Some(asked.into()), ..self }
    }

    fn seen(self, seen: &str, meant: impl Into<String>) -> Self {
        Self { seen: Some((seen.into(), meant.into())), ..self }
    }

    /// Seen as its `Debug` text, which is that of the value.
    fn debug(self, value: impl std::fmt::Display) -> Self {
        self.seen(DEBUG, format!("format!(\"{{:?}}\", {value})"))
    }

    /// Its text in a record.
    pub(crate) fn recorded(&self) -> Option<&str> {
        let (seen, meant) = self.seen.as_ref()?;
        (seen == DEBUG).then_some(meant)
    }

    /// Whether it is an argument of a method with this parameter for a lifetime.
    pub(crate) fn is_named(&self) -> bool {
        self.lifetimes() > 0 && matches!(self.life, Life::Outer | Life::All)
    }

    fn lendable(self) -> Self {
        Self { is_lendable: true, ..self }
    }

    /// How many lifetimes it has.
    pub(crate) fn lifetimes(&self) -> usize {
        self.ty.matches("'?").count()
    }

    /// Whether it has a lifetime that can't be shortened.
    pub(crate) fn is_fixed(&self) -> bool {
        self.ty.contains("mut ") && self.lifetimes() > 1
    }

    /// Whether it is a `&mut`.
    pub(crate) fn is_mut(&self) -> bool {
        self.ty.starts_with("&'? mut ")
    }

    /// Its type, the lifetimes as they are written.
    pub(crate) fn declared(&self, name: &str) -> String {
        let named = match self.life {
            Life::Elided => self.ty.clone(),
            Life::Outer => self.ty.replacen("'?", name, 1),
            Life::All => self.ty.replace("'?", name),
            Life::OfTrait => self.ty.replace("'?", "'t"),
        };
        named.replace("&'? ", "&").replace("'?", "'_")
    }
}

/// A value of the type, which the compiler is told.
fn typed(of: &Owned) -> String {
    format!("same::<{}>({})", of.at, of.value)
}

fn bound(of: &Owned, mutable: &str) -> String {
    format!("let {mutable}@: {} = {};", of.at, of.value)
}

/// By value, or behind a reference.
fn of_owned() -> impl Strategy<Value = Argument> {
    (owned(), 0..7).prop_map(|(of, kind)| {
        let (ty, value) = (&of.ty, typed(&of));
        let bind = bound(&of, "");
        match kind {
            0 => Argument::new(ty, bind, "@").asked(&value).debug(value),
            1 => {
                Argument::new(format!("&'? {ty}"), bind, "&@").asked(&value).debug(value).lendable()
            }
            2 => Argument::new(format!("&'? mut {ty}"), bound(&of, "mut "), "&mut @")
                .asked(&value)
                .debug(value)
                .lendable(),
            3 => Argument::new(format!("&'? [{ty}]"), bind, "std::slice::from_ref(&@)")
                .asked(format!("[{value}]"))
                .debug(format!("[{value}]"))
                .lendable(),
            4 => Argument::new(
                format!("&'? mut [{ty}]"),
                bound(&of, "mut "),
                "std::slice::from_mut(&mut @)",
            )
            .asked(format!("[{value}]"))
            .debug(format!("[{value}]"))
            .lendable(),
            5 => Argument::new(format!("Option<&'? {ty}>"), bind, "Some(&@)")
                .debug(format!("Some({value})"))
                .lendable(),
            _ => Argument::new(format!("Rc<{ty}>"), bind, "Rc::new(@)").debug(value),
        }
    })
}

const TEXT: &str = "let @ = String::from(\"text\");";

const TEXTS: &str = "let @ = String::from(\"text\"); let @ = [&*@, &*@];";

const BORROWED: &str = "let @ = String::from(\"text\"); let @ = &*@;";

const PAIR: &str = "let @ = String::from(\"text\"); let @ = (1, &*@);";

const ANOTHER: &str = "let @ = SUBJECT::new();";

/// Text, and types of the user's that borrow.
fn borrowing() -> impl Strategy<Value = Argument> {
    let ctx = "let @ = Ctx { user: &String::from(\"user\") };";
    let ctx_shown = "Ctx { user: \"user\" }";
    prop::sample::select(vec![
        Argument::new("&'? str", TEXT, "&@").asked("\"text\"").debug("\"text\"").lendable(),
        Argument::new("Option<&'? str>", TEXT, "Some(&@)")
            .asked("Some(\"text\")")
            .debug("Some(\"text\")")
            .lendable(),
        Argument::new("&'? std::path::Path", TEXT, "@.as_ref()")
            .asked("std::path::Path::new(\"text\")")
            .debug("\"text\"")
            .lendable(),
        Argument::new("Cow<'?, str>", TEXT, "Cow::Borrowed(@.as_str())")
            .debug("\"text\"")
            .lendable(),
        Argument::new("Ctx<'?>", ctx, "@").debug(ctx_shown).lendable(),
        Argument::new("&'? Ctx<'?>", ctx, "&@").debug(ctx_shown).lendable(),
        Argument::new("&'? [&'? str]", TEXTS, "&@").debug("[\"text\", \"text\"]"),
        Argument::new("[&'? str; 2]", TEXT, "[&@, &@]").debug("[\"text\", \"text\"]").lendable(),
        Argument::new("Vec<&'? str>", TEXT, "vec![@.as_str()]").debug("[\"text\"]").lendable(),
        Argument::new("(u8, &'? str)", TEXT, "(1, &@)").debug("(1, \"text\")").lendable(),
        Argument::new("Result<&'? str, u8>", TEXT, "Ok(&@)").debug("Ok::<_, ()>(\"text\")"),
        Argument::new("Option<&'? mut u8>", "let mut @ = 3_u8;", "Some(&mut @)").debug("Some(3)"),
        Argument::new("&'? mut Vec<&'? str>", "let mut @ = vec![\"text\"];", "&mut @")
            .debug("[\"text\"]"),
        Argument::new(
            "&'? mut Context<'?>",
            "let mut @ = Context::from_waker(Waker::noop());",
            "&mut @",
        ),
        Argument::new("Option<&'? [u8]>", "let @ = [1_u8, 2];", "Some(&@)")
            .debug("Some([1, 2])")
            .lendable(),
        Argument::new("&'? &'? str", BORROWED, "&@").debug("\"text\""),
        Argument::new("&'? (u8, &'? str)", PAIR, "&@").debug("(1, \"text\")"),
        Argument::new("Option<Cow<'?, str>>", TEXT, "Some(Cow::Borrowed(@.as_str()))")
            .debug("Some(\"text\")")
            .lendable(),
        Argument::new("BTreeMap<&'? str, u8>", TEXT, "BTreeMap::from([(@.as_str(), 1)])")
            .debug("BTreeMap::from([(\"text\", 1)])"),
        Argument::new("&'? mut Option<&'? str>", "let mut @ = Some(\"text\");", "&mut @")
            .debug("Some(\"text\")"),
        Argument::new("&'static [u8]", "let @ = &[1_u8, 2];", "@").debug("[1, 2]"),
        Argument::new("Box<[u8]>", "let @ = vec![1_u8, 2];", "@.into()").debug("[1, 2]"),
        Argument::new("&'? Self", ANOTHER, "&@"),
        Argument::new("Box<Self>", ANOTHER, "Box::new(@)"),
        Argument::new("Option<&'? Self>", ANOTHER, "Some(&@)"),
        Argument::new("&'? mut Ctx<'?>", "let mut @ = Ctx { user: \"user\" };", "&mut @")
            .debug(ctx_shown),
    ])
}

const ADD: &str = "let @ = |n: u8| n + 1;";

/// Trait objects, closures, and `impl Trait`.
fn dynamic() -> impl Strategy<Value = Argument> {
    let shown = |argument: Argument| argument.seen("@.to_string()", "\"text\"");
    let text_list =
        |argument: Argument| argument.seen("@.iter().next().unwrap().to_string()", "\"text\"");
    let called = |argument: Argument| argument.seen("@(2).to_string()", "\"3\"");
    let listed = |argument: Argument| {
        argument.seen("format!(\"{:?}\", @.collect::<Vec<u8>>())", "\"[1, 2]\"")
    };
    let range = |argument: Argument| {
        argument.seen("(0..9).filter(|n| @.contains(n)).count().to_string()", "\"2\"")
    };
    let measured = |argument: Argument| argument.seen("@(\"four\").to_string()", "\"4\"");
    let generic = |parameter: &str, argument: Argument| Argument {
        parameter: Some(parameter.into()),
        ..argument
    };
    prop::sample::select(vec![
        shown(Argument::new("&'? dyn Display", TEXT, "&@")),
        shown(Argument::new("Box<dyn Display>", TEXT, "Box::new(@)")),
        shown(Argument::new("impl Display", TEXT, "@.as_str()")),
        shown(Argument::new("&'? impl Display", TEXT, "&@")),
        Argument::new("impl AsRef<[u8]>", "let @ = [1_u8, 2];", "@")
            .seen("format!(\"{:?}\", @)", "\"[1, 2]\""),
        text_list(Argument::new("&[impl AsRef<str>]", TEXT, "&[@.as_str()]")),
        text_list(Argument::new("Vec<impl Into<String>>", TEXT, "vec![@.as_str()]")),
        text_list(Argument::new("impl IntoIterator<Item: AsRef<str>>", TEXT, "[@.as_str()]")),
        text_list(Argument::new("Option<impl AsRef<str>>", TEXT, "Some(@.as_str())")),
        text_list(generic(
            "F: AsRef<str> + ?Sized",
            Argument::new("Option<&F>", TEXT, "Some(@.as_str())"),
        )),
        generic("F: AsRef<str> + ?Sized", Argument::new("&F", TEXT, "@.as_str()"))
            .seen("@.to_string()", "\"text\"")
            .asked("\"text\""),
        text_list(generic("F: AsRef<str>", Argument::new("&[F]", TEXT, "&[@.as_str()]"))),
        range(Argument::new("impl RangeBounds<u8>", "let @ = 3..5;", "@")),
        range(generic(
            "F: RangeBounds<u8>",
            Argument::new("F", "let (@, end) = (3, 5);", "&@..&end"),
        )),
        Argument::new(
            "&'? mut impl Iterator<Item = u8>",
            "let mut @ = [1, 2].into_iter();",
            "&mut @",
        )
        .seen("format!(\"{:?}\", @.next())", "\"Some(1)\""),
        shown(Argument::new("impl Into<String>", TEXT, "@.as_str()")).asked("\"text\""),
        Argument::new("&'? mut dyn std::fmt::Write", "let mut @ = String::new();", "&mut @")
            .seen("@.write_str(\"x\").is_ok().to_string()", "\"true\""),
        called(Argument::new("&'? dyn Fn(u8) -> u8", ADD, "&@")),
        called(Argument::new(
            "&'? mut dyn FnMut(u8) -> u8",
            "let mut @ = |n: u8| n + 1;",
            "&mut @",
        )),
        called(Argument::new("Box<dyn Fn(u8) -> u8>", ADD, "Box::new(@)")),
        called(Argument::new("Box<dyn FnOnce(u8) -> u8 + Send>", ADD, "Box::new(@)")),
        called(Argument::new("Box<dyn Fn(u8) -> u8 + '?>", ADD, "Box::new(@)")),
        called(Argument::new("impl Fn(u8) -> u8", ADD, "@")),
        called(Argument::new("impl FnOnce(u8) -> u8 + Send", ADD, "@")),
        called(Argument::new("fn(u8) -> u8", ADD, "@")),
        called(generic("F: Fn(u8) -> u8", Argument::new("F", ADD, "@"))),
        measured(Argument::new("&'? dyn Fn(&str) -> usize", "let @ = str::len;", "&@")),
        measured(Argument::new("impl Fn(&str) -> usize", "let @ = str::len;", "@")),
        measured(Argument::new("fn(&str) -> usize", "let @ = str::len;", "@")),
        listed(Argument::new("impl Iterator<Item = u8>", "let @ = [1, 2].into_iter();", "@")),
        listed(Argument::new("impl IntoIterator<Item = u8>", "let @ = vec![1, 2];", "@")),
        listed(Argument::new(
            "&'? mut dyn Iterator<Item = u8>",
            "let mut @ = [1, 2].into_iter();",
            "&mut @",
        )),
    ])
}

pub(crate) fn argument() -> impl Strategy<Value = Argument> {
    use Life::{All, Elided, OfTrait, Outer};
    let lives = [Elided, Elided, Elided, Elided, Outer, Outer, All, All, OfTrait];
    let of_type = prop_oneof![4 => of_owned(), 3 => borrowing(), 2 => dynamic()];
    (of_type, prop::sample::select(lives.to_vec()))
        .prop_map(|(argument, life)| Argument { life, ..argument })
}
