//! How a method takes the object that it is called on, and others of its kind.

use syn::{FnArg, GenericArgument, Ident, Pat, PathArguments, Receiver, Type};

use super::Method;
use crate::syntax::{ends_in, output_type};

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
            ty => (first_argument_of(ty, &["Box"]).is_some_and(is_self)).then_some(Self::Boxed),
        }
    }
}

/// How an argument besides `self` is of type `Self`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnType {
    /// `&Self`
    Shared,
    /// `&mut Self`
    Exclusive,
    /// `Self`
    Whole,
}

impl OwnType {
    pub(crate) fn of(ty: &Type) -> Option<Self> {
        match ty {
            ty if is_self(ty) => Some(Self::Whole),
            Type::Reference(reference) if is_self(&reference.elem) => {
                Some(if reference.mutability.is_some() { Self::Exclusive } else { Self::Shared })
            }
            _ => None,
        }
    }
}

impl Method {
    /// The arguments that are of type `Self`.
    pub(crate) fn own_inputs(&self) -> Vec<(&Ident, OwnType)> {
        let mut inputs = Vec::new();
        for input in &self.signature.inputs {
            let FnArg::Typed(input) = input else { continue };
            if let (Pat::Ident(name), Some(ty)) = (&*input.pat, OwnType::of(&input.ty)) {
                inputs.push((&name.ident, ty));
            }
        }
        inputs
    }

    /// Whether it hands back the object that it is called on, as `fn with(&mut self, n: u8) -> &mut Self`.
    pub(crate) fn hands_itself_back(&self) -> bool {
        let receiver = self.signature.receiver().and_then(Taken::of);
        let is_whole = match (receiver, output_type(&self.signature).and_then(OwnType::of)) {
            (Some(Taken::Exclusive), Some(OwnType::Shared | OwnType::Exclusive)) => true,
            (receiver, own) => receiver == Some(Taken::Shared) && own == Some(OwnType::Shared),
        };
        is_whole && self.own_inputs().is_empty()
    }

    /// Whether the output is `Self`, or else `Option<Self>` or a `Result` of it; nothing if it is none of
    /// them.
    pub(crate) fn own_output(&self) -> Option<bool> {
        let ty = output_type(&self.signature)?;
        if is_self(ty) {
            return Some(true);
        }
        first_argument_of(ty, &["Option", "Result"]).is_some_and(is_self).then_some(false)
    }
}

fn first_argument_of<'t>(ty: &'t Type, names: &[&str]) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::Type(ty)) if ends_in(&path.path, names) => Some(ty),
        _ => None,
    }
}

fn is_self(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("Self"))
}
