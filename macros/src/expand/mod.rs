//! From the model to tokens. What is emitted is a thin call into the runtime, and should look like
//! something a person wrote.

mod body;
mod callback;
mod double;
mod family;
mod inheritable;
mod instance;
mod method;
mod module;
mod nameable;
mod original;
mod patch;
mod patchable;
mod patchable_methods;
mod patched;
mod printed;
mod real;
mod scoped;
mod supertrait;
mod variable;
mod wrapped;
mod wrapping;

use proc_macro::TokenStream;
use quote::ToTokens;
use syn::Result;

use crate::crate_name::renamed;
use crate::model::{Callback, Mocked, Patch, Patchable, Patched};

/// What is put in the place of, or below, the user's item.
pub(crate) trait Expand {
    /// Whether the user's item stays as it was written.
    const KEEPS_ITEM: bool;
    fn expand(&self) -> proc_macro2::TokenStream;
}

impl Expand for Mocked {
    const KEEPS_ITEM: bool = true;
    fn expand(&self) -> proc_macro2::TokenStream {
        match self {
            Self::Double(double) => {
                let mut items = double::expand(double);
                let definition = double.inheritable.as_ref().map(inheritable::definition);
                definition.to_tokens(&mut items);
                inheritable::beside(double).for_each(|item| item.to_tokens(&mut items));
                items
            }
            Self::Inheriting(inheriting) => inheritable::ask(inheriting),
            Self::Module(module) => module::expand(module),
        }
    }
}

impl Expand for Patchable {
    const KEEPS_ITEM: bool = false;
    fn expand(&self) -> proc_macro2::TokenStream {
        patchable::expand(self)
    }
}

/// The expansion, or the item as it was and the error: the user's other code then still compiles.
pub(crate) fn result(item: TokenStream, understood: Result<impl Expand>) -> TokenStream {
    fn tokens<E: Expand>(understood: &E) -> (bool, proc_macro2::TokenStream) {
        (E::KEEPS_ITEM, understood.expand())
    }
    let (keeps_item, tokens) = match understood {
        Ok(understood) => tokens(&understood),
        Err(error) => (true, error.to_compile_error()),
    };
    let mut out = if keeps_item { item } else { TokenStream::new() };
    out.extend([TokenStream::from(renamed(tokens))]);
    out
}

/// The items that `mock!` stands for, or the error.
pub(crate) fn items(understood: Result<Mocked>) -> TokenStream {
    match understood {
        Ok(mocked) => renamed(mocked.expand()).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// The expression that `mock_fn!` stands for, or the error.
pub(crate) fn callback(understood: Result<Callback>) -> TokenStream {
    match understood {
        Ok(callback) => renamed(callback.expand()).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// The expression that `patch!` stands for, or the error.
pub(crate) fn in_place(understood: Result<Patch>) -> TokenStream {
    match understood {
        Ok(patch) => renamed(patch.expand()).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// The tuple of guards that `patch_multiple!` stands for, or the error.
pub(crate) fn tuple(understood: Result<Vec<proc_macro2::TokenStream>>) -> TokenStream {
    match understood {
        Ok(patches) => renamed(quote::quote!((#(::standin::patch!(#patches),)*))).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

impl Expand for Callback {
    const KEEPS_ITEM: bool = false;
    fn expand(&self) -> proc_macro2::TokenStream {
        callback::expand(self)
    }
}

impl Expand for Patch {
    const KEEPS_ITEM: bool = false;
    fn expand(&self) -> proc_macro2::TokenStream {
        patch::expand(self)
    }
}

impl Expand for Patched {
    const KEEPS_ITEM: bool = false;
    fn expand(&self) -> proc_macro2::TokenStream {
        patched::expand(self)
    }
}
