//! A mock: the struct, and all items that belong to it.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{GenericParam, Ident, Lifetime};

use super::block::Block;
use super::method::{MethodOf, introduced};
use super::printed::{doc, printed, put};
use super::{nameable, own, supertrait, wrapping};
use crate::crate_name;
use crate::model::Double;

/// The items that make the mock.
pub(super) fn expand(double: &Double) -> TokenStream {
    let mut blocks = Vec::new();
    for implementation in &double.implementations {
        blocks.push(Block::new(double, implementation));
    }
    let mut fields = Vec::new();
    for block in &blocks {
        for of in &block.methods {
            if !of.method.is_static() && of.method.is_first() {
                fields.push(of);
            }
        }
    }

    let lint = allowed_lint(double);
    let mut tokens = TokenStream::new();
    // Each of them with what the trait is there for.
    let mut put_item = |item: &dyn ToTokens| {
        double.cfgs.to_tokens(&mut tokens);
        lint.to_tokens(&mut tokens);
        item.to_tokens(&mut tokens);
    };
    put_item(&definition(double, &fields));
    put_item(&own::functions(double, &fields, &blocks));
    std_traits(double, &mut put_item);
    let mut rest = wrapping::expand(double);
    rest.extend(supertrait::expand(double));
    for block in &blocks {
        rest.extend(block.items());
    }
    for block in &blocks {
        for method in &block.methods {
            rest.extend(method.items());
        }
    }
    rest.extend(nameable::of_double(double, &blocks));
    rest.iter().for_each(|item| put_item(item));
    tokens
}

/// A lifetime that the trait has many uses for is used once in some items of its mock.
pub(super) fn allowed_lint(double: &Double) -> Option<TokenStream> {
    let has_lifetimes = double.generics.lifetimes().next().is_some();
    has_lifetimes.then(|| quote!(#[allow(single_use_lifetimes)]))
}

fn definition(double: &Double, fields: &[&MethodOf<'_>]) -> impl ToTokens {
    let Double { vis, name, original, generics, attributes, .. } = double;
    let bounds = &generics.where_clause;
    // The methods' names were for the user to choose, and rustc looks for what allows them here.
    let is_snake_case = |name: &Ident| !name.to_string().contains(char::is_uppercase);
    let are_all_snake_case = fields.iter().all(|method| is_snake_case(&method.method.field));
    let names = (!are_all_snake_case).then(|| quote!(#[allow(non_snake_case)]));
    // mockall's mocks have no public fields, so a crate that moves from it may well forbid to mix them.
    let mixed = crate_name::is_mockall().then(|| quote!(#[allow(clippy::partial_pub_fields)]));
    let fields = printed(|tokens| fields.iter().for_each(|of| of.field().to_tokens(tokens)));
    let phantom = phantom(double).map(|ty| quote!(__generics: #ty,));
    let about = match double.has_original {
        true => format!("A mock of [`{original}`]."),
        false => format!("A mock of `{original}`."),
    };
    let about = introduced(about, attributes);
    printed(move |tokens| {
        doc(tokens, &about);
        put!(tokens,
            #attributes
            #names
            #mixed
            #vis struct #name #generics #bounds {
                #fields
                __standin: ::standin::MockObject,
                #phantom
            }
        );
    })
}

/// Uses each type parameter and lifetime, whether or not a method does.
pub(super) fn phantom(double: &Double) -> Option<TokenStream> {
    let (mut types, mut lifetimes) = (Vec::new(), Vec::new());
    for parameter in &double.generics.params {
        match parameter {
            GenericParam::Type(parameter) => types.push(&parameter.ident),
            GenericParam::Lifetime(parameter) => lifetimes.push(&parameter.lifetime),
            GenericParam::Const(_) => {}
        }
    }
    let used = match (lifetimes.as_slice(), types.as_slice()) {
        ([], []) => return None,
        ([], _) => quote!(fn(#(#types),*)),
        _ => quote!((#(&#lifetimes (),)* fn(#(#types),*))),
    };
    Some(quote!(::core::marker::PhantomData<#used>))
}

/// Whether the mock derefs to what all mocks have in common. mockall's do not: a suite written for it
/// may have a `Deref` of its own.
pub(super) fn has_deref(double: &Double) -> bool {
    !double.implements("Deref") && !crate_name::is_mockall()
}

fn std_traits(double: &Double, put_item: &mut dyn FnMut(&dyn ToTokens)) {
    let Double { name, generics, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let constructor = own::constructor(double);
    if !double.implements("Default") {
        put_item(&printed(|tokens| {
            put!(tokens,
                impl #parameters ::core::default::Default for #name #arguments #bounds {
                    fn default() -> Self {
                        Self::#constructor()
                    }
                }
            );
        }));
    }
    if has_deref(double) {
        put_item(&printed(|tokens| {
            put!(tokens,
                impl #parameters ::core::ops::Deref for #name #arguments #bounds {
                    type Target = ::standin::MockObject;
                    fn deref(&self) -> &Self::Target {
                        &self.__standin
                    }
                }
            );
        }));
    }
    if double.is_debug && !double.implements("Debug") {
        let (title, any) = (name.unraw().to_string(), Lifetime::new("'_", Span::call_site()));
        put_item(&printed(|tokens| {
            put!(tokens,
                impl #parameters ::core::fmt::Debug for #name #arguments #bounds {
                    fn fmt(&self, f: &mut ::core::fmt::Formatter<#any>) -> ::core::fmt::Result {
                        f.write_str(#title)
                    }
                }
            );
        }));
    }
}
