//! Families, keepers and outputs as the runtime spells them.

use std::fmt::Display;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::token::Paren;
use syn::{GenericParam, Generics, Ident, Token, Type, Visibility, parse_quote};

use super::method::merged;
use super::printed::{angled, path, printed};
use super::scoped;
use crate::model::{Argument, Family, Keeping, Method, Output};
use crate::syntax::ends_in;

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
    /// Whether the type parameters may borrow, or arguments have two lifetimes that can't be shortened.
    pub(super) is_scoped: bool,
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
        Self { vis, prefix, variant, outer: merged(outer, &none), generics, is_scoped: false }
    }

    pub(super) fn local(&self, role: impl Display) -> Ident {
        format_ident!("{}{}__{role}", self.prefix, self.variant)
    }

    pub(super) fn vis(&self) -> &Visibility {
        self.vis
    }

    /// Keeps the types of this variant of a method apart from those of the others.
    pub(super) fn tell_apart(&mut self, variant: usize) {
        self.variant = format!("_{variant}");
    }

    /// The type that stands for the method.
    pub(super) fn marker(&self) -> TokenStream {
        let name = self.marker_name();
        let (_, arguments, _) = self.outer.split_for_impl();
        quote!(#name #arguments)
    }

    /// As rustc shows it: `Context<MockStore__open>`.
    pub(super) fn marker_name(&self) -> Ident {
        format_ident!("{}", self.prefix)
    }

    pub(super) fn marker_definition(&self, method: &Method) -> TokenStream {
        unit_struct(self.vis, &self.marker_name(), &self.outer, method)
    }

    /// The type of the `MockFn` that stands for the method.
    pub(super) fn mock_fn(&self, method: &Method) -> impl ToTokens {
        self.of_signature(method, if self.is_scoped { "ScopedFn" } else { "MockFn" })
    }

    /// The type of the method's expectations.
    pub(super) fn expectation(&self, method: &Method) -> impl ToTokens {
        self.of_signature(method, if self.is_scoped { "ScopedExpectation" } else { "Expectation" })
    }

    fn of_signature(&self, method: &Method, name: &'static str) -> impl ToTokens {
        printed(move |tokens| {
            angled(tokens, &[name], |tokens| {
                self.args(method).to_tokens(tokens);
                <Token![,]>::default().to_tokens(tokens);
                self.output(method).to_tokens(tokens);
                if self.is_scoped {
                    let parameters = scoped::parameters(self);
                    quote!(, #parameters).to_tokens(tokens);
                }
            });
        })
    }

    /// Makes the `MockFn` that stands for the method, the one at `index` of the variable `mock`.
    pub(super) fn new_mock_fn(&self, method: &Method, index: usize) -> impl ToTokens {
        let is_of_values = method.args.iter().all(|argument| argument.keeping == Keeping::Value);
        let verb = match (is_of_values, method.has_default) {
            (true, true) => "method_at",
            (true, false) if !has_unknown_default(method) => "method_without_default",
            _ => "kept_by",
        };
        printed(move |tokens| {
            if self.is_scoped {
                return scoped::new_mock_fn(self, method, index).to_tokens(tokens);
            }
            let name = |name| Ident::new(name, Span::call_site());
            name("mock").to_tokens(tokens);
            <Token![.]>::default().to_tokens(tokens);
            name(verb).to_tokens(tokens);
            Paren::default().surround(tokens, |tokens| {
                Literal::usize_unsuffixed(index).to_tokens(tokens);
                if verb == "kept_by" {
                    <Token![,]>::default().to_tokens(tokens);
                    self.keepers(method).to_tokens(tokens);
                    <Token![,]>::default().to_tokens(tokens);
                    self.default_of(method, tokens);
                }
            });
        })
    }

    /// A family; `role` tells a local one from the others.
    fn spell(&self, family: &Family, role: impl Display, tokens: &mut TokenStream) {
        let of = |tokens: &mut TokenStream, name, ty: &Type| {
            angled(tokens, &["sig", name], |tokens| ty.to_tokens(tokens));
        };
        match family {
            Family::Own(ty) => of(tokens, "Own", ty),
            Family::Ref(ty) => of(tokens, "Ref", ty),
            Family::Nested(ty) => of(tokens, "Nested", ty),
            Family::Mut(ty) => of(tokens, "Mut", ty),
            Family::OptRef(ty) => angled(tokens, &["sig", "Opt"], |tokens| of(tokens, "Ref", ty)),
            Family::OptNested(ty) => {
                angled(tokens, &["sig", "Opt"], |tokens| of(tokens, "Nested", ty));
            }
            Family::Local { .. } => angled(tokens, &["sig", "Local"], |tokens| {
                self.local(role).to_tokens(tokens);
                self.generics.split_for_impl().1.to_tokens(tokens);
            }),
        }
    }

    /// The tuple of the arguments' families.
    pub(super) fn args(&self, method: &Method) -> impl ToTokens {
        self.each_argument(method, |index, argument, tokens| {
            self.spell(&argument.family, index, tokens);
        })
    }

    /// A tuple of something for each argument.
    fn each_argument(
        &self,
        method: &Method,
        print: impl Fn(usize, &Argument, &mut TokenStream),
    ) -> impl ToTokens {
        printed(move |tokens| {
            Paren::default().surround(tokens, |tokens| {
                for (index, argument) in method.args.iter().enumerate() {
                    print(index, argument, tokens);
                    <Token![,]>::default().to_tokens(tokens);
                }
            });
        })
    }

    /// The output's family.
    pub(super) fn output(&self, method: &Method) -> impl ToTokens {
        let lends = |tokens: &mut TokenStream, name, made: &Type, lent: &Type| {
            angled(tokens, &["sig", name], |tokens| {
                made.to_tokens(tokens);
                <Token![,]>::default().to_tokens(tokens);
                lent.to_tokens(tokens);
            });
        };
        printed(move |tokens| match &method.output {
            Output::Handed(family) => self.spell(family, "output", tokens),
            Output::Never => angled(tokens, &["sig", "Own"], |tokens| {
                quote!(::core::convert::Infallible).to_tokens(tokens);
            }),
            Output::Lends { made, lent } => lends(tokens, "Lends", made, lent),
            Output::LendsDyn(lent) => {
                angled(tokens, &["sig", "LendsDyn"], |tokens| lent.to_tokens(tokens));
            }
            Output::LendsIn { made, lent } => lends(tokens, "LendsIn", made, lent),
            Output::LendsMut { made, lent } => lends(tokens, "LendsMut", made, lent),
        })
    }

    /// The type that has the method's `const` arguments, but for lengths, as its own.
    pub(super) fn constants(&self, method: &Method) -> Option<TokenStream> {
        let names: Vec<&Ident> = method.constants().map(|parameter| &parameter.ident).collect();
        let of_constants = self.local("constants");
        (!names.is_empty()).then(|| quote!(#of_constants<#(#names),*>))
    }

    fn constants_definition(&self, method: &Method) -> Option<TokenStream> {
        let mut generics = Generics::default();
        generics.params.extend(method.constants().cloned().map(GenericParam::Const));
        let name = self.local("constants");
        (!generics.params.is_empty()).then(|| unit_struct(self.vis, &name, &generics, method))
    }

    /// The marker types of the method's local families, and of its constants.
    pub(super) fn locals(&self, method: &Method) -> Vec<TokenStream> {
        let args = method.args.iter().enumerate().map(|(i, a)| (i.to_string(), &a.family));
        let output = match &method.output {
            Output::Handed(family) => Some(("output".to_string(), family)),
            _ => None,
        };
        let families = args.chain(output);
        let families = families.flat_map(|(role, family)| self.local_family(&role, family, method));
        families.chain(self.constants_definition(method)).collect()
    }

    fn local_family(&self, role: &str, family: &Family, method: &Method) -> Vec<TokenStream> {
        let Family::Local { of, shown } = family else { return Vec::new() };
        let (name, cfgs, levels) = (self.local(role), &method.cfgs, &method.levels);
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
        let definition = unit_struct(self.vis, &name, &self.generics, method);
        let scope = self.is_scoped.then(|| {
            let parameters = scoped::parameters(self);
            quote!(, ::standin::sig::Scope<'x, 'y, 'z, #parameters>)
        });
        let family = quote! {
            #(#cfgs)*
            #(#levels)*
            impl #parameters ::standin::sig::At<'x, 'y #scope> for #name #arguments #bounds {
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
    pub(super) fn keepers(&self, method: &Method) -> impl ToTokens {
        self.each_argument(method, |index, argument, tokens| match argument.keeping {
            Keeping::Value => path(tokens, &["sig", "Value"]),
            Keeping::Nothing => path(tokens, &["sig", "Nothing"]),
            Keeping::Probed => {
                let family = printed(|tokens| self.spell(&argument.family, index, tokens));
                quote!(::standin::sig::Probe::<#family>::NEW.keeper()).to_tokens(tokens);
            }
        })
    }

    /// Whether the output has a default value.
    fn default_of(&self, method: &Method, tokens: &mut TokenStream) {
        if method.has_default {
            path(tokens, &["sig", "ByDefault"]);
        } else if has_unknown_default(method) {
            let output = self.output(method);
            quote!(::standin::sig::Probe::<#output>::NEW.default_of()).to_tokens(tokens);
        } else {
            path(tokens, &["sig", "NoDefault"]);
        }
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
        parameter.bounds = parse_quote!(?::core::marker::Sized);
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
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        #vis struct #name #parameters (::core::marker::PhantomData<fn(#(#types),*)>) #bounds;
    }
}

/// Whether rustc has to be asked if the output has a default value.
pub(super) fn has_unknown_default(method: &Method) -> bool {
    match &method.output {
        Output::Handed(Family::Own(Type::Reference(_))) => false,
        Output::Handed(Family::Own(Type::Path(path))) if ends_in(&path.path, &["Result"]) => false,
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
