//! The modules in which a suite written for mockall names the types of expectations and contexts:
//! `__mock_MockStore_Store::__get::Expectation`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{GenericParam, Generics, Visibility};

use super::block::Block;
use super::marker::bare_marker;
use super::method::MethodOf;
use super::spelled::Spelled;
use crate::crate_name;
use crate::model::{Attributes, Double, Implementation, Method};
use crate::syntax::{names, parse_quote};

/// The modules of a mock, one of each name, and the markers of functions without `self`, which such a module
/// holds where there is one.
pub(super) fn of_double(double: &Double, blocks: &[Block<'_>]) -> Vec<TokenStream> {
    let mut items = Vec::new();
    let mut named: Vec<Module> = Vec::new();
    for Block { implementation, methods, .. } in blocks {
        match Module::of(double, implementation) {
            Some(module) if named.iter().all(|other| other.name != module.name) => {
                items.push(module.expand(implementation, methods));
                named.push(module);
            }
            _ => {
                for method in methods {
                    items.extend(method.static_marker());
                }
            }
        }
    }
    items
}

/// The module of the methods of one `impl`, if mockall would give it a name that a person can write.
///
/// Nothing in it is in words of the place where the mock is, for that may be a function, whose items no
/// module sees.
struct Module {
    name: Ident,
}

impl Module {
    fn of(double: &Double, implementation: &Implementation) -> Option<Self> {
        let is_of_all = names(&double.generics) == names(&implementation.generics);
        let mut name = format!("__mock_{}", double.name.unraw());
        if let Some(of_trait) = &implementation.of_trait {
            for (index, segment) in of_trait.path.segments.iter().enumerate() {
                if !segment.arguments.is_none() {
                    return None;
                }
                name.push_str(if index == 0 { "_" } else { "__" });
                name.push_str(&segment.ident.unraw().to_string());
            }
        }
        let name = format_ident!("{name}");
        (is_of_all && crate_name::is_mockall()).then_some(Self { name })
    }

    /// The module, with the markers of functions without `self` in it, and what stands beside it.
    fn expand(&self, implementation: &Implementation, methods: &[MethodOf<'_>]) -> TokenStream {
        let (name, attributes) = (&self.name, &implementation.attributes);
        // Lint levels say nothing of an import, clippy finds.
        let conditions = Attributes::chosen(attributes, &|of| of.path().is_ident("cfg"));
        let (mut inside, mut imports, mut beside) = (Vec::new(), Vec::new(), Vec::new());
        for MethodOf { method, spelled, .. } in methods {
            let vis = seen_from_inside(spelled.vis);
            inside.push(module(spelled, &seen_from_inside(&vis)));
            if method.is_static() {
                let (marker, cfgs) = (spelled.marker_name(), &method.cfgs);
                inside.push(bare_marker(&vis, &marker, &spelled.outer, method));
                imports.push(quote!(#conditions #cfgs use #name::#marker;));
            }
            let named = named(spelled, &quote!(#name::));
            beside.push(quote!(#attributes #named));
        }
        quote! {
            #attributes
            #[doc(hidden)]
            #[allow(non_snake_case)]
            pub mod #name {
                #(#inside)*
            }
            #(#imports)*
            #(#beside)*
        }
    }
}

/// The module of a function in a mocked module, and what stands beside it.
pub(super) fn of_function(of: &Spelled<'_>) -> Option<TokenStream> {
    crate_name::is_mockall().then(|| {
        let module = module(of, &seen_from_inside(of.vis));
        let named = named(of, &TokenStream::new());
        quote!(#module #named)
    })
}

fn module_name(method: &Method) -> Ident {
    format_ident!("__{}", method.signature.ident.unraw())
}

/// `mod __get`, with the names `Expectation` and `Context` in it.
fn module(of: &Spelled<'_>, vis: &Visibility) -> TokenStream {
    let method = of.method;
    let (name, cfgs) = (module_name(method), &method.cfgs);
    let stands_for = bare_marker(vis, &format_ident!("Named"), &of.generics, method);
    let parameters = bare(&of.generics);
    let arguments = names(&of.generics);
    let context = method.is_static().then(|| {
        let parameters = bare(&of.outer);
        if of.has_constants() {
            let stands_for = bare_marker(vis, &context_name(), &of.outer, method);
            let arguments = names(&of.outer);
            return quote! {
                #stands_for
                pub type Context #parameters = <NamedContext<#(#arguments),*> as ::standin::__::Named>::Expectation;
            };
        }
        let (ty, arguments) = of.context_type(&quote!(super::));
        quote!(pub type Context #parameters = #ty #arguments;)
    });
    quote! {
        #cfgs
        #[doc(hidden)]
        #[allow(non_snake_case)]
        pub mod #name {
            #stands_for
            pub type Expectation #parameters = <Named<#(#arguments),*> as ::standin::__::Named>::Expectation;
            #context
        }
    }
}

/// What stands for the context that takes `const` arguments, which is a type of its own.
fn context_name() -> Ident {
    format_ident!("NamedContext")
}

/// What its `Expectation` is, said where the words of the signature are known.
fn named(of: &Spelled<'_>, inside: &TokenStream) -> TokenStream {
    let method = of.method;
    let (name, cfgs, levels) = (module_name(method), &method.cfgs, &method.levels);
    let expectation = of.expectation();
    let (parameters, arguments, bounds) = of.generics.split_for_impl();
    let context = (method.is_static() && of.has_constants()).then(|| {
        let (stands_for, (ty, of_type)) =
            (context_name(), of.context_type(&TokenStream::new()));
        let (parameters, arguments, bounds) = of.outer.split_for_impl();
        quote! {
            #cfgs
            impl #parameters ::standin::__::Named for #inside #name::#stands_for #arguments #bounds {
                type Expectation = #ty #of_type;
            }
        }
    });
    quote! {
        #cfgs
        #levels
        impl #parameters ::standin::__::Named for #inside #name::Named #arguments #bounds {
            type Expectation = #expectation;
        }
        #context
    }
}

/// The parameters without their bounds.
fn bare(generics: &Generics) -> Option<TokenStream> {
    let mut names = Vec::new();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Type(parameter) => names.push(parameter.ident.to_token_stream()),
            GenericParam::Const(parameter) => {
                let (name, ty) = (&parameter.ident, &parameter.ty);
                names.push(quote!(const #name: #ty));
            }
            GenericParam::Lifetime(_) => {}
        }
    }
    (!names.is_empty()).then(|| quote!(<#(#names),*>))
}

/// The visibility, as it is said inside a module.
fn seen_from_inside(vis: &Visibility) -> Visibility {
    let Visibility::Restricted(restricted) = vis else {
        return match vis {
            Visibility::Inherited => parse_quote!(pub(super)),
            vis => vis.clone(),
        };
    };
    let path = &restricted.path;
    match path.segments.first() {
        Some(first) if first.ident == "self" => parse_quote!(pub(super)),
        Some(first) if first.ident == "super" => parse_quote!(pub(in super::#path)),
        _ => vis.clone(),
    }
}
