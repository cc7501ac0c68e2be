//! What was understood of the user's item: one plain form for all input forms. This room makes no
//! tokens.

use syn::{Attribute, Block, Expr, Generics, Ident, Pat, Signature, Type, Visibility};

/// A mock to be made.
pub(crate) struct Double {
    pub(crate) vis: Visibility,
    /// The trait.
    pub(crate) original: Ident,
    /// The mock.
    pub(crate) name: Ident,
    /// The trait's generics; each type parameter is `'static` besides.
    pub(crate) generics: Generics,
    pub(crate) is_unsafe: bool,
    pub(crate) methods: Vec<Method>,
    pub(crate) types: Vec<(Ident, Type)>,
    pub(crate) constants: Vec<(Ident, Type, Expr)>,
    pub(crate) supertraits: Vec<Supertrait>,
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

/// A method of the trait.
pub(crate) struct Method {
    /// As the user wrote it, patterns replaced by names.
    pub(crate) signature: Signature,
    pub(crate) docs: Vec<Attribute>,
    /// `cfg` and lint levels: what goes on each item made for the method.
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) levels: Vec<Attribute>,
    pub(crate) args: Vec<Argument>,
    pub(crate) output: Output,
    pub(crate) is_async: bool,
    /// The default body, and the patterns that it was written for.
    pub(crate) body: Option<Block>,
}

/// An argument besides `self`.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) pattern: Pat,
    pub(crate) family: Family,
    /// What an `impl Fn(…)` is boxed as.
    pub(crate) boxed: Option<Type>,
    /// Whether it is of a type that is known to be `Clone + Debug + Send + Sync`.
    pub(crate) is_plain: bool,
}

/// How an argument or an output is spelled in the runtime.
pub(crate) enum Family {
    Own(Type),
    Ref(Type),
    Nested(Type),
    Mut(Type),
    OptRef(Type),
    OptNested(Type),
    /// Its own marker type: what it is with the lifetimes `'x` and `'y`, and what a matcher sees.
    Local {
        of: Box<Type>,
        shown: Box<Type>,
    },
}

/// What comes back.
pub(crate) enum Output {
    /// Handed over, or borrowed from an argument.
    Handed(Family),
    /// `!`
    Never,
    /// `&T` of the mock; what an effect makes, and the `T`.
    Lends { made: Type, lent: Type },
    /// `Option<&T>` or `Result<&T, E>` of the mock.
    LendsIn { made: Type, lent: Type },
    /// `&mut T` of the mock.
    LendsMut { made: Type, lent: Type },
}

/// A function that `patch!` can put a double in place of.
pub(crate) struct Patchable {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) method: Method,
    pub(crate) body: Block,
}

/// A patch to be made.
pub(crate) struct Patch {
    pub(crate) path: syn::Path,
}
