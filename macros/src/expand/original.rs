//! The original behind a method: the trait's default body, or the real object of a spy.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::instance;
use super::method::MethodOf;
use crate::model::{Opaque, Passing, Taken};

/// What is called with the arguments that the double hands back.
pub(super) struct OriginalCall {
    /// Takes the arguments out of the tuple that is handed back.
    pub(super) pattern: TokenStream,
    /// The call.
    pub(super) call: TokenStream,
    /// Whether the caller is to get what is one of two things: a spy's method that says `impl Trait`.
    is_either: bool,
}

impl OriginalCall {
    /// What the double's answer is to the caller.
    pub(super) fn or(&self, answer: TokenStream) -> TokenStream {
        match self.is_either {
            true => quote!(::standin::__private::Either::Double(#answer)),
            false => answer,
        }
    }
}

/// The call of the original, if there is one.
pub(super) fn call(of: &MethodOf<'_>) -> Option<OriginalCall> {
    let opaque = of.method.opaque().filter(|_| of.is_spy);
    let call = match (of.is_spy, &of.method.original) {
        (true, _) => match (opaque, real(of)) {
            (None, call) => call,
            (Some(Opaque::Future), call) => {
                quote!(::standin::__private::Either::Real(::std::boxed::Box::pin(#call)))
            }
            (Some(_), call) => quote!(::standin::__private::Either::Real(#call)),
        },
        (false, Some(_)) => {
            let (default, names) = (of.default_name(), names(of));
            let types = instance::turbofish(&of.method.signature);
            finished(of, quote!(__StandinDefaults::#default #types(self, #(#names),*)))
        }
        (false, None) => return None,
    };
    // Of what the double sees as a trait object the method still has the original.
    let pattern = of.method.args.iter().map(|argument| {
        let name = &argument.name;
        match argument.passing {
            Passing::Object { .. } | Passing::Objects(_) => quote!(_),
            _ => quote!(#name),
        }
    });
    Some(OriginalCall { pattern: quote!((#(#pattern,)*)), call, is_either: opaque.is_some() })
}

/// The method of the real object, or its function without `self`.
pub(super) fn real(of: &MethodOf<'_>) -> TokenStream {
    let name = of.name();
    let Some(of_trait) = &of.implementation.of_trait else { return TokenStream::new() };
    let (path, names) = (&of_trait.path, names(of));
    let types = instance::turbofish(&of.method.signature);
    let object = of.method.signature.receiver().map(|receiver| {
        let boxed = quote!(::standin::__private::Holder::into_boxed(self.__real));
        let object = match Taken::of(receiver) {
            Some(Taken::Exclusive) => quote!(&mut *self.__real),
            Some(Taken::Owned) => quote!(*#boxed),
            Some(Taken::Boxed) => boxed,
            // `parse` has refused what is none of them.
            Some(Taken::Shared) | None => quote!(&*self.__real),
        };
        quote!(#object,)
    });
    let call = quote!(<<StandinReal as ::core::ops::Deref>::Target as #path>::#name #types(#object #(#names),*));
    finished(of, call)
}

/// The call with what stands around it: `.await`, and `unsafe` where the user's own method is: its
/// caller has promised what it asks for.
fn finished(of: &MethodOf<'_>, call: TokenStream) -> TokenStream {
    let awaited = of.method.is_async.then(|| quote!(.await));
    match of.method.signature.unsafety {
        Some(unsafety) => quote!(#unsafety { #call #awaited }),
        None => quote!(#call #awaited),
    }
}

fn names<'d>(of: &MethodOf<'d>) -> Vec<&'d Ident> {
    of.method.args.iter().map(|argument| &argument.name).collect()
}
