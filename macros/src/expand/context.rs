//! The context of a function without `self`, which says what it answers.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Ident, Visibility};

use super::method::{allowed_case, documented};
use super::spelled::Spelled;

impl Spelled<'_> {
    /// `…_context`, seen as far as `vis` says.
    pub(super) fn context(&self, vis: &Visibility) -> Option<TokenStream> {
        if !self.method.is_first() {
            return None;
        }
        let name = &self.method.called;
        let context = format!("{}_context", name.unraw());
        let case = allowed_case(&context);
        let context = Ident::new(&context, name.span());
        let about = format!("Says what `{name}` answers, for as long as the context lives.");
        let attributes = documented(self.method, Some(about));
        let dead_code = matches!(vis, Visibility::Inherited).then(|| quote!(#[allow(dead_code)]));
        let (ty, arguments) = self.context_type(&TokenStream::new());
        Some(quote! {
            #case
            #attributes
            #dead_code
            #vis fn #context() -> #ty #arguments {
                #ty::new()
            }
        })
    }

    /// The type of the context, and its arguments; `outside` leads to where the marker is.
    pub(super) fn context_type(&self, outside: &TokenStream) -> (TokenStream, TokenStream) {
        let marker = self.marker();
        let marker = quote!(#outside #marker);
        let count = self.method.keys.params.len().max(usize::from(self.method.variant.is_some()));
        match (self.has_constants(), count) {
            (true, _) => {
                let (context, (_, arguments, _)) =
                    (self.local(&"context"), self.outer.split_for_impl());
                (context.into_token_stream(), arguments.into_token_stream())
            }
            (false, 0) => (quote!(::standin::parts::Context), quote!(<#marker>)),
            (false, _) => (quote!(::standin::parts::GenericContext), quote!(<#marker, #count>)),
        }
    }

    pub(super) fn has_constants(&self) -> bool {
        self.method.keys.const_params().next().is_some()
    }

    /// The context of a function with `const` parameters: no other could have an `expect` that takes them.
    pub(super) fn context_of_constants(&self) -> Option<TokenStream> {
        if !self.has_constants() {
            return None;
        }
        let (ty, arguments) = self.context_type(&TokenStream::new());
        let (parameters, _, bounds) = self.outer.split_for_impl();
        let (own, _, own_bounds) = self.method.keys.split_for_impl();
        let (args, output, key) = (self.args(), self.output(), self.key());
        let (vis, marker, cfgs) = (self.vis, self.marker(), &self.method.cfgs);
        Some(quote! {
            #cfgs
            #[doc(hidden)]
            #[allow(non_camel_case_types, missing_debug_implementations)]
            #vis struct #ty #parameters (::standin::parts::GenericContext<#marker, 0>) #bounds;
            #cfgs
            impl #parameters ::core::ops::Deref for #ty #arguments #bounds {
                type Target = ::standin::parts::GenericContext<#marker, 0>;
                fn deref(&self) -> &Self::Target {
                    &self.0
                }
            }
            #cfgs
            impl #parameters #ty #arguments #bounds {
                fn new() -> Self {
                    Self(::standin::parts::GenericContext::new())
                }
                /// Expects a call with these arguments.
                #[track_caller]
                #vis fn expect #own (&self) -> ::standin::Expectation<#args, #output> #own_bounds {
                    self.0.of::<#key>().expect()
                }
            }
        })
    }
}
