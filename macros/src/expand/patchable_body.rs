//! The body of a function that can be patched, and what it sees of the arguments: what the double hands back, or
//! what the caller gave.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Pat, Type};

use super::original::passed;
use super::patchable::{mentions, ours};
use crate::model::{Argument, Boxed, Family, Method, Output, Passing, PatchableFunction};

/// The arguments as the body names them, where the double hands them back.
pub(super) fn patterns(method: &Method) -> TokenStream {
    let patterns = method.args.iter().map(|argument| match argument.passing {
        _ if stays(argument, method) => quote!(_),
        _ if is_referred_to(argument, method) => {
            let name = &argument.name;
            quote!(mut #name)
        }
        Passing::Viewed(_) | Passing::ConvertedAgain(_) | Passing::Collected { .. } => {
            argument.name.to_token_stream()
        }
        _ => argument.pattern.to_token_stream(),
    });
    quote!((#(#patterns,)*))
}

/// Whether the body gets the argument itself, as the trait's, and not what the double sees of it. Not where
/// that has to outlive it: the answer may borrow from it, or of all that is borrowed it is the one that is
/// lent exclusively.
fn stays(argument: &Argument, method: &Method) -> bool {
    let is_owned = method.output.is_owned();
    let borrows = |of: &&Argument| !matches!(of.family, Family::Own(_));
    let is_alone = method.args.iter().filter(borrows).count() == 1;
    match argument.passing {
        Passing::Cloned(_) | Passing::Seen(_) => true,
        Passing::Collected { .. } => argument.passing.leaves_it(),
        Passing::Object { is_mut, .. } => is_owned && (is_alone || !is_mut),
        _ => false,
    }
}

/// Whether the body gets a reference to the double's trait object, which has a size, and the traits of the object.
fn is_referred_to(argument: &Argument, method: &Method) -> bool {
    let is_had = matches!(
        argument.passing,
        Passing::Object { is_mut: true, is_had_by_references: true, .. }
    );
    is_had && method.output.is_owned() && !stays(argument, method)
}

/// The arguments that do not come back as the body names them.
fn named(method: &Method) -> TokenStream {
    let mut all = Vec::new();
    for argument in &method.args {
        let Argument { pattern, name, passing, .. } = argument;
        let is_named = match pattern {
            Pat::Ident(pattern) => pattern.mutability.is_none() && pattern.by_ref.is_none(),
            _ => false,
        };
        all.push(match passing {
            Passing::Viewed(_) => quote!(let #pattern = ::standin::__private::View(#name);),
            Passing::Collected { item, .. } if !passing.leaves_it() => {
                quote!(let #pattern = ::standin::__private::View::<#item>::all(&#name);)
            }
            _ if is_referred_to(argument, method) => quote!(let #pattern = &mut #name;),
            Passing::ConvertedAgain(ty) => converted_again(pattern, name, ty),
            _ if stays(argument, method) && !is_named => quote!(let #pattern = #name;),
            _ => continue,
        });
    }
    quote!(#(#all)*)
}

/// What was converted, in a type of its own: what it converts into need not be said, as with `impl Into`.
fn converted_again(pattern: &Pat, name: &Ident, ty: &Type) -> TokenStream {
    let (converts, it) =
        (Ident::new(&format!("__{}", name.unraw()), Span::mixed_site()), ours("it"));
    quote! {
        #[allow(non_camel_case_types)]
        struct #converts(#ty);
        #[allow(dead_code)]
        impl #converts {
            fn into(self) -> #ty {
                self.0
            }
        }
        impl ::core::convert::From<#converts> for #ty {
            fn from(#it: #converts) -> Self {
                #it.0
            }
        }
        let #pattern = #converts(#name);
    }
}

/// The function's own body.
pub(super) fn original(function: &PatchableFunction) -> TokenStream {
    let (statements, named) = (&function.body.stmts, named(&function.method));
    let made = match (&function.boxed, &function.method.output) {
        (Some(_), Output::Future { .. }) => watched(&boxed_original(function)),
        (Some(_), _) => boxed_original(function),
        (None, Output::Future { .. }) => {
            let returned = &function.method.signature.output;
            watched(
                &quote!(::standin::__private::call_original(move || #returned { #(#statements)* })),
            )
        }
        (None, _) => quote!(#(#statements)*),
    };
    quote!(#named #made)
}

/// The body's future, which the double watches that has passed the call on.
fn watched(made: &TokenStream) -> TokenStream {
    let (watched, future) = (passed(), ours("future"));
    quote! {
        let #future = #made;
        match #watched {
            ::core::option::Option::None => #future,
            ::core::option::Option::Some(#watched) => ::std::boxed::Box::pin(#watched.watch(#future)),
        }
    }
}

/// The body, of which what it returns as `impl Trait` goes into a box, for a double gives one too.
fn boxed_original(function: &PatchableFunction) -> TokenStream {
    let statements = &function.body.stmts;
    // A `return` in the body is to come by the box as well. Without one, what the body ends with is seen by
    // rustc as the trait's, as it was: so a closure there needs no types.
    let made = match (function.method.is_async, mentions(quote!(#(#statements)*), "return")) {
        (true, _) => quote!(async move { #(#statements)* }.await),
        (false, true) => {
            quote!(::standin::__private::call_original(move || { #(#statements)* }))
        }
        (false, false) => quote!({ #(#statements)* }),
    };
    boxed(function.boxed.as_ref(), &made)
}

/// A box of what was made, in the type in which it is returned.
pub(super) fn boxed(as_opaque: Option<&Boxed>, made: &TokenStream) -> TokenStream {
    match as_opaque {
        Some(Boxed { ty, is_pinned }) => {
            let place = if *is_pinned { quote!(pin) } else { quote!(new) };
            quote!(::core::convert::identity::<#ty>(::std::boxed::Box::#place(#made)))
        }
        None => quote!(::std::boxed::Box::new(#made)),
    }
}
