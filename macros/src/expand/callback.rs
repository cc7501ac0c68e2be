//! `mock_fn!`: a double of its own.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Generics, Type, Visibility};

use super::family::{self, Home};
use super::{Expand, method};
use crate::model::Callback;

impl Expand for Callback {
    fn expand(&self) -> TokenStream {
        let method = &self.method;
        let (vis, none) = (Visibility::Inherited, Generics::default());
        let home = Home::new(&vis, "mock_fn".into(), &none, &none);
        let locals = home.locals(method);
        let probes = family::probes(std::iter::once(method));
        let about = method::about(method, "");
        let new = home.new_mock_fn(method, 0);
        let ty = home.mock_fn(method);
        let made = self.apart.as_ref().map_or_else(|| quote!(mock_fn), |types| general(types));
        quote! {{
            #(#locals)*
            #probes
            let mock = ::standin::MockObject::new("", &[#about]);
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
        ::standin::Callback::new(mock_fn, move |#(#names: #types),*| called.call_back((#(#names,)*)))
    }}
}
