//! Functions that are found by a marker type: generic ones, of which each choice of types is a
//! function of its own, and those without `self`, which answer as their context says.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{GenericParam, Signature, Visibility};

use super::family::{self, Home};
use super::method;
use crate::model::{Family, Method, Output};

/// The marker of a generic method.
pub(super) fn method(home: &Home<'_>, method: &Method) -> Vec<TokenStream> {
    let definition = method.is_first().then(|| home.marker_definition(method));
    definition.into_iter().chain([instances(home, method)]).collect()
}

/// The marker of a function without `self`, which is part of what is called `mock`.
pub(super) fn function(
    home: &Home<'_>,
    method: &Method,
    mock: &str,
    about: &str,
) -> Vec<TokenStream> {
    if !method.is_first() {
        return vec![instances(home, method)];
    }
    let cfgs = &method.cfgs;
    let (parameters, _, bounds) = home.outer.split_for_impl();
    let marker = home.marker();
    let is_static = quote! {
        #(#cfgs)*
        impl #parameters ::standin::Static for #marker #bounds {
            fn point() -> &'static ::standin::__private::ContextPoint {
                static POINT: ::standin::__private::ContextPoint = ::standin::__private::ContextPoint::new();
                &POINT
            }
            fn mock() -> ::standin::MockObject {
                ::standin::MockObject::new(#mock, &[#about])
            }
        }
    };
    vec![home.marker_definition(method), is_static, instances(home, method)]
}

/// What the function is for each choice of types.
fn instances(home: &Home<'_>, method: &Method) -> TokenStream {
    let (cfgs, levels) = (&method.cfgs, &method.levels);
    let (parameters, _, bounds) = home.generics.split_for_impl();
    let (marker, key) = (home.marker(), key(method));
    let (args, output) = (home.args(method), home.output(method));
    let mock_fn = home.mock_fn(method);
    let new = home.new_mock_fn(method, quote!(mock), 0);
    let probes = family::probes(std::iter::once(method));
    quote! {
        #(#cfgs)*
        #(#levels)*
        impl #parameters ::standin::Instance<#key> for #marker #bounds {
            type Args = #args;
            type Output = #output;

            fn double(mock: &::standin::MockObject) -> #mock_fn {
                #probes
                #new
            }
        }
    }
}

/// What chooses one of the functions: the type argument, or a tuple of several.
pub(super) fn key(method: &Method) -> TokenStream {
    if let Some(variant) = &method.variant {
        return variant.key.to_token_stream();
    }
    match keys(method).as_slice() {
        [only] => quote!(#only),
        keys => quote!((#(#keys),*)),
    }
}

/// The type arguments, a number as the type of an array.
pub(super) fn keys(method: &Method) -> Vec<TokenStream> {
    let keys = method.keys.params.iter().filter_map(|key| match key {
        GenericParam::Const(key) => {
            let name = &key.ident;
            Some(quote!([(); #name]))
        }
        GenericParam::Type(key) => {
            let name = &key.ident;
            Some(quote!(#name))
        }
        GenericParam::Lifetime(_) => None,
    });
    keys.collect()
}

/// `…_context`
pub(super) fn context(home: &Home<'_>, method: &Method, vis: &Visibility) -> TokenStream {
    let (name, cfgs) = (&method.signature.ident, &method.cfgs);
    let context = format_ident!("{}_context", name.unraw(), span = name.span());
    if !method.is_first() {
        return TokenStream::new();
    }
    let marker = home.marker();
    let count = method.keys.params.len().max(usize::from(method.variant.is_some()));
    let ty = match count {
        0 => quote!(::standin::Context<#marker>),
        _ => quote!(::standin::GenericContext<#marker, #count>),
    };
    let about = format!("Says what `{name}` answers, for as long as the context lives.\n\n");
    let (docs, levels) = (&method.docs, &method.levels);
    let dead_code = matches!(vis, Visibility::Inherited).then(|| quote!(#[allow(dead_code)]));
    quote! {
        #(#cfgs)*
        #[doc = #about]
        #(#docs)*
        #(#levels)*
        #dead_code
        #vis fn #context() -> #ty {
            <#ty>::new()
        }
    }
}

/// The call of a function without `self`.
pub(super) fn call(home: &Home<'_>, method: &Method) -> TokenStream {
    let (marker, key, args) = (home.marker(), key(method), method::passed(method));
    let call = quote!(::standin::__private::call::<#marker, #key>(#args));
    match method.output {
        Output::Never => quote!(match #call {}),
        _ => call,
    }
}

/// The future of the call of an `async` function without `self`: made now, answered when it is awaited.
pub(super) fn future(home: &Home<'_>, method: &Method) -> TokenStream {
    let (marker, key, args) = (home.marker(), key(method), method::passed(method));
    let answered = match method.output {
        Output::Handed(Family::Own(_)) => {
            quote!(::standin::when_awaited(move || called.begin(args)))
        }
        Output::Never => quote!(async move { match called.answer(args) {} }),
        _ => quote!(async move { called.answer(args) }),
    };
    quote! {
        let args = #args;
        let called = ::standin::__private::called::<#marker, #key>(&args);
        #answered
    }
}

/// `::<T, _>`: what a default body is called with.
pub(super) fn turbofish(signature: &Signature) -> Option<TokenStream> {
    let has_opaque = signature.inputs.iter().any(|input| match input {
        syn::FnArg::Typed(input) => matches!(*input.ty, syn::Type::ImplTrait(_)),
        syn::FnArg::Receiver(_) => false,
    });
    let types = signature.generics.params.iter().filter_map(|parameter| match parameter {
        GenericParam::Type(parameter) => {
            let name = &parameter.ident;
            let is_boxed = signature.inputs.iter().any(|input| match input {
                syn::FnArg::Typed(input) => {
                    matches!(&*input.ty, syn::Type::Path(path) if path.path.is_ident(name))
                }
                syn::FnArg::Receiver(_) => false,
            });
            Some(if is_boxed { quote!(_) } else { quote!(#name) })
        }
        GenericParam::Const(parameter) => {
            let name = &parameter.ident;
            Some(quote!(#name))
        }
        GenericParam::Lifetime(_) => None,
    });
    let types: Vec<TokenStream> = types.collect();
    (!types.is_empty() && !has_opaque).then(|| quote!(::<#(#types),*>))
}
