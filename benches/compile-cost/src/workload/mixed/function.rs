//! A function of a double. All kinds mix four signatures, by index, two of which name types that
//! may be a group's own.

pub struct Function {
    pub name: String,
    pub signature: &'static Signature,
}

/// A signature, without receiver and generic argument, what a test calls it with, and what it then
/// answers.
pub struct Signature {
    pub parameters: &'static str,
    pub output: &'static str,
    pub predicates: &'static str,
    /// The parameters of the closure that answers.
    pub names: &'static str,
    /// Its body.
    pub answer: &'static str,
    pub arguments: &'static str,
    pub expected: &'static str,
}

impl Function {
    /// As many functions; `offset` tells whose signature is the first's.
    pub fn several(count: usize, offset: usize) -> Vec<Self> {
        let function = |at| Self {
            name: format!("f{at}"),
            signature: &SIGNATURES[(offset + at) % SIGNATURES.len()],
        };
        (0..count).map(function).collect()
    }
}

const SIGNATURES: [Signature; 4] = [
    Signature {
        parameters: "x: u32",
        output: "i64",
        predicates: "eq(5)",
        names: "x",
        answer: "i64::from(x) + 1",
        arguments: "5",
        expected: "6",
    },
    Signature {
        parameters: "key: &str",
        output: "Result<String, Error>",
        predicates: r#"eq("key")"#,
        names: "key",
        answer: "Ok(key.to_string())",
        arguments: r#""key""#,
        expected: r#"Ok("key".to_string())"#,
    },
    Signature {
        parameters: "n: u64, bytes: Vec<u8>",
        output: "usize",
        predicates: "eq(3), eq(vec![1, 2])",
        names: "n, bytes",
        answer: "n as usize + bytes.len()",
        arguments: "3, vec![1, 2]",
        expected: "5",
    },
    Signature {
        parameters: "rec: Rec",
        output: "Option<Rec>",
        predicates: "eq(rec(7))",
        names: "rec",
        answer: "Some(rec)",
        arguments: "rec(7)",
        expected: "Some(rec(7))",
    },
];
