//! How a method takes the object that it is called on.

use syn::{GenericArgument, PathArguments, Receiver, Type};

/// Those receivers that can be had of a real object inside another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// `&self`
    Shared,
    /// `&mut self`
    Exclusive,
    /// `self`
    Owned,
    /// `self: Box<Self>`
    Boxed,
}

impl Taken {
    pub(crate) fn of(receiver: &Receiver) -> Option<Self> {
        match &*receiver.ty {
            ty if is_self(ty) => Some(Self::Owned),
            Type::Reference(reference) if is_self(&reference.elem) => {
                Some(if reference.mutability.is_some() { Self::Exclusive } else { Self::Shared })
            }
            Type::Path(path) => {
                let last = path.path.segments.last().filter(|last| last.ident == "Box")?;
                let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
                match arguments.args.first() {
                    Some(GenericArgument::Type(ty)) if is_self(ty) => Some(Self::Boxed),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn is_self(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("Self"))
}
