//! Families, keepers and outputs as the runtime spells them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Generics, Ident, Type, Visibility, parse_quote};

use super::method::merged;
use crate::model::{Argument, Family, Keeping, Method, Output};

/// Where the marker types of a method live: what their names begin with, and what is generic around
/// them.
pub(super) struct Home<'h> {
    vis: &'h Visibility,
    prefix: String,
    /// What is between that and a role, where variants of a method share the rest.
    variant: String,
    /// The parameters of the mock.
    pub(super) outer: Generics,
    /// Those, and the method's own.
    pub(super) generics: Generics,
}

impl<'h> Home<'h> {
    pub(super) fn new(
        vis: &'h Visibility,
        prefix: String,
        outer: &Generics,
        keys: &Generics,
    ) -> Self {
        let (none, generics) = (Generics::default(), merged(outer, keys));
        let variant = String::new();
        Self { vis, prefix, variant, outer: merged(outer, &none), generics }
    }

    fn local(&self, role: &str) -> Ident {
        format_ident!("__{}{}__{role}", self.prefix, self.variant)
    }

    /// Keeps the types of this variant of a method apart from those of the others.
    pub(super) fn tell_apart(&mut self, variant: usize) {
        self.variant = format!("_{variant}");
    }

    /// The type that stands for the method.
    pub(super) fn marker(&self) -> TokenStream {
        let name = format_ident!("__{}", self.prefix);
        let (_, arguments, _) = self.outer.split_for_impl();
        quote!(#name #arguments)
    }

    pub(super) fn marker_definition(&self, method: &Method) -> TokenStream {
        let name = format_ident!("__{}", self.prefix);
        self.unit_struct(&name, &self.outer, method)
    }

    /// The type of the `MockFn` that stands for the method.
    pub(super) fn mock_fn(&self, method: &Method) -> TokenStream {
        let (args, output) = (self.args(method), self.output(method));
        quote!(::standin::MockFn<#args, #output>)
    }

    /// Makes the `MockFn` that stands for the method, the one at `index` of the mock.
    pub(super) fn new_mock_fn(
        &self,
        method: &Method,
        mock: &TokenStream,
        index: usize,
    ) -> TokenStream {
        let (keepers, default) = (self.keepers(method), self.default_of(method));
        quote!(::standin::MockObject::method(#mock, #index, #keepers, #default))
    }

    /// A type that is only there for what it implements.
    fn unit_struct(&self, name: &Ident, generics: &Generics, method: &Method) -> TokenStream {
        let (vis, cfgs) = (self.vis, &method.cfgs);
        let types = generics.type_params().map(|ty| &ty.ident);
        let (parameters, _, bounds) = generics.split_for_impl();
        quote! {
            #(#cfgs)*
            #[doc(hidden)]
            #[allow(non_camel_case_types)]
            #vis struct #name #parameters (::core::marker::PhantomData<fn(#(#types),*)>) #bounds;
        }
    }

    fn spelled(&self, family: &Family, role: &str) -> TokenStream {
        match family {
            Family::Own(ty) => quote!(::standin::sig::Own<#ty>),
            Family::Ref(ty) => quote!(::standin::sig::Ref<#ty>),
            Family::Nested(ty) => quote!(::standin::sig::Nested<#ty>),
            Family::Mut(ty) => quote!(::standin::sig::Mut<#ty>),
            Family::OptRef(ty) => quote!(::standin::sig::Opt<::standin::sig::Ref<#ty>>),
            Family::OptNested(ty) => {
                quote!(::standin::sig::Opt<::standin::sig::Nested<#ty>>)
            }
            Family::Local { .. } => {
                let name = self.local(role);
                let (_, arguments, _) = self.generics.split_for_impl();
                quote!(::standin::sig::Local<#name #arguments>)
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
            Output::Never => quote!(::standin::sig::Own<::core::convert::Infallible>),
            Output::Lends { made, lent } => quote!(::standin::sig::Lends<#made, #lent>),
            Output::LendsDyn(lent) => quote!(::standin::sig::LendsDyn<#lent>),
            Output::LendsIn { made, lent } => quote!(::standin::sig::LendsIn<#made, #lent>),
            Output::LendsMut { made, lent } => quote!(::standin::sig::LendsMut<#made, #lent>),
        }
    }

    /// The marker types of the method's local families.
    pub(super) fn locals(&self, method: &Method) -> Vec<TokenStream> {
        let args = method.args.iter().enumerate().map(|(i, a)| (i.to_string(), &a.family));
        let output = match &method.output {
            Output::Handed(family) => Some(("output".to_string(), family)),
            _ => None,
        };
        let families = args.chain(output);
        families.flat_map(|(role, family)| self.local_family(&role, family, method)).collect()
    }

    fn local_family(&self, role: &str, family: &Family, method: &Method) -> Vec<TokenStream> {
        let Family::Local { of, shown } = family else { return Vec::new() };
        let (name, cfgs) = (self.local(role), &method.cfgs);
        let look = match **of {
            Type::Reference(_) => quote!(&**arg),
            _ => quote!(arg),
        };
        let (_, arguments, bounds) = self.generics.split_for_impl();
        let mut generics = self.generics.clone();
        generics.params.insert(0, parse_quote!('x));
        generics.params.insert(1, parse_quote!('y));
        let (parameters, ..) = generics.split_for_impl();
        let definition = self.unit_struct(&name, &self.generics, method);
        let family = quote! {
            #(#cfgs)*
            impl #parameters ::standin::sig::At<'x, 'y> for #name #arguments #bounds {
                type Of = #of;
                type Shown = #shown;
                fn shown<'s>(arg: &'s #of) -> &'s #shown {
                    #look
                }
            }
        };
        vec![definition, family]
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
        match argument.keeping {
            Keeping::Value => return quote!(::standin::sig::Value),
            Keeping::Nothing => return quote!(::standin::sig::Nothing),
            Keeping::Probed => {}
        }
        let family = self.spelled(&argument.family, role);
        quote!(::standin::sig::Probe::<#family>::NEW.keeper())
    }
}

impl Home<'_> {
    /// Whether the output has a default value.
    fn default_of(&self, method: &Method) -> TokenStream {
        if method.has_default {
            return quote!(::standin::sig::ByDefault);
        }
        if !has_unknown_default(method) {
            return quote!(::standin::sig::NoDefault);
        }
        let output = self.output(method);
        quote!(::standin::sig::Probe::<#output>::NEW.default_of())
    }
}

/// Whether rustc has to be asked if the output has a default value.
fn has_unknown_default(method: &Method) -> bool {
    match &method.output {
        Output::Handed(Family::Own(Type::Reference(_))) => false,
        Output::Handed(Family::Own(Type::Path(path)))
            if path.path.segments.last().is_some_and(|last| last.ident == "Result") =>
        {
            false
        }
        Output::Handed(Family::Own(_)) => !method.has_default,
        Output::Lends { .. } | Output::LendsIn { .. } | Output::LendsMut { .. } => true,
        _ => false,
    }
}

/// Whether a method has arguments or an output that have to be probed.
pub(super) fn probes<'m>(mut methods: impl Iterator<Item = &'m Method>) -> Option<TokenStream> {
    let is_probed = |method: &Method| {
        method.args.iter().any(|argument| argument.keeping == Keeping::Probed)
            || has_unknown_default(method)
    };
    let probed = methods.any(is_probed);
    probed.then(|| {
        quote!(
            use ::standin::sig::by::*;
        )
    })
}
