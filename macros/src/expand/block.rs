//! An `impl` block of a mock: of a trait, or with the struct's own methods.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;
use syn::Token;

use super::method::MethodOf;
use super::printed::Repeated;
use crate::model::{Attributes, Double, Implementation, ImplementedTrait};

pub(super) struct Block<'d> {
    double: &'d Double,
    pub(super) implementation: &'d Implementation,
    pub(super) methods: Vec<MethodOf<'d>>,
}

impl<'d> Block<'d> {
    pub(super) fn new(double: &'d Double, implementation: &'d Implementation) -> Self {
        let mut methods = Vec::new();
        for method in &implementation.methods {
            methods.push(MethodOf::new(double, implementation, method));
        }
        Self { double, implementation, methods }
    }

    /// Whether what sets up its methods stands in words of its own.
    pub(super) fn is_apart(&self) -> bool {
        !self.double.generics.params.is_empty()
            || !self.implementation.generics.params.is_empty()
            || text(&self.implementation.attributes) != text(&self.double.attributes)
    }

    /// The block, and before it what sets up its methods, if that is apart.
    pub(super) fn items(&self) -> Vec<TokenStream> {
        let access = (self.is_apart() && !self.methods.is_empty()).then(|| self.access());
        let block = match &self.implementation.of_trait {
            Some(of_trait) => Some(self.of_trait(of_trait)),
            None => self.of_struct(),
        };
        let mut items = Vec::new();
        items.extend(access);
        items.extend(block);
        items
    }

    /// `expect_…` for methods, `…_context` for functions without `self`, in a block of their own.
    fn access(&self) -> TokenStream {
        let Implementation { attributes, generics, self_type, .. } = self.implementation;
        let (parameters, _, bounds) = generics.split_for_impl();
        let repeated = Repeated::new();
        let access = self.methods.iter().map(|of| of.access(&repeated));
        quote! {
            #attributes
            impl #parameters #self_type #bounds {
                #(#access)*
            }
        }
    }

    /// The struct's own methods, if it has any.
    fn of_struct(&self) -> Option<TokenStream> {
        let Implementation { attributes, generics, self_type, constants, .. } = self.implementation;
        if self.methods.is_empty() && constants.is_empty() {
            return None;
        }
        let (parameters, _, bounds) = generics.split_for_impl();
        let repeated = Repeated::new();
        let methods = self.methods.iter().map(|of| of.implementation(&repeated));
        Some(quote! {
            #attributes
            #[allow(clippy::type_complexity)]
            impl #parameters #self_type #bounds {
                #(#constants)*
                #(#methods)*
            }
        })
    }

    /// The trait, with the default bodies that the methods may be asked for.
    fn of_trait(&self, of_trait: &ImplementedTrait) -> TokenStream {
        let Implementation { attributes, async_trait, generics, self_type, .. } =
            self.implementation;
        let path = &of_trait.path;
        let (parameters, arguments, bounds) = generics.split_for_impl();
        let unsafety = of_trait.is_unsafe.then(|| quote!(unsafe));
        let (begin, members) = (Token![impl](of_trait.place), self.members(of_trait));
        let implementation = quote! {
            #attributes
            #async_trait
            #unsafety #begin #parameters #path for #self_type #bounds #members
        };
        let mut defaults = Vec::new();
        for method in &self.methods {
            defaults.extend(method.default_body());
        }
        if defaults.is_empty() {
            return implementation;
        }
        let name = &self.double.name;
        quote! {
            const _: () = {
                #attributes
                #async_trait
                trait __StandinDefaults #parameters: #path + ::core::marker::Sized #bounds {
                    #(#defaults)*
                }
                impl #parameters __StandinDefaults #arguments for #name #arguments #bounds {}
                #implementation
            };
        }
    }

    fn members(&self, of_trait: &ImplementedTrait) -> Group {
        let Implementation { types, constants, .. } = self.implementation;
        let repeated = Repeated::new();
        let methods = self.methods.iter().map(|of| of.implementation(&repeated));
        let members = quote! {
            #(#types)*
            #(#constants)*
            #(#methods)*
        };
        let mut members = Group::new(Delimiter::Brace, members);
        members.set_span(of_trait.place);
        members
    }
}

fn text(attributes: &Attributes) -> String {
    quote!(#attributes).to_string()
}
