//! `&mut dyn Trait` inside of another type, as in `(&str, &mut dyn Iterator<Item = u8>)`: nothing shortens how long the object
//! lives there, and so its lifetime has a name.

use std::borrow::Cow;

use syn::{
    FnArg, ParenthesizedGenericArguments, Signature, Type, TypeBareFn, TypeParamBound,
    TypeReference,
};

use super::lifetimes::{has_any, lifetime};
use super::types;
use crate::syntax::{input_types, parse_quote};
use crate::walk::{VisitMut, walk_mut};

/// The signature with a name for the lifetime of each such object, if there are any.
pub(super) fn named(signature: Cow<'_, Signature>) -> Cow<'_, Signature> {
    let may_have_any = |ty: &Type| !types::is_plain(ty) && types::has_trait_object(ty);
    if !input_types(&signature).iter().any(|ty| may_have_any(ty)) {
        return signature;
    }
    let mut naming = Naming { at_root: true, count: 0 };
    let mut changed = signature.clone().into_owned();
    for input in &mut changed.inputs {
        if let FnArg::Typed(input) = input {
            naming.at_root = true;
            naming.visit_type(&mut input.ty);
        }
    }
    if naming.count > 0 { Cow::Owned(changed) } else { signature }
}

struct Naming {
    at_root: bool,
    count: usize,
}

impl VisitMut for Naming {
    fn visit_type(&mut self, ty: &mut Type) {
        if !matches!(ty, Type::Reference(_) | Type::Paren(_) | Type::Group(_)) {
            self.at_root = false;
        }
        walk_mut::ty(self, ty);
    }

    fn visit_reference(&mut self, reference: &mut TypeReference) {
        let is_nested = !std::mem::replace(&mut self.at_root, false);
        let is_elided = reference.lifetime.as_ref().is_none_or(|of| of.ident == "_");
        // Where the trait has lifetimes too, one name is too few.
        let is_named = is_nested && is_elided && !has_any(&reference.elem);
        let object = types::mut_object(&Type::Reference(reference.clone()));
        if let (Some(mut bounds), true) = (object, is_named) {
            self.count += 1;
            let name = lifetime(&format!("'__object{}", self.count));
            bounds.push(TypeParamBound::Lifetime(name.clone()));
            reference.lifetime = Some(name);
            *reference.elem = parse_quote!((dyn #bounds));
        }
        walk_mut::reference(self, reference);
    }

    /// What stands between the parentheses is another scope.
    fn visit_parenthesized(&mut self, _: &mut ParenthesizedGenericArguments) {}
    fn visit_bare_fn(&mut self, _: &mut TypeBareFn) {}
}
