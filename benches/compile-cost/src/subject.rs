//! What every library has to double: traits whose methods mix six shapes, by index.

/// How large a crate is.
#[derive(Clone, Copy, PartialEq)]
pub struct Size {
    pub traits: usize,
    pub methods: usize,
}

impl Size {
    /// Those that are measured where nothing else is asked for.
    pub const ALL: [Self; 5] =
        [Self::new(1, 5), Self::new(10, 5), Self::new(50, 5), Self::new(100, 5), Self::new(10, 50)];

    pub const fn new(traits: usize, methods: usize) -> Self {
        Self { traits, methods }
    }

    /// Reads `10x5`; a test uses two methods, so there have to be two.
    pub fn parse(text: &str) -> Option<Self> {
        let (traits, methods) = text.split_once('x')?;
        let size = Self::new(traits.parse().ok()?, methods.parse().ok()?);
        (size.traits > 0 && size.methods >= 2).then_some(size)
    }

    pub fn all_methods(self) -> usize {
        self.traits * self.methods
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}×{}", self.traits, self.methods)
    }
}

/// The signature of a method, what a test expects it to be called with, and what it then answers.
#[derive(Clone, Copy, PartialEq)]
pub enum Shape {
    /// `(&self, &str) -> Result<String, Error>`: called with `"key"`, answers it.
    Lookup,
    /// `(&self, u64, Vec<u8>) -> usize`: called with `3, vec![1, 2]`, answers 5.
    Count,
    /// `(&mut self, &[u8], Option<&str>) -> bool`: called with `[1, 2], Some("x")`, answers true.
    Change,
    /// `(&self) -> &str`: answers `"text"`.
    Borrowed,
    /// `(&self) -> String`: answers `"text"`.
    Owned,
    /// `(&self, Rec) -> Option<Rec>`: called with `rec(7)`, answers it.
    Record,
}

pub struct Method {
    pub name: String,
    pub shape: Shape,
    pub is_async: bool,
}

pub struct Trait {
    pub name: String,
    pub index: usize,
    pub methods: Vec<Method>,
}

impl Trait {
    pub fn new(index: usize, methods: usize) -> Self {
        Self {
            name: format!("Trait{index}"),
            index,
            methods: (0..methods).map(|at| Method::new(index, at)).collect(),
        }
    }

    /// The two methods that a test uses: others in each trait, others in each of its tests.
    pub fn used_by(&self, test: usize) -> [&Method; 2] {
        [0, 1].map(|offset| &self.methods[(self.index + test + offset) % self.methods.len()])
    }

    pub fn declaration(&self) -> String {
        self.declaration_with(Method::signature)
    }

    /// The declaration, for a library that wants the signatures spelled in its own way.
    pub fn declaration_with(&self, signature: impl Fn(&Method) -> String) -> String {
        let methods = self.methods.iter().map(signature);
        let methods: String = methods.map(|line| format!("    {line};\n")).collect();
        format!("pub trait {} {{\n{methods}}}\n", self.name)
    }
}

impl Method {
    fn new(trait_index: usize, at: usize) -> Self {
        let shape = match at % 5 {
            0 => Shape::Lookup,
            1 => Shape::Count,
            2 => Shape::Change,
            3 if trait_index % 2 == 0 => Shape::Borrowed,
            3 => Shape::Owned,
            _ => Shape::Record,
        };
        Self {
            // Another in each trait: one type of unimock implements them all.
            name: format!("m{trait_index}_{at}"),
            shape,
            // Of every five methods one, of another shape in each trait.
            is_async: (trait_index + at) % 5 == 4,
        }
    }

    pub fn signature(&self) -> String {
        let asyncness = if self.is_async { "async " } else { "" };
        let name = &self.name;
        let arguments: String =
            self.arguments().iter().map(|(name, ty)| format!(", {name}: {ty}")).collect();
        let (receiver, output) = (self.receiver(), self.output());
        format!("{asyncness}fn {name}({receiver}{arguments}) -> {output}")
    }

    pub fn receiver(&self) -> &'static str {
        match self.shape {
            Shape::Change => "&mut self",
            _ => "&self",
        }
    }

    pub fn arguments(&self) -> &'static [(&'static str, &'static str)] {
        match self.shape {
            Shape::Lookup => &[("key", "&str")],
            Shape::Count => &[("n", "u64"), ("bytes", "Vec<u8>")],
            Shape::Change => &[("bytes", "&[u8]"), ("name", "Option<&str>")],
            Shape::Borrowed | Shape::Owned => &[],
            Shape::Record => &[("rec", "Rec")],
        }
    }

    pub fn output(&self) -> &'static str {
        match self.shape {
            Shape::Lookup => "Result<String, Error>",
            Shape::Count => "usize",
            Shape::Change => "bool",
            Shape::Borrowed => "&str",
            Shape::Owned => "String",
            Shape::Record => "Option<Rec>",
        }
    }

    /// A statement that calls the method of `mock` as expected and checks the answer.
    pub fn checked_call(&self) -> String {
        let (arguments, answer) = match self.shape {
            Shape::Lookup => (r#""key""#, r#"Ok("key".to_string())"#),
            Shape::Count => ("3, vec![1, 2]", "5"),
            Shape::Change => (r#"&[1, 2], Some("x")"#, "true"),
            Shape::Borrowed | Shape::Owned => ("", r#""text""#),
            Shape::Record => ("rec(7)", "Some(rec(7))"),
        };
        let call = format!("mock.{}({arguments})", self.name);
        if self.is_async {
            format!("assert_eq!(ready({call}), {answer});")
        } else {
            format!("assert_eq!({call}, {answer});")
        }
    }
}

/// The types that the methods name.
pub const TYPES: &str = r#"
#[derive(Clone, Debug, PartialEq)]
pub struct Error(pub u32);

#[derive(Clone, Debug, PartialEq)]
pub struct Rec {
    pub id: u64,
    pub name: String,
}

pub fn rec(id: u64) -> Rec {
    Rec { id, name: String::from("rec") }
}
"#;

/// What runs the async methods.
pub const READY: &str = r#"
pub fn ready<T>(future: impl std::future::Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match std::pin::pin!(future).poll(&mut context) {
        std::task::Poll::Ready(value) => value,
        std::task::Poll::Pending => panic!("the future is not ready"),
    }
}
"#;
