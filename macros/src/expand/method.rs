//! One method of a mock: its place in the trait's `impl`, and what it does there.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{Ident, ReturnType, Signature, Type};

use super::family::Home;
use crate::model::{Double, Method, Output};

/// What is made of one method for one mock.
pub(super) struct MethodOf<'d> {
    pub(super) double: &'d Double,
    pub(super) method: &'d Method,
    pub(super) home: Home<'d>,
}

impl<'d> MethodOf<'d> {
    pub(super) fn new(double: &'d Double, method: &'d Method) -> Self {
        let prefix = format!("{}_{}", double.name.unraw(), method.signature.ident.unraw());
        let home = Home { vis: &double.vis, prefix, generics: &double.generics };
        Self { double, method, home }
    }

    pub(super) fn name(&self) -> &Ident {
        &self.method.signature.ident
    }

    /// The public field.
    pub(super) fn field(&self) -> TokenStream {
        let (name, cfgs) = (self.name(), &self.method.cfgs);
        let (args, output) = (self.home.args(self.method), self.home.output(self.method));
        let docs = &self.method.docs;
        let about = format!("Sets up the calls of `{name}`, and tells of them.");
        quote! {
            #(#cfgs)*
            #[doc = #about]
            #(#docs)*
            pub #name: ::standin::MockFn<#args, #output>,
        }
    }

    /// The field's value, where the mock is made.
    pub(super) fn value(&self, index: usize) -> TokenStream {
        let (name, cfgs) = (self.name(), &self.method.cfgs);
        let keepers = self.home.keepers(self.method);
        quote!(#(#cfgs)* #name: ::standin::Mock::method(&mock, #index, #keepers),)
    }

    /// What the runtime has to know of it.
    pub(super) fn about(&self) -> TokenStream {
        about(self.method, self.method.body.is_some())
    }

    /// `expect_…`
    pub(super) fn expect(&self) -> TokenStream {
        let (name, cfgs) = (self.name(), &self.method.cfgs);
        let expect = format_ident!("expect_{}", name.unraw(), span = name.span());
        let taken = |method: &Method| method.signature.ident == expect;
        if self.double.methods.iter().any(taken) {
            return TokenStream::new();
        }
        let (args, output) = (self.home.args(self.method), self.home.output(self.method));
        let docs = &self.method.docs;
        let about = format!("Expects calls of `{name}`.");
        quote! {
            #(#cfgs)*
            #[doc = #about]
            #(#docs)*
            #[track_caller]
            pub fn #expect(&mut self) -> ::standin::Expectation<'_, #args, #output> {
                self.#name.expect()
            }
        }
    }

    /// The name of the default body, which is called as a method of its own.
    fn default_name(&self) -> Ident {
        format_ident!("__default_{}", self.name().unraw(), span = self.name().span())
    }

