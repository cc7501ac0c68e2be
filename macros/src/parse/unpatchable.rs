//! What `#[patchable]` leaves as it is: functions that can't be patched, though others of their block can.

use syn::{Error, Ident, ImplItemFn, ItemImpl, Result, Signature, Token, Type, TypeReference};

use super::signature::Scope;
use super::{apart, generics, type_parameters, types};
use crate::model::{Because, of_constants};
use crate::syntax::output_type;
use crate::walk::each_type;

/// Refuses a block that implements its trait for every type.
pub(super) fn refuse_for_all(block: &ItemImpl) -> Result<()> {
    match implemented_for_all(block) {
        Some(parameter) => Err(Error::new_spanned(
            parameter,
            "what is implemented for every type can't be patched, for there is no place for the double: call \
             a function of yours in the method, and write `#[patchable]` above that",
        )),
        None => Ok(()),
    }
}

/// The type parameter for which the block implements its trait, also behind `&` or in a `Box`.
fn implemented_for_all(block: &ItemImpl) -> Option<&Ident> {
    let mut ty = types::bare(&block.self_ty);
    while let Type::Reference(reference) = ty {
        ty = types::bare(&reference.elem);
    }
    let boxed = ["Box", "Pin"].iter().find_map(|name| types::only_argument(ty, name));
    let ty = boxed.as_ref().unwrap_or(ty);
    let is_it = |name: &&Ident| matches!(ty, Type::Path(path) if path.path.is_ident(*name));
    block.generics.type_params().map(|parameter| &parameter.ident).find(is_it)
}

/// Refuses a constant of a type by another name: what stands for it goes by the name.
pub(super) fn refuse_renamed_constants(signature: &Signature) -> Result<()> {
    match signature.generics.const_params().find(|of| of_constants(&of.ty).is_none()) {
        Some(constant) => Err(Error::new_spanned(
            &constant.ty,
            "the method is told from others by this type's own name: write that, as `u16`",
        )),
        None => Ok(()),
    }
}

/// What in a signature says that there is a lifetime of the type's: its name, or `Self`.
pub(super) fn lifetimes_of(block: &ItemImpl) -> Vec<Ident> {
    let mut names: Vec<Ident> =
        block.generics.lifetimes().map(|of| of.lifetime.ident.clone()).collect();
    let elided = Ident::from(<Token![_]>::default());
    if !names.is_empty() || generics::mentions(&block.self_ty, &[&elided]) {
        names.push(Ident::from(<Token![Self]>::default()));
    }
    names
}

/// Why the others of its block can be patched, and it can't.
pub(super) fn because(
    function: &ImplItemFn,
    lifetimes: &[Ident],
    scope: &Scope,
) -> Option<Because> {
    let signature = &function.sig;
    if signature.constness.is_some() {
        Some(Because::Const)
    } else if lends_for_good(signature, lifetimes) {
        Some(Because::Lending)
    } else if type_parameters::may_borrow(signature, &function.block, scope) {
        Some(Because::Types)
    } else {
        apart::is_beyond_a_patch(signature).then_some(Because::Lifetimes)
    }
}

/// Whether it returns a `&mut` of something with such a lifetime.
fn lends_for_good(signature: &Signature, lifetimes: &[Ident]) -> bool {
    let names: Vec<&Ident> = lifetimes.iter().collect();
    let Some(output) = output_type(signature) else { return false };
    let mut lends = false;
    each_type(output, &mut |ty| {
        if let Type::Reference(TypeReference { mutability: Some(_), elem, .. }) = ty {
            lends |= generics::mentions(elem, &names);
        }
    });
    lends
}
