//! `Self::Target` in an `impl` of a trait that has it from its supertrait, as `DerefMut` has: what is made beside the
//! block has to say whose it is.

use syn::{Error, Ident, ItemImpl, Path, PathArguments, Result, Signature, Type, TypePath};

use super::signature::Scope;
use crate::syntax::{input_types, output_type, parse_quote};
use crate::walk::each_type;

/// The associated types that traits of std have from a supertrait.
pub(super) fn declared(block: &ItemImpl) -> Option<(Ident, Type)> {
    let (_, of_trait, _) = block.trait_.as_ref()?;
    let last = of_trait.segments.last()?;
    let (supertrait, name): (Path, Ident) = match last.ident.to_string().as_str() {
        "DerefMut" => (parse_quote!(::core::ops::Deref), parse_quote!(Target)),
        "DoubleEndedIterator" => (parse_quote!(::core::iter::Iterator), parse_quote!(Item)),
        "IndexMut" => {
            let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
            (parse_quote!(::core::ops::Index #arguments), parse_quote!(Output))
        }
        _ => return None,
    };
    let self_type = &block.self_ty;
    let ty = parse_quote!(<#self_type as #supertrait>::#name);
    Some((name, ty))
}

/// Refuses an associated type of which it can't be seen what trait it is of.
pub(super) fn refuse_unknown(signature: &Signature, scope: &Scope) -> Result<()> {
    let mut unknown = None;
    let mut types = input_types(signature);
    types.extend(output_type(signature));
    for ty in &types {
        each_type(ty, &mut |ty| {
            if is_unknown(ty, scope) {
                unknown = Some(ty.clone());
            }
        });
    }
    match unknown {
        Some(ty) => Err(Error::new_spanned(
            ty,
            "what this is can't be seen from here, for it is of another trait: write `<Self as Trait>::Name`",
        )),
        None => Ok(()),
    }
}

fn is_unknown(ty: &Type, scope: &Scope) -> bool {
    let Type::Path(TypePath { qself: None, path }) = ty else { return false };
    match (path.segments.first(), path.segments.get(1)) {
        (Some(first), Some(second)) if first.ident == "Self" => {
            scope.types.iter().all(|(name, _)| *name != second.ident)
        }
        _ => false,
    }
}
