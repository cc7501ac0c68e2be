//! What is patchable: it looks for a patch first. A function's companion, a type of the same name, is
//! what `patch!` finds by the function's path.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Generics, Pat};

use super::patch::instance_name;
use super::spelled::Spelled;
use super::{Expand, body, made, method, original, patchable_methods, variable};
use crate::model::{
    Argument, Boxed, Family, Method, Output, Passing, Patchable, PatchableFunction,
};

impl Expand for Patchable {
    fn expand(&self) -> TokenStream {
        match self {
            Self::Function(function) => free_function(function),
            Self::Method(function) => patchable_methods::expand_one(function),
            Self::Implementation(block) => patchable_methods::expand(block),
            Self::Static(item) => variable::expand_static(item),
            Self::Locals(locals) => variable::expand_locals(locals),
        }
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
    let docs = function.attributes.iter().filter(|of| of.path().is_ident("doc"));
    // A clash with a type of the user's is told of where the function stands.
    let here = Span::call_site().located_at(companion.span());
    let stands_for = quote_spanned!(here=> enum #companion {});
    quote! {
        #item
        #[doc(hidden)]
        #(#docs)*
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
    }
}

/// What can be patched, and how a double is made for it; `key` tells it from all others.
pub(super) fn patched(spelled: &Spelled<'_>, key: &TokenStream, about: &str) -> TokenStream {
    let new = spelled.new_mock_fn(0);
    let probes = made::probes(std::iter::once(spelled.method));
    quote! {
        static POINT: ::standin::__private::PatchPoint = ::standin::__private::PatchPoint::new();
        ::standin::__private::Patched::new(&POINT, || {
            ::standin::__private::Described::new::<#key>(&[#about], |mock| {
                #probes
                #new
            })
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
    let (patterns, passed, original) = (patterns(method), body::passed(method), original(function));
    let (patched, answer, args) = (ours("patched"), ours("answer"), ours("args"));
    let answered = match method.output {
        Output::Never => quote!(match #answer {}),
        // The double's items live for ever. Of what a trait object names rustc shortens no lifetime.
        _ if function.lends_items => {
            let shorter = quote!(::core::iter::Iterator::map(#answer, |item| item));
            let boxed = boxed(function.boxed.as_ref(), &shorter);
            quote!(return #boxed)
        }
        _ => quote!(return #answer),
    };
    let (watched, passed_on) = (original::passed(), ours("passed_on"));
    // A `()` of its own is one too many for clippy.
    let kept = (!method.args.is_empty()).then(|| as_they_come_back(method, &patched, &passed));
    let track_caller = method::track_caller(signature);
    quote! {
        #(#attributes)*
        #track_caller
        #vis #signature {
            let #watched;
            let #patterns = {
                let #patched = #lookup;
                if #patched.is_patched() {
                    match #patched.answer(#passed) {
                        ::core::result::Result::Ok(#answer) => #answered,
                        ::core::result::Result::Err((#args, #passed_on)) => {
                            #watched = #passed_on;
                            #args
                        }
                    }
                } else {
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
    let (patterns, passed, original) = (patterns(method), body::passed(method), original(function));
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
    let (vis, signature) = (&method.vis, &method.signature);
    if stays_async || is_never || boxed.is_some() || !is_as_it_is {
        return quote!(#(#attributes)* #vis #signature { #made #answered #original });
    }
    let signature = method::as_future(signature);
    let track_caller = method::track_caller(&signature);
    quote! {
        #(#attributes)*
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

/// The arguments in the types in which the double may hand them back: of several `&mut dyn` in one lifetime,
/// which rustc shortens where a function takes them, and not where two branches meet.
fn as_they_come_back(method: &Method, patched: &Ident, passed: &impl ToTokens) -> TokenStream {
    match mentions(method.signature.inputs.to_token_stream(), "dyn") {
        true => quote!(#patched.args(#passed)),
        false => passed.to_token_stream(),
    }
}

fn mentions(tokens: TokenStream, keyword: &str) -> bool {
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

/// The arguments as the body names them, where the double hands them back.
fn patterns(method: &Method) -> TokenStream {
    let patterns = method.args.iter().map(|argument| match argument.passing {
        _ if stays(argument, method) => quote!(_),
        Passing::Viewed(_) => argument.name.to_token_stream(),
        _ => argument.pattern.to_token_stream(),
    });
    quote!((#(#patterns,)*))
}

/// Whether the body gets the argument itself, as the trait's, and not what the double sees of it. Not where
/// that has to outlive it: the answer may borrow from it, or of all that is borrowed it is the one that is
/// lent exclusively.
fn stays(argument: &Argument, method: &Method) -> bool {
    let is_owned = matches!(method.output, Output::Handed(Family::Own(_)) | Output::Never);
    let borrows = |of: &&Argument| !matches!(of.family, Family::Own(_));
    let is_alone = method.args.iter().filter(borrows).count() == 1;
    match argument.passing {
        Passing::Object { is_mut, .. } => is_owned && (is_alone || !is_mut),
        _ => false,
    }
}

/// The arguments that do not come back as the body names them.
fn named(method: &Method) -> TokenStream {
    let named = method.args.iter().map(|argument @ Argument { pattern, name, .. }| {
        let is_named = match pattern {
            Pat::Ident(pattern) => pattern.mutability.is_none() && pattern.by_ref.is_none(),
            _ => false,
        };
        match argument.passing {
            Passing::Viewed(_) => quote!(let #pattern = ::standin::__private::View(#name);),
            _ if stays(argument, method) && !is_named => quote!(let #pattern = #name;),
            _ => TokenStream::new(),
        }
    });
    named.collect()
}

/// A name that can't meet those of the user's arguments.
fn ours(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The function's own body. What it returns as `impl Trait` goes into a box, for a double gives one too.
fn original(function: &PatchableFunction) -> TokenStream {
    let (statements, named) = (&function.body.stmts, named(&function.method));
    if function.boxed.is_none() {
        return quote!(#named #(#statements)*);
    }
    // A `return` in the body is to come by the box as well. Without one, what the body ends with is seen by
    // rustc as the trait's, as it was: so a closure there needs no types.
    let made = match (function.method.is_async, mentions(quote!(#(#statements)*), "return")) {
        (true, _) => quote!(async move { #(#statements)* }.await),
        (false, true) => {
            quote!(::standin::__private::call_original(move || { #(#statements)* }))
        }
        (false, false) => quote!({ #(#statements)* }),
    };
    let boxed = boxed(function.boxed.as_ref(), &made);
    quote!(#named #boxed)
}

/// A box of what was made, in the type in which it is returned.
fn boxed(as_opaque: Option<&Boxed>, made: &TokenStream) -> TokenStream {
    match as_opaque {
        Some(Boxed { ty, is_pinned }) => {
            let place = if *is_pinned { quote!(pin) } else { quote!(new) };
            quote!(::core::convert::identity::<#ty>(::std::boxed::Box::#place(#made)))
        }
        None => quote!(::std::boxed::Box::new(#made)),
    }
}
