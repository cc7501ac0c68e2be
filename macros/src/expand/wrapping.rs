//! A mock around a real object, which gets the calls that nothing else answers.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Ident;

use crate::model::{Double, ImplementedTrait, Method, Output};

/// `wrapping`, where it was asked for.
pub(super) fn expand(double: &Double) -> Option<TokenStream> {
    if !double.wraps {
        return None;
    }
    let implementation = double.implementations.first()?;
    let of_trait = implementation.of_trait.as_ref()?;
    let (name, generics) = (&double.name, &double.generics);
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let wrapped: Vec<&Method> = double.methods().filter(|method| can_wrap(method)).collect();
    let is_changed = wrapped.iter().any(|method| changes_self(method));
    let setups = wrapped.iter().map(|method| pass_on(of_trait, method, is_changed));
    let path = &of_trait.path;
    let (pointer, real) = match is_changed {
        true => (
            quote!(::core::ops::DerefMut<Target: #path> + ::core::marker::Send),
            quote!(::std::sync::Mutex::new(real)),
        ),
        false => (
            quote!(::core::ops::Deref<Target: #path> + ::core::marker::Send + ::core::marker::Sync),
            quote!(real),
        ),
    };
    Some(quote! {
        impl #parameters #name #arguments #bounds {
            /// A mock around a real object, in a box or an `Arc`: it gets the calls that nothing else
            /// answers.
            #[must_use]
            pub fn wrapping<StandinReal: #pointer + 'static>(real: StandinReal) -> Self {
                let mock = Self::default();
                let real = ::std::sync::Arc::new(#real);
                #(#setups)*
                mock
            }
        }
    })
}

/// What is lent, awaited or generic can't be passed on by a closure.
fn can_wrap(method: &Method) -> bool {
    let receiver = method.signature.receiver();
    let is_reference = receiver.is_some_and(|receiver| receiver.reference.is_some());
    is_reference
        && matches!(method.output, Output::Handed(_))
        && !method.is_async
        && !method.is_generic()
        && method.signature.unsafety.is_none()
}

fn changes_self(method: &Method) -> bool {
    method.signature.receiver().is_some_and(|receiver| receiver.mutability.is_some())
}

fn pass_on(of_trait: &ImplementedTrait, method: &Method, is_locked: bool) -> TokenStream {
    let (path, name, field) = (&of_trait.path, &method.signature.ident, &method.field);
    let cfgs = &method.cfgs;
    let args: Vec<Ident> =
        (0..method.args.len()).map(|index| format_ident!("arg{index}")).collect();
    let real = match (is_locked, changes_self(method)) {
        (true, true) => quote!(&mut **::standin::__private::lock(&real)),
        (true, false) => quote!(&**::standin::__private::lock(&real)),
        (false, _) => quote!(&**real),
    };
    quote! {
        #(#cfgs)*
        {
            let real = ::std::sync::Arc::clone(&real);
            mock.#field.wraps(move |#(#args),*| #path::#name(#real, #(#args),*));
        }
    }
}
