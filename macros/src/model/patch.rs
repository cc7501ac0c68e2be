//! What can be patched, and what a patch is of.

use proc_macro2::{Span, TokenStream};
use syn::{
    Block, Expr, GenericArgument, Ident, Item, ItemFn, ItemForeignMod, ItemImpl, ItemMod,
    ItemStatic, Path, PathSegment, Signature, Type, Visibility,
};

use super::{Attributes, Joined, Method};

/// What `#[patchable]` understood.
pub(crate) enum Patchable {
    Function(Box<PatchableFunction>),
    /// A method, in an `impl` block that is not seen.
    Method(Box<PatchableFunction>),
    Implementation(Box<PatchableImpl>),
    Foreign(Foreign),
    Static(Box<ItemStatic>),
    Locals(ThreadLocals),
}

/// A call of `thread_local!`.
pub(crate) struct ThreadLocals {
    /// The macro, as the user wrote it.
    pub(crate) path: Path,
    pub(crate) locals: Vec<ThreadLocal>,
}

/// A `static` in a `thread_local!`.
pub(crate) struct ThreadLocal {
    pub(crate) attributes: Attributes,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) init: Expr,
}

/// A function that `patch!` can put a double in place of.
pub(crate) struct PatchableFunction {
    pub(crate) attributes: Attributes,
    pub(crate) method: Method,
    pub(crate) body: Block,
    /// Where it returns `impl Trait`: what both the double and the original return.
    pub(crate) boxed: Option<Boxed>,
    /// The trait of that, if it has several.
    pub(crate) joined: Option<Joined>,
    /// Whether it returns a box of an iterator over what is borrowed from `self`.
    pub(crate) lends_items: bool,
    /// The type that stands for it, if it is not of the function's own name.
    pub(crate) companion: Option<Ident>,
    /// How far the types are seen that stand for its arguments.
    pub(crate) seen_as_far_as: Visibility,
}

/// The box in which an `impl Trait` is returned.
pub(crate) struct Boxed {
    pub(crate) ty: Type,
    pub(crate) is_pinned: bool,
}

/// The functions of an `extern` block.
pub(crate) struct Foreign {
    pub(crate) functions: Vec<PatchableFunction>,
    /// What can't be patched.
    pub(crate) others: Option<ItemForeignMod>,
    pub(crate) variadic: Vec<Variadic>,
}

/// One of any number of arguments, which is among those that can't be patched.
pub(crate) struct Variadic {
    pub(crate) cfgs: Attributes,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
}

/// A function that can't be patched, though others of its block can.
pub(crate) struct Unpatchable {
    pub(crate) cfgs: Attributes,
    pub(crate) vis: Visibility,
    pub(crate) signature: Signature,
    pub(crate) because: Because,
}

/// Why a function can't be patched.
#[derive(Clone, Copy)]
pub(crate) enum Because {
    /// It is `const`.
    Const,
    /// It returns a `&mut` of something with a lifetime of the type's.
    Lending,
    /// It has several lifetimes that can't be shortened to one.
    Lifetimes,
    /// It is generic, and its types may borrow.
    Types,
}

/// An `impl` block whose functions can be patched.
pub(crate) struct PatchableImpl {
    /// The block, without its functions.
    pub(crate) block: ItemImpl,
    pub(crate) functions: Vec<PatchableFunction>,
    /// What can't be patched, and stays in the block.
    pub(crate) others: Vec<Unpatchable>,
    /// The type, by its name.
    pub(crate) name: Ident,
    pub(crate) of_trait: Option<TraitOf>,
}

/// What `patch!` is to patch.
pub(crate) struct Patch {
    pub(crate) target: Target,
    pub(crate) place: Place,
    pub(crate) is_global: bool,
    /// What answers in place of it.
    pub(crate) with: Option<Expr>,
}

/// Where stands what is to be patched.
pub(crate) struct Place {
    pub(crate) span: Span,
    /// How far behind the beginning of the macro's call, if the call is written in the source as it is.
    pub(crate) column: Option<u32>,
}

/// What is given to `spy!`.
pub(crate) struct Spy(pub(crate) Patch);

/// What is given to `patcher!`.
pub(crate) struct StartedByHand(pub(crate) Patch);

/// The trait that a method is of, as far as it matters where it is from.
pub(crate) struct TraitOf {
    pub(crate) name: Ident,
    /// Its type arguments, if they stand there.
    pub(crate) types: Option<Vec<Type>>,
}

pub(crate) enum Target {
    /// A function in a module, and its type arguments.
    Function { path: Path, types: Vec<Type> },
    /// The same where some of its arguments are constants, or may be.
    Instance { path: Path, arguments: Vec<Chosen> },
    /// A function of a type: the type, the function with its type arguments.
    Method { of: Box<Type>, name: Box<PathSegment>, of_trait: Option<Box<TraitOf>> },
    /// A `static`.
    Static(Path),
}

/// A generic argument of a function.
pub(crate) struct Chosen {
    pub(crate) argument: GenericArgument,
    /// The type that it seems to be of, if it is no type.
    pub(crate) constant: Option<Type>,
}

/// What is given to `patch!`, and the name of the guard, if it has one.
pub(crate) struct NamedPatch {
    pub(crate) name: Option<Ident>,
    pub(crate) patch: TokenStream,
}

/// Patches whose guards are a tuple.
pub(crate) struct PatchTuple(pub(crate) Vec<TokenStream>);

/// Patches for the length of a test, or of each test of a module.
pub(crate) struct Patched {
    pub(crate) patches: Vec<NamedPatch>,
    pub(crate) of: Tests,
}

/// What `#[patched]` stands above, and what such a module has in it.
pub(crate) enum Tests {
    Function(Box<ItemFn>),
    /// The module, whose items are here.
    Module(Box<ItemMod>, Vec<InModule>),
}

pub(crate) enum InModule {
    /// With patches of its own, if it has any.
    Tests(Box<Patched>),
    Other(Box<Item>),
}
