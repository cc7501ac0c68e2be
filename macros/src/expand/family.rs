//! Families, keepers and outputs as the runtime spells them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Generics, Ident, Type, Visibility, parse_quote};

use crate::model::{Argument, Family, Method, Output};

/// Where the local families of a method live: what their names begin with, and what is generic
/// around them.
pub(super) struct Home<'h> {
    pub(super) vis: &'h Visibility,
    pub(super) prefix: String,
    pub(super) generics: &'h Generics,
}

impl Home<'_> {
    fn local(&self, role: &str) -> Ident {
        format_ident!("__{}_{role}", self.prefix)
    }

    fn spelled(&self, family: &Family, role: &str) -> TokenStream {
        match family {
            Family::Own(ty) => quote!(::standin::Own<#ty>),
            Family::Ref(ty) => quote!(::standin::Ref<#ty>),
            Family::Nested(ty) => quote!(::standin::Nested<#ty>),
            Family::Mut(ty) => quote!(::standin::Mut<#ty>),
            Family::OptRef(ty) => quote!(::standin::Opt<::standin::Ref<#ty>>),
            Family::OptNested(ty) => {
                quote!(::standin::Opt<::standin::Nested<#ty>>)
            }
            Family::Local { .. } => {
                let name = self.local(role);
                let (_, arguments, _) = self.generics.split_for_impl();
                quote!(::standin::Local<#name #arguments>)
            }
        }
    }

    /// The tuple of the arguments' families.
    pub(super) fn args(&self, method: &Method) -> TokenStream {
        let families = method
            .args
            .iter()
            .enumerate()
            .map(|(index, argument)| self.spelled(&argument.family, &index.to_string()));
        quote!((#(#families,)*))
    }

    /// The output's family.
    pub(super) fn output(&self, method: &Method) -> TokenStream {
        match &method.output {
            Output::Handed(family) => self.spelled(family, "output"),
            Output::Never => quote!(::standin::Own<::core::convert::Infallible>),
            Output::Lends { made, lent } => quote!(::standin::Lends<#made, #lent>),
            Output::LendsIn { made, lent } => quote!(::standin::LendsIn<#made, #lent>),
            Output::LendsMut { made, lent } => quote!(::standin::LendsMut<#made, #lent>),
        }
    }

    /// The marker types of the method's local families.
    pub(super) fn locals(&self, method: &Method) -> TokenStream {
        let args = method.args.iter().enumerate().map(|(i, a)| (i.to_string(), &a.family));
        let output = match &method.output {
            Output::Handed(family) => Some(("output".to_string(), family)),
            _ => None,
        };
        args.chain(output).map(|(role, family)| self.local_family(&role, family)).collect()
    }

    fn local_family(&self, role: &str, family: &Family) -> TokenStream {
        let Family::Local { of, shown } = family else {
            return TokenStream::new();
        };
        let name = self.local(role);
        let vis = self.vis;
        let look = match **of {
            Type::Reference(_) => quote!(&**arg),
            _ => quote!(arg),
        };
        let mut generics = self.generics.clone();
        let types: Vec<Ident> = generics.type_params().map(|ty| ty.ident.clone()).collect();
        let (parameters, arguments, bounds) = self.generics.split_for_impl();
        let definition = quote! {
            #[doc(hidden)]
            #[allow(non_camel_case_types)]
            #vis struct #name #parameters (::core::marker::PhantomData<fn(#(#types),*)>) #bounds;
        };
        generics.params.insert(0, parse_quote!('x));
        generics.params.insert(1, parse_quote!('y));
        let (parameters, ..) = generics.split_for_impl();
        quote! {
            #definition
            impl #parameters ::standin::__private::At<'x, 'y> for #name #arguments #bounds {
                type Of = #of;
                type Shown = #shown;
                fn shown<'s>(arg: &'s #of) -> &'s #shown {
                    #look
                }
            }
        }
    }

    /// The tuple of the arguments' keepers.
    pub(super) fn keepers(&self, method: &Method) -> TokenStream {
        let keepers = method
            .args
            .iter()
            .enumerate()
            .map(|(index, argument)| self.keeper(argument, &index.to_string()));
        quote!((#(#keepers,)*))
    }

    fn keeper(&self, argument: &Argument, role: &str) -> TokenStream {
        if argument.is_plain {
            return quote!(::standin::__private::Value);
        }
        let family = self.spelled(&argument.family, role);
        quote!((&&&&&::standin::__private::Probe::<#family>::NEW).keeper())
    }
}

/// Whether a method has arguments that have to be probed for how they can be kept.
pub(super) fn probes<'m>(mut methods: impl Iterator<Item = &'m Method>) -> Option<TokenStream> {
    let probed = methods.any(|method| method.args.iter().any(|argument| !argument.is_plain));
    probed.then(|| {
        quote!(
            use ::standin::__private::by::*;
        )
    })
}
