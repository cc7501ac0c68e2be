//! Supertraits of std: two mocks are equal if they are the same mock, a spy is what its real object is.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{WherePredicate, parse_quote};

use crate::model::{Double, Supertrait};

pub(super) fn expand(double: &Double) -> Vec<TokenStream> {
    double.supertraits.iter().map(|supertrait| implement(double, *supertrait)).collect()
}

fn implement(double: &Double, supertrait: Supertrait) -> TokenStream {
    let (path, body) = match supertrait {
        Supertrait::Clone => (quote!(::core::clone::Clone), clone(double)),
        Supertrait::Display => (
            quote!(::core::fmt::Display),
            quote! {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&self.__standin, f)
                }
            },
        ),
        Supertrait::Error => (quote!(::core::error::Error), quote!()),
        Supertrait::Eq => (quote!(::core::cmp::Eq), quote!()),
        Supertrait::PartialEq => (
            quote!(::core::cmp::PartialEq),
            quote! {
                fn eq(&self, other: &Self) -> bool {
                    ::standin::MockObject::is(self, other)
                }
            },
        ),
        Supertrait::Hash => (
            quote!(::core::hash::Hash),
            quote! {
                fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                    ::core::hash::Hash::hash(&::standin::MockObject::identity(self), state);
                }
            },
        ),
        Supertrait::PartialOrd => (
            quote!(::core::cmp::PartialOrd),
            quote! {
                fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                    ::standin::MockObject::identity(self).partial_cmp(&::standin::MockObject::identity(other))
                }
            },
        ),
        Supertrait::Ord => (
            quote!(::core::cmp::Ord),
            quote! {
                fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                    ::standin::MockObject::identity(self).cmp(&::standin::MockObject::identity(other))
                }
            },
        ),
    };
    let name = &double.name;
    let (parameters, arguments, bounds) = double.generics.split_for_impl();
    quote!(impl #parameters #path for #name #arguments #bounds { #body })
}

/// Clones share their script and their record.
fn clone(double: &Double) -> TokenStream {
    let fields =
        double.methods().into_iter().filter(|of| !of.is_static() && of.is_first()).map(|method| {
            let (name, cfgs) = (&method.field, &method.cfgs);
            quote!(#(#cfgs)* #name: self.#name.clone(),)
        });
    let has_types = double.generics.type_params().next().is_some();
    let phantom = has_types.then(|| quote!(__generics: ::core::marker::PhantomData,));
    quote! {
        fn clone(&self) -> Self {
            Self { #(#fields)* __standin: self.__standin.clone(), #phantom }
        }
    }
}

/// How a spy has the supertrait: its path, what it asks of what holds the real object, the `impl`.
pub(super) fn of_spy(supertrait: Supertrait) -> (TokenStream, WherePredicate, TokenStream) {
    let (path, body) = match supertrait {
        Supertrait::Clone => {
            let path = quote!(::core::clone::Clone);
            let body = quote! {
                fn clone(&self) -> Self {
                    Self { __double: self.__double.clone(), __real: self.__real.clone() }
                }
            };
            return (path, parse_quote!(StandinReal: ::core::clone::Clone), body);
        }
        Supertrait::Display => (
            quote!(::core::fmt::Display),
            quote! {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Display::fmt(&*self.__real, f)
                }
            },
        ),
        Supertrait::Error => (
            quote!(::core::error::Error),
            quote! {
                fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                    ::core::error::Error::source(&*self.__real)
                }
            },
        ),
        Supertrait::Eq => (quote!(::core::cmp::Eq), quote!()),
        Supertrait::PartialEq => (
            quote!(::core::cmp::PartialEq),
            quote! {
                fn eq(&self, other: &Self) -> bool {
                    *self.__real == *other.__real
                }
            },
        ),
        Supertrait::Hash => (
            quote!(::core::hash::Hash),
            quote! {
                fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                    ::core::hash::Hash::hash(&*self.__real, state);
                }
            },
        ),
        Supertrait::PartialOrd => (
            quote!(::core::cmp::PartialOrd),
            quote! {
                fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                    (*self.__real).partial_cmp(&*other.__real)
                }
            },
        ),
        Supertrait::Ord => (
            quote!(::core::cmp::Ord),
            quote! {
                fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                    (*self.__real).cmp(&*other.__real)
                }
            },
        ),
    };
    let bound = parse_quote!(StandinReal: ::core::ops::Deref<Target: #path>);
    (path, bound, body)
}
