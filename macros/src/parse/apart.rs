//! Lifetimes that can't be shortened, such as those of `&mut Vec<&str>` and `&mut ReadBuf<'_>`: a family
//! has two, and where arguments need one more they are told apart here.

use syn::{
    Error, FnArg, Lifetime, ParenthesizedGenericArguments, Result, Signature, TraitBound, Type,
    TypeBareFn, TypeParamBound, TypeReference,
};

use super::lifetimes::{self, Borrows, lifetime};
use super::types;
use crate::walk::{VisitMut, walk_mut};

/// The signature with a name for each lifetime that can't be shortened, and what its output then borrows
/// from: if one lifetime besides the two is all that is needed, and enough.
pub(super) fn told_apart(
    signature: &Signature,
    returned: &Type,
    borrows: &Borrows,
) -> Result<Option<(Signature, Borrows)>> {
    if !borrows.has_pinned() || signature.receiver().is_none() {
        return Ok(None);
    }
    let mut signature = signature.clone();
    let mut naming = Naming { is_fixed: false, fixed: Vec::new(), elided: 0 };
    for input in &mut signature.inputs {
        if let FnArg::Typed(input) = input {
            naming.visit_type(&mut input.ty);
        }
    }
    let mut borrows = lifetimes::of_output(&signature, returned);
    let (is_taken, of_inner) = borrows.inner_of(&naming.fixed);
    let third = match (is_taken, of_inner.as_slice()) {
        (true, [third]) | (false, [_, third]) => lifetime(&format!("'{third}")),
        _ => return Ok(None),
    };
    if !cfg!(feature = "rename") {
        return Err(Error::new_spanned(
            &signature.ident,
            "its arguments borrow for lifetimes that can't be shortened, nor be one, as that of \
             `&mut Vec<&str>`: for this standin needs its feature `rename`",
        ));
    }
    borrows.third = Some(third);
    Ok(Some((signature, borrows)))
}

/// Names what is elided behind a `&mut`.
struct Naming {
    is_fixed: bool,
    fixed: Vec<String>,
    elided: usize,
}

impl Naming {
    fn name(&mut self) -> Lifetime {
        self.elided += 1;
        lifetime(&format!("'__{}", self.elided))
    }

    fn note(&mut self, lifetime: &Lifetime) {
        let name = lifetime.ident.to_string();
        if self.is_fixed && name != "static" && !self.fixed.contains(&name) {
            self.fixed.push(name);
        }
    }
}

impl VisitMut for Naming {
    fn visit_reference(&mut self, reference: &mut TypeReference) {
        if self.is_fixed && reference.lifetime.is_none() {
            reference.lifetime = Some(self.name());
        }
        if let Some(lifetime) = &mut reference.lifetime {
            self.visit_lifetime(lifetime);
        }
        let was_fixed = self.is_fixed;
        self.is_fixed |= reference.mutability.is_some();
        match types::bare_mut(&mut reference.elem) {
            // How long an object lives that is right behind the reference can be shortened.
            Type::TraitObject(object) => {
                for bound in &mut object.bounds {
                    if let TypeParamBound::Trait(bound) = bound {
                        self.visit_trait_bound(bound);
                    }
                }
            }
            pointee => self.visit_type(pointee),
        }
        self.is_fixed = was_fixed;
    }
    fn visit_lifetime(&mut self, lifetime: &mut Lifetime) {
        if self.is_fixed && lifetime.ident == "_" {
            *lifetime = self.name();
        }
        self.note(lifetime);
    }

    /// What stands between the parentheses is another scope, and so is what is under a `for<…>`.
    fn visit_parenthesized(&mut self, _: &mut ParenthesizedGenericArguments) {}
    fn visit_bare_fn(&mut self, _: &mut TypeBareFn) {}
    fn visit_trait_bound(&mut self, bound: &mut TraitBound) {
        if bound.lifetimes.is_none() {
            walk_mut::path(self, &mut bound.path);
        }
    }
}
