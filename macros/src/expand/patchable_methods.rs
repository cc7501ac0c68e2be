//! Methods that are patchable. What `patch!` finds is a hidden function beside a method, and for a method of
//! a trait an implementation of a hidden trait.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{ConstParam, GenericParam, Generics, ItemImpl, TypeParam, Visibility, WherePredicate};

use super::method;
use super::patch::{patchable_name, point_of_trait};
use super::patchable::{patched, spelled, with_patch};
use super::spelled::Spelled;
use crate::model::{
    Attributes, Because, PatchableFunction, PatchableImpl, Unpatchable, of_constant,
};
use crate::syntax::{ends_in, names, parse_quote, predicates, retain};

/// One method, of a block of which nothing else is known.
pub(super) fn expand_one(function: &PatchableFunction) -> TokenStream {
    let mut spelled = spelled(function, &Generics::default(), "");
    spelled.is_alone = true;
    let mut point = patched_method(&spelled, &quote!(Self), "");
    let (locals, body) = (spelled.locals(), point.body);
    point.body = quote!(#(#locals)* #body);
    let point = method_point(function, &point);
    let function = with_patch(function, &lookup_of_method(function), false);
    quote!(#function #point)
}

/// All methods of a block.
pub(super) fn expand(implementation: &PatchableImpl) -> TokenStream {
    let PatchableImpl { block, functions, others, .. } = implementation;
    let mut items = Vec::new();
    let mut points = Vec::new();
    let mut beside = Vec::new();
    for function in functions {
        let spelled = spelled(function, &block.generics, &format!("{}_", implementation.name));
        let (item, point) = method_of_block(implementation, function, &spelled);
        items.push(item);
        points.push(point);
        beside.extend(spelled.locals());
        if let Some(joined) = &function.joined {
            beside.push(spelled.joined_trait(joined));
        }
    }
    for other in others {
        points.push(other_of_block(implementation, other));
    }
    let items_as_they_are = &block.items;
    let (attributes, unsafety, self_type) = (&block.attrs, &block.unsafety, &block.self_ty);
    let (parameters, _, bounds) = block.generics.split_for_impl();
    let path = block.trait_.as_ref().map(|(not, path, of)| quote!(#not #path #of));
    let block = quote! {
        #(#attributes)*
        #unsafety impl #parameters #path #self_type #bounds {
            #(#items_as_they_are)*
            #(#items)*
        }
    };
    // What such a method returns is named in its body, and stands beside the points.
    match functions.iter().any(|function| function.joined.is_some()) {
        true => {
            beside.push(block);
            together(implementation, &points, &beside)
        }
        false => {
            let points = together(implementation, &points, &beside);
            quote!(#block #points)
        }
    }
}

/// A method, which looks for a patch first, and what it is patched by.
fn method_of_block(
    PatchableImpl { block, name, of_trait, .. }: &PatchableImpl,
    function: &PatchableFunction,
    spelled: &Spelled<'_>,
) -> (TokenStream, TokenStream) {
    let method = &function.method;
    let types = block.generics.type_params().map(|parameter| &parameter.ident);
    let around = quote!((#(#types,)*));
    let point = patched_method(spelled, &around, &format!("{name}::"));
    let (hidden, lookup) = match of_trait {
        Some(of_trait) => {
            let keys = types_that_choose(&method.keys);
            let of_trait = |place_and_point: &TokenStream| {
                let (none, keys) = (quote!(()), quote!((#(#keys,)*)));
                point_of_trait(&method.signature.ident, of_trait, &keys, &none, place_and_point)
            };
            let here = of_trait(&point.here());
            let anywhere = of_trait(&quote!(_, _));
            (
                hidden_implementation(block, &spelled.generics, &here, &point),
                quote!(<Self as #anywhere>::point()),
            )
        }
        None => (method_point(function, &point), lookup_of_method(function)),
    };
    // `#[async_trait]` wants an `async fn` as it is.
    let stays_async = block.attrs.iter().any(|of| ends_in(of.path(), &["async_trait"]));
    (with_patch(function, &lookup, stays_async), hidden)
}

/// What says of a method that can't be patched why not.
fn other_of_block(
    PatchableImpl { block, of_trait, .. }: &PatchableImpl,
    other: &Unpatchable,
) -> TokenStream {
    let (point, method) = (point_of_other(other), &other.signature.ident);
    let generics = chosen_by(&other.signature.generics);
    match of_trait {
        Some(of_trait) => {
            let types = types_that_choose(&generics);
            let (none, types) = (quote!(()), quote!((#(#types,)*)));
            let of_trait = point_of_trait(method, of_trait, &types, &none, &point.here());
            let generics = method::merged(&block.generics, &generics);
            hidden_implementation(block, &generics, &of_trait, &point)
        }
        None => hidden_function(&other.vis, method, &generics, &point),
    }
}

/// The types that choose one of the functions, those of constants among them, as `patch!` names them.
fn types_that_choose(generics: &Generics) -> Vec<TokenStream> {
    let mut types = Vec::new();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Type(TypeParam { ident, .. }) => types.push(ident.to_token_stream()),
            GenericParam::Const(ConstParam { ident, ty, .. }) => {
                types.push(of_constant(ty, ident).to_token_stream());
            }
            GenericParam::Lifetime(_) => {}
        }
    }
    types
}

/// What chooses one of the functions, without a word of what it has to be.
fn chosen_by(generics: &Generics) -> Generics {
    let mut chosen = Generics::default();
    for parameter in &generics.params {
        match parameter {
            GenericParam::Type(TypeParam { ident, .. }) => chosen.params.push(parse_quote!(#ident)),
            GenericParam::Const(_) => chosen.params.push(parameter.clone()),
            GenericParam::Lifetime(_) => {}
        }
    }
    chosen
}

/// The hidden items of a block. What stands beside the points is of this block alone, for another one may have
/// methods of the same names.
fn together(
    PatchableImpl { block, of_trait, .. }: &PatchableImpl,
    points: &[TokenStream],
    beside: &[TokenStream],
) -> TokenStream {
    let (parameters, _, bounds) = block.generics.split_for_impl();
    let self_type = &block.self_ty;
    match of_trait {
        Some(_) => quote! {
            #[allow(single_use_lifetimes)]
            const _: () = {
                #[allow(missing_docs, unreachable_pub)]
                pub enum __Here {}
                #(#points)*
                #(#beside)*
            };
        },
        None => {
            let points = quote! {
                #[allow(single_use_lifetimes)]
                impl #parameters #self_type #bounds { #(#points)* }
            };
            match beside {
                [] => points,
                _ => quote!(const _: () = { #points #(#beside)* };),
            }
        }
    }
}

fn lookup_of_method(function: &PatchableFunction) -> TokenStream {
    let method = &function.method;
    let point = patchable_name(&method.signature.ident);
    let types = names(&method.keys);
    let turbofish = (!types.is_empty()).then(|| quote!(::<#(#types),*>));
    quote!(Self::#point #turbofish())
}

/// The point of a method, as the body of the function that makes it, with its type.
struct MethodPoint {
    cfgs: Attributes,
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

/// The point of a method, whose name in reports begins with `path`.
fn patched_method(spelled: &Spelled<'_>, around: &TokenStream, path: &str) -> MethodPoint {
    let key = spelled.key();
    let (args, output) = (spelled.args(), spelled.output());
    let about = format!("{path}{}", method::about(spelled.method, " {}"));
    let constants: Vec<&ConstParam> = spelled.outer.const_params().collect();
    let names = constants.iter().map(|constant| &constant.ident);
    let key = quote! {
        (
            Function<#(#names),*>,
            ::core::marker::PhantomData<fn() -> #around>,
            ::core::marker::PhantomData<#key>,
        )
    };
    let patched = patched(spelled, &key, &about);
    MethodPoint {
        cfgs: spelled.method.cfgs.clone(),
        ty: quote!(::standin::__private::Patched<#args, #output>),
        body: quote!(enum Function<#(#constants),*> {} #patched),
    }
}

/// The point of one that can't be patched: rustc then says why.
fn point_of_other(of: &Unpatchable) -> MethodPoint {
    let what = match of.because {
        Because::Const => quote!(ConstFn),
        Because::Lending => quote!(LendsForGood),
        Because::Lifetimes => quote!(BorrowsApart),
        Because::Types => quote!(MayBorrow),
    };
    MethodPoint {
        cfgs: of.cfgs.clone(),
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
    MethodPoint { cfgs, ty, body }: &MethodPoint,
) -> TokenStream {
    let name = patchable_name(method);
    let (parameters, _, bounds) = generics.split_for_impl();
    quote! {
        #cfgs
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
    MethodPoint { cfgs, ty, body }: &MethodPoint,
) -> TokenStream {
    let self_type = &block.self_ty;
    let generics = with_lifetimes(block, generics);
    let (parameters, _, bounds) = generics.split_for_impl();
    quote! {
        #cfgs
        #[diagnostic::do_not_recommend]
        impl #parameters #trait_point for #self_type #bounds {
            #[inline]
            fn point() -> #ty {
                #body
            }
        }
    }
}

/// With the lifetimes that stand in the types of the block and of its trait.
fn with_lifetimes(block: &ItemImpl, generics: &Generics) -> Generics {
    let mut all = generics.clone();
    all.params = block.generics.params.clone();
    retain(&mut all.params, &mut |of| matches!(of, GenericParam::Lifetime(_)));
    all.params.extend(generics.params.clone());
    for predicate in &predicates(&block.generics) {
        if let WherePredicate::Lifetime(_) = predicate {
            all.make_where_clause().predicates.push(WherePredicate::clone(predicate));
        }
    }
    all
}
