//! What is patchable: it looks for a patch first. A function's companion, a type of the same name, is
//! what `patch!` finds by the function's path.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, Generics};

use super::passed::passed;
use super::patch::instance_name;
use super::patchable_body::{boxed, original, patterns};
use super::spelled::{Spelled, is_shortened};
use super::{Expand, method, original, patchable_methods, variable};
use crate::model::{
    Attributes, Family, Foreign, Method, Output, Passing, Patchable, PatchableFunction, Variadic,
};

impl Expand for Patchable {
    fn expand(&self) -> TokenStream {
        match self {
            Self::Function(function) => free_function(function),
            Self::Method(function) => patchable_methods::expand_one(function),
            Self::Implementation(block) => patchable_methods::expand(block),
            Self::Foreign(Foreign { functions, others, variadic }) => {
                let (functions, variadic) =
                    (functions.iter().map(free_function), variadic.iter().map(not_patchable));
                quote!(#(#functions)* #others #(#variadic)*)
            }
            Self::Static(item) => variable::expand_static(item),
            Self::Locals(locals) => variable::expand_locals(locals),
        }
    }
}

/// The companion of a function of which rustc says that it can't be patched.
fn not_patchable(Variadic { cfgs, vis, name }: &Variadic) -> TokenStream {
    quote! {
        #cfgs
        #[allow(unused_imports)]
        #vis use ::standin::__private::Variadic as #name;
    }
}

/// The function, whose marker types have names that begin with `of`.
pub(super) fn spelled<'m>(
    function: &'m PatchableFunction,
    outer: &Generics,
    of: &str,
) -> Spelled<'m> {
    let PatchableFunction { method, seen_as_far_as, .. } = function;
    let prefix = format!("__{of}{}", method.signature.ident.unraw());
    Spelled::new(method, seen_as_far_as, prefix, outer)
}

