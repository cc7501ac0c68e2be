//! Markers that are spelled where they stand, for a method of whose `impl` block nothing is seen: there no item can be
//! made beside it that stands for what borrows.

use std::marker::PhantomData;
use std::ops::Deref;

use super::family::{At, Implied};

/// What a type is at each lifetime, as a trait object says it: `dyn for<'x, 'y> Spells<'x, 'y, Of = Ctx<'y>>`. Rustc finds
/// `Of` in its bound, and nothing has to implement it.
pub trait Spells<'x, 'y, I = Implied<'x, 'y>> {
    /// The type at these lifetimes.
    type Of;
}

/// Marks what a matcher sees as it is.
pub struct Inline<W: ?Sized>(PhantomData<fn(&W)>);

/// Marks a reference, of which a matcher sees what is behind it.
pub struct InlineRef<W: ?Sized>(PhantomData<fn(&W)>);

impl<'x, 'y, W: ?Sized + Spells<'x, 'y>> At<'x, 'y> for Inline<W> {
    type Of = W::Of;
    type Shown = W::Of;

    fn shown(arg: &W::Of) -> &W::Of {
        arg
    }
}

impl<'x, 'y, W: ?Sized + Spells<'x, 'y, Of: Deref>> At<'x, 'y> for InlineRef<W> {
    type Of = W::Of;
    type Shown = <W::Of as Deref>::Target;

    fn shown(arg: &W::Of) -> &Self::Shown {
        arg
    }
}
