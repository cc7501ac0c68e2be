//! A mock: the struct, its own methods, the `impl`s of traits.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Ident, Lifetime, Token};

use super::family;
use super::method::{MethodOf, introduced};
use super::nameable::Module;
use super::scoped;
use super::supertrait;
use super::wrapping;
use crate::crate_name;
use crate::model::{Double, Implementation};

/// The items that make the mock.
pub(super) fn expand(double: &Double) -> TokenStream {
    let blocks: Vec<Vec<MethodOf<'_>>> = double
        .implementations
        .iter()
        .map(|implementation| {
            let methods = implementation.methods.iter();
            methods.map(|method| MethodOf::new(double, implementation, method)).collect()
        })
        .collect();
    let all: Vec<&MethodOf<'_>> = blocks.iter().flatten().collect();
    let has_field = |of: &&MethodOf<'_>| !of.method.is_static() && of.method.is_first();
    let fields: Vec<&MethodOf<'_>> = all.iter().copied().filter(has_field).collect();
    let implementations = || double.implementations.iter().zip(&blocks);
    let is_apart = |implementation: &Implementation| {
        !double.generics.params.is_empty()
            || !implementation.generics.params.is_empty()
            || text(&implementation.attributes) != text(&double.attributes)
    };
    let mut access_to_all = Vec::new();
    for (implementation, methods) in implementations() {
        if !is_apart(implementation) {
            access_to_all.extend(methods.iter().map(MethodOf::access));
        }
    }
    let mut items = vec![definition(double, &fields), own_methods(double, &fields, &access_to_all)];
    items.extend(std_traits(double));
    items.extend(wrapping::expand(double));
    items.extend(supertrait::expand(double));
    for (implementation, methods) in implementations() {
        if is_apart(implementation) {
            items.extend(access(implementation, methods));
        }
        items.extend(match implementation.of_trait {
            Some(_) => trait_impl(double, implementation, methods),
            None => own_impl(implementation, methods),
        });
    }
    for method in all {
        items.extend(method.items());
    }
    let mut named: Vec<Module> = Vec::new();
    for (implementation, methods) in implementations() {
        let module = Module::of(double, implementation);
        match module.filter(|module| !named.iter().any(|other| other.is(module))) {
            Some(module) => {
                items.extend(module.expand(implementation, methods));
                named.push(module);
            }
            None => items.extend(methods.iter().filter_map(MethodOf::static_marker)),
        }
    }
    let cfgs = &double.cfgs;
    if cfgs.is_empty() {
        return quote!(#(#items)*);
    }
    let under_cfgs: Vec<_> = cfgs.iter().map(|attribute| &attribute.meta).collect();
    let mut under_all = TokenStream::new();
    for item in items {
        under_all.extend(quote!(#(#[#under_cfgs])* #item));
    }
    under_all
}

fn text(attributes: &[Attribute]) -> String {
    quote!(#(#attributes)*).to_string()
}

fn definition(double: &Double, fields: &[&MethodOf<'_>]) -> TokenStream {
    let Double { vis, name, original, generics, attributes, .. } = double;
    let bounds = &generics.where_clause;
    // The methods' names were for the user to choose, and rustc looks for what allows them here.
    let is_snake_case = |name: &Ident| !name.to_string().contains(char::is_uppercase);
    let are_all_snake_case = fields.iter().all(|method| is_snake_case(&method.method.field));
    let names = (!are_all_snake_case).then(|| quote!(#[allow(non_snake_case)]));
    let fields = fields.iter().map(|method| method.field());
    let phantom = phantom(double).map(|ty| quote!(__generics: #ty,));
    let about = match double.has_original {
        true => format!("A mock of [`{original}`]."),
        false => format!("A mock of `{original}`."),
    };
    let about = introduced(about, attributes);
    quote! {
        #[doc = #about]
        #(#attributes)*
        #names
        #vis struct #name #generics #bounds {
            #(#fields)*
            __standin: ::standin::MockObject,
            #phantom
        }
    }
}

/// Uses each type parameter and lifetime, whether or not a method does.
fn phantom(double: &Double) -> Option<TokenStream> {
    let types: Vec<&Ident> = double.generics.type_params().map(|ty| &ty.ident).collect();
    let lifetimes: Vec<&Lifetime> = double.generics.lifetimes().map(|of| &of.lifetime).collect();
    let is_any = !types.is_empty() || !lifetimes.is_empty();
    is_any.then(|| quote!(::core::marker::PhantomData<(#(&#lifetimes (),)* fn(#(#types),*))>))
}

/// What makes a mock, and what sets up its methods, where that needs no block of its own.
fn own_methods(double: &Double, fields: &[&MethodOf<'_>], access: &[TokenStream]) -> TokenStream {
    let Double { name, generics, attributes, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let constructor = constructor(double);
    let abouts: Vec<String> = fields.iter().map(|method| method.about()).collect();
    let values = fields.iter().enumerate().map(|(index, method)| method.value(index));
    let title = name.unraw().to_string();
    let phantom = phantom(double).map(|_| quote!(__generics: ::core::marker::PhantomData,));
    let (scoped, plain): (Vec<&MethodOf<'_>>, Vec<_>) =
        fields.iter().copied().partition(|method| method.home.is_scoped);
    let of_scoped = (!scoped.is_empty()).then(scoped::probes);
    let probes = family::probes(plain.iter().map(|method| method.method));
    let let_go = scoped.iter().map(|method| method.let_go());
    let mock = |title: &dyn ToTokens| match fields {
        [] => quote!(::standin::MockObject::new(#title, &[])),
        _ => quote!(::standin::MockObject::new(#title, &[#(#abouts),*])),
    };
    // To say `str` is to use `predicate::*`, which has a module of that name: suites import it out of
    // habit, and mockall says it too.
    let (title, mock) = match crate_name::is_mockall() {
        true => {
            let mock = mock(&quote!(title));
            (Some(quote!(let title: &str = #title;)), quote!(#mock.as_mockall()))
        }
        false => (None, mock(&title)),
    };
    let checkpoint = (!has_deref(double)).then(|| {
        quote! {
            /// Verifies, then forgets all expectations.
            #[track_caller]
            pub fn checkpoint(&mut self) {
                self.__standin.checkpoint();
                #(#let_go)*
            }
            /// What all mocks have in common.
            #[must_use]
            pub fn standin(&self) -> &::standin::MockObject {
                &self.__standin
            }
        }
    });
    let lenient = (has_deref(double) && !double.has_function("lenient")).then(|| {
        quote! {
            /// A mock that answers what is not set up with default values.
            #[must_use]
            pub fn lenient() -> Self {
                ::standin::__private::lenient(Self::#constructor())
            }
        }
    });
    // What else is said of the mock is said of the struct.
    let is_of_struct =
        |of: &&Attribute| of.path().is_ident("doc") || of.path().is_ident("must_use");
    let levels = attributes.iter().filter(|attribute| !is_of_struct(attribute));
    quote! {
        #(#levels)*
        impl #parameters #name #arguments #bounds {
            /// A mock with nothing set up.
            #[must_use]
            pub fn #constructor() -> Self {
                #probes
                #of_scoped
                #title
                let mock = #mock;
                Self { #(#values)* __standin: mock, #phantom }
            }
            #lenient
            #checkpoint
            #(#access)*
        }
    }
}

/// Whether the mock derefs to what all mocks have in common. mockall's do not: a suite written for it
/// may have a `Deref` of its own.
fn has_deref(double: &Double) -> bool {
    !double.implements("Deref") && !crate_name::is_mockall()
}

/// What makes a mock: `new`, unless the user has one.
fn constructor(double: &Double) -> Ident {
    match double.has_static("new") {
        true => format_ident!("__standin_new"),
        false => format_ident!("new"),
    }
}

fn std_traits(double: &Double) -> Vec<TokenStream> {
    let Double { name, generics, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let constructor = constructor(double);
    let mut traits = Vec::new();
    if !double.implements("Default") {
        traits.push(quote! {
            impl #parameters ::core::default::Default for #name #arguments #bounds {
                fn default() -> Self {
                    Self::#constructor()
                }
            }
        });
    }
    if has_deref(double) {
        traits.push(quote! {
            impl #parameters ::core::ops::Deref for #name #arguments #bounds {
                type Target = ::standin::MockObject;
                fn deref(&self) -> &Self::Target {
                    &self.__standin
                }
            }
        });
    }
    if double.is_debug && !double.implements("Debug") {
        let title = name.unraw().to_string();
        traits.push(quote! {
            impl #parameters ::core::fmt::Debug for #name #arguments #bounds {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(#title)
                }
            }
        });
    }
    traits
}

/// `expect_…` for methods, `…_context` for functions without `self`, in a block of their own.
fn access(implementation: &Implementation, methods: &[MethodOf<'_>]) -> Option<TokenStream> {
    let Implementation { attributes, generics, self_type, .. } = implementation;
    let (parameters, _, bounds) = generics.split_for_impl();
    let access = methods.iter().map(MethodOf::access);
    (!methods.is_empty()).then(|| {
        quote! {
            #(#attributes)*
            impl #parameters #self_type #bounds {
                #(#access)*
            }
        }
    })
}

/// The struct's own methods.
fn own_impl(implementation: &Implementation, methods: &[MethodOf<'_>]) -> Vec<TokenStream> {
    let Implementation { attributes, generics, self_type, constants, .. } = implementation;
    if methods.is_empty() && constants.is_empty() {
        return Vec::new();
    }
    let (parameters, _, bounds) = generics.split_for_impl();
    let implementations = methods.iter().map(MethodOf::implementation);
    vec![quote! {
        #(#attributes)*
        #[allow(clippy::type_complexity)]
        impl #parameters #self_type #bounds {
            #(#constants)*
            #(#implementations)*
        }
    }]
}

fn trait_impl(
    double: &Double,
    implementation: &Implementation,
    methods: &[MethodOf<'_>],
) -> Vec<TokenStream> {
    let Implementation { attributes, async_trait, generics, self_type, types, constants, .. } =
        implementation;
    let Some(of_trait) = &implementation.of_trait else { return Vec::new() };
    let path = &of_trait.path;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let unsafety = of_trait.is_unsafe.then(|| quote!(unsafe));
    let begin = Token![impl](of_trait.place);
    let implementations = methods.iter().map(MethodOf::implementation);
    let mut body = Group::new(
        Delimiter::Brace,
        quote! {
            #(#types)*
            #(#constants)*
            #(#implementations)*
        },
    );
    body.set_span(of_trait.place);
    let implementation = quote! {
        #(#attributes)*
        #async_trait
        #unsafety #begin #parameters #path for #self_type #bounds #body
    };
    let defaults: Vec<TokenStream> = methods.iter().filter_map(MethodOf::default_body).collect();
    if defaults.is_empty() {
        return vec![implementation];
    }
    let name = &double.name;
    vec![quote! {
        const _: () = {
            #async_trait
            trait __StandinDefaults #parameters: #path + ::core::marker::Sized #bounds {
                #(#defaults)*
            }
            impl #parameters __StandinDefaults #arguments for #name #arguments #bounds {}
            #implementation
        };
    }]
}
