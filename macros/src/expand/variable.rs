//! What is patchable and no function: a `static`, and those of a `thread_local!`. Each becomes a static
//! of a type of the runtime, which looks for a patch first.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ItemStatic;
use syn::ext::IdentExt;

use crate::model::{ThreadLocal, ThreadLocals};

pub(super) fn expand_static(item: &ItemStatic) -> TokenStream {
    let ItemStatic { attrs, vis, mutability, ident, ty, expr, .. } = item;
    let key = format_ident!("__{}_key", ident.unraw());
    quote! {
        #[allow(non_camel_case_types)]
        enum #key {}
        #(#attrs)*
        #vis static #mutability #ident: ::standin::PatchableStatic<#ty> = {
            #[allow(unused_imports)]
            use ::standin::__private::{HoldingOfAll as _, InterningOfNone as _};
            ::standin::PatchableStatic::new(
                #expr,
                ::core::any::TypeId::of::<#key>,
                ::standin::__private::Interning::<#ty>::BY,
                ::standin::__private::Holding::<#ty>::BY,
            )
        };
    }
}

pub(super) fn expand_locals(locals: &ThreadLocals) -> TokenStream {
    let ThreadLocals { path, locals } = locals;
    let statics = locals.iter().map(|local| {
        let ThreadLocal { attributes, vis, name, ty, init } = local;
        quote! {
            #attributes
            #vis static #name: ::standin::PatchableLocal<#ty> = {
                #path! {
                    static __STANDIN_ORIGINAL: #ty = #init;
                    static __STANDIN_PATCHES: ::standin::__private::LocalPatches<#ty> =
                        const { ::standin::__private::LocalPatches::new() };
                }
                ::standin::PatchableLocal::new(&__STANDIN_ORIGINAL, &__STANDIN_PATCHES)
            };
        }
    });
    quote!(#(#statics)*)
}
