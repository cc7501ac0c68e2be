//! A mocked module: the same functions, which answer as their contexts say.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Generics, Visibility};

use super::family::Home;
use super::{instance, method, nameable};
use crate::model::{Method, Module};

pub(super) fn expand(module: &Module) -> TokenStream {
    let Module { cfgs, vis, original, name, items, functions } = module;
    let title = name.unraw().to_string();
    let outer = Generics::default();
    let functions: Vec<(Home<'_>, &Method)> = functions
        .iter()
        .map(|function| {
            let prefix = format!("{title}__{}", function.signature.ident.unraw());
            (Home::new(&function.vis, prefix, &outer, &function.keys), function)
        })
        .collect();
    let bodies = functions.iter().map(|(home, function)| expand_function(home, function, &title));
    let checkpoints = functions.iter().map(|(home, function)| {
        let (marker, cfgs) = (home.marker(), &function.cfgs);
        quote!(#(#cfgs)* ::standin::__private::checkpoint::<#marker>();)
    });
    let about = format!("A mock of the module `{original}`.");
    quote! {
        #(#cfgs)*
        #[doc = #about]
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

fn expand_function(home: &Home<'_>, function: &Method, module: &str) -> TokenStream {
    let Method { vis, docs, cfgs, levels, must_use, .. } = function;
    let body = match function.is_async {
        true => {
            let future = instance::future(home, function);
            quote!({ #future }.await)
        }
        false => instance::call(home, function),
    };
    let signature = function.double_signature();
    let track_caller = method::track_caller(&signature);
    let context = instance::context(home, function, vis);
    let about = format!("{module}::{}", method::about(function, ";"));
    let marker = home.marker_definition(function);
    let stands_for = instance::function(home, function, "", &about);
    let nameable = nameable::of_function(home, function);
    let locals = home.locals(function);
    // A function that only its own module sees has a context that only its mock sees.
    let is_private = matches!(vis, Visibility::Inherited);
    let dead_code = is_private.then(|| quote!(#[allow(dead_code)]));
    let no_mangle = function.is_exported.then(|| quote!(#[unsafe(no_mangle)]));
    quote! {
        #(#cfgs)*
        #(#docs)*
        #(#must_use)*
        #(#levels)*
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
