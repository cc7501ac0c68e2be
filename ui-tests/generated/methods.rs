//! Methods: what is legal together, the declaration, and the test that calls it.

use proptest::prelude::*;

use crate::arguments::{Argument, Life, argument};
use crate::limits;
use crate::outputs::{From, Output, output};
use crate::values::{LENGTHS, OF_METHOD};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Receiver {
    Ref,
    Mut,
    /// There is none.
    Static,
    Value,
    Boxed,
    Rc,
    Arc,
    PinMut,
    PinBox,
    RefRc,
}

impl Receiver {
    fn declared(self) -> &'static str {
        match self {
            Self::Ref => "&self",
            Self::Mut => "&mut self",
            Self::Static => "",
            Self::Value => "self",
            Self::Boxed => "self: Box<Self>",
            Self::Rc => "self: Rc<Self>",
            Self::Arc => "self: Arc<Self>",
            Self::PinMut => "self: Pin<&mut Self>",
            Self::PinBox => "self: Pin<Box<Self>>",
            Self::RefRc => "self: &Rc<Self>",
        }
    }

    pub(crate) fn is_mut(self) -> bool {
        self == Self::Mut
    }

    pub(crate) fn is_ref(self) -> bool {
        matches!(self, Self::Ref | Self::Mut)
    }
}

/// How a method is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Returning,
    Once,
    Matched,
    Returns,
    Const,
    /// The method's own body.
    Default,
}

/// What arguments are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    Plain,
    /// As the macros may call something themselves.
    Hostile,
    /// They have none.
    Missing,
}

#[derive(Clone, Debug)]
pub(crate) struct Method {
    pub(crate) name: String,
    pub(crate) receiver: Receiver,
    pub(crate) is_async: bool,
    pub(crate) is_unsafe: bool,
    /// `where Self: Sized`
    pub(crate) is_sized: bool,
    pub(crate) has_body: bool,
    /// Whether the bounds of its type parameter stand behind `where`.
    pub(crate) has_clause: bool,
    /// Whether the lifetimes of all arguments have the same name.
    pub(crate) shares: bool,
    pub(crate) names: Names,
    /// How much is asked of the type parameter.
    pub(crate) bounds: usize,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) output: Output,
    pub(crate) answer: Answer,
}

/// What may be asked of a type parameter; the first is enough to record and to compare.
pub(crate) const BOUNDS: [&str; 4] = [
    "Clone + std::fmt::Debug + Send + Sync + 'static",
    "'static",
    "Clone + 'static",
    "AsRef<str> + 'static",
];

/// Names that the macros may use themselves.
const METHOD_NAMES: [&str; 12] = [
    "r#match",
    "args",
    "mock",
    "clone",
    "verify",
    "checkpoint",
    "standin",
    "call",
    "default",
    "lenient",
    "fmt",
    "expect",
];
const ARGUMENT_NAMES: [&str; 5] = ["r#type", "args", "made", "mock", "place"];

pub(crate) fn method() -> impl Strategy<Value = Method> {
    use Answer::{Const, Default, Matched, Once, Returning, Returns};
    use Receiver::{Arc, Boxed, Mut, PinBox, PinMut, Rc, Ref, RefRc, Static, Value};
    let receivers = vec![
        Ref, Ref, Ref, Ref, Mut, Mut, Static, Static, Value, Boxed, Rc, Arc, PinMut, PinBox, RefRc,
    ];
    let answers = vec![Returning, Once, Matched, Returns, Const, Default];
    let rarely = || prop::bool::weighted(0.15);
    let words = (rarely(), rarely(), rarely(), prop::bool::weighted(0.3));
    let names = (
        prop::option::weighted(0.15, prop::sample::select(METHOD_NAMES.to_vec())),
        prop_oneof![6 => Just(Names::Plain), 1 => Just(Names::Hostile), 1 => Just(Names::Missing)],
    );
    let how =
        (prop::sample::select(answers), any::<bool>(), 0..BOUNDS.len(), prop::bool::weighted(0.3));
    (
        prop::sample::select(receivers),
        prop::collection::vec(argument(), 0..4),
        output(),
        words,
        names,
        how,
    )
        .prop_map(|(receiver, arguments, output, words, names, how)| {
            let (is_async, is_unsafe, is_sized, has_body) = words;
            let (name, names) = names;
            let (answer, shares, bounds, has_clause) = how;
            Method {
                name: name.unwrap_or("").into(),
                receiver,
                is_async,
                is_unsafe,
                is_sized,
                has_body,
                has_clause,
                shares,
                names,
                bounds,
                arguments,
                output,
                answer,
            }
        })
}

impl Method {
    /// The method as the trait has it at this place: what is not legal together is made so.
    pub(crate) fn made_legal(mut self, index: usize) -> Self {
        if self.name.is_empty() {
            self.name = format!("m{index}");
        }
        let is_lent = |receiver: Receiver| match self.output.from {
            From::Me => receiver.is_ref(),
            From::MeMut => receiver.is_mut(),
            _ => true,
        };
        if !is_lent(self.receiver) {
            self.output = Output::number();
        }
        limits::avoid(&mut self);
        if let From::Argument(index) = self.output.from {
            self.lend_argument(index);
        }
        limits::ask_only_for_values(&mut self);
        if self.is_opaque() || self.output.from == From::Never {
            self.is_async = false;
            self.has_body = false;
        }
        self.has_body &= self.receiver != Receiver::Static && self.output.from == From::Nothing;
        self.has_body &= !self.output.ty.contains(OF_METHOD.0) && !self.returns_self();
        // What is moved into a body, or comes back, has to have a size.
        self.is_sized |= self.has_body && self.receiver == Receiver::Value;
        self.is_sized |= self.returns_self();
        if self.answer == Answer::Default && !self.has_body
            || matches!(self.answer, Answer::Returns | Answer::Const) && !self.output.is_value
        {
            self.answer = Answer::Returning;
        }
        self
    }

