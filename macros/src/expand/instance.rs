//! Functions that are found by a marker type: generic ones, of which each choice of types is a
//! function of its own, and those without `self`, which answer as their context says.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{GenericParam, Signature, Type, TypePath, Visibility};

use super::body;
use super::family::{self, Home};
use super::method::introduced;
use crate::model::{Family, Method, Output, is_length};
use crate::syntax::input_types;
use crate::walk::each_type;

/// The marker of a generic method.
pub(super) fn method(home: &Home<'_>, method: &Method) -> Vec<TokenStream> {
    let definition = method.is_first().then(|| home.marker_definition(method));
    definition.into_iter().chain([instances(home, method)]).collect()
}

/// What the marker of a function without `self`, which is part of what is called `mock`, stands for.
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
    let made = [is_static, instances(home, method)];
    made.into_iter().chain(context_of_constants(home, method)).collect()
}

/// What the function is for each choice of types.
fn instances(home: &Home<'_>, method: &Method) -> TokenStream {
    let (cfgs, levels) = (&method.cfgs, &method.levels);
    let (parameters, _, bounds) = home.generics.split_for_impl();
    let (marker, key) = (home.marker(), key(home, method));
    let (args, output) = (home.args(method), home.output(method));
    let mock_fn = home.mock_fn(method);
    let new = home.new_mock_fn(method, 0);
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

/// Whether type parameters are in what a generic method lends: a type that may not leave its thread.
pub(super) fn lends_parameters(home: &Home<'_>, method: &Method) -> bool {
    let lent = match &method.output {
        Output::Lends { lent, .. }
        | Output::LendsIn { lent, .. }
        | Output::LendsMut { lent, .. }
            if method.is_generic() =>
        {
            lent
        }
        _ => return false,
    };
    let mut is_any = false;
    each_type(lent, &mut |ty| {
        if let Type::Path(TypePath { path, .. }) = ty {
            let first = path.segments.first().map(|first| &first.ident);
            is_any |= home.generics.type_params().any(|parameter| Some(&parameter.ident) == first);
        }
    });
    is_any
}

/// What chooses one of the functions: the type argument, or a tuple of several.
pub(super) fn key(home: &Home<'_>, method: &Method) -> TokenStream {
    if let Some(variant) = &method.variant {
        return variant.key.to_token_stream();
    }
    match keys(home, method).as_slice() {
        [only] => quote!(#only),
        keys => quote!((#(#keys),*)),
    }
}

/// The type arguments, a number as the type of an array; last what other constants there are.
pub(super) fn keys(home: &Home<'_>, method: &Method) -> Vec<TokenStream> {
    let keys = method.keys.params.iter().filter_map(|key| match key {
        GenericParam::Const(key) if is_length(key) => {
            let name = &key.ident;
            Some(quote!([(); #name]))
        }
        GenericParam::Type(key) => {
            let name = &key.ident;
            Some(quote!(#name))
        }
        _ => None,
    });
    keys.chain(home.constants(method)).collect()
}

/// `…_context`
pub(super) fn context(home: &Home<'_>, method: &Method, vis: &Visibility) -> TokenStream {
    let (name, cfgs) = (&method.called, &method.cfgs);
    let context = format_ident!("{}_context", name.unraw(), span = name.span());
    if !method.is_first() {
        return TokenStream::new();
    }
    let ty = context_type(home, method, &TokenStream::new());
    let (docs, levels) = (&method.docs, &method.levels);
    let about = format!("Says what `{name}` answers, for as long as the context lives.");
    let about = introduced(about, docs);
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

/// The type of the context; `outside` leads to where the marker is.
pub(super) fn context_type(home: &Home<'_>, method: &Method, outside: &TokenStream) -> TokenStream {
    let marker = home.marker();
    let marker = quote!(#outside #marker);
    let count = method.keys.params.len().max(usize::from(method.variant.is_some()));
    match (has_constants(method), count) {
        (true, _) => {
            let (context, (_, arguments, _)) = (home.local("context"), home.outer.split_for_impl());
            quote!(#context #arguments)
        }
        (false, 0) => quote!(::standin::Context<#marker>),
        (false, _) => quote!(::standin::GenericContext<#marker, #count>),
    }
}

pub(super) fn has_constants(method: &Method) -> bool {
    method.keys.const_params().next().is_some()
}

/// The context of a function with `const` parameters: no other could have an `expect` that takes them.
fn context_of_constants(home: &Home<'_>, method: &Method) -> Option<TokenStream> {
    let (name, ty, marker, cfgs) = (
        home.local("context"),
        context_type(home, method, &TokenStream::new()),
        home.marker(),
        &method.cfgs,
    );
    let (parameters, _, bounds) = home.outer.split_for_impl();
    let (own, _, own_bounds) = method.keys.split_for_impl();
    let (args, output, key) = (home.args(method), home.output(method), key(home, method));
    let vis = home.vis();
    has_constants(method).then(|| {
        quote! {
            #(#cfgs)*
            #[doc(hidden)]
            #[allow(non_camel_case_types, missing_debug_implementations)]
            #vis struct #name #parameters (::standin::GenericContext<#marker, 0>) #bounds;
            #(#cfgs)*
            impl #parameters ::core::ops::Deref for #ty #bounds {
                type Target = ::standin::GenericContext<#marker, 0>;
                fn deref(&self) -> &Self::Target {
                    &self.0
                }
            }
            #(#cfgs)*
            impl #parameters #ty #bounds {
                fn new() -> Self {
                    Self(::standin::GenericContext::new())
                }
                /// Expects a call with these arguments.
                #[track_caller]
                #vis fn expect #own (&self) -> ::standin::Expectation<#args, #output> #own_bounds {
                    self.0.of::<#key>().expect()
                }
            }
        }
    })
}

/// The call of a function without `self`.
pub(super) fn call(home: &Home<'_>, method: &Method) -> TokenStream {
    let (marker, key, args) = (home.marker(), key(home, method), body::passed(method));
    let call = quote!(::standin::__private::call::<#marker, #key>(#args));
    match method.output {
        Output::Never => quote!(match #call {}),
        _ => call,
    }
}

/// The future of the call of an `async` function without `self`: made now, answered when it is awaited.
pub(super) fn future(home: &Home<'_>, method: &Method) -> TokenStream {
    let (marker, key, args) = (home.marker(), key(home, method), body::passed(method));
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
    let has_opaque = input_types(signature).any(|ty| matches!(ty, Type::ImplTrait(_)));
    let types = signature.generics.params.iter().filter_map(|parameter| match parameter {
        GenericParam::Type(parameter) => {
            let name = &parameter.ident;
            let is_it = |ty: &Type| matches!(ty, Type::Path(path) if path.path.is_ident(name));
            let is_boxed = input_types(signature).any(is_it);
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
