//! `mock_fn!`: a double of its own.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Generics, Visibility};

use super::spelled::Spelled;
use super::{Expand, method};
use crate::model::{Callback, Closure};

impl Expand for Callback {
    fn expand(&self) -> TokenStream {
        let method = &self.method;
        let (vis, none) = (Visibility::Inherited, Generics::default());
        let spelled = Spelled::new(method, &vis, "mock_fn".into(), &none);
        let locals = spelled.locals();
        let about = method::about(method, "");
        let new = spelled.new_mock_fn(0);
        let ty = spelled.mock_fn();
        let made = self.closure.as_ref().map_or_else(|| quote!(mock_fn), with_closure);
        quote! {{
            #(#locals)*
            let mock = ::standin::MockObject::new("", 1, #about);
            let mock_fn: #ty = #new;
            #made
        }}
    }
}

/// The double with a closure of it. That is written here, where the types are known: generic code can't say
/// that each argument lives for a time of its own.
fn with_closure(closure: &Closure) -> TokenStream {
    let (Closure::Plain(types) | Closure::Async(types) | Closure::AsyncBorrowing(types)) = closure;
    let names = (0..types.len()).map(|of| format_ident!("a{of}", span = Span::mixed_site()));
    let names: Vec<_> = names.collect();
    let (inputs, args) = (quote!(|#(#names: #types),*|), quote!((#(#names,)*)));
    let closure = match closure {
        Closure::Plain(_) => quote!(move #inputs called.call_back(#args)),
        Closure::Async(_) => quote!(move #inputs called.call_back_later(#args)),
        Closure::AsyncBorrowing(_) => quote!(async move #inputs called.call_back_at(#args).await),
    };
    quote! {{
        let called = ::core::clone::Clone::clone(&mock_fn);
        ::standin::parts::Callback::new(mock_fn, #closure)
    }}
}
