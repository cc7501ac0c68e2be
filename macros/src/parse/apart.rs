//! Lifetimes that can't be shortened, such as those of `&mut Vec<&str>` and `&mut ReadBuf<'_>`, and those of what
//! comes back, as `(&'a str, &'b str)`: a family has two, and where a signature needs one more they are told
//! apart here.

use syn::{
    Error, FnArg, Lifetime, ParenthesizedGenericArguments, Result, Signature, TraitBound, Type,
    TypeBareFn, TypeParamBound, TypeReference,
};

use super::borrows::{self, Borrows};
use super::lifetimes::{Mentioned, is_of_object, lifetime};
use super::{naming, types};
use crate::syntax::output_type;
use crate::walk::{VisitMut, walk_mut};

/// The signature with a name for each lifetime that can't be shortened, and what its output then borrows
/// from: if a double has to know one more than the two.
pub(super) fn told_apart(
    signature: &Signature,
    returned: &Type,
    borrows: &Borrows,
    is_method: bool,
) -> Result<Option<(Signature, Borrows)>> {
    if !borrows.has_pinned() && borrows.beyond_first(returned).is_empty() {
        return Ok(None);
    }
    let (signature, fixed) = named(signature);
    let mut borrows = borrows::of_output(&signature, returned);
    let mut beyond = borrows.beyond_inner(&fixed);
    beyond.extend(borrows.beyond_first(returned));
    match beyond.as_slice() {
        [] => Ok(None),
        [third] if is_method && cfg!(feature = "rename") => {
            borrows.third = Some(lifetime(&format!("'{third}")));
            Ok(Some((signature, borrows)))
        }
        [_] if is_method => {
            Err(refusal(&signature, "to know two standin needs its feature `rename`"))
        }
        _ => Err(refusal(
            &signature,
            "a double knows one, and two of a method that is not generic: give them one name",
        )),
    }
}

/// Why the function can't be patched, if it has more lifetimes than a double of it knows.
pub(super) fn refuse_in_patch(signature: &Signature) -> Result<()> {
    match is_beyond_a_patch(signature) {
        true => Err(refusal(
            signature,
            "a patched function knows one: give them one name, or patch what it calls",
        )),
        false => Ok(()),
    }
}

/// Whether that is so.
pub(super) fn is_beyond_a_patch(signature: &Signature) -> bool {
    let (named, fixed) = named(signature);
    let Some(returned) = output_type(signature) else { return fixed.len() > 1 };
    let mut borrows = borrows::of_output(&named, returned);
    // What a patched function gives of `self` lives for ever.
    borrows.holds_object = false;
    let of_arguments = borrows.beyond_first(&without_those_of_no_input(signature, returned));
    !borrows.beyond_inner(&fixed).is_empty() || !of_arguments.is_empty()
}

/// What comes back with `'static` for a lifetime that no input has, as that of the type whose method it is.
fn without_those_of_no_input(signature: &Signature, returned: &Type) -> Type {
    let mut resolved = returned.clone();
    for name in Mentioned::in_type(returned).named {
        let of_output = lifetime(&format!("'{name}"));
        if !borrows::is_of_an_input(&of_output, signature) {
            naming::make_static(&mut resolved, &of_output);
        }
    }
    resolved
}

fn refusal(signature: &Signature, advice: &str) -> Error {
    Error::new_spanned(
        &signature.ident,
        format!(
            "several lifetimes in it can't be shortened to one, as what is borrowed behind `&mut Vec<&str>` or comes \
             back: {advice}"
        ),
    )
}

/// The signature with a name for each lifetime that can't be shortened, and the names.
fn named(signature: &Signature) -> (Signature, Vec<String>) {
    let mut signature = signature.clone();
    let mut naming = Naming { is_nested: false, is_fixed: false, fixed: Vec::new(), elided: 0 };
    for input in &mut signature.inputs {
        if let FnArg::Typed(input) = input {
            naming.is_nested = false;
            naming.visit_type(&mut input.ty);
        }
    }
    (signature, naming.fixed)
}

/// Names what is elided behind a `&mut`.
struct Naming {
    /// Whether it is inside of the type of an argument.
    is_nested: bool,
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
    fn visit_type(&mut self, ty: &mut Type) {
        if !matches!(ty, Type::Reference(_) | Type::Paren(_) | Type::Group(_)) {
            self.is_nested = true;
        }
        walk_mut::ty(self, ty);
    }
    fn visit_reference(&mut self, reference: &mut TypeReference) {
        let is_nested = std::mem::replace(&mut self.is_nested, true);
        if self.is_fixed && reference.lifetime.is_none() {
            reference.lifetime = Some(self.name());
        }
        if let Some(lifetime) = &mut reference.lifetime {
            self.visit_lifetime(lifetime);
        }
        let was_fixed = self.is_fixed;
        self.is_fixed |= reference.mutability.is_some();
        match types::bare_mut(&mut reference.elem) {
            // How long an object lives that is right behind the reference of an argument can be shortened.
            Type::TraitObject(object) => {
                for bound in &mut object.bounds {
                    match bound {
                        TypeParamBound::Trait(bound) => self.visit_trait_bound(bound),
                        TypeParamBound::Lifetime(lifetime) if is_nested => {
                            self.visit_lifetime(lifetime);
                        }
                        _ => {}
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
            let was_fixed = self.is_fixed;
            self.is_fixed |= is_of_object(bound);
            walk_mut::path(self, &mut bound.path);
            self.is_fixed = was_fixed;
        }
    }
}
