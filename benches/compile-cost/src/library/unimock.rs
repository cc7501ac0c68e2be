//! unimock: a test's expectations are clauses of one mock for all traits.

use super::Library;
use crate::subject::{Method, Shape, Trait};

pub struct Unimock;

impl Library for Unimock {
    fn name(&self) -> &'static str {
        "unimock"
    }

    fn dependency(&self) -> String {
        r#"unimock = "=0.6.8""#.into()
    }

    fn header(&self) -> &'static str {
        "use unimock::{MockFn, Unimock, matching, unimock};\n"
    }

    fn double(&self, subject: &Trait) -> String {
        let name = &subject.name;
        format!("#[unimock(api = {name}Mock)]\n{}", subject.declaration())
    }

    fn setup(&self, subject: &Trait, used: [&Method; 2]) -> Option<String> {
        let [first, second] = used.map(|method| clause(subject, method));
        let mutability =
            if used.iter().any(|method| method.shape == Shape::Change) { "mut " } else { "" };
        Some(format!("let {mutability}mock = Unimock::new((\n{first},\n{second},\n));"))
    }
}

fn clause(subject: &Trait, method: &Method) -> String {
    let (pattern, answer) = match method.shape {
        Shape::Lookup => (r#""key""#, "answers(&|_, key| Ok(key.to_string()))"),
        Shape::Count => {
            ("eq!(&3), eq!(&vec![1, 2])", "answers(&|_, n, bytes| n as usize + bytes.len())")
        }
        Shape::Change => (
            r#"[1, 2], Some("x")"#,
            "answers(&|_, bytes, name| bytes.len() == 2 && name.is_some())",
        ),
        Shape::Borrowed => ("", r#"returns("text".to_string())"#),
        Shape::Owned => ("", r#"answers(&|_| "text".to_string())"#),
        Shape::Record => ("eq!(&rec(7))", "answers(&|_, rec| Some(rec))"),
    };
    let (api, method) = (&subject.name, &method.name);
    format!("{api}Mock::{method}.each_call(matching!({pattern})).{answer}")
}
