//! mry: it keeps and hands over owned arguments, and cannot take an `Option<&str>` at all, which is
//! therefore skipped.

use super::Library;
use crate::subject::{Method, Shape, Trait};

pub struct Mry;

impl Library for Mry {
    fn name(&self) -> &'static str {
        "mry"
    }

    fn dependency(&self) -> String {
        r#"mry = "=0.16.0""#.into()
    }

    fn double(&self, subject: &Trait) -> String {
        format!("#[mry::mry(skip_args(Option))]\n{}", subject.declaration())
    }

    fn setup(&self, subject: &Trait, used: [&Method; 2]) -> Option<String> {
        let [first, second] = used.map(behavior);
        let name = &subject.name;
        Some(format!("let mut mock = Mock{name}::default();\n{first}\n{second}"))
    }
}

fn behavior(method: &Method) -> String {
    let (arguments, answer) = match method.shape {
        Shape::Lookup => (r#""key""#, "returns_with(|key: String| Ok(key))"),
        Shape::Count => {
            ("3, vec![1, 2]", "returns_with(|n: u64, bytes: Vec<u8>| n as usize + bytes.len())")
        }
        Shape::Change => ("vec![1, 2]", "returns_with(|bytes: Vec<u8>| bytes.len() == 2)"),
        Shape::Borrowed => ("", r#"returns("text")"#),
        Shape::Owned => ("", r#"returns_with(|| "text".to_string())"#),
        Shape::Record => ("rec(7)", "returns_with(|rec: Rec| Some(rec))"),
    };
    format!("mock.mock_{}({arguments}).{answer};", method.name)
}
