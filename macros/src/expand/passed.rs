//! The arguments as the double takes them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::token::Paren;
use syn::{Token, Type};

use super::printed::printed;
use crate::model::{Container, Joined, Method, Passing};

/// All of them, as a tuple.
pub(super) fn passed(method: &Method) -> impl ToTokens {
    printed(|tokens| {
        Paren::default().surround(tokens, |tokens| {
            for argument in &method.args {
                pass(&argument.name, &argument.passing, tokens);
                <Token![,]>::default().to_tokens(tokens);
            }
        });
    })
}

/// One argument, as the double takes it.
fn pass(name: &dyn ToTokens, passing: &Passing, tokens: &mut TokenStream) {
    let passed = match passing {
        Passing::AsItIs => return name.to_tokens(tokens),
        Passing::Cloned(passing) => {
            let clone = quote!(::core::clone::Clone::clone(&#name));
            return pass(&clone, passing, tokens);
        }
        Passing::Reborrowed => quote!(&mut *#name),
        Passing::Shortened(bounds) => quote!(#name as &mut (dyn #bounds)),
        Passing::Boxed(ty) => quote!(::std::boxed::Box::new(#name) as #ty),
        Passing::Pinned(ty) => quote!(::std::boxed::Box::pin(#name) as #ty),
        Passing::Joined(Joined { is_pinned: true, .. }) => quote!(::std::boxed::Box::pin(#name)),
        Passing::Joined(_) => quote!(::std::boxed::Box::new(#name)),
        Passing::Deferred(inputs) => {
            let call = Ident::new("call", Span::mixed_site());
            let inputs: Vec<Ident> = (0..*inputs).map(|n| format_ident!("input{n}")).collect();
            quote!({
                #[allow(unused_mut)]
                let mut #call = #name;
                ::std::boxed::Box::new(move |#(#inputs),*| ::std::boxed::Box::pin(#call(#(#inputs),*)))
            })
        }
        Passing::Viewed(ty) => quote!(::core::convert::AsRef::<#ty>::as_ref(&#name)),
        Passing::Seen(ty) => quote!(::core::convert::AsRef::<#ty>::as_ref(#name)),
        Passing::Converted | Passing::ConvertedAgain(_) => {
            quote!(::core::convert::Into::into(#name))
        }
        Passing::Text => quote!(::std::string::ToString::to_string(&#name)),
        Passing::Ranged(ty) => quote!((
            ::core::ops::Bound::map(
                ::core::ops::RangeBounds::<#ty>::start_bound(&#name),
                <#ty as ::core::clone::Clone>::clone,
            ),
            ::core::ops::Bound::map(
                ::core::ops::RangeBounds::<#ty>::end_bound(&#name),
                <#ty as ::core::clone::Clone>::clone,
            ),
        )),
        Passing::Iterated(ty) => {
            quote!(::std::boxed::Box::new(::core::iter::IntoIterator::into_iter(#name)) as #ty)
        }
        Passing::Collected { container, item, is_seen } => {
            collected(name, *container, item, *is_seen)
        }
        Passing::Object { bounds, is_mut, is_owned, .. } => match (is_owned, is_mut) {
            (true, true) => quote!(&mut #name as &mut (dyn #bounds)),
            (true, false) => quote!(&#name as &(dyn #bounds)),
            (false, true) => quote!(#name as &mut (dyn #bounds)),
            (false, false) => quote!(#name as &(dyn #bounds)),
        },
        Passing::Objects(bounds) => quote! {
            &#name.iter().map(|item| item as &(dyn #bounds)).collect::<::std::vec::Vec<_>>()
        },
    };
    passed.to_tokens(tokens);
}

/// What the container has, converted into this type or seen as it.
fn collected(name: &dyn ToTokens, container: Container, item: &Type, is_seen: bool) -> TokenStream {
    let seen = quote!(::core::convert::AsRef::<#item>::as_ref(item));
    let each = match is_seen {
        true => quote!(::std::borrow::ToOwned::to_owned(
            ::core::convert::AsRef::<#item>::as_ref(&item)
        )),
        false => quote!(::core::convert::Into::<#item>::into(item)),
    };
    match (container, is_seen) {
        (Container::Iterable | Container::Slice, _) => {
            quote!(::core::iter::Iterator::collect::<::std::vec::Vec<_>>(
                ::core::iter::Iterator::map(
                    ::core::iter::IntoIterator::into_iter(#name),
                    |item| #each,
                )
            ))
        }
        (Container::Optional, true) => {
            quote!(::core::option::Option::map(::core::option::Option::as_ref(&#name), |item| #seen))
        }
        (Container::OptionalReference, _) => {
            quote!(::core::option::Option::map(#name, |item| #seen))
        }
        (Container::Optional, false) => quote!(::core::option::Option::map(#name, |item| #each)),
    }
}
