//! From the model to tokens. What is emitted is a thin call into the runtime, and should look like
//! something a person wrote.

mod access;
mod anew;
mod block;
mod body;
mod callback;
mod context;
mod double;
mod inheritable;
mod instance;
mod made;
mod marker;
mod method;
mod module;
mod nameable;
mod original;
mod own;
mod passed;
mod patch;
mod patchable;
mod patchable_body;
mod patchable_methods;
mod patched;
mod printed;
mod real;
mod scoped;
mod spelled;
mod supertrait;
mod variable;
mod wrapped;
mod wrapping;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Result;

use crate::crate_name::renamed;
use crate::model::Mocked;

/// What is put in the place of, or below, what the user wrote.
pub(crate) trait Expand {
    /// Whether the item under an attribute stays as it was written.
    const KEEPS_ITEM: bool = false;
    fn expand(&self) -> TokenStream;
}

impl Expand for Mocked {
    const KEEPS_ITEM: bool = true;
    fn expand(&self) -> TokenStream {
        match self {
            Self::Double(double) => {
                let (items, inheritable) = (double::expand(double), inheritable::of_double(double));
                quote!(#items #inheritable)
            }
            Self::Inheriting(inheriting) => inheritable::ask(inheriting),
            Self::Refused(error, inheritable) => {
                let (error, nothing) =
                    (error.to_compile_error(), inheritable::of_refused(inheritable));
                quote!(#error #nothing)
            }
            Self::Module(module) => module::expand(module),
        }
    }
}

/// What an attribute makes of the item under it; or the item as it was and the error: the user's other code
/// then still compiles.
pub(crate) fn of_item(
    item: proc_macro::TokenStream,
    understood: Result<impl Expand>,
) -> proc_macro::TokenStream {
    fn keeps_item<E: Expand>(understood: &Result<E>) -> bool {
        E::KEEPS_ITEM || understood.is_err()
    }
    let mut out = if keeps_item(&understood) { item } else { proc_macro::TokenStream::new() };
    out.extend([in_place(understood)]);
    out
}

/// What stands in the place of a macro's call, or the error.
pub(crate) fn in_place(understood: Result<impl Expand>) -> proc_macro::TokenStream {
    match understood {
        Ok(understood) => renamed(understood.expand()).into(),
        Err(error) => error.to_compile_error().into(),
    }
}
