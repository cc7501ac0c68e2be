//! A mock: the struct, its own methods, the trait's `impl`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use super::family;
use super::method::MethodOf;
use super::supertrait;
use crate::model::Double;

pub(super) fn expand(double: &Double) -> TokenStream {
    let methods: Vec<MethodOf<'_>> =
        double.methods.iter().map(|method| MethodOf::new(double, method)).collect();
    let parts = [
        definition(double, &methods),
        own_methods(double, &methods),
        std_traits(double),
        supertrait::expand(double),
        trait_impl(double, &methods),
    ];
    let locals = methods.iter().map(|method| method.home.locals(method.method));
    quote!(#(#parts)* #(#locals)*)
}

fn definition(double: &Double, methods: &[MethodOf<'_>]) -> TokenStream {
    let Double { vis, name, original, generics, .. } = double;
    let (parameters, _, bounds) = generics.split_for_impl();
    let fields = methods.iter().map(MethodOf::field);
    let phantom = phantom(double).map(|ty| quote!(__generics: #ty,));
    let about = format!("A mock of [`{original}`].");
    quote! {
        #[doc = #about]
        #vis struct #name #parameters #bounds {
            #(#fields)*
            __standin: ::standin::Mock,
            #phantom
        }
    }
}

/// Uses each type parameter, whether or not a method does.
fn phantom(double: &Double) -> Option<TokenStream> {
    let types: Vec<_> = double.generics.type_params().map(|parameter| &parameter.ident).collect();
    (!types.is_empty()).then(|| quote!(::core::marker::PhantomData<fn(#(#types),*)>))
}

fn own_methods(double: &Double, methods: &[MethodOf<'_>]) -> TokenStream {
    let Double { name, generics, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let expects = methods.iter().map(MethodOf::expect);
    let abouts = methods.iter().map(MethodOf::about);
    let values = methods.iter().enumerate().map(|(index, method)| method.value(index));
    let title = name.unraw().to_string();
    let phantom = phantom(double).map(|_| quote!(__generics: ::core::marker::PhantomData,));
    let probes = family::probes(double.methods.iter());
    quote! {
        impl #parameters #name #arguments #bounds {
            /// A mock with nothing set up.
            #[must_use]
            pub fn new() -> Self {
                #probes
                let mock = ::standin::Mock::new(#title, &[#(#abouts),*]);
                Self { #(#values)* __standin: mock, #phantom }
            }
            #(#expects)*
        }
    }
}

fn std_traits(double: &Double) -> TokenStream {
    let Double { name, generics, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        impl #parameters ::core::default::Default for #name #arguments #bounds {
            fn default() -> Self {
                Self::new()
            }
        }
        impl #parameters ::core::ops::Deref for #name #arguments #bounds {
            type Target = ::standin::Mock;
            fn deref(&self) -> &Self::Target {
                &self.__standin
            }
        }
        impl #parameters ::core::ops::DerefMut for #name #arguments #bounds {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.__standin
            }
        }
        impl #parameters ::core::fmt::Debug for #name #arguments #bounds {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.__standin, f)
            }
        }
    }
}

fn trait_impl(double: &Double, methods: &[MethodOf<'_>]) -> TokenStream {
    let Double { name, original, generics, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let unsafety = double.is_unsafe.then(|| quote!(unsafe));
    let types = double.types.iter().map(|(name, ty)| quote!(type #name = #ty;));
    let constants =
        double.constants.iter().map(|(name, ty, value)| quote!(const #name: #ty = #value;));
    let implementations = methods.iter().map(MethodOf::implementation);
    let implementation = quote! {
        #unsafety impl #parameters #original #arguments for #name #arguments #bounds {
            #(#types)*
            #(#constants)*
            #(#implementations)*
        }
    };
    let defaults: Vec<TokenStream> = methods.iter().filter_map(MethodOf::default_body).collect();
    if defaults.is_empty() {
        return implementation;
    }
    quote! {
        const _: () = {
            trait Defaults #parameters: #original #arguments + ::core::marker::Sized #bounds {
                #(#defaults)*
            }
            impl #parameters Defaults #arguments for #name #arguments #bounds {}
            #implementation
        };
    }
}
