//! What was understood of the user's item: one plain form for all input forms. This room makes no
//! tokens.

mod patch;
mod receiver;

use proc_macro2::{Span, TokenStream};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Block, ConstParam, Generics, Ident, ImplItemConst, ImplItemType, Item, ItemTrait,
    Pat, Path, ReturnType, Signature, Token, Type, TypeParamBound, Visibility, WherePredicate,
};

pub(crate) use patch::{
    Because, Boxed, InModule, NamedPatch, Patch, Patchable, PatchableFunction, PatchableImpl,
    Patched, Target, Tests, ThreadLocal, ThreadLocals, TraitOf, Unpatchable,
};
pub(crate) use receiver::{OwnType, Taken};

/// A mock to be made.
pub(crate) struct Double {
    /// `cfg`, for every item that is made.
    pub(crate) cfgs: Vec<Attribute>,
    /// Documentation and lint levels, for the mock itself.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) vis: Visibility,
    /// What is mocked.
    pub(crate) original: Ident,
    /// Whether there is anything of that name: what `mock!` names need not exist.
    pub(crate) has_original: bool,
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
    pub(crate) fn methods(&self) -> Vec<&Method> {
        self.implementations.iter().flat_map(|implementation| &implementation.methods).collect()
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
            .any(|of_trait| of_trait.path.segments.last().is_some_and(|last| last.ident == name))
    }
}

/// An `impl` block of the mock.
pub(crate) struct Implementation {
    /// `cfg` and lint levels.
    pub(crate) attributes: Vec<Attribute>,
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

/// A method, or a function without `self`.
pub(crate) struct Method {
    pub(crate) vis: Visibility,
    /// As the user wrote it, patterns replaced by names.
    pub(crate) signature: Signature,
    /// By what name it is expected and told of: its own, but where another trait has a method of that name.
    pub(crate) called: Ident,
    /// The name of its field, which no other method of the mock has, but for those of its variants.
    pub(crate) field: Ident,
    /// Which one it is, where the mock has the trait several times.
    pub(crate) variant: Option<Variant>,
    pub(crate) docs: Vec<Attribute>,
    /// `cfg` and lint levels: what goes on each item made for the method.
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) levels: Vec<Attribute>,
    pub(crate) must_use: Vec<Attribute>,
    /// The type and `const` parameters, if it has any: each choice of them is a function of its own.
    pub(crate) keys: Generics,
    pub(crate) args: Vec<Argument>,
    pub(crate) output: Output,
    /// What the caller of a double gets for `impl Trait`.
    pub(crate) boxed: Option<Type>,
    /// Whether the output's type is known to have a default value.
    pub(crate) has_default: bool,
    pub(crate) is_async: bool,
    /// Whether the linker finds the double where it looks for the original.
    pub(crate) is_exported: bool,
    /// Whether its arguments have two lifetimes that can't be shortened: it has mockall's words alone then.
    pub(crate) is_apart: bool,
    /// The body that the user wrote, if the double may call it.
    pub(crate) original: Option<Original>,
}

/// One of several methods of one name, which are told apart by the arguments of their trait.
pub(crate) struct Variant {
    /// The trait's arguments: a type, or a tuple of several.
    pub(crate) key: Type,
    /// Its number among them.
    pub(crate) index: usize,
}

impl Method {
    /// Whether what all variants share is made with this method.
    pub(crate) fn is_first(&self) -> bool {
        self.variant.as_ref().is_none_or(|variant| variant.index == 0)
    }
    pub(crate) fn is_static(&self) -> bool {
        self.signature.receiver().is_none()
    }
    /// The signature of a double: instead of an `impl Trait` it returns the box that it has, which a
    /// caller may name, poll where it is, and keep for longer than the double.
    pub(crate) fn double_signature(&self) -> Signature {
        let mut signature = self.signature.clone();
        if let (Some(boxed), ReturnType::Type(_, ty)) = (&self.boxed, &mut signature.output) {
            **ty = boxed.clone();
        }
        signature
    }
    /// What kind of `impl Trait` comes back, if one does.
    pub(crate) fn opaque(&self) -> Option<Opaque> {
        let ReturnType::Type(_, ty) = &self.signature.output else { return None };
        let Type::ImplTrait(ty) = &**ty else { return None };
        let is = |bound: &TypeParamBound, name: &str| match bound {
            TypeParamBound::Trait(bound) => {
                bound.path.segments.last().is_some_and(|last| last.ident == name)
            }
            _ => false,
        };
        let has = |name| ty.bounds.iter().any(|bound| is(bound, name));
        Some(match (has("Future"), has("Iterator")) {
            (true, _) => Opaque::Future,
            (false, true) => Opaque::Iterator,
            (false, false) => Opaque::Other,
        })
    }
    /// The `const` parameters that no array has as its length.
    pub(crate) fn constants(&self) -> impl Iterator<Item = &ConstParam> {
        self.keys.const_params().filter(|parameter| !is_length(parameter))
    }
    /// Whether it is several functions, told apart by types.
    pub(crate) fn is_generic(&self) -> bool {
        !self.keys.params.is_empty() || self.variant.is_some()
    }
}

