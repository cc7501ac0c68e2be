//! What lets a mock have the methods of supertraits: a hidden macro that bears the supertrait's own
//! name. Macros live in a namespace of their own, so whatever path finds the trait finds it too.

use std::hash::{DefaultHasher, Hash, Hasher};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Visibility;
use syn::ext::IdentExt;

use crate::model::{Double, Inheritable, Inheriting};

/// What lets mocks of subtraits have the methods of the double's trait, if they may.
pub(super) fn of_double(double: &Double) -> TokenStream {
    let definition = double.inheritable.as_ref().map(definition);
    let beside = beside(double);
    quote!(#definition #(#beside)*)
}

/// The macro of a trait that can't be mocked: no mock of a subtrait is made.
pub(super) fn of_refused(of: &Inheritable) -> TokenStream {
    named(of, &TokenStream::new())
}

/// The macro: it hands on the trait, and whatever it is given besides.
fn definition(of: &Inheritable) -> TokenStream {
    let Inheritable { attribute, item, .. } = of;
    named(of, &quote!($($then)* ! { { #attribute } { #item } $($rest)* }))
}

/// The macro by the trait's own name.
fn named(of: &Inheritable, handed_on: &TokenStream) -> TokenStream {
    let Inheritable { cfgs, vis, of: name, item, .. } = of;
    // An exported macro is at the root of its crate, where traits of one name would meet.
    let mut hasher = DefaultHasher::new();
    (quote!(#item).to_string(), format!("{:?}", name.span())).hash(&mut hasher);
    let hidden = format_ident!("__standin_{}_{:x}", name.unraw(), hasher.finish());
    let export = matches!(vis, Visibility::Public(_)).then(|| quote!(#[macro_export]));
    quote! {
        #cfgs
        #[doc(hidden)]
        #[allow(unused_macros)]
        #export
        macro_rules! #hidden {
            ([$($then:tt)*] $($rest:tt)*) => { #handed_on };
        }
        #cfgs
        #[doc(hidden)]
        #[allow(unused_imports)]
        #vis use #hidden as #name;
    }
}

/// The supertraits by names that are seen wherever the trait is: those who inherit it may be elsewhere.
fn beside(double: &Double) -> impl Iterator<Item = TokenStream> {
    let Double { cfgs, vis, beside, .. } = double;
    beside.iter().map(move |(of_trait, name)| {
        quote! {
            #cfgs
            #[doc(hidden)]
            #[allow(unused_imports)]
            #vis use #of_trait as #name;
        }
    })
}

/// Asks a supertrait.
pub(super) fn ask(of: &Inheriting) -> TokenStream {
    let Inheriting { inheritable, asked, rest } = of;
    let definition = inheritable.as_ref().map(definition);
    quote! {
        #definition
        #asked ! { [::standin::__inherit] #rest }
    }
}
