//! Traits, and the modules with their tests.

use proptest::prelude::*;

use crate::arguments::Life;
use crate::limits;
use crate::methods::{BOUNDS, Method, method};
use crate::values::{ASSOCIATED, LENGTHS, OF_METHOD, OF_TRAIT};

#[derive(Clone, Debug)]
pub(crate) struct Trait {
    pub(crate) supertraits: Vec<&'static str>,
    /// Whether it has a constant that the attribute gives, and one that it gives itself.
    pub(crate) has_constants: bool,
    /// Whether the bounds of its parameter stand behind `where`.
    pub(crate) has_clause: bool,
    pub(crate) methods: Vec<Method>,
}

pub(crate) fn a_trait() -> impl Strategy<Value = Trait> {
    let supertraits = prop::sample::subsequence(vec!["Send", "Sync", "std::fmt::Debug"], 0..3);
    let words = (prop::bool::weighted(0.2), prop::bool::weighted(0.3));
    (prop::collection::vec(method(), 1..5), supertraits, words).prop_map(
        |(methods, supertraits, (has_constants, has_clause))| {
            let methods = methods.into_iter().enumerate();
            let mut methods: Vec<Method> =
                methods.map(|(index, method)| method.made_legal(index)).collect();
            let mut names: Vec<String> = Vec::new();
            methods.retain(|method| {
                let is_new = !names.contains(&method.name);
                names.push(method.name.clone());
                is_new
            });
            let mut of = Trait { supertraits, has_constants, has_clause, methods };
            if of.has_lifetime() {
                of.methods.iter_mut().for_each(limits::no_body_behind_a_mutable_self);
            }
            if !of.methods.iter().all(limits::is_shared_with_threads) {
                of.supertraits.retain(|supertrait| !["Send", "Sync"].contains(supertrait));
            }
            of
        },
    )
}

/// Whether the type is another one in the test than in the trait.
pub(crate) fn has_parameter(ty: &str) -> bool {
    let parameters = [ASSOCIATED, OF_TRAIT, LENGTHS[0], LENGTHS[1], OF_METHOD];
    parameters.iter().any(|(name, _)| ty.contains(name))
}

impl Trait {
    fn mentions(&self, ty: &str) -> bool {
        self.methods.iter().any(|method| method.mentions(ty))
    }

    fn has_lifetime(&self) -> bool {
        let mut arguments = self.methods.iter().flat_map(|method| &method.arguments);
        arguments.any(|of| of.life == Life::OfTrait && of.lifetimes() > 0)
    }

    /// The trait, to be pasted.
    pub(crate) fn declaration(&self, is_mocked: bool) -> String {
        let has_item = self.mentions(ASSOCIATED.0);
        let mut given = String::new();
        if has_item {
            given += &format!("type Item = {};", ASSOCIATED.1);
        }
        if self.has_constants {
            given += "const LIMIT: u8 = 3;";
        }
        let attribute = match (is_mocked, given.as_str()) {
            (false, _) => String::new(),
            (true, "") => "#[automock]\n".into(),
            (true, given) => format!("#[automock({given})]\n"),
        };
        let mut parameters = Vec::new();
        if self.has_lifetime() {
            parameters.push("'t".to_string());
        }
        if self.mentions(OF_TRAIT.0) {
            parameters.push(match self.has_clause {
                true => OF_TRAIT.0.to_string(),
                false => format!("{}: {}", OF_TRAIT.0, BOUNDS[0]),
            });
        }
        if self.mentions(LENGTHS[0].0) {
            parameters.push("const LEN: usize".to_string());
        }
        let clause = match self.has_clause && self.mentions(OF_TRAIT.0) {
            true => format!(" where {}: {}", OF_TRAIT.0, BOUNDS[0]),
            false => String::new(),
        };
        let parameters = between(&parameters.join(", "));
        let supertraits = match self.supertraits.as_slice() {
            [] => String::new(),
            supertraits => format!(": {}", supertraits.join(" + ")),
        };
        let mut items = String::new();
        if has_item {
            items += "    /// Is given.\n    type Item: 'static;\n";
        }
        if self.has_constants {
            items += "    /// Is given.\n    const LIMIT: u8;\n";
            items += "    /// Is known.\n    const NAME: &'static str = \"name\";\n";
        }
        let methods: String = self.methods.iter().map(Method::declaration).collect();
        format!(
            "/// Is mocked.\n{attribute}pub trait Subject{parameters}{supertraits}{clause} {{\n{items}{methods}}}\n"
        )
    }

    /// A module with the trait and, if it is mocked, its tests.
    pub(crate) fn module(&self, index: usize, is_mocked: bool) -> String {
        let mut arguments = Vec::new();
        if self.has_lifetime() {
            arguments.push("'_");
        }
        if self.mentions(OF_TRAIT.0) {
            arguments.push(OF_TRAIT.1);
        }
        if self.mentions(LENGTHS[0].0) {
            arguments.push("2");
        }
        let arguments = between(&arguments.join(", "));
        let (name, of) = (
            format!("MockSubject{}{arguments}", if arguments.is_empty() { "" } else { "::" }),
            format!("Subject{arguments}"),
        );
        let mut tests: String = self
            .methods
            .iter()
            .enumerate()
            .filter(|_| is_mocked)
            .map(|(index, method)| method.test(index, &name, &of))
            .collect();
        if self.has_constants && is_mocked {
            tests += &format!(
                "    #[test]\n    fn constants() {{\n        assert_eq!((<{name} as {of}>::LIMIT, <{name} as {of}>::NAME), (3, \"name\"));\n    }}\n"
            );
        }
        let declaration = self.declaration(is_mocked);
        format!(
            "/// Holds a trait.\npub mod s{index} {{\n    #[allow(unused_imports)]\n    use super::*;\n{declaration}{tests}}}\n"
        )
    }
}

fn between(list: &str) -> String {
    if list.is_empty() { String::new() } else { format!("<{list}>") }
}