    /// Lets the output be this argument, if it can be lent.
    fn lend_argument(&mut self, index: usize) {
        match self.arguments.get_mut(index).filter(|argument| argument.is_lendable) {
            Some(argument) => {
                argument.life = Life::All;
                self.output.ty = argument.ty.clone();
                self.output.made = format!("a{index}");
                if let Some((seen, meant)) = &argument.seen {
                    self.output.seen = (seen.replace('@', "got"), meant.clone());
                }
            }
            None => self.output = Output::number(),
        }
    }

    fn returns_self(&self) -> bool {
        ["Self", "Option<Self>"].contains(&self.output.ty.as_str())
    }

    pub(crate) fn is_opaque(&self) -> bool {
        self.output.ty.starts_with("impl ")
    }

    /// Whether it is a function for each choice of types.
    pub(crate) fn is_generic(&self) -> bool {
        self.mentions(OF_METHOD.0) || self.mentions(LENGTHS[1].0)
    }

    pub(crate) fn mentions(&self, ty: &str) -> bool {
        self.output.ty.contains(ty) || self.arguments.iter().any(|of| of.ty.contains(ty))
    }

    fn life(&self, index: usize) -> String {
        if self.shares { "'a".into() } else { format!("'a{index}") }
    }

    fn argument_name(&self, index: usize) -> String {
        match self.names {
            Names::Plain => format!("arg{index}"),
            Names::Hostile => ARGUMENT_NAMES[index].into(),
            Names::Missing => "_".into(),
        }
    }

    /// The parameters between `<` and `>`.
    fn parameters(&self) -> Vec<String> {
        let mut parameters = Vec::new();
        for (index, argument) in self.arguments.iter().enumerate() {
            let life = self.life(index);
            if argument.is_named() && !parameters.contains(&life) {
                parameters.push(life);
            }
        }
        for (index, argument) in self.arguments.iter().enumerate() {
            parameters.extend(argument.parameter.as_ref().map(|of| numbered(of, index)));
        }
        if self.mentions(OF_METHOD.0) {
            parameters.push(match self.has_clause {
                true => OF_METHOD.0.into(),
                false => self.bound(),
            });
        }
        if self.mentions(LENGTHS[1].0) {
            parameters.push("const N: usize".into());
        }
        parameters
    }

    fn bound(&self) -> String {
        format!("{}: {}", OF_METHOD.0, BOUNDS[self.bounds])
    }

    /// What stands behind `where`.
    fn clauses(&self) -> String {
        let mut clauses = Vec::new();
        if self.has_clause && self.mentions(OF_METHOD.0) {
            clauses.push(self.bound());
        }
        if self.is_sized {
            clauses.push("Self: Sized".into());
        }
        match clauses.is_empty() {
            true => String::new(),
            false => format!(" where {}", clauses.join(", ")),
        }
    }

    pub(crate) fn declaration(&self) -> String {
        let mut inputs = vec![self.receiver.declared().to_string()];
        inputs.retain(|receiver| !receiver.is_empty());
        for (index, argument) in self.arguments.iter().enumerate() {
            let ty = match argument.parameter {
                Some(_) => numbered(&argument.ty, index),
                None => argument.declared(&self.life(index)),
            };
            inputs.push(format!("{}: {ty}", self.argument_name(index)));
        }
        let output = match self.output.from {
            From::Argument(index) => self.output.ty.replace("'?", &self.life(index)),
            _ => self.output.ty.replace("&'? ", "&").replace("'?", "'_"),
        };
        let parameters = self.parameters();
        let parameters = match parameters.is_empty() {
            true => String::new(),
            false => format!("<{}>", parameters.join(", ")),
        };
        let body = match self.has_body {
            true => {
                let names = (0..self.arguments.len()).map(|index| self.argument_name(index));
                let names: Vec<String> = names.filter(|name| name != "_").collect();
                format!(
                    " {{\n        let _ = ({});\n        {}\n    }}",
                    list(&names),
                    self.own_answer()
                )
            }
            false => ";".into(),
        };
        format!(
            "    /// Is called.\n    {}{}fn {}{parameters}({}){}{}{body}\n",
            if self.is_async { "async " } else { "" },
            if self.is_unsafe { "unsafe " } else { "" },
            self.name,
            inputs.join(", "),
            if output == "()" { String::new() } else { format!(" -> {output}") },
            self.clauses(),
        )
    }

    /// What the default body answers: within the trait its parameters have no values.
    fn own_answer(&self) -> &str {
        match crate::traits::has_parameter(&self.output.ty) {
            true => "unimplemented!()",
            false => &self.output.made,
        }
    }
}

/// The text with the closure's type named after its place.
fn numbered(text: &str, index: usize) -> String {
    text.replacen('F', &format!("F{index}"), 1)
}

/// What stands between the parentheses of a tuple.
fn list(names: &[String]) -> String {
    names.iter().map(|name| format!("{name},")).collect()
}
