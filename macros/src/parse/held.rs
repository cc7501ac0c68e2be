//! A type may hold for good what it borrows, as `Sink<'a>(&'a mut dyn Write)` does, and its name does not show it.
//! Where several arguments borrow inside of their types, one lifetime is left as it is, that of what most likely holds it;
//! the others are shortened.

use std::borrow::Cow;

use syn::{FnArg, Lifetime, Path, Signature, Type, TypeReference};

use super::lifetimes::{Mentioned, has_any, lifetime};
use super::{borrows, types};
use crate::syntax::{ends_in, input_types, output_type};
use crate::walk::{VisitMut, walk_mut};

/// The lifetime that is left as it is, if there is one, and the signature with a name for it.
pub(super) fn told(signature: Cow<'_, Signature>) -> (Cow<'_, Signature>, Option<Lifetime>) {
    let borrows_inside =
        |ty: &Type| !types::is_plain(ty) && has_any(ty) && types::simple_reference(ty).is_none();
    let mut inside = 0;
    for ty in &input_types(&signature) {
        inside += usize::from(borrows_inside(ty));
    }
    if inside < 2 || gives_what_is_elided(&signature) || borrows::are_ordered(&signature) {
        return (signature, None);
    }
    let mut told = signature.clone().into_owned();
    let mut looking = Looking { place: Place::Itself, elided: 0, found: None };
    for input in &mut told.inputs {
        if let FnArg::Typed(input) = input {
            looking.visit_type(&mut input.ty);
        }
    }
    match looking.found {
        Some((_, found)) => (Cow::Owned(told), Some(found)),
        None => (signature, None),
    }
}

/// Whether the output borrows from an argument whose lifetime has no name: it must not get one.
fn gives_what_is_elided(signature: &Signature) -> bool {
    let is_elided = |ty: &Type| Mentioned::in_type(ty).elided;
    signature.receiver().is_none() && output_type(signature).is_some_and(is_elided)
}

/// Where a lifetime stands, from where it most likely can be shortened to where it can't.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Place {
    /// Among the arguments of a type of std by which it can.
    Shortened,
    BehindReference,
    Itself,
    InCell,
}

const CELLS: [&str; 7] =
    ["Cell", "Mutex", "OnceCell", "OnceLock", "RefCell", "RwLock", "UnsafeCell"];
const SHORTENED: [&str; 4] = ["Arguments", "Chars", "Cow", "IoSlice"];

/// Gives a name to each lifetime among the arguments of a type, and finds the one that is left as it is.
struct Looking {
    place: Place,
    elided: usize,
    found: Option<(Place, Lifetime)>,
}

impl VisitMut for Looking {
    fn visit_type(&mut self, ty: &mut Type) {
        // What these name is known not to be shortened, or how long they live can be.
        if !matches!(ty, Type::TraitObject(_) | Type::ImplTrait(_) | Type::BareFn(_)) {
            walk_mut::ty(self, ty);
        }
    }

    fn visit_reference(&mut self, reference: &mut TypeReference) {
        let around = self.place;
        match around {
            Place::InCell => {
                self.visit_lifetime(reference.lifetime.get_or_insert_with(|| lifetime("'_")));
            }
            _ => self.place = Place::BehindReference,
        }
        self.visit_type(&mut reference.elem);
        self.place = around;
    }

    fn visit_path(&mut self, path: &mut Path) {
        let around = self.place;
        if ends_in(path, &CELLS) {
            self.place = Place::InCell;
        } else if ends_in(path, &SHORTENED) && around != Place::InCell {
            self.place = Place::Shortened;
        }
        walk_mut::path(self, path);
        self.place = around;
    }

    fn visit_lifetime(&mut self, of: &mut Lifetime) {
        if of.ident == "static" {
            return;
        }
        if of.ident == "_" {
            self.elided += 1;
            *of = lifetime(&format!("'__held{}", self.elided));
        }
        if self.found.as_ref().is_none_or(|(place, _)| self.place >= *place) {
            self.found = Some((self.place, of.clone()));
        }
    }
}
