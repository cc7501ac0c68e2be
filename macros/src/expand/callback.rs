//! `mock_fn!`: a double of its own.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Generics, Type, Visibility};

use super::spelled::Spelled;
use super::{Expand, method};
use crate::model::Callback;

impl Expand for Callback {
    fn expand(&self) -> TokenStream {
        let method = &self.method;
        let (vis, none) = (Visibility::Inherited, Generics::default());
        let spelled = Spelled::new(method, &vis, "mock_fn".into(), &none);
        let locals = spelled.locals();
        let about = method::about(method, "");
        let new = spelled.new_mock_fn(0);
        let ty = spelled.mock_fn();
        let made = self.apart.as_ref().map_or_else(|| quote!(mock_fn), |types| general(types));
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
fn general(types: &[Type]) -> TokenStream {
    let names = (0..types.len()).map(|of| format_ident!("a{of}", span = Span::mixed_site()));
    let names: Vec<_> = names.collect();
    quote! {{
        let called = mock_fn.clone();
        ::standin::parts::Callback::new(mock_fn, move |#(#names: #types),*| called.call_back((#(#names,)*)))
    }}
}