/// Whether an array can have it as its length.
pub(crate) fn is_length(parameter: &ConstParam) -> bool {
    matches!(&parameter.ty, Type::Path(path) if path.path.is_ident("usize"))
}

/// What stands behind `where`.
pub(crate) fn predicates(generics: &Generics) -> Vec<&WherePredicate> {
    match &generics.where_clause {
        Some(clause) => clause.predicates.iter().collect(),
        None => Vec::new(),
    }
}

/// A kind of `impl Trait` that comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opaque {
    Future,
    Iterator,
    Other,
}

/// What the user wrote for a double to call.
pub(crate) struct Original {
    /// With the user's own patterns.
    pub(crate) signature: Signature,
    /// Lint levels, with those that expect a lint of the body.
    pub(crate) levels: Vec<Attribute>,
    pub(crate) block: Block,
}

/// An argument besides `self`.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) pattern: Pat,
    pub(crate) family: Family,
    pub(crate) passing: Passing,
    pub(crate) keeping: Keeping,
}

/// How an argument is kept when a call is recorded.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// As a value: its type is known to be `Clone + Debug + Send + Sync`.
    Value,
    /// However its type allows: rustc has to be asked.
    Probed,
    /// Not at all: to show it would call what the user mocks.
    Nothing,
}

/// What is done to an argument before the double gets it.
pub(crate) enum Passing {
    AsItIs,
    /// `&mut dyn Trait`, with these bounds, of an `async fn`: as one that lives no longer than what else it
    /// borrows.
    Shortened(Bounds),
    /// Boxed, as this type: closures and `impl Trait`.
    Boxed(Type),
    /// Converted, as `impl Into` demands.
    Converted,
    /// `impl IntoIterator`, as a box of this iterator.
    Iterated(Type),
    /// As a reference to a trait object with these bounds.
    Object {
        bounds: Bounds,
        is_mut: bool,
        is_owned: bool,
    },
    /// A slice, as one of references to trait objects with these bounds.
    Objects(Bounds),
}

pub(crate) type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// How an argument or an output is spelled in the runtime.
#[derive(Clone)]
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
    /// `&dyn Trait` of the mock.
    LendsDyn(Type),
    /// `Option<&T>` or `Result<&T, E>` of the mock.
    LendsIn { made: Type, lent: Type },
    /// `&mut T` of the mock.
    LendsMut { made: Type, lent: Type },
}

/// A module whose functions are mocked.
pub(crate) struct Module {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) original: Ident,
    pub(crate) name: Ident,
    /// What the mock has from the original: imports, constants, types.
    pub(crate) items: Vec<Item>,
    pub(crate) functions: Vec<Method>,
}

/// A trait that mocks of subtraits can learn of.
pub(crate) struct Inheritable {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) of: Ident,
    pub(crate) attribute: TokenStream,
    /// Without bodies.
    pub(crate) item: ItemTrait,
}

/// A trait whose mock has the methods of supertraits, which have to be asked for what they are.
pub(crate) struct Inheriting {
    pub(crate) inheritable: Option<Inheritable>,
    /// The supertrait that is asked next.
    pub(crate) asked: Path,
    /// What has to be handed on.
    pub(crate) rest: TokenStream,
}

/// What `#[automock]` understood.
pub(crate) enum Mocked {
    Double(Box<Double>),
    Inheriting(Box<Inheriting>),
    Module(Module),
}

impl From<Double> for Mocked {
    fn from(double: Double) -> Self {
        Self::Double(Box::new(double))
    }
}

/// A double that is a callback of its own.
pub(crate) struct Callback {
    pub(crate) method: Method,
    /// The types of the arguments, where each borrows for a time of its own: only a closure that is
    /// written with them can be called so.
    pub(crate) apart: Option<Vec<Type>>,
}
