//! A patchable function: it looks for a patch first. Its companion, a type of the same name, is what
//! `patch!` finds by the function's path.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Generics, Pat};

use super::family::{self, Home};
use super::method;
use crate::model::{Output, Patchable};

pub(super) fn expand(patchable: &Patchable) -> TokenStream {
    let name = &patchable.method.signature.ident;
    let generics = Generics::default();
    let home = Home::new(&patchable.vis, name.unraw().to_string(), &generics, &generics);
    let function = function(patchable);
    let companion = companion(patchable, &home);
    let locals = home.locals(&patchable.method);
    quote!(#function #companion #(#locals)*)
}

fn function(patchable: &Patchable) -> TokenStream {
    let Patchable { attributes, vis, method, body } = patchable;
    let signature = &method.signature;
    let name = &signature.ident;
    let patterns: Vec<&Pat> = method.args.iter().map(|argument| &argument.pattern).collect();
    let statements = &body.stmts;
    let passed = method::passed(method);
    // Names of our own that can't meet those of the user's arguments.
    let ours = |name: &str| Ident::new(name, Span::mixed_site());
    let (double, answer, args) = (ours("double"), ours("answer"), ours("args"));
    let answered = match method.output {
        Output::Never => quote!(match #answer {}),
        _ => quote!(return #answer),
    };
    let track_caller = method::track_caller(signature);
    quote! {
        #(#attributes)*
        #track_caller
        #vis #signature {
            let (#(#patterns,)*) = match #name::__patched() {
                ::core::option::Option::Some(#double) => match #double.try_call(#passed) {
                    ::core::result::Result::Ok(#answer) => #answered,
                    ::core::result::Result::Err(#args) => #args,
                },
                ::core::option::Option::None => #passed,
            };
            #(#statements)*
        }
    }
}

fn companion(patchable: &Patchable, home: &Home<'_>) -> TokenStream {
    let Patchable { vis, method, .. } = patchable;
    let name = &method.signature.ident;
    let (args, output) = (home.args(method), home.output(method));
    let new = home.new_mock_fn(method, &quote!(mock), 0);
    let probes = family::probes(std::iter::once(method));
    let about = method::about(method, " {}");
    quote! {
        #[doc(hidden)]
        #[allow(non_camel_case_types)]
        #vis enum #name {}

        impl #name {
            fn __patched() -> ::core::option::Option<::std::rc::Rc<::standin::MockFn<#args, #output>>> {
                <Self as ::standin::__private::Patchable>::point().patched()
            }
        }

        impl ::standin::__private::Patchable for #name {
            type Args = #args;
            type Output = #output;

            fn point() -> &'static ::standin::__private::PatchPoint {
                static POINT: ::standin::__private::PatchPoint = ::standin::__private::PatchPoint::new();
                &POINT
            }
            fn mock() -> ::standin::MockObject {
                ::standin::MockObject::new("", &[#about])
            }
            fn double(
                mock: &::standin::MockObject,
            ) -> ::standin::MockFn<#args, #output> {
                #probes
                #new
            }
        }
    }
}
