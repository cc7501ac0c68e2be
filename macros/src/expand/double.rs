//! A mock: the struct, and all items that belong to it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Ident, Lifetime};

use super::block::Block;
use super::method::{MethodOf, introduced};
use super::{nameable, own, supertrait, wrapping};
use crate::crate_name;
use crate::model::Double;

/// The items that make the mock.
pub(super) fn expand(double: &Double) -> TokenStream {
    let blocks: Vec<Block<'_>> =
        double.implementations.iter().map(|of| Block::new(double, of)).collect();
    let methods = || blocks.iter().flat_map(|block| &block.methods);
    let has_field = |of: &&MethodOf<'_>| !of.method.is_static() && of.method.is_first();
    let fields: Vec<&MethodOf<'_>> = methods().filter(has_field).collect();

    let mut items = vec![definition(double, &fields), own::functions(double, &fields, &blocks)];
    items.extend(std_traits(double));
    items.extend(wrapping::expand(double));
    items.extend(supertrait::expand(double));
    items.extend(blocks.iter().flat_map(Block::items));
    items.extend(methods().flat_map(MethodOf::items));
    items.extend(nameable::of_double(double, &blocks));
    under_cfgs(double, items)
}

/// The items, each of them with what the trait is there for.
fn under_cfgs(double: &Double, items: Vec<TokenStream>) -> TokenStream {
    if double.cfgs.is_empty() {
        return items.into_iter().collect();
    }
    let cfgs: Vec<_> = double.cfgs.iter().map(|attribute| &attribute.meta).collect();
    items.into_iter().map(|item| quote!(#(#[#cfgs])* #item)).collect()
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
pub(super) fn phantom(double: &Double) -> Option<TokenStream> {
    let types: Vec<&Ident> = double.generics.type_params().map(|ty| &ty.ident).collect();
    let lifetimes: Vec<&Lifetime> = double.generics.lifetimes().map(|of| &of.lifetime).collect();
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

fn std_traits(double: &Double) -> Vec<TokenStream> {
    let Double { name, generics, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let constructor = own::constructor(double);
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
