//! `patch!`: a guard for a function.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Path, PathArguments, PathSegment, Type};

use super::Expand;
use crate::model::{Chosen, Patch, PatchTuple, Spy, StartedByHand, Target, TraitOf};

impl Expand for Patch {
    fn expand(&self) -> TokenStream {
        let Patch { target, place, is_global, with } = self;
        let patched = match target {
            Target::Function { path, types } => of_function(path, types),
            Target::Instance { path, arguments } => of_instance(path, arguments),
            Target::Method { of, name, of_trait } => of_method(of, name, of_trait.as_deref()),
            Target::Static(path) => {
                return quote_spanned!(path.span()=> ::standin::__private::patch_variable(&#path, #with));
            }
        };
        // Where it stands tells whether the guard has a name: see `Made` in the runtime.
        let patch = match is_global {
            true => quote_spanned!(place.span=> patch_globally()),
            false => quote_spanned!(place.span=> patch()),
        };
        let written_out = place.column.map(|column| quote!(.__written_out(#column)));
        let guard = quote!(#patched.#patch #written_out);
        match with {
            Some(with) => {
                // A name that the closure can't mean; one of a wrong form is told of where it stands.
                let patch = Ident::new("patch", Span::mixed_site());
                let calls = Ident::new("calls", Span::call_site().located_at(with.span()));
                quote! {{
                    let #patch = #guard;
                    #patch.__double().#calls(#with);
                    #patch
                }}
            }
            None => guard,
        }
    }
}

impl Expand for PatchTuple {
    fn expand(&self) -> TokenStream {
        let Self(patches) = self;
        quote!((#(::standin::patch!(#patches),)*))
    }
}

impl Expand for Spy {
    fn expand(&self) -> TokenStream {
        let patch = self.0.expand();
        quote!(#patch.spying())
    }
}

impl Expand for StartedByHand {
    fn expand(&self) -> TokenStream {
        let patch = self.0.expand();
        quote!(::standin::Patcher::new(|| #patch))
    }
}

fn of_function(path: &Path, types: &[Type]) -> TokenStream {
    // A tuple also of one: `()` is for functions that are not generic, and for no others.
    let key = quote!((#(#types,)*));
    let patchable = quote!(as ::standin::Patchable<#key>);
    found_by(path, &|companion, here| quote_spanned!(here=> <#companion #patchable>::patched()))
}

/// What the companion of a function with constants has of its own goes before what a trait gives it, as to that
/// of any other.
fn of_instance(path: &Path, arguments: &[Chosen]) -> TokenStream {
    let (mut parameters, mut keys, mut given) = (Vec::new(), Vec::new(), Vec::new());
    for (index, Chosen { argument, constant }) in arguments.iter().enumerate() {
        let name = format_ident!("T{index}");
        match constant {
            Some(ty) => {
                parameters.push(quote!(const #name: #ty));
                keys.push(quote!(()));
            }
            None => {
                parameters.push(quote!(#name));
                keys.push(quote!(#name));
            }
        }
        given.push(argument);
    }
    let patchable = quote!(::standin::Patchable<(#(#keys,)*)>);
    let instance = instance_name();
    let patched = found_by(path, &|companion, here| {
        let instance = Ident::new(&instance.to_string(), here);
        quote_spanned!(here=> <#companion>::#instance::<#(#given),*>())
    });
    quote! {{
        #[allow(dead_code, non_upper_case_globals)]
        trait __StandinWithoutConstants {
            fn #instance<#(#parameters),*>() -> ::standin::__private::Patched<
                <Self as #patchable>::Args,
                <Self as #patchable>::Output,
            >
            where
                Self: #patchable,
            {
                <Self as #patchable>::patched()
            }
        }
        impl<T> __StandinWithoutConstants for T {}
        #patched
    }}
}

/// What is found by the name of a function, where `patched` stands in words of its companion.
fn found_by(path: &Path, patched: &dyn Fn(&Ident, Span) -> TokenStream) -> TokenStream {
    // What rustc has to say of the function it says of the last name in its path.
    let last = path.segments.last().map_or_else(Span::call_site, |last| last.ident.span());
    let here = Span::call_site().located_at(last);
    let companion = Ident::new("__StandinCompanion", here);
    let patched = patched(&companion, here);
    let path = not_of_a_variable(path);
    // Where the function is not patchable its name is no type, and that of the glob is found: the
    // error is then that it is not `Patchable`, which can say what to do. The glob is further out, so that
    // nothing is found where the path leads nowhere: rustc has said so then.
    quote! {{
        #[allow(unused_imports)]
        use ::standin::__private::not_patchable::*;
        {
            #[allow(unused_imports)]
            use #path as #companion;
            #patched
        }
    }}
}

/// The path, which does not mean a variable of its name: a guard is often called as its function. Other names are the
/// same with the span of a `macro_rules!`, and rustc takes no variable for that of a `use`.
fn not_of_a_variable(path: &Path) -> Path {
    let mut path = path.clone();
    let is_alone = path.segments.len() == 1 && path.leading_colon.is_none();
    if let Some(name) = path.segments.first_mut().filter(|_| is_alone) {
        name.ident.set_span(name.ident.span().resolved_at(Span::mixed_site()));
    }
    path
}

fn of_method(of: &Type, name: &PathSegment, of_trait: Option<&TraitOf>) -> TokenStream {
    // What rustc has to say of the method it says of its name.
    let here = Span::call_site().located_at(name.ident.span());
    match of_trait {
        Some(of_trait) => {
            let unsaid = quote!(_);
            let types = types_of(&name.arguments).unwrap_or_else(|| unsaid.clone());
            let point = point_of_trait(&name.ident, of_trait, &types, &unsaid, &quote!(_, _));
            let found = quote_spanned!(here=> <#of as #point>::point());
            let patched = quote_spanned!(here=> __standin_found(#found));
            quote! {{
                use ::standin::__private::found as __standin_found;
                #patched
            }}
        }
        None => of_type(of, name, here),
    }
}

fn of_type(of: &Type, name: &PathSegment, here: Span) -> TokenStream {
    let (function, arguments) = (patchable_name(&name.ident), &name.arguments);
    let types = match arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.len(),
        _ => 0,
    };
    let types: Vec<Ident> = (0..types).map(|index| format_ident!("T{index}")).collect();
    let found = quote_spanned!(here=> <#of>::#function #arguments());
    // By a name alone: to an editor no more stands at the method's than that.
    let patched = quote_spanned!(here=> __standin_found(#found));
    let declared = Ident::new(&function.to_string(), Span::call_site());
    // What the type has of its own goes before what a trait gives it. Where it has nothing of this
    // name the method is not patchable, and what the trait gives makes rustc say so.
    quote! {{
        #[allow(dead_code, non_snake_case)]
        trait __StandinNotPatchable {
            fn #declared<#(#types),*>() -> ::standin::__private::NotPatchable<Self> {
                ::standin::__private::NotPatchable::new()
            }
        }
        impl<T: ?::core::marker::Sized> __StandinNotPatchable for T {}
        use ::standin::__private::found as __standin_found;
        #patched
    }}
}

/// The type arguments of a method as a tuple, if they stand there.
fn types_of(arguments: &PathArguments) -> Option<TokenStream> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    let types = arguments.args.iter();
    Some(quote!((#(#types,)*)))
}

/// What the type of a trait's method implements, so that it is found for the trait's types and the method's.
/// The method is told from others by a number, for a name can't stand in a type.
pub(super) fn point_of_trait(
    method: &Ident,
    of_trait: &TraitOf,
    types: &TokenStream,
    without_types: &TokenStream,
    place_and_point: &TokenStream,
) -> TokenStream {
    let number = number_of(&format!("{}::{}", of_trait.name.unraw(), method.unraw()));
    let of_types = match &of_trait.types {
        // They may be unsized.
        Some(types) => quote!((#(::core::marker::PhantomData<#types>,)*)),
        None => without_types.clone(),
    };
    quote!(::standin::__private::MethodPoint<#number, #of_types, #types, #place_and_point>)
}

/// By FNV-1a: the same in each crate.
fn number_of(name: &str) -> u64 {
    let mix = |number: u64, byte: u8| (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    name.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// The hidden function of a companion by which a function with constants can be patched.
pub(super) fn instance_name() -> Ident {
    format_ident!("__patched")
}

/// The hidden function by which a method can be patched that is of no trait. Its name is what rustc says
/// where it can't be there: of a method alone that is one of a trait.
pub(super) fn patchable_name(name: &Ident) -> Ident {
    format_ident!(
        "__{}_is_patchable_by_the_attribute_above_the_impl",
        name.unraw(),
        span = name.span()
    )
}
