//! What is patchable: it looks for a patch first. A function's companion, a type of the same name, is
//! what `patch!` finds by the function's path; that of a method is a hidden function beside it.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Attribute, Generics, ItemImpl, Visibility};

use super::family::{self, Home};
use super::patch::{patchable_name, point_of_trait};
use super::{body, instance, method, original, variable};
use crate::model::{
    Boxed, Family, Method, Output, Passing, Patchable, PatchableFunction, PatchableImpl,
    Unpatchable,
};

pub(super) fn expand(patchable: &Patchable) -> TokenStream {
    match patchable {
        Patchable::Function(function) => free_function(function),
        Patchable::Method(function) => {
            let name = function.method.signature.ident.unraw().to_string();
            let home = home_of(function, &Generics::default(), "");
            let point =
                method_point(function, &patched_method(function, &home, &quote!(Self), &name));
            let function = with_patch(function, &lookup_of_method(function), false);
            quote!(#function #point)
        }
        Patchable::Implementation(implementation) => expand_impl(implementation),
        Patchable::Static(item) => variable::expand_static(item),
        Patchable::Locals(locals) => variable::expand_locals(locals),
    }
}

fn home_of<'h>(function: &'h PatchableFunction, outer: &Generics, of: &str) -> Home<'h> {
    let PatchableFunction { method, seen_as_far_as, .. } = function;
    let prefix = format!("__{of}{}", method.signature.ident.unraw());
    Home::new(seen_as_far_as, prefix, outer, &method.keys)
}

