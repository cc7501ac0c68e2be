//! What every mock has of its own: `new`, `lenient`, `checkpoint`, and what sets up its methods.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Attribute, Ident};

use super::block::Block;
use super::double::{has_deref, phantom};
use super::method::MethodOf;
use super::printed::{Repeated, doc, printed, put};
use super::scoped;
use crate::crate_name;
use crate::model::{Attributes, Double};

/// The functions of a mock with these fields, and what sets up those of its blocks that are not apart.
pub(super) fn functions(
    double: &Double,
    fields: &[&MethodOf<'_>],
    blocks: &[Block<'_>],
) -> impl ToTokens {
    let Double { name, generics, attributes, .. } = double;
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let makes = makes(double, fields);
    let lenient = lenient(double);
    let in_common = (!has_deref(double)).then(|| in_common(fields));
    let access = printed(move |tokens| {
        let repeated = Repeated::new();
        for block in blocks {
            if !block.is_apart() {
                block.methods.iter().for_each(|of| of.access(&repeated).to_tokens(tokens));
            }
        }
    });
    // What else is said of the mock is said of the struct.
    let is_of_struct = |of: &Attribute| of.path().is_ident("doc") || of.path().is_ident("must_use");
    let levels = Attributes::chosen(attributes, &|of| !is_of_struct(of));
    printed(move |tokens| {
        put!(tokens,
            #levels
            impl #parameters #name #arguments #bounds { #makes #lenient #in_common #access }
        );
    })
}

/// What makes a mock is called `new`, unless the user has one.
pub(super) fn constructor(double: &Double) -> Ident {
    match double.has_static("new") {
        true => format_ident!("__standin_new"),
        false => format_ident!("new"),
    }
}

fn makes(double: &Double, fields: &[&MethodOf<'_>]) -> impl ToTokens {
    let constructor = constructor(double);
    let of_scoped = fields.iter().any(|method| method.spelled.is_scoped).then(scoped::probes);
    let title = double.name.unraw().to_string();
    // To say `str` is to use `predicate::*`, which has a module of that name: suites import it out of
    // habit, and mockall says it too.
    let (title, mock) = match crate_name::is_mockall() {
        true => {
            let mock = object(&quote!(title), fields);
            (Some(quote!(let title: &str = #title;)), quote!(#mock.as_mockall()))
        }
        false => (None, object(&title, fields)),
    };
    let values = printed(|tokens| {
        fields.iter().enumerate().for_each(|(index, of)| of.value(index).to_tokens(tokens));
    });
    let phantom = phantom(double).map(|_| quote!(__generics: ::core::marker::PhantomData,));
    printed(move |tokens| {
        if double.is_documented {
            doc(tokens, " A mock with nothing set up.");
        }
        put!(tokens,
            pub fn #constructor() -> Self {
                #of_scoped
                #title
                let mock = #mock;
                Self { #values __standin: mock, #phantom }
            }
        );
    })
}

/// What all fields are functions of.
fn object(title: &impl ToTokens, fields: &[&MethodOf<'_>]) -> TokenStream {
    let mut about = String::new();
    for field in fields {
        about.push_str(if about.is_empty() { "" } else { "\n" });
        about.push_str(&field.about());
    }
    let count = Literal::usize_unsuffixed(fields.len());
    quote!(::standin::MockObject::new(#title, #count, #about))
}

fn lenient(double: &Double) -> Option<impl ToTokens> {
    let constructor = constructor(double);
    (has_deref(double) && !double.has_function("lenient")).then(|| {
        printed(move |tokens| {
            if double.is_documented {
                doc(tokens, " A mock that answers what is not set up with default values.");
            }
            put!(tokens,
                pub fn lenient() -> Self {
                    ::standin::__private::lenient(Self::#constructor())
                }
            );
        })
    })
}

/// What a mock has in common with all others, where it does not deref to that.
fn in_common(fields: &[&MethodOf<'_>]) -> TokenStream {
    let scoped = fields.iter().filter(|method| method.spelled.is_scoped);
    let let_go = scoped.map(|method| method.let_go());
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
}
