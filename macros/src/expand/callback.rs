//! `mock_fn!`: a double of its own.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Visibility};

use super::family::{self, Home};
use super::method;
use crate::model::Callback;

pub(super) fn expand(callback: &Callback) -> TokenStream {
    let method = &callback.method;
    let (vis, none) = (Visibility::Inherited, Generics::default());
    let home = Home::new(&vis, "mock_fn".into(), &none, &none);
    let locals = home.locals(method);
    let probes = family::probes(std::iter::once(method));
    let about = method::about(method, "");
    let new = home.new_mock_fn(method, quote!(&mock), 0);
    let ty = home.mock_fn(method);
    quote! {{
        #(#locals)*
        #probes
        let mock = ::standin::MockObject::new("", &[#about]);
        let mock_fn: #ty = #new;
        mock_fn
    }}
}