    /// The default body, as the provided method of a subtrait: there `self` is nothing but the
    /// trait, whatever else the mock has under the same names.
    pub(super) fn default_body(&self) -> Option<TokenStream> {
        let body = self.method.body.as_ref()?;
        let (cfgs, levels) = (&self.method.cfgs, &self.method.levels);
        let mut signature = self.method.signature.clone();
        signature.ident = self.default_name();
        let inputs = signature.inputs.iter_mut().filter_map(|input| match input {
            syn::FnArg::Typed(input) => Some(input),
            syn::FnArg::Receiver(_) => None,
        });
        for (input, argument) in inputs.zip(&self.method.args) {
            *input.pat = argument.pattern.clone();
        }
        Some(quote!(#(#cfgs)* #(#levels)* #signature #body))
    }

    /// The method in the trait's `impl`.
    pub(super) fn implementation(&self) -> TokenStream {
        let (cfgs, levels) = (&self.method.cfgs, &self.method.levels);
        let signature = match self.method.is_async {
            true => as_future(&self.method.signature),
            false => self.method.signature.clone(),
        };
        let body = self.call();
        let track_caller = track_caller(&signature);
        quote! {
            #(#cfgs)*
            #(#levels)*
            #track_caller
            #signature {
                #body
            }
        }
    }

    /// The body: a call of the field.
    fn call(&self) -> TokenStream {
        let name = self.name();
        let args = passed(self.method);
        let lend = self.lend();
        if self.method.is_async {
            let answer = self.answer();
            return match self.method.output {
                Output::Lends { .. } | Output::LendsMut { .. } => quote!(async move { #answer }),
                _ => quote! {
                    let args = #args;
                    let place = self.#name.record_call(&args);
                    async move { #answer }
                },
            };
        }
        match self.method.output {
            _ if self.method.body.is_some() => self.answer(),
            Output::Handed(_) => quote!(self.#name.call(#args)),
            Output::Never | Output::LendsIn { .. } => {
                quote!(let made = self.#name.call(#args); #lend)
            }
            _ => quote!(let made = self.#name.make(#args); #lend),
        }
    }

    /// How the answer is found: by the double, or, where there is one and it is asked for, by the
    /// default body.
    fn answer(&self) -> TokenStream {
        let (name, lend) = (self.name(), self.lend());
        let args = passed(self.method);
        let awaited = self.method.is_async.then(|| quote!(.await));
        let (verb, args) = match (&self.method.output, &awaited) {
            (Output::Lends { .. } | Output::LendsMut { .. }, _) => ("make", args),
            (_, Some(_)) => ("answer_at", quote!(args, place)),
            (_, None) => ("call", args),
        };
        if self.method.body.is_none() {
            let verb = format_ident!("{verb}");
            return quote!(let made = self.#name.#verb(#args); #lend);
        }
        let verb = format_ident!("try_{verb}");
        let default = self.default_name();
        let names: Vec<&Ident> = self.method.args.iter().map(|argument| &argument.name).collect();
        let call_default = quote!(Defaults::#default(self, #(#names),*)#awaited);
        // Only where the user's own method is `unsafe`: its caller has promised what it asks for.
        let call_default = match self.method.signature.unsafety {
            Some(unsafety) => quote!(#unsafety { #call_default }),
            None => call_default,
        };
        quote! {
            match self.#name.#verb(#args) {
                ::core::result::Result::Ok(made) => { #lend }
                ::core::result::Result::Err((#(#names,)*)) => {
                    #call_default
                }
            }
        }
    }

    /// From what an effect made, `made`, to what the caller gets.
    fn lend(&self) -> TokenStream {
        let name = self.name();
        match self.method.output {
            Output::Handed(_) => quote!(made),
            Output::Never => quote!(match made {}),
            Output::Lends { .. } => quote!(self.#name.lend(made)),
            Output::LendsMut { .. } => quote!(self.#name.lend_mut(made)),
            Output::LendsIn { .. } => quote!(made.map(|made| self.#name.lend(made))),
        }
    }
}

/// A double tells where it was called, where rustc lets it know.
pub(super) fn track_caller(signature: &Signature) -> Option<TokenStream> {
    let can_know = signature.asyncness.is_none() && signature.abi.is_none();
    can_know.then(|| quote!(#[track_caller]))
}

/// What the runtime has to know of a method.
pub(super) fn about(method: &Method, original: bool) -> TokenStream {
    let name = method.signature.ident.unraw();
    let names: Vec<String> =
        method.args.iter().map(|argument| argument.name.unraw().to_string()).collect();
    let body = if original { " {}" } else { "" };
    let about = format!("{name}({}){body}", names.join(", "));
    quote!(#about)
}

/// The arguments as a tuple, closures in their boxes.
pub(super) fn passed(method: &Method) -> TokenStream {
    let args = method.args.iter().map(|argument| {
        let name = &argument.name;
        match &argument.boxed {
            Some(ty) => quote!(::std::boxed::Box::new(#name) as #ty),
            None => quote!(#name),
        }
    });
    quote!((#(#args,)*))
}

/// An `async fn` as the function that it is: the call is recorded when it is made, not when it is
/// awaited, and its place is known.
fn as_future(signature: &Signature) -> Signature {
    let mut signature = signature.clone();
    if signature.asyncness.take().is_some() {
        let awaited: Type = match &signature.output {
            ReturnType::Type(_, ty) => (**ty).clone(),
            ReturnType::Default => syn::parse_quote!(()),
        };
        signature.output = syn::parse_quote!(-> impl ::core::future::Future<Output = #awaited>);
    }
    signature
}
