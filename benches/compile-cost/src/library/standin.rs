//! standin, in mockall's words.

use super::Library;
use crate::subject::{Method, Shape, Trait};

pub struct Standin;

impl Library for Standin {
    fn name(&self) -> &'static str {
        "standin"
    }

    fn dependency(&self) -> String {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../runtime");
        format!("standin = {{ path = {path:?} }}")
    }

    fn speaks_mockall(&self) -> bool {
        true
    }

    fn double(&self, subject: &Trait) -> String {
        format!("#[standin::automock]\n{}", subject.declaration())
    }

    fn setup(&self, subject: &Trait, used: [&Method; 2]) -> Option<String> {
        let [first, second] = used.map(expectation);
        let name = &subject.name;
        Some(format!("let mut mock = Mock{name}::new();\n{first}\n{second}"))
    }
}

fn expectation(method: &Method) -> String {
    let answer = match method.shape {
        Shape::Lookup => r#"with("key").returning(|key| Ok(key.to_string()))"#,
        Shape::Count => "with(3, vec![1, 2]).returning(|n, bytes| n as usize + bytes.len())",
        Shape::Change => {
            r#"with([1, 2], Some("x")).returning(|bytes, name| bytes.len() == 2 && name.is_some())"#
        }
        Shape::Borrowed => r#"return_const("text".to_string())"#,
        Shape::Owned => r#"returning(|| "text".to_string())"#,
        Shape::Record => "with(rec(7)).returning(|rec| Some(rec))",
    };
    format!("mock.expect_{}().{answer};", method.name)
}
