//! mockall. It wants the lifetime in `Option<&str>` named, and cannot match that argument with
//! `eq`, so the expectation of such a method is a closure.

use super::Library;
use crate::subject::{Method, Shape, Trait};

pub struct Mockall;

impl Library for Mockall {
    fn name(&self) -> &'static str {
        "mockall"
    }

    fn dependency(&self) -> String {
        r#"mockall = "=0.15.0""#.into()
    }

    fn header(&self) -> &'static str {
        "use mockall::predicate::eq;\n"
    }

    fn speaks_mockall(&self) -> bool {
        true
    }

    fn double(&self, subject: &Trait) -> String {
        let declaration = subject.declaration_with(|method| {
            let signature = method.signature();
            if signature.contains("Option<&str>") {
                signature.replacen('(', "<'a>(", 1).replace("Option<&str>", "Option<&'a str>")
            } else {
                signature
            }
        });
        format!("#[mockall::automock]\n{declaration}")
    }

    fn setup(&self, subject: &Trait, used: [&Method; 2]) -> Option<String> {
        let [first, second] = used.map(expectation);
        let name = &subject.name;
        Some(format!("let mut mock = Mock{name}::new();\n{first}\n{second}"))
    }
}

fn expectation(method: &Method) -> String {
    let answer = match method.shape {
        Shape::Lookup => r#"with(eq("key")).returning(|key| Ok(key.to_string()))"#,
        Shape::Count => {
            "with(eq(3), eq(vec![1, 2])).returning(|n, bytes| n as usize + bytes.len())"
        }
        Shape::Change => {
            r#"withf(|bytes, name| bytes == [1, 2] && *name == Some("x"))
        .returning(|bytes, name| bytes.len() == 2 && name.is_some())"#
        }
        Shape::Borrowed => r#"return_const("text".to_string())"#,
        Shape::Owned => r#"returning(|| "text".to_string())"#,
        Shape::Record => "with(eq(rec(7))).returning(|rec| Some(rec))",
    };
    format!("mock.expect_{}().{answer};", method.name)
}
