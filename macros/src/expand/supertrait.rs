//! Supertraits of std: two mocks are equal if they are the same mock, a spy is what its real object is.

use proc_macro2::TokenStream;
use quote::quote;
use syn::WherePredicate;

use super::double::phantom;
use crate::model::{Double, Supertrait};
use crate::syntax::parse_quote;

/// Those that the mock implements by itself.
pub(super) fn expand(double: &Double) -> Vec<TokenStream> {
    let mut items = Vec::new();
    for supertrait in &double.supertraits {
        items.push(of_mock(double, *supertrait));
    }
    items
}

fn of_mock(double: &Double, supertrait: Supertrait) -> TokenStream {
    let members = match supertrait {
        Supertrait::Clone => clone(double),
        Supertrait::Error => TokenStream::new(),
        _ => {
            let this = quote!(::standin::MockObject::identity(self));
            let other = quote!(::standin::MockObject::identity(other));
            members(supertrait, &quote!(self.__standin), &this, &other)
        }
    };
    let (name, path) = (&double.name, path(supertrait));
    let (parameters, arguments, bounds) = double.generics.split_for_impl();
    quote!(impl #parameters #path for #name #arguments #bounds { #members })
}

/// Clones share their script and their record.
fn clone(double: &Double) -> TokenStream {
    let fields =
        double.methods().into_iter().filter(|of| !of.is_static() && of.is_first()).map(|method| {
            let (name, cfgs) = (&method.field, &method.cfgs);
            quote!(#cfgs #name: self.#name.clone(),)
        });
    let phantom = phantom(double).map(|_| quote!(__generics: ::core::marker::PhantomData,));
    quote! {
        fn clone(&self) -> Self {
            Self { #(#fields)* __standin: self.__standin.clone(), #phantom }
        }
    }
}

/// How a spy has the supertrait: its path, what it asks of what holds the real object, its members.
pub(super) fn of_spy(supertrait: Supertrait) -> (TokenStream, WherePredicate, TokenStream) {
    let path = path(supertrait);
    let real = quote!(*self.__real);
    let members = match supertrait {
        Supertrait::Clone => {
            let members = quote! {
                fn clone(&self) -> Self {
                    Self { __double: self.__double.clone(), __real: self.__real.clone() }
                }
            };
            return (path, parse_quote!(StandinReal: ::core::clone::Clone), members);
        }
        Supertrait::Error => quote! {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::core::error::Error::source(&#real)
            }
        },
        _ => members(supertrait, &real, &real, &quote!(*other.__real)),
    };
    let bound = parse_quote!(StandinReal: ::core::ops::Deref<Target: #path>);
    (path, bound, members)
}

fn path(supertrait: Supertrait) -> TokenStream {
    match supertrait {
        Supertrait::Clone => quote!(::core::clone::Clone),
        Supertrait::Display => quote!(::core::fmt::Display),
        Supertrait::Error => quote!(::core::error::Error),
        Supertrait::Eq => quote!(::core::cmp::Eq),
        Supertrait::Hash => quote!(::core::hash::Hash),
        Supertrait::Ord => quote!(::core::cmp::Ord),
        Supertrait::PartialEq => quote!(::core::cmp::PartialEq),
        Supertrait::PartialOrd => quote!(::core::cmp::PartialOrd),
    }
}

/// What stands in the `impl`, where it is the same for mocks and spies: `shown` is what is displayed, `this`
/// and `other` are what is compared.
fn members(
    supertrait: Supertrait,
    shown: &TokenStream,
    this: &TokenStream,
    other: &TokenStream,
) -> TokenStream {
    match supertrait {
        Supertrait::Display => quote! {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&#shown, f)
            }
        },
        Supertrait::Hash => quote! {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&#this, state);
            }
        },
        Supertrait::Ord => quote! {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&#this, &#other)
            }
        },
        Supertrait::PartialEq => quote! {
            fn eq(&self, other: &Self) -> bool {
                #this == #other
            }
        },
        Supertrait::PartialOrd => quote! {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&#this, &#other)
            }
        },
        Supertrait::Clone | Supertrait::Error | Supertrait::Eq => TokenStream::new(),
    }
}
