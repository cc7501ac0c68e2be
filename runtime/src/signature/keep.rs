//! What is kept of an argument when a call is recorded. Which keeper serves an argument, [`Probe`](super::Probe) finds.

use std::any::type_name;
use std::borrow::Borrow;
use std::ffi::{CStr, CString, OsStr, OsString};
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use send_wrapper::SendWrapper;

use crate::report::{Texts, debug_text};

use super::family::{Family, Mut, Nested, NestedMut, Of, Opt, Own, Ref, Refs, Shown};

/// An argument that has an owned form which outlives the call.
#[diagnostic::on_unimplemented(
    message = "an argument of this type has no owned form",
    note = "derive `Clone` for its type"
)]
pub trait Ownable: Family {
    /// The owned form: `String` for `str`, `T` for most others.
    type Owned: 'static;
    /// Makes the owned form.
    fn own(arg: &Of<'_, '_, Self>) -> Self::Owned;
    /// Looks at the owned form.
    fn view(owned: &Self::Owned) -> Self::View<'_>;
}

impl<T: Clone + 'static> Ownable for Own<T> {
    type Owned = T;

    fn own(arg: &T) -> T {
        arg.clone()
    }
    fn view(owned: &T) -> &T {
        owned
    }
}

macro_rules! borrowed_ownable {
    ($($family:ident),*) => {$(
        impl<T: ?Sized + ToOwned<Owned: 'static> + 'static> Ownable for $family<T> {
            type Owned = T::Owned;

            fn own(arg: &Of<'_, '_, Self>) -> T::Owned {
                (**arg).to_owned()
            }
            fn view(owned: &T::Owned) -> &T {
                owned.borrow()
            }
        }
    )*};
}
borrowed_ownable!(Ref, Nested, Mut, NestedMut);

macro_rules! optional_ownable {
    ($($family:ident),*) => {$(
        impl<T: ?Sized + ToOwned<Owned: 'static> + 'static> Ownable for Opt<$family<T>> {
            type Owned = Option<T::Owned>;

            fn own(arg: &Of<'_, '_, Self>) -> Option<T::Owned> {
                arg.map(T::to_owned)
            }
            fn view(owned: &Option<T::Owned>) -> Option<&T> {
                owned.as_ref().map(T::Owned::borrow)
            }
        }
    )*};
}
optional_ownable!(Ref, Nested);

impl<T: ?Sized + ToOwned<Owned: 'static> + 'static> Ownable for Refs<T> {
    type Owned = Vec<T::Owned>;

    fn own(arg: &Of<'_, '_, Self>) -> Vec<T::Owned> {
        arg.iter().copied().map(T::to_owned).collect()
    }
    fn view(owned: &Vec<T::Owned>) -> Vec<&T> {
        owned.iter().map(T::Owned::borrow).collect()
    }
}

/// A way to keep the argument `F` of a recorded call.
pub trait Keeper<F: Family>: 'static {
    /// What is kept.
    type Kept: Send + Sync + 'static;
    /// Keeps `arg`.
    fn keep(arg: &Of<'_, '_, F>) -> Self::Kept;
    /// Looks at the value that was kept, where there is one to be seen from this thread.
    fn view(kept: &Self::Kept) -> Option<F::View<'_>>;
    /// Writes what was kept, as a person wants to read it.
    fn write(kept: &Self::Kept, texts: &mut Texts);
}

/// Keeps the value, and can show it.
pub struct Value;
/// As [`Value`], for a borrowed value of a type that has no size: of a user's, for std's are values.
pub struct Unsized;
/// Keeps the value, which has no `Debug`.
pub struct Opaque;
/// Keeps the value for the thread that made the call, because it may not leave that thread.
pub struct Drawer;
/// As [`Drawer`], for a value that has no `Debug`.
pub struct DrawerOpaque;
/// Keeps the `Debug` text, because the value can't be cloned.
pub struct Text;
/// Keeps nothing: the argument is neither `Clone` nor `Debug`.
pub struct Nothing;

