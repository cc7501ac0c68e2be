//! What a mock around a real object can't pass on.

use syn::{Error, Result, Type};

use super::types;
use crate::model::{Implementation, Method, Opaque, OwnType, Taken};
use crate::syntax::{input_types, output_type, parse_quote};

/// Complains of what can't be passed on to a real object.
pub(super) fn check(of: &Implementation) -> Result<()> {
    if let Some(generic) = of.types.iter().find(|ty| !ty.generics.params.is_empty()) {
        return Err(Error::new_spanned(
            &generic.ident,
            "a real object can't be wrapped by its generic types: leave `wrapping` out",
        ));
    }
    of.methods.iter().try_for_each(check_method)
}

fn check_method(method: &Method) -> Result<()> {
    let signature = &method.signature;
    if let Some(receiver) = signature.receiver() {
        if Taken::of(receiver).is_none() {
            return Err(Error::new_spanned(
                receiver,
                "a real object inside another can be had as `&self`, `&mut self`, `self` or \
                 `self: Box<Self>`: leave `wrapping` out",
            ));
        }
    }
    let this: Type = parse_quote!(Self);
    let mut inside = input_types(signature);
    inside.retain(|ty| OwnType::of(ty).is_none());
    let output = output_type(signature);
    if method.own_output().is_none() && !method.hands_itself_back() {
        inside.extend(output);
    }
    if let Some(of_self) = inside.iter().find(|ty| types::mentions(ty, &this)) {
        return Err(Error::new_spanned(
            of_self,
            "a mock around a real object takes `Self` and `&Self`, and hands back `Self`, `Option<Self>` \
             or a `Result` of it: leave `wrapping` out",
        ));
    }
    let is_of_several = method.joined.is_some();
    match (method.opaque(), output) {
        (Some(of), Some(ty)) if of == Opaque::Other || is_of_several => Err(Error::new_spanned(
            ty,
            "a mock around a real object hands back an `impl Future` or an `impl Iterator`: write \
             `Box<dyn Trait>`",
        )),
        _ => Ok(()),
    }
}