fn free_function(function: &PatchableFunction) -> TokenStream {
    let method = &function.method;
    let companion = function.companion.as_ref().unwrap_or(&method.signature.ident);
    let home = home_of(function, &Generics::default(), "");
    let keys = instance::keys(&home, method);
    let key = quote!((#(#keys,)*));
    let (parameters, _, bounds) = home.generics.split_for_impl();
    let (args, output) = (home.args(method), home.output(method));
    let about = method::about(method, " {}");
    let patched =
        patched(function, &home, &quote!((#companion, ::core::marker::PhantomData<#key>)), &about);
    let lookup = quote!(<#companion as ::standin::Patchable<#key>>::patched());
    let item = with_patch(function, &lookup, false);
    let (vis, locals) = (&method.vis, home.locals(method));
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
            fn patched() -> ::standin::__private::Patched<#args, #output> {
                #patched
            }
        }
        #(#locals)*
    }
}

/// What can be patched, and how a double is made for it; `key` tells it from all others.
fn patched(
    function: &PatchableFunction,
    home: &Home<'_>,
    key: &TokenStream,
    about: &str,
) -> TokenStream {
    let method = &function.method;
    let new = home.new_mock_fn(method, quote!(mock), 0);
    let probes = family::probes(std::iter::once(method));
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
fn with_patch(
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
    match mentions_dyn(method.signature.inputs.to_token_stream()) {
        true => quote!(#patched.args(#passed)),
        false => passed.to_token_stream(),
    }
}

fn mentions_dyn(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "dyn",
        TokenTree::Group(group) => mentions_dyn(group.stream()),
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

/// The arguments as the body names them.
fn patterns(method: &Method) -> TokenStream {
    let patterns = method.args.iter().map(|argument| &argument.pattern);
    quote!((#(#patterns,)*))
}

/// A name that can't meet those of the user's arguments.
fn ours(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The function's own body. What it returns as `impl Trait` goes into a box, for a double gives one too.
fn original(function: &PatchableFunction) -> TokenStream {
    let statements = &function.body.stmts;
    let Some(Boxed { ty, is_pinned }) = &function.boxed else { return quote!(#(#statements)*) };
    // A `return` in the body is to come by the box as well.
    let made = match function.method.is_async {
        true => quote!(async move { #(#statements)* }.await),
        false => quote!(::standin::__private::call_original(move || { #(#statements)* })),
    };
    let place = if *is_pinned { quote!(pin) } else { quote!(new) };
    quote!(::std::boxed::Box::#place(#made) as #ty)
}

fn lookup_of_method(function: &PatchableFunction) -> TokenStream {
    let method = &function.method;
    let point = patchable_name(&method.signature.ident);
    let types = method.keys.params.iter().filter_map(|parameter| match parameter {
        syn::GenericParam::Type(parameter) => Some(&parameter.ident),
        syn::GenericParam::Const(parameter) => Some(&parameter.ident),
        syn::GenericParam::Lifetime(_) => None,
    });
    let types: Vec<&Ident> = types.collect();
    let turbofish = (!types.is_empty()).then(|| quote!(::<#(#types),*>));
    quote!(Self::#point #turbofish())
}

/// The point of a method, as the body of the function that makes it, with its type.
struct MethodPoint {
    ty: TokenStream,
    body: TokenStream,
}

impl MethodPoint {
    /// Its type, behind one of the user's crate: so the type of the method may be of another.
    fn here(&self) -> TokenStream {
        let ty = &self.ty;
        quote!(__Here, #ty)
    }
}

fn patched_method(
    function: &PatchableFunction,
    home: &Home<'_>,
    around: &TokenStream,
    about: &str,
) -> MethodPoint {
    let method = &function.method;
    let key = instance::key(home, method);
    let (args, output) = (home.args(method), home.output(method));
    let names: Vec<String> =
        method.args.iter().map(|argument| argument.name.unraw().to_string()).collect();
    let about = format!("{about}({}) {{}}", names.join(", "));
    let key = quote! {
        (Function, ::core::marker::PhantomData<fn() -> #around>, ::core::marker::PhantomData<#key>)
    };
    let patched = patched(function, home, &key, &about);
    MethodPoint {
        ty: quote!(::standin::__private::Patched<#args, #output>),
        body: quote!(enum Function {} #patched),
    }
}

/// The point of one that can't be patched: rustc then says why.
fn point_of_other(of: &Unpatchable) -> MethodPoint {
    let what = if of.is_const { quote!(ConstFn) } else { quote!(LendsForGood) };
    MethodPoint {
        ty: quote!(::standin::__private::#what<Self>),
        body: quote!(::standin::__private::#what::new()),
    }
}

/// The hidden function by which a method is patched that is of no trait.
fn method_point(function: &PatchableFunction, point: &MethodPoint) -> TokenStream {
    let method = &function.method;
    hidden_function(&method.vis, &method.signature.ident, &method.keys, point)
}

fn hidden_function(
    vis: &Visibility,
    method: &Ident,
    generics: &Generics,
    MethodPoint { ty, body }: &MethodPoint,
) -> TokenStream {
    let name = patchable_name(method);
    let (parameters, _, bounds) = generics.split_for_impl();
    quote! {
        #[doc(hidden)]
        #[allow(non_snake_case, dead_code)]
        #[inline]
        #vis fn #name #parameters() -> #ty #bounds {
            #body
        }
    }
}

/// The hidden implementation by which a method of a trait is patched.
fn hidden_implementation(
    block: &ItemImpl,
    generics: &Generics,
    trait_point: &TokenStream,
    MethodPoint { ty, body }: &MethodPoint,
) -> TokenStream {
    let self_type = &block.self_ty;
    let (parameters, _, bounds) = generics.split_for_impl();
    quote! {
        #[diagnostic::do_not_recommend]
        impl #parameters #trait_point for #self_type #bounds {
            #[inline]
            fn point() -> #ty {
                #body
            }
        }
    }
}

fn is_async_trait(attribute: &Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == "async_trait")
}

fn expand_impl(implementation: &PatchableImpl) -> TokenStream {
    let PatchableImpl { block, functions, others, name, of_trait } = implementation;
    let types = block.generics.type_params().map(|parameter| &parameter.ident);
    let around = quote!((#(#types,)*));
    // `#[async_trait]` wants an `async fn` as it is.
    let stays_async = block.attrs.iter().any(is_async_trait);
    let mut items = Vec::new();
    let mut points = Vec::new();
    let mut beside = Vec::new();
    for function in functions {
        let (home, method) =
            (home_of(function, &block.generics, &format!("{name}_")), &function.method);
        let about = format!("{name}::{}", method.signature.ident.unraw());
        let point = patched_method(function, &home, &around, &about);
        let lookup = match of_trait {
            Some(of_trait) => {
                let keys = instance::keys(&home, method);
                let of_trait = |place_and_point: &TokenStream| {
                    let (none, keys) = (quote!(()), quote!((#(#keys,)*)));
                    point_of_trait(&method.signature.ident, of_trait, &keys, &none, place_and_point)
                };
                points.push(hidden_implementation(
                    block,
                    &home.generics,
                    &of_trait(&point.here()),
                    &point,
                ));
                let point = of_trait(&quote!(_, _));
                quote!(<Self as #point>::point())
            }
            None => {
                points.push(method_point(function, &point));
                lookup_of_method(function)
            }
        };
        items.push(with_patch(function, &lookup, stays_async));
        beside.extend(home.locals(method));
    }
    for other in others {
        let (point, method) = (point_of_other(other), &other.signature.ident);
        let generics = &other.signature.generics;
        match of_trait {
            Some(of_trait) => {
                let types = generics.type_params().map(|parameter| &parameter.ident);
                let (none, types) = (quote!(()), quote!((#(#types,)*)));
                let of_trait = point_of_trait(method, of_trait, &types, &none, &point.here());
                let generics = method::merged(&block.generics, generics);
                points.push(hidden_implementation(block, &generics, &of_trait, &point));
            }
            None => points.push(hidden_function(&other.vis, method, generics, &point)),
        }
    }
    let items_as_they_are = &block.items;
    let (attributes, unsafety, self_type) = (&block.attrs, &block.unsafety, &block.self_ty);
    let (parameters, _, bounds) = block.generics.split_for_impl();
    let path = block.trait_.as_ref().map(|(not, path, of)| quote!(#not #path #of));
    let points = match of_trait {
        Some(_) => quote! {
            const _: () = {
                #[allow(missing_docs, unreachable_pub)]
                pub enum __Here {}
                #(#points)*
            };
        },
        None => quote! {
            impl #parameters #self_type #bounds {
                #(#points)*
            }
        },
    };
    quote! {
        #(#attributes)*
        #unsafety impl #parameters #path #self_type #bounds {
            #(#items_as_they_are)*
            #(#items)*
        }
        #points
        #(#beside)*
    }
}
