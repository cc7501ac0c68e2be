//! Marker types: what stands for a method, for a family of its own, for its constants. They are only there
//! for what they implement.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{GenericParam, Generics, Ident, Type, Visibility};

use super::scoped;
use super::spelled::Spelled;
use crate::model::{Family, Joined, Method, Output, Passing};
use crate::syntax::{only, parse_quote};

impl Spelled<'_> {
    pub(super) fn marker_definition(&self) -> TokenStream {
        unit_struct(self.vis, &self.marker_name(), &self.outer, self.method)
    }

    /// The type that has the method's `const` arguments, but for lengths, as its own.
    pub(super) fn constants(&self) -> Option<TokenStream> {
        let names: Vec<&Ident> =
            self.method.constants().map(|parameter| &parameter.ident).collect();
        let of_constants = self.local(&"constants");
        (!names.is_empty()).then(|| quote!(#of_constants<#(#names),*>))
    }

    fn constants_definition(&self) -> Option<TokenStream> {
        let mut generics = Generics::default();
        generics.params.extend(self.method.constants().cloned().map(GenericParam::Const));
        let name = self.local(&"constants");
        (!generics.params.is_empty()).then(|| unit_struct(self.vis, &name, &generics, self.method))
    }

    /// The marker types of the method's local families, and of its constants.
    pub(super) fn locals(&self) -> Vec<TokenStream> {
        let mut items = Vec::new();
        for (index, argument) in self.method.args.iter().enumerate() {
            items.extend(self.local_family(&index, &argument.family));
        }
        if let Output::Handed(family) | Output::Future { boxed: family, .. } = &self.method.output {
            items.extend(self.local_family(&"output", family));
        }
        items.extend(self.constants_definition());
        for argument in &self.method.args {
            // Where it has several traits, it is passed as an object of one that has them all.
            if let Passing::Joined(joined) = &argument.passing {
                items.push(self.joined_trait(joined));
            }
        }
        items.extend(self.method.joined.iter().map(|joined| self.joined_trait(joined)));
        items
    }

    /// A trait that has several as its supertraits.
    pub(super) fn joined_trait(&self, joined: &Joined) -> TokenStream {
        let Joined { name, lifetimes, traits, .. } = joined;
        let (vis, cfgs) = (self.vis, &self.method.cfgs);
        let (mut generics, mut of_all) = (self.generics.clone(), self.generics.clone());
        let others = std::mem::take(&mut generics.params);
        for lifetime in lifetimes {
            generics.params.push(parse_quote!(#lifetime));
        }
        generics.params.extend(others);
        of_all.params = generics.params.clone();
        of_all.params.push(parse_quote!(__T: #traits));
        let (parameters, arguments, bounds) = generics.split_for_impl();
        let (parameters_of_all, ..) = of_all.split_for_impl();
        quote! {
            #cfgs
            #[doc(hidden)]
            #[allow(non_camel_case_types, private_bounds, single_use_lifetimes)]
            #vis trait #name #parameters: #traits #bounds {}
            #cfgs
            #[allow(single_use_lifetimes)]
            impl #parameters_of_all #name #arguments for __T #bounds {}
        }
    }

    fn local_family(&self, role: &dyn Display, family: &Family) -> Option<TokenStream> {
        let (Family::Local { of, shown, .. }, false) = (family, self.is_alone) else { return None };
        let (name, cfgs, levels) = (self.local(role), &self.method.cfgs, &self.method.levels);
        let look = match **of {
            Type::Reference(_) => quote!(&**arg),
            _ => quote!(arg),
        };
        let (_, arguments, bounds) = self.generics.split_for_impl();
        let mut generics = self.generics.clone();
        generics.params.insert(0, parse_quote!('x));
        generics.params.insert(1, parse_quote!('y));
        if self.is_scoped {
            generics.params.insert(2, parse_quote!('z));
        }
        let (parameters, ..) = generics.split_for_impl();
        let definition = unit_struct(self.vis, &name, &self.generics, self.method);
        let scope = self.is_scoped.then(|| {
            let parameters = scoped::parameters(self);
            quote!(, ::standin::__::Scope<'x, 'y, 'z, #parameters>)
        });
        // What rustc has to say of the types it says of these items.
        let here = Span::call_site().located_at(of.span());
        let types = quote_spanned!(here=> type Of = #of; type Shown = #shown;);
        Some(quote! {
            #definition
            #cfgs
            #levels
            impl #parameters ::standin::__::At<'x, 'y #scope> for #name #arguments #bounds {
                #types
                fn shown(arg: &Self::Of) -> &Self::Shown {
                    #look
                }
            }
        })
    }
}

/// A type that stands for a method, without the bounds, which are in words of the place where the mock is.
pub(super) fn bare_marker(
    vis: &Visibility,
    name: &Ident,
    generics: &Generics,
    method: &Method,
) -> TokenStream {
    let mut generics = generics.clone();
    generics.where_clause = None;
    for parameter in generics.type_params_mut() {
        parameter.bounds = only(parse_quote!(?::core::marker::Sized));
    }
    unit_struct(vis, name, &generics, method)
}

/// A type that is only there for what it implements.
fn unit_struct(
    vis: &Visibility,
    name: &Ident,
    generics: &Generics,
    method: &Method,
) -> TokenStream {
    let cfgs = &method.cfgs;
    let types = generics.type_params().map(|ty| &ty.ident);
    let (parameters, _, bounds) = generics.split_for_impl();
    quote! {
        #cfgs
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        #vis struct #name #parameters (::core::marker::PhantomData<fn(#(#types),*)>) #bounds;
    }
}
