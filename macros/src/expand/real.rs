//! A call of the real object of a spy. Where the signature says `Self`, a spy is taken apart for it, and
//! made of what comes back.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::Ident;
use syn::ext::IdentExt;

use super::instance;
use super::method::MethodOf;
use super::original;
use crate::model::{OwnType, Taken};

/// What the real object gets for an argument that is a spy.
fn real_name(name: &Ident) -> Ident {
    format_ident!("__real_{}", name.unraw(), span = name.span())
}

/// Takes each argument that is a spy apart: the double gets the mock, the real object another.
pub(super) fn taken_apart(of: &MethodOf<'_>) -> TokenStream {
    if !of.is_spy {
        return TokenStream::new();
    }
    let apart = of.method.own_inputs().into_iter().map(|(name, ty)| {
        let real = real_name(name);
        let (to_real, to_mock) = match ty {
            OwnType::Shared => (quote!(&*#name.__real), quote!(&#name.__double)),
            OwnType::Exclusive => (quote!(&mut *#name.__real), quote!(&mut #name.__double)),
            OwnType::Whole => {
                let boxed = quote!(::standin::__private::Holder::into_boxed(#name.__real));
                (quote!(*#boxed), quote!(#name.__double))
            }
        };
        // A function without `self` has no double that would get it.
        let to_mock = (!of.method.is_static()).then(|| quote!(let #name = #to_mock;));
        quote!(let #real = #to_real; #to_mock)
    });
    quote!(#(#apart)*)
}

/// The method of the real object, or its function without `self`.
pub(super) fn call(of: &MethodOf<'_>) -> TokenStream {
    let name = of.name();
    let Some(of_trait) = &of.implementation.of_trait else { return TokenStream::new() };
    let path = &of_trait.path;
    let types = instance::turbofish(of.method);
    let taken = of.method.signature.receiver().and_then(Taken::of);
    let this = of.this(Span::call_site());
    let boxed = quote!(::standin::__private::Holder::into_boxed(#this.__real));
    let object = taken.map(|taken| match taken {
        Taken::Shared => quote!(&*#this.__real,),
        Taken::Exclusive => quote!(&mut *#this.__real,),
        Taken::Owned => quote!(*#boxed,),
        Taken::Boxed => quote!(#boxed,),
    });
    let own = of.method.own_inputs();
    let args = of.method.args.iter().map(|argument| {
        let is_own = own.iter().any(|(name, _)| **name == argument.name);
        if is_own { real_name(&argument.name) } else { argument.name.clone() }
    });
    let target = quote!(<StandinReal as ::core::ops::Deref>::Target);
    let call = original::finished(of, quote!(<#target as #path>::#name #types(#object #(#args),*)));
    if of.method.hands_itself_back() {
        return quote!({ let _ = #call; #this });
    }
    let Some(is_whole) = of.method.own_output() else { return call };
    let double = match taken {
        Some(Taken::Owned) => quote!(#this.__double),
        _ => quote!(::core::default::Default::default()),
    };
    let around = quote!(Self::__standin_around(double, ::core::convert::From::from(real)));
    let around = match is_whole {
        true => quote!({ let real = #call; #around }),
        false => quote!((#call).map(|real| #around)),
    };
    quote!({ let double = #double; #around })
}
