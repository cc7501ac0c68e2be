//! The test of a method: the mock is set up, called, and asked.

use crate::arguments::Argument;
use crate::methods::{Answer, Method, Receiver};
use crate::outputs::From;
use crate::traits::has_parameter;
use crate::values::{LENGTHS, OF_METHOD};

impl Receiver {
    /// What a caller does with the variable `mock` first, and what it passes.
    fn passed(self) -> (&'static str, &'static str) {
        match self {
            Self::Ref => ("", "&mock"),
            Self::Mut => ("", "&mut mock"),
            Self::Static => ("", ""),
            Self::Value => ("", "mock"),
            Self::Boxed => ("let held = Box::new(mock);", "held"),
            Self::Rc => ("let held = Rc::new(mock);", "held"),
            Self::Arc => ("let held = Arc::new(mock);", "held"),
            Self::PinMut => ("let held = std::pin::pin!(mock);", "held"),
            Self::PinBox => ("let held = Box::pin(mock);", "held"),
            Self::RefRc => ("let held = Rc::new(mock);", "&held"),
        }
    }
}

impl Method {
    /// The test that calls it on the mock `name` of the trait `of`, both with their arguments.
    pub(crate) fn test(&self, index: usize, name: &str, of: &str) -> String {
        let body = match self.receiver {
            Receiver::Static => self.test_of_static(name, of),
            _ => self.test_of_method(name, of),
        };
        format!("    #[test]\n    fn t{index}() {{\n{body}    }}\n").replace("SUBJECT", name)
    }

    fn test_of_method(&self, name: &str, of: &str) -> String {
        let field = format!("mock.{}", self.name);
        let field = match self.key() {
            Some(key) => format!("{field}.of{key}()"),
            None => field,
        };
        let expect = format!(
            "mock.expect_{}{}()",
            self.name.trim_start_matches("r#"),
            turbofish(&self.chosen("3"))
        );
        let sets = self.set(&field, &expect);
        let is_called = self.output.from != From::Never;
        let needs_mut = self.receiver.is_mut() && is_called || sets.contains("expect_");
        let mutable = if needs_mut { "mut " } else { "" };
        let call = format!("<{name} as {of}>::{}{}", self.name, self.call_choice());
        // A mock that the call takes is asked through a handle.
        let (asked, handle) = match self.receiver.is_ref() {
            true => (field, String::new()),
            false => ("asked".into(), format!("        let asked = {field}.clone();\n")),
        };
        format!(
            "        let {mutable}mock = {name}::new();\n{handle}        {sets}\n{}{}",
            self.called(&call),
            self.asserts(&asked),
        )
    }

    fn test_of_static(&self, name: &str, of: &str) -> String {
        let name_of_context = format!("{}_context", self.name.trim_start_matches("r#"));
        let context = match self.key() {
            Some(key) => format!("context.of{key}()"),
            None => "context".into(),
        };
        let expect = format!("context.expect{}()", turbofish(&self.chosen("3")));
        let sets = self.set(&context, &expect);
        let call = format!("<{name} as {of}>::{}{}", self.name, self.call_choice());
        format!(
            "        let context = {name}::{name_of_context}();\n        {sets}\n{}{}",
            self.called(&call),
            self.asserts(&context),
        )
    }

    /// Sets up the answer.
    fn set(&self, double: &str, expect: &str) -> String {
        let names: Vec<String> =
            (0..self.arguments.len()).map(|index| format!("a{index}")).collect();
        let looks =
            self.arguments.iter().zip(&names).map(|(argument, name)| match &argument.seen {
                Some((seen, meant)) => {
                    format!("assert_eq!({}, {meant}); ", seen.replace('@', name))
                }
                None => format!("let _ = {name}; "),
            });
        let looks: String = looks.collect();
        let effect = format!("|{}| {{ {looks}{} }}", names.join(", "), self.output.made);
        let made = &self.output.made;
        match self.answer {
            _ if self.output.from == From::Never => String::new(),
            Answer::Returning => format!("{expect}.times(1).returning({effect});"),
            Answer::Once => format!("{expect}.return_once({effect});"),
            Answer::Matched if self.is_kept() => {
                let matchers: Vec<String> = self.arguments.iter().map(asked).collect();
                format!("{expect}.with({}).returning({effect});", matchers.join(", "))
            }
            Answer::Matched => format!("{expect}.returning({effect});"),
            Answer::Returns => format!("{double}.returns({made});"),
            Answer::Const => format!("{expect}.return_const({made});"),
            Answer::Default => format!("{double}.calls_default();"),
        }
    }

