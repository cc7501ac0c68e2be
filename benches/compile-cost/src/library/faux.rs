//! faux: it doubles structs with inherent methods, so there is no trait, and needs its unsafe words
//! where a method returns a reference.

use super::Library;
use crate::subject::{Method, Shape, Trait};

pub struct Faux;

impl Library for Faux {
    fn name(&self) -> &'static str {
        "faux"
    }

    fn dependency(&self) -> String {
        r#"faux = "=0.1.13""#.into()
    }

    fn double(&self, subject: &Trait) -> String {
        let name = &subject.name;
        let methods: String = subject
            .methods
            .iter()
            .map(|method| format!("    pub {} {{ unreachable!() }}\n", method.signature()))
            .collect();
        format!(
            "#[faux::create]\npub struct {name} {{}}\n\n#[faux::methods]\nimpl {name} {{\n{methods}}}\n"
        )
    }

    fn setup(&self, subject: &Trait, used: [&Method; 2]) -> Option<String> {
        let [first, second] = used.map(stub);
        let name = &subject.name;
        Some(format!("let mut mock = {name}::faux();\n{first}\n{second}"))
    }
}

fn stub(method: &Method) -> String {
    let name = &method.name;
    match method.shape {
        Shape::Lookup => {
            format!(r#"faux::when!(mock.{name}("key")).then(|key| Ok(key.to_string()));"#)
        }
        Shape::Count => format!(
            "faux::when!(mock.{name}(3, vec![1, 2])).then(|(n, bytes)| n as usize + bytes.len());"
        ),
        Shape::Change => format!(
            r#"faux::when!(mock.{name}(_ == [1, 2], Some("x"))).then(|(bytes, name)| bytes.len() == 2 && name.is_some());"#
        ),
        Shape::Borrowed => {
            format!(r#"unsafe {{ faux::when!(mock.{name}()).then_unchecked(|()| "text") }};"#)
        }
        Shape::Owned => format!(r#"faux::when!(mock.{name}()).then(|()| "text".to_string());"#),
        Shape::Record => format!("faux::when!(mock.{name}(rec(7))).then(|rec| Some(rec));"),
    }
}