// One impl for each family, and bounds on nothing but `T` and its owned form: with one for all families
// rustc had more to prove, for every method of every mock, than for all the rest of its field.
// What each of them does is written out here: what it called would be compiled for every type as well.
macro_rules! kept_as_value {
    ($([$($generics:tt)*] $(#[$rare:meta])? $family:ty: $owned:ty,
        |$arg:ident| $own:expr, |$kept:ident| $view:expr;)*) => {$(
        impl<$($generics)*> Keeper<$family> for Value {
            type Kept = $owned;

            $(#[$rare])?
            fn keep($arg: &Of<'_, '_, $family>) -> $owned {
                $own
            }
            $(#[$rare])?
            fn view($kept: &$owned) -> Option<<$family as Family>::View<'_>> {
                Some($view)
            }
            $(#[$rare])?
            fn write(kept: &$owned, texts: &mut Texts) {
                texts.value(type_name::<$family>(), kept);
            }
        }
    )*};
}
kept_as_value! {
    [T: Clone + Debug + Send + Sync + 'static] Own<T>: T, |arg| arg.clone(), |kept| kept;
    [T: Clone + Debug + Send + Sync + 'static] Ref<T>: T, |arg| (*arg).clone(), |kept| kept;
    [T: Clone + Debug + Send + Sync + 'static] Ref<[T]>: Vec<T>, |arg| arg.to_vec(), |kept| kept;
    [] #[inline] Ref<Path>: PathBuf, |arg| arg.to_path_buf(), |kept| kept;
    [] #[inline] Ref<OsStr>: OsString, |arg| arg.to_os_string(), |kept| kept;
    [] #[inline] Ref<CStr>: CString, |arg| (*arg).to_owned(), |kept| kept;
    [T: Clone + Debug + Send + Sync + 'static] Nested<T>: T, |arg| (*arg).clone(), |kept| kept;
    [T: Clone + Debug + Send + Sync + 'static] Nested<[T]>: Vec<T>, |arg| arg.to_vec(), |kept| kept;
    [] #[inline] Nested<Path>: PathBuf, |arg| arg.to_path_buf(), |kept| kept;
    [] #[inline] Nested<OsStr>: OsString, |arg| arg.to_os_string(), |kept| kept;
    [] #[inline] Nested<CStr>: CString, |arg| (*arg).to_owned(), |kept| kept;
    [T: ?Sized + ToOwned<Owned: Debug + Send + Sync + 'static> + 'static] Mut<T>: T::Owned,
        |arg| (**arg).to_owned(), |kept| kept.borrow();
    [T: ?Sized + ToOwned<Owned: Debug + Send + Sync + 'static> + 'static] NestedMut<T>: T::Owned,
        |arg| (**arg).to_owned(), |kept| kept.borrow();
    [T: ?Sized + ToOwned<Owned: Debug + Send + Sync + 'static> + 'static] Opt<Ref<T>>:
        Option<T::Owned>, |arg| arg.map(T::to_owned), |kept| kept.as_ref().map(T::Owned::borrow);
    [T: ?Sized + ToOwned<Owned: Debug + Send + Sync + 'static> + 'static] Opt<Nested<T>>:
        Option<T::Owned>, |arg| arg.map(T::to_owned), |kept| kept.as_ref().map(T::Owned::borrow);
    [T: ?Sized + ToOwned<Owned: Debug + Send + Sync + 'static> + 'static] Refs<T>: Vec<T::Owned>,
        |arg| <Refs<T> as Ownable>::own(arg), |kept| <Refs<T> as Ownable>::view(kept);
}

impl<F: Ownable> Keeper<F> for Unsized
where
    F::Owned: Debug + Send + Sync,
{
    type Kept = F::Owned;

    fn keep(arg: &Of<'_, '_, F>) -> F::Owned {
        F::own(arg)
    }
    fn view(kept: &F::Owned) -> Option<F::View<'_>> {
        Some(F::view(kept))
    }
    fn write(kept: &F::Owned, texts: &mut Texts) {
        texts.value(type_name::<F>(), kept);
    }
}

impl<F: Ownable> Keeper<F> for Opaque
where
    F::Owned: Send + Sync,
{
    type Kept = F::Owned;

    fn keep(arg: &Of<'_, '_, F>) -> F::Owned {
        F::own(arg)
    }
    fn view(kept: &F::Owned) -> Option<F::View<'_>> {
        Some(F::view(kept))
    }
    fn write(_: &F::Owned, texts: &mut Texts) {
        texts.unknown();
    }
}

/// A value that may not leave its thread, in a box that may. Dropped elsewhere, it is leaked.
pub struct ThreadBound<T>(Option<SendWrapper<T>>);

impl<T> ThreadBound<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Some(SendWrapper::new(value)))
    }
    pub(crate) fn get(&self) -> Option<&T> {
        let value = self.0.as_ref()?;
        if value.valid() { Some(value) } else { None }
    }
    pub(crate) fn get_mut(&mut self) -> Option<&mut T> {
        let value = self.0.as_mut()?;
        if value.valid() { Some(value) } else { None }
    }
}

impl<T> Drop for ThreadBound<T> {
    fn drop(&mut self) {
        if let Some(value) = self.0.take() {
            if !value.valid() {
                std::mem::forget(value);
            }
        }
    }
}

/// What is written of such a value on other threads.
pub(crate) const ELSEWHERE: &str = "<kept on the thread that made the call>";

impl<F: Ownable> Keeper<F> for Drawer
where
    for<'x, 'y> Shown<'x, 'y, F>: Debug,
{
    type Kept = ThreadBound<F::Owned>;

    fn keep(arg: &Of<'_, '_, F>) -> ThreadBound<F::Owned> {
        ThreadBound::new(F::own(arg))
    }
    fn view(kept: &ThreadBound<F::Owned>) -> Option<F::View<'_>> {
        kept.get().map(F::view)
    }
    fn write(kept: &ThreadBound<F::Owned>, texts: &mut Texts) {
        match kept.get() {
            Some(owned) => texts.value(type_name::<F>(), &F::look(&F::view(owned))),
            None => texts.text(ELSEWHERE),
        }
    }
}

impl<F: Ownable> Keeper<F> for DrawerOpaque {
    type Kept = ThreadBound<F::Owned>;

    fn keep(arg: &Of<'_, '_, F>) -> ThreadBound<F::Owned> {
        ThreadBound::new(F::own(arg))
    }
    fn view(kept: &ThreadBound<F::Owned>) -> Option<F::View<'_>> {
        kept.get().map(F::view)
    }
    fn write(_: &ThreadBound<F::Owned>, texts: &mut Texts) {
        texts.unknown();
    }
}

impl<F: Family> Keeper<F> for Text
where
    for<'x, 'y> Shown<'x, 'y, F>: Debug,
{
    type Kept = Box<str>;

    fn keep(arg: &Of<'_, '_, F>) -> Box<str> {
        debug_text(&F::shown(arg)).into()
    }
    fn view(_: &Box<str>) -> Option<F::View<'_>> {
        None
    }
    fn write(kept: &Box<str>, texts: &mut Texts) {
        texts.text(kept);
    }
}

impl<F: Family> Keeper<F> for Nothing {
    type Kept = ();

    fn keep(_: &Of<'_, '_, F>) {}
    fn view((): &()) -> Option<F::View<'_>> {
        None
    }
    fn write((): &(), texts: &mut Texts) {
        texts.unknown();
    }
}