    /// Makes the call, and looks at what comes back.
    fn called(&self, call: &str) -> String {
        if self.output.from == From::Never {
            return String::new();
        }
        let mut text = String::new();
        for (index, argument) in self.arguments.iter().enumerate() {
            text += &format!("        {}\n", argument.bind.replace('@', &format!("p{index}")));
        }
        let (held, receiver) = self.receiver.passed();
        if !held.is_empty() {
            text += &format!("        {held}\n");
        }
        let mut passed = vec![receiver.to_string()];
        passed.retain(|receiver| !receiver.is_empty());
        for (index, argument) in self.arguments.iter().enumerate() {
            passed.push(argument.pass.replace('@', &format!("p{index}")));
        }
        let call = format!("{call}({})", passed.join(", "));
        let call = if self.is_async { format!("ready({call})") } else { call };
        let call = if self.is_unsafe { format!("unsafe {{ {call} }}") } else { call };
        let (seen, meant) = &self.output.seen;
        if self.answer == Answer::Default && has_parameter(&self.output.ty) {
            return format!(
                "{text}        let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {call}));\n"
            );
        }
        format!(
            "{text}        {{\n            let got = {call};\n            assert_eq!({seen}, {meant});\n        }}\n"
        )
    }

    /// Asks afterwards.
    fn asserts(&self, double: &str) -> String {
        if self.output.from == From::Never {
            return format!("        {double}.assert_not_called();\n");
        }
        let asked: Vec<String> = self.arguments.iter().map(asked).collect();
        if !self.is_kept() {
            return format!("        {double}.assert_called_once();\n");
        }
        let recorded: Option<Vec<&str>> = self.arguments.iter().map(Argument::recorded).collect();
        let recorded = match recorded.as_deref() {
            None => String::new(),
            Some([only]) => format!(
                "        assert_eq!(format!(\"{{:?}}\", {double}.call_args().unwrap()), {only});\n"
            ),
            Some(several) => format!(
                "        assert_eq!(format!(\"{{:?}}\", {double}.call_args().unwrap()), format!(\"({{}})\", {}.join(\", \")));\n",
                format_args!("same::<Vec<String>>(vec![{}])", several.join(", ")),
            ),
        };
        format!("        {double}.assert_called_once_with({});\n{recorded}", asked.join(", "))
    }

    /// Whether what is recorded of the arguments can be compared.
    fn is_kept(&self) -> bool {
        self.bounds == 0 || !self.mentions(OF_METHOD.0)
    }

    /// What the parameters are in the test, with this for the one that is a number.
    fn chosen(&self, number: &'static str) -> Vec<&'static str> {
        let mut types = Vec::new();
        if self.mentions(OF_METHOD.0) {
            types.push(OF_METHOD.1);
        }
        if self.mentions(LENGTHS[1].0) {
            types.push(number);
        }
        types
    }

    /// How the function for these types is asked for: a number is the length of an array.
    fn key(&self) -> Option<String> {
        match self.chosen("[(); 3]").as_slice() {
            [] => None,
            [only] => Some(format!("::<{only}>")),
            types => Some(format!("::<({})>", types.join(", "))),
        }
    }

    /// The turbofish of a call: closures have a type without a name.
    fn call_choice(&self) -> String {
        let closures = self.arguments.iter().filter(|of| of.parameter.is_some());
        let types: Vec<&str> = closures.map(|_| "_").chain(self.chosen("3")).collect();
        turbofish(&types)
    }
}

fn turbofish(types: &[&str]) -> String {
    if types.is_empty() { String::new() } else { format!("::<{}>", types.join(", ")) }
}

fn asked(argument: &Argument) -> String {
    argument.asked.clone().unwrap_or_else(|| "any()".into())
}
