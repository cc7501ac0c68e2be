//! Functions that are found by a marker type: generic ones, of which each choice of types is a
//! function of its own, and those without `self`, which answer as their context says.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{ConstParam, GenericParam, Type, TypeParam, TypePath};

use super::passed::passed;
use super::spelled::Spelled;
use crate::model::{Family, Method, Output, is_length};
use crate::syntax::input_types;
use crate::walk::each_type;

impl Spelled<'_> {
    /// The marker of a generic method, and what it stands for.
    pub(super) fn generic_items(&self) -> Vec<TokenStream> {
        let mut items = Vec::new();
        if self.method.is_first() {
            items.push(self.marker_definition());
        }
        items.push(self.instances());
        items
    }

    /// What the marker of a function without `self`, which is part of what is called `mock`, stands for.
    pub(super) fn static_items(&self, mock: &str, about: &str) -> Vec<TokenStream> {
        if !self.method.is_first() {
            return vec![self.instances()];
        }
        let cfgs = &self.method.cfgs;
        let (parameters, _, bounds) = self.outer.split_for_impl();
        let marker = self.marker();
        let is_static = quote! {
            #cfgs
            impl #parameters ::standin::parts::Static for #marker #bounds {
                fn point() -> &'static ::standin::__private::ContextPoint {
                    static POINT: ::standin::__private::ContextPoint = ::standin::__private::ContextPoint::new();
                    &POINT
                }
                fn mock() -> ::standin::MockObject {
                    ::standin::MockObject::new(#mock, 1, #about)
                }
            }
        };
        let mut items = vec![is_static, self.instances()];
        items.extend(self.context_of_constants());
        items
    }

    /// What the function is for each choice of types.
    fn instances(&self) -> TokenStream {
        let (cfgs, levels) = (&self.method.cfgs, &self.method.levels);
        let (parameters, _, bounds) = self.generics.split_for_impl();
        let (marker, key) = (self.marker(), self.key());
        let (args, output) = (self.args(), self.output());
        let new = self.new_mock_fn(0);
        quote! {
            #cfgs
            #levels
            impl #parameters ::standin::parts::Instance<#key> for #marker #bounds {
                type Args = #args;
                type Output = #output;

                fn double(mock: &::standin::MockObject) -> ::standin::MockFn<Self::Args, Self::Output> {
                    #new
                }
            }
        }
    }

    /// Whether type parameters are in what a generic method lends: a type that may not leave its thread.
    pub(super) fn lends_parameters(&self) -> bool {
        let lent = match &self.method.output {
            Output::Lends { lent, .. }
            | Output::LendsIn { lent, .. }
            | Output::LendsMut { lent, .. }
            | Output::LendsMutIn { lent, .. }
                if self.method.is_generic() =>
            {
                lent
            }
            _ => return false,
        };
        let mut is_any = false;
        each_type(lent, &mut |ty| {
            if let Type::Path(TypePath { path, .. }) = ty {
                let first = path.segments.first().map(|first| &first.ident);
                is_any |=
                    self.generics.type_params().any(|parameter| Some(&parameter.ident) == first);
            }
        });
        is_any
    }

    /// What chooses one of the functions: the type argument, or a tuple of several.
    pub(super) fn key(&self) -> TokenStream {
        if let Some(variant) = &self.method.variant {
            return variant.key.to_token_stream();
        }
        match self.keys().as_slice() {
            [only] => quote!(#only),
            _ => self.several_keys(),
        }
    }

    /// What has no size can't stand in a tuple, but behind a reference.
    fn several_keys(&self) -> TokenStream {
        let mut keys = Vec::new();
        for parameter in &self.method.keys.params {
            keys.extend(key_of(parameter).map(|key| match parameter {
                GenericParam::Type(of) if self.method.is_unsized(of) => quote!(&'static #key),
                _ => key,
            }));
        }
        keys.extend(self.constants());
        quote!((#(#keys),*))
    }

    /// The type arguments, a number as the type of an array; last what other constants there are.
    pub(super) fn keys(&self) -> Vec<TokenStream> {
        let mut keys = Vec::new();
        for parameter in &self.method.keys.params {
            keys.extend(key_of(parameter));
        }
        keys.extend(self.constants());
        keys
    }

    /// The call of a function without `self`.
    pub(super) fn call(&self) -> TokenStream {
        let (marker, key, args) = (self.marker(), self.key(), passed(self.method));
        let call = quote!(::standin::__private::call::<#marker, #key>(#args));
        match self.method.output {
            Output::Never => quote!(match #call {}),
            _ => call,
        }
    }

    /// The future of the call of an `async` function without `self`: made now, answered when it is awaited.
    /// Where what is given lives longer than the function says, `await` makes the one of the other.
    pub(super) fn future(&self, is_shortened: bool) -> TokenStream {
        let (called, answered) = (self.called(), self.answered());
        match is_shortened {
            true => quote!(#called async move { #answered.await }),
            false => quote!(#called #answered),
        }
    }

    /// The same in an `async fn` that stays one.
    pub(super) fn awaited(&self) -> TokenStream {
        let (called, answered) = (self.called(), self.answered());
        match self.method.output {
            Output::Never => quote!(#called match called.answer(args) {}),
            _ => quote!(#called #answered.await),
        }
    }

    fn called(&self) -> TokenStream {
        let (marker, key, args) = (self.marker(), self.key(), passed(self.method));
        quote! {
            let args = #args;
            let called = ::standin::__private::called::<#marker, #key>(&args);
        }
    }

    fn answered(&self) -> TokenStream {
        match self.method.output {
            Output::Handed(Family::Own(_)) => {
                quote!(::standin::when_awaited(move || called.begin(args)))
            }
            _ => quote!(async move { called.answer(args) }),
        }
    }
}

/// A type argument, or a length as the type of an array.
fn key_of(parameter: &GenericParam) -> Option<TokenStream> {
    match parameter {
        GenericParam::Const(of @ ConstParam { ident, .. }) if is_length(of) => {
            Some(quote!([(); #ident]))
        }
        GenericParam::Type(TypeParam { ident, .. }) => Some(quote!(#ident)),
        _ => None,
    }
}

/// `::<T, _>`: what a default body is called with. Of parameters that choose no function the double hands on something else.
pub(super) fn turbofish(method: &Method) -> Option<TokenStream> {
    let signature = &method.signature;
    let has_opaque = input_types(signature).iter().any(|ty| matches!(ty, Type::ImplTrait(_)));
    let mut types = Vec::new();
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Type(TypeParam { ident, .. }) => {
                let is_key = method.keys.type_params().any(|key| key.ident == *ident);
                types.push(if is_key { quote!(#ident) } else { quote!(_) });
            }
            GenericParam::Const(ConstParam { ident, .. }) => types.push(quote!(#ident)),
            GenericParam::Lifetime(_) => {}
        }
    }
    (!types.is_empty() && !has_opaque).then(|| quote!(::<#(#types),*>))
}
