//! What one writes without a library, keeping of each call what standin keeps: its arguments, where and
//! by which thread it was made, and its number in the order of all calls.

use super::Library;
use crate::subject::{Method, Shape, Trait};

pub struct Hand;

impl Library for Hand {
    fn name(&self) -> &'static str {
        "hand"
    }

    fn dependency(&self) -> String {
        String::new()
    }

    fn header(&self) -> &'static str {
        r#"
use std::collections::VecDeque;
use std::panic::Location;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::{self, ThreadId};

pub struct Call<A> {
    pub args: A,
    pub at: &'static Location<'static>,
    pub order: u64,
    pub by: ThreadId,
}

static ORDER: AtomicU64 = AtomicU64::new(0);

impl<A> Call<A> {
    #[track_caller]
    fn now(args: A) -> Self {
        let order = ORDER.fetch_add(1, Ordering::Relaxed);
        Self { args, at: Location::caller(), order, by: thread::current().id() }
    }
}
"#
    }

    fn double(&self, subject: &Trait) -> String {
        let name = &subject.name;
        let fields: String = subject.methods.iter().map(fields).collect();
        let methods: String = subject.methods.iter().map(implementation).collect();
        format!(
            "{}\n#[derive(Default)]\npub struct Mock{name} {{\n{fields}}}\n\nimpl {name} for Mock{name} {{\n{methods}}}\n",
            subject.declaration()
        )
    }

    fn setup(&self, subject: &Trait, used: [&Method; 2]) -> Option<String> {
        let [first, second] = used.map(|method| {
            let (name, answer) = (&method.name, answer(method.shape));
            format!("mock.{name}_returns.get_mut().unwrap().push_back({answer});")
        });
        let name = &subject.name;
        Some(format!("let mut mock = Mock{name}::default();\n{first}\n{second}"))
    }

    fn verification(&self, used: [&Method; 2]) -> String {
        used.map(|method| {
            let (name, args) = (&method.name, recorded(method.shape));
            format!("assert_eq!(mock.{name}_calls.lock().unwrap()[0].args, {args});")
        })
        .join("\n")
    }
}

fn fields(method: &Method) -> String {
    let name = &method.name;
    let args = match method.shape {
        Shape::Lookup => "(String,)",
        Shape::Count => "(u64, Vec<u8>)",
        Shape::Change => "(Vec<u8>, Option<String>)",
        Shape::Borrowed | Shape::Owned => "()",
        Shape::Record => "(Rec,)",
    };
    let output = method.output().replace("&str", "&'static str");
    format!(
        "    pub {name}_calls: Mutex<Vec<Call<{args}>>>,\n    pub {name}_returns: Mutex<VecDeque<{output}>>,\n"
    )
}

fn implementation(method: &Method) -> String {
    let (name, signature) = (&method.name, method.signature());
    // rustc has no `track_caller` for `async fn` yet.
    let tracking = if method.is_async { "" } else { "    #[track_caller]\n" };
    let args = match method.shape {
        Shape::Lookup => "(key.to_string(),)",
        Shape::Count => "(n, bytes)",
        Shape::Change => "(bytes.to_vec(), name.map(str::to_string))",
        Shape::Borrowed | Shape::Owned => "()",
        Shape::Record => "(rec,)",
    };
    format!(
        "{tracking}    {signature} {{
        self.{name}_calls.lock().unwrap().push(Call::now({args}));
        self.{name}_returns.lock().unwrap().pop_front().expect(\"no more returns\")
    }}\n"
    )
}

fn answer(shape: Shape) -> &'static str {
    match shape {
        Shape::Lookup => r#"Ok("key".to_string())"#,
        Shape::Count => "5",
        Shape::Change => "true",
        Shape::Borrowed => r#""text""#,
        Shape::Owned => r#""text".to_string()"#,
        Shape::Record => "Some(rec(7))",
    }
}

fn recorded(shape: Shape) -> &'static str {
    match shape {
        Shape::Lookup => r#"("key".to_string(),)"#,
        Shape::Count => "(3, vec![1, 2])",
        Shape::Change => r#"(vec![1, 2], Some("x".to_string()))"#,
        Shape::Borrowed | Shape::Owned => "()",
        Shape::Record => "(rec(7),)",
    }
}
