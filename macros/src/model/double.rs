//! A mock, and the `impl` blocks that it has.

use proc_macro2::Span;
use quote::format_ident;
use syn::{Attribute, Generics, Ident, ImplItemConst, ImplItemType, Path, Token, Type, Visibility};

use super::{Attributes, Bounds, Inheritable, Method};
use crate::syntax::ends_in;

/// A mock to be made.
pub(crate) struct Double {
    /// `cfg`, for every item that is made.
    pub(crate) cfgs: Attributes,
    /// Documentation and lint levels, for the mock itself.
    pub(crate) attributes: Attributes,
    pub(crate) vis: Visibility,
    /// What is mocked.
    pub(crate) original: Ident,
    /// Whether there is anything of that name: what `mock!` names need not exist.
    pub(crate) has_original: bool,
    /// Whether its functions say what they are. Those of a trait without documentation need not: no lint
    /// asks for it then, and each line is work for rustc.
    pub(crate) is_documented: bool,
    /// The mock.
    pub(crate) name: Ident,
    /// The generics of what is mocked; each type parameter is `'static` besides.
    pub(crate) generics: Generics,
    /// Whether the mock gets a `Debug`.
    pub(crate) is_debug: bool,
    /// Whether it can be made around a real object.
    pub(crate) wraps: bool,
    /// By what mocks of subtraits learn of the trait, if they may.
    pub(crate) inheritable: Option<Inheritable>,
    /// Its supertraits, and by what names mocks of subtraits find them.
    pub(crate) beside: Vec<(Path, Ident)>,
    pub(crate) implementations: Vec<Implementation>,
    pub(crate) supertraits: Vec<Supertrait>,
    /// Whether its type parameters may borrow: it has mockall's words alone then.
    pub(crate) is_scoped: bool,
}

impl Double {
    /// A public mock of what is called `original`, of which nothing more is said.
    pub(crate) fn of(original: Ident, generics: Generics) -> Self {
        Self {
            cfgs: Attributes::default(),
            attributes: Attributes::default(),
            vis: Visibility::Public(<Token![pub]>::default()),
            name: format_ident!("Mock{}", original),
            original,
            has_original: true,
            is_documented: true,
            generics,
            is_debug: true,
            wraps: false,
            inheritable: None,
            beside: Vec::new(),
            implementations: Vec::new(),
            supertraits: Vec::new(),
            is_scoped: false,
        }
    }

    pub(crate) fn methods(&self) -> Vec<&Method> {
        let mut methods = Vec::new();
        for implementation in &self.implementations {
            methods.extend(&implementation.methods);
        }
        methods
    }

    /// Whether the user's own methods or traits bring a function of this name.
    pub(crate) fn has_function(&self, name: &str) -> bool {
        self.methods().iter().any(|method| method.signature.ident == name)
    }

    /// Whether the user's own methods or traits bring a function of this name that is called without
    /// a mock.
    pub(crate) fn has_static(&self, name: &str) -> bool {
        self.methods().iter().any(|method| method.is_static() && method.signature.ident == name)
    }

    /// Whether the user's own traits bring this one.
    pub(crate) fn implements(&self, name: &str) -> bool {
        self.implementations
            .iter()
            .filter_map(|of| of.of_trait.as_ref())
            .any(|of_trait| ends_in(&of_trait.path, &[name]))
    }
}

/// An `impl` block of the mock.
pub(crate) struct Implementation {
    /// `cfg` and lint levels.
    pub(crate) attributes: Attributes,
    /// `#[async_trait]`, which has to see the methods.
    pub(crate) async_trait: Option<Attribute>,
    pub(crate) generics: Generics,
    /// The mock, with the type arguments that the block is for.
    pub(crate) self_type: Type,
    pub(crate) of_trait: Option<ImplementedTrait>,
    pub(crate) types: Vec<ImplItemType>,
    pub(crate) constants: Vec<ImplItemConst>,
    pub(crate) methods: Vec<Method>,
}

/// The trait that an `impl` block is of.
pub(crate) struct ImplementedTrait {
    pub(crate) path: Path,
    /// Where the block is, if the user wrote one: what it lacks is told of there.
    pub(crate) place: Span,
    pub(crate) is_unsafe: bool,
    /// Its supertraits, as far as they are known.
    pub(crate) supertraits: Bounds,
}

/// A supertrait of std that the mock can implement by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Supertrait {
    Clone,
    Display,
    Error,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
}