fn free_function(function: &PatchableFunction) -> TokenStream {
    let method = &function.method;
    let companion = function.companion.as_ref().unwrap_or(&method.signature.ident);
    let spelled = spelled(function, &Generics::default(), "");
    let keys = spelled.keys();
    let key = quote!((#(#keys,)*));
    let (parameters, _, bounds) = spelled.generics.split_for_impl();
    let (args, output) = (spelled.args(), spelled.output());
    let about = method::about(method, " {}");
    let patched =
        patched(&spelled, &quote!((#companion, ::core::marker::PhantomData<#key>)), &about);
    let lookup = quote!(<#companion as ::standin::Patchable<#key>>::patched());
    let item = with_patch(function, &lookup, false);
    let (vis, locals) = (&method.vis, spelled.locals());
    let joined = function.joined.as_ref().map(|joined| spelled.joined_trait(joined));
    let instance = method.keys.const_params().next().map(|_| {
        let (name, patchable) = (instance_name(), quote!(::standin::Patchable<#key>));
        quote! {
            impl #companion {
                #[doc(hidden)]
                #[allow(dead_code)]
                #[inline]
                #vis fn #name #parameters() -> ::standin::__private::Patched<#args, #output> #bounds {
                    <Self as #patchable>::patched()
                }
            }
        }
    });
    // An editor shows them where the function is patched.
    let docs = Attributes::chosen(&function.attributes, &|of| of.path().is_ident("doc"));
    // A clash with a type of the user's is told of where the function stands.
    let here = Span::call_site().located_at(companion.span());
    let stands_for = quote_spanned!(here=> enum #companion {});
    quote! {
        #item
        #[doc(hidden)]
        #docs
        #[allow(non_camel_case_types)]
        #vis #stands_for

        impl #parameters ::standin::Patchable<#key> for #companion #bounds {
            type Args = #args;
            type Output = #output;

            #[inline]
            fn patched() -> ::standin::__private::Patched<Self::Args, Self::Output> {
                #patched
            }
        }
        #instance
        #(#locals)*
        #joined
    }
}

/// What can be patched, and how a double is made for it; `key` tells it from all others.
pub(super) fn patched(spelled: &Spelled<'_>, key: &TokenStream, about: &str) -> TokenStream {
    let new = spelled.new_mock_fn(0);
    quote! {
        static POINT: ::standin::__private::PatchPoint = ::standin::__private::PatchPoint::new();
        ::standin::__private::Patched::new(&POINT, || {
            ::standin::__private::Described::new::<#key>(#about, |mock| #new)
        })
    }
}

/// The function, which asks for a double first.
pub(super) fn with_patch(
    function: &PatchableFunction,
    lookup: &TokenStream,
    stays_async: bool,
) -> TokenStream {
    let PatchableFunction { attributes, method, .. } = function;
    if method.is_async {
        return with_patch_of_async(function, lookup, stays_async);
    }
    let (signature, vis) = (&method.signature, &method.vis);
    let (patterns, passed, original) = (patterns(method), passed(method), original(function));
    let (patched, answer, args) = (ours("patched"), ours("answer"), ours("args"));
    let answered = match method.output {
        Output::Never => quote!(match #answer {}),
        // The double's items live for ever. Of what a trait object names rustc shortens no lifetime.
        _ if function.lends_items => {
            let shorter = quote!(::core::iter::Iterator::map(#answer, |item| item));
            let boxed = boxed(function.boxed.as_ref(), &shorter);
            quote!(return #boxed)
        }
        // What is awaited of the double's future lives for ever: rustc does not shorten it in the box.
        Output::Future { .. } if is_shortened(method) => {
            let shorter = quote!(async move { #answer.await });
            match &function.boxed {
                Some(opaque) => {
                    let boxed = boxed(Some(opaque), &shorter);
                    quote!(return #boxed)
                }
                None => quote!(return ::std::boxed::Box::pin(#shorter)),
            }
        }
        _ => quote!(return #answer),
    };
    let (watched, passed_on) = (original::passed(), ours("passed_on"));
    let (asked, kept_watch, unwatched) = match method.output {
        Output::Future { .. } => (
            quote!(future),
            quote!(::core::option::Option::Some(#passed_on)),
            Some(quote!(#watched = ::core::option::Option::None;)),
        ),
        _ => (quote!(answer), quote!(#passed_on), None),
    };
    // A `()` of its own is one too many for clippy.
    let kept = (!method.args.is_empty()).then(|| as_they_come_back(method, &patched, &passed));
    let (track_caller, levels) = (method::track_caller(signature), levels(method));
    quote! {
        #attributes
        #levels
        #track_caller
        #vis #signature {
            let #watched;
            let #patterns = {
                let #patched = #lookup;
                if #patched.is_patched() {
                    match #patched.#asked(#passed) {
                        ::core::result::Result::Ok(#answer) => #answered,
                        ::core::result::Result::Err((#args, #passed_on)) => {
                            #watched = #kept_watch;
                            #args
                        }
                    }
                } else {
                    #unwatched
                    #kept
                }
            };
            #original
        }
    }
}

/// An `async fn`: its call is recorded when it is made, and answered when it is awaited. So it is written
/// as the function that it is, unless it has to stay as it was written.
fn with_patch_of_async(
    function: &PatchableFunction,
    lookup: &TokenStream,
    stays_async: bool,
) -> TokenStream {
    let PatchableFunction { attributes, method, boxed, .. } = function;
    let (patterns, passed, original) = (patterns(method), passed(method), original(function));
    let (patched, called, args) = (ours("patched"), ours("called"), ours("args"));
    let passed = as_they_come_back(method, &patched, &passed);
    let made = quote! {
        let #patched = #lookup;
        let #args = #passed;
        let #called = #patched.called(&#args);
    };
    let answered = answered_when_awaited(method, &patterns, &quote!(#called, #args));
    // An argument that is boxed for the double, or borrowed, would be so for as long as the future lives.
    let is_as_it_is =
        method.args.iter().all(|argument| matches!(argument.passing, Passing::AsItIs));
    let is_never = matches!(method.output, Output::Never);
    let (vis, signature, levels) = (&method.vis, &method.signature, levels(method));
    let stays_async = stays_async || attributes.iter().any(may_be_a_macro);
    if stays_async || is_never || boxed.is_some() || !is_as_it_is {
        return quote!(#attributes #levels #vis #signature { #made #answered #original });
    }
    let signature = method::as_future(signature);
    let track_caller = method::track_caller(&signature);
    quote! {
        #attributes
        #levels
        #track_caller
        #vis #signature {
            #made
            async move {
                #answered
                #original
            }
        }
    }
}

/// The body has its arguments from the double, by the same names; what is converted already it converts again, what is seen
/// as another can be copied, and of a text it makes one: clippy would have it leave all that.
fn levels(method: &Method) -> Option<TokenStream> {
    if method.args.is_empty() {
        return None;
    }
    let any = |is: fn(&Passing) -> bool| method.args.iter().any(|of| is(&of.passing));
    let is_converted = any(|of| matches!(of, Passing::Converted | Passing::Iterated(_)));
    let converted = is_converted.then(|| quote!(, clippy::useless_conversion));
    let is_viewed = any(|of| matches!(of, Passing::Viewed(_)));
    let viewed = is_viewed.then(|| quote!(, clippy::clone_on_copy));
    let is_text = any(|of| matches!(of, Passing::Text));
    let text = is_text.then(|| quote!(, clippy::implicit_clone));
    Some(quote!(#[allow(clippy::shadow_reuse, clippy::shadow_unrelated #converted #viewed #text)]))
}

/// Whether the attribute may want an `async fn` as it is, as `#[tokio::main]` does, and so isn't one of rustc's.
fn may_be_a_macro(attribute: &Attribute) -> bool {
    const OF_RUSTC: [&str; 16] = [
        "allow",
        "cfg",
        "cfg_attr",
        "cold",
        "deny",
        "deprecated",
        "doc",
        "expect",
        "forbid",
        "inline",
        "must_use",
        "no_mangle",
        "target_feature",
        "track_caller",
        "unsafe",
        "warn",
    ];
    let path = attribute.path();
    let tools = ["clippy", "rustfmt", "diagnostic"];
    let is_of_a_tool =
        path.segments.first().is_some_and(|first| tools.iter().any(|tool| first.ident == tool));
    !is_of_a_tool && !OF_RUSTC.iter().any(|name| path.is_ident(name))
}

/// The arguments in the types in which the double may hand them back: of several `&mut dyn` in one lifetime,
/// which rustc shortens where a function takes them, and not where two branches meet; and what is boxed as a type
/// that is inferred.
fn as_they_come_back(method: &Method, patched: &Ident, passed: &impl ToTokens) -> TokenStream {
    let is_inferred = method.args.iter().any(|of| of.passing.is_inferred());
    match is_inferred || mentions(method.signature.inputs.to_token_stream(), "dyn") {
        true => quote!(#patched.args(#passed)),
        false => passed.to_token_stream(),
    }
}

pub(super) fn mentions(tokens: TokenStream, keyword: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == keyword,
        TokenTree::Group(group) => mentions(group.stream(), keyword),
        _ => false,
    })
}

/// The double's answer, or the arguments by their names.
fn answered_when_awaited(
    method: &Method,
    patterns: &TokenStream,
    called: &TokenStream,
) -> TokenStream {
    let (patched, answer, later, args) =
        (ours("patched"), ours("answer"), ours("later"), ours("args"));
    let watched = original::passed();
    let (ok, err) = (quote!(::core::result::Result::Ok), quote!(::core::result::Result::Err));
    match method.output {
        // An answer that is there is not held while another is waited for: it may not be `Send`.
        Output::Handed(Family::Own(_)) => quote! {
            let #later = match #patched.begin(#called) {
                #ok(::standin::__private::Begun::Made(#answer)) => return #answer,
                #ok(::standin::__private::Begun::Later(#later)) => #ok(#later),
                #err(#args) => #err(#args),
            };
            let (#patterns, #watched) = match #later {
                #ok(#later) => return #later.await,
                #err(#args) => #args,
            };
        },
        Output::Never => quote! {
            let (#patterns, #watched) = match #patched.awaited(#called) {
                #ok(#answer) => match #answer {},
                #err(#args) => #args,
            };
        },
        _ => quote! {
            let (#patterns, #watched) = match #patched.awaited(#called) {
                #ok(#answer) => return #answer,
                #err(#args) => #args,
            };
        },
    }
}

/// A name that can't meet those of the user's arguments.
pub(super) fn ours(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
