//! What was understood of the user's item: one plain form for all input forms. This room makes no
//! tokens.

mod argument;
mod attributes;
mod double;
mod family;
mod method;
mod patch;
mod receiver;

use proc_macro2::TokenStream;
use syn::{Error, Ident, Item, ItemTrait, Path, Type, Visibility};

pub(crate) use argument::{Argument, Bounds, Container, Joined, Keeping, Passing};
pub(crate) use attributes::Attributes;
pub(crate) use double::{Double, Implementation, ImplementedTrait, Supertrait};
pub(crate) use family::{Family, Output};
pub(crate) use method::{
    ITERATORS, Method, Opaque, Original, Variant, is_length, of_constant, of_constants,
};
pub(crate) use patch::{
    Because, Boxed, Chosen, Foreign, InModule, NamedPatch, Patch, PatchTuple, Patchable,
    PatchableFunction, PatchableImpl, Patched, Place, Spy, StartedByHand, Target, Tests,
    ThreadLocal, ThreadLocals, TraitOf, Unpatchable, Variadic,
};
pub(crate) use receiver::{OwnType, Taken};

/// What `#[automock]` understood.
pub(crate) enum Mocked {
    Double(Box<Double>),
    Inheriting(Box<Inheriting>),
    /// A trait that can't be mocked: those who would inherit it need not be told so too.
    Refused(Error, Box<Inheritable>),
    Module(Module),
}

impl From<Double> for Mocked {
    fn from(double: Double) -> Self {
        Self::Double(Box::new(double))
    }
}

/// A module whose functions are mocked.
pub(crate) struct Module {
    pub(crate) cfgs: Attributes,
    pub(crate) levels: Attributes,
    pub(crate) vis: Visibility,
    pub(crate) original: Ident,
    pub(crate) name: Ident,
    /// What the mock has from the original: imports, constants, types.
    pub(crate) items: Vec<Item>,
    pub(crate) functions: Vec<Method>,
}

/// A trait that mocks of subtraits can learn of.
pub(crate) struct Inheritable {
    pub(crate) cfgs: Attributes,
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

/// A double that is a callback of its own.
pub(crate) struct Callback {
    pub(crate) method: Method,
    /// Where generic code can't make the closure.
    pub(crate) closure: Option<Closure>,
}

/// A closure that calls a double, with the types of its arguments.
pub(crate) enum Closure {
    /// Each argument borrows for a time of its own: only a closure that is written with their types can be called so.
    Plain(Vec<Type>),
    /// It gives a future.
    Async(Vec<Type>),
    /// It gives a future that borrows from its arguments.
    AsyncBorrowing(Vec<Type>),
}
