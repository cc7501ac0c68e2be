//! A mocked module: the same functions, which answer as their contexts say.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Generics, Visibility};

use super::spelled::Spelled;
use super::{method, nameable};
use crate::model::{Method, Module};

pub(super) fn expand(module: &Module) -> TokenStream {
    let Module { cfgs, levels, vis, original, name, items, functions } = module;
    let title = name.unraw().to_string();
    let (mut bodies, mut checkpoints) = (Vec::new(), Vec::new());
    for function in functions {
        let prefix = format!("{title}__{}", function.signature.ident.unraw());
        let spelled = Spelled::new(function, &function.vis, prefix, &Generics::default());
        bodies.push(expand_function(&spelled, &title));
        let (marker, cfgs) = (spelled.marker(), &function.cfgs);
        checkpoints.push(quote!(#cfgs ::standin::__private::checkpoint::<#marker>();));
    }
    let about = format!("A mock of the module `{original}`.");
    quote! {
        #cfgs
        #[doc = #about]
        #levels
        #[allow(unused_imports, dead_code)]
        #vis mod #name {
            #(#items)*
            #(#bodies)*

            /// Verifies what this thread's contexts of all functions expect, and forgets it.
            #[track_caller]
            pub fn checkpoint() {
                #(#checkpoints)*
            }
        }
    }
}

fn expand_function(spelled: &Spelled<'_>, module: &str) -> TokenStream {
    let function = spelled.method;
    let Method { vis, docs, cfgs, levels, must_use, .. } = function;
    let body = if function.is_async { spelled.awaited() } else { spelled.call() };
    let signature = function.double_signature();
    let track_caller = method::track_caller(&signature);
    let context = spelled.context(vis);
    let about = format!("{module}::{}", method::about(function, ";"));
    let marker = spelled.marker_definition();
    let stands_for = spelled.static_items("", &about);
    let nameable = nameable::of_function(spelled);
    let locals = spelled.locals();
    // A function that only its own module sees has a context that only its mock sees.
    let is_private = matches!(vis, Visibility::Inherited);
    let dead_code = is_private.then(|| quote!(#[allow(dead_code)]));
    let no_mangle = function.is_exported.then(|| quote!(#[unsafe(no_mangle)]));
    quote! {
        #cfgs
        #docs
        #must_use
        #levels
        #dead_code
        #no_mangle
        #track_caller
        #vis #signature {
            #body
        }
        #context
        #marker
        #(#stands_for)*
        #(#locals)*
        #nameable
    }
}
