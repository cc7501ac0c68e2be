//! The signature of a method or function, normalized: arguments named, `Self` and lifetimes
//! resolved, each type spelled as a family.

use proc_macro2::Span;
use quote::{ToTokens, format_ident};
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{
    Attribute, Block, Error, FnArg, Ident, Lifetime, Pat, PatIdent, Result, ReturnType, Signature,
    Token, Type, TypeImplTrait, TypeParamBound, TypeReference, TypeTuple, Visibility, parse_quote,
};

use super::generics::{self, Bounds, TypeParameters};
use super::lifetimes::{self, Borrows};
use super::{apart, attributes, naming, opaque, self_type, types};
use crate::crate_name;
use crate::model::{Argument, Family, Keeping, Method, Original, Output, Passing};

/// What stands around a signature.
pub(super) struct Scope {
    /// What `Self` means.
    pub(super) self_type: Type,
    /// The associated types, and what they are.
    pub(super) types: Vec<(Ident, Type)>,
    /// Lifetimes that the item around it brings.
    pub(super) lifetimes: Vec<Lifetime>,
    /// Whether the user mocks what `Debug` does with `Self`.
    pub(super) mocks_debug: bool,
    /// Whether what is borrowed from `self` is lent by a mock; it lives for ever otherwise.
    pub(super) lends: bool,
}

impl Scope {
    pub(super) fn new(self_type: Type) -> Self {
        let (types, lifetimes) = (Vec::new(), Vec::new());
        Self { self_type, types, lifetimes, mocks_debug: false, lends: true }
    }
}

/// The most arguments that a double takes.
const MOST_ARGUMENTS: usize = 16;

/// A function as it was found.
pub(super) struct Found<'f> {
    pub(super) vis: Visibility,
    pub(super) attributes: &'f [Attribute],
    pub(super) signature: Signature,
    /// Its body, where a double may call it.
    pub(super) body: Option<Block>,
}

pub(super) fn understand(found: Found<'_>, scope: &Scope) -> Result<Method> {
    let Found { vis, attributes, mut signature, body } = found;
    if signature.variadic.is_some() {
        return Err(Error::new_spanned(
            &signature.variadic,
            "variadic functions can't be doubled: call them through a function of yours",
        ));
    }
    let original = signature.clone();
    let concretize = attributes::has(attributes, "concretize");
    let parameters = generics::of_method(&signature, concretize, scope)?;
    let mut returned = returned(&signature);
    let boxed = opaque::boxed_output(&returned);
    self_type::replace(&mut returned, scope);
    for lifetime in scope.lifetimes.iter().chain(&generics::lifetimes(&signature.generics)) {
        if !lifetimes::is_of_an_input(lifetime, &signature) {
            naming::make_static(&mut returned, lifetime);
        }
    }
    let mut borrows = lifetimes::of_output(&signature, &returned);
    let mut types = None;
    if scope.lends {
        let is_method = signature.receiver().is_some() && parameters.keys.params.is_empty();
        let apart = apart::told_apart(&signature, &returned, &borrows, is_method)?;
        if let Some((named, of_named)) = apart {
            (types, borrows) = (Some(named.inputs), of_named);
        }
    }
    let (output, has_default) = output(&returned, &borrows, scope.lends)?;
    let mut args = Vec::new();
    for (index, input) in signature.inputs.iter_mut().enumerate() {
        let input = match input {
            FnArg::Typed(input) => input,
            FnArg::Receiver(receiver) => {
                if receiver.reference.is_none() {
                    receiver.mutability = None;
                }
                continue;
            }
        };
        if args.len() == MOST_ARGUMENTS {
            return Err(Error::new_spanned(
                input,
                "a double takes up to 16 arguments: put some of them into a struct",
            ));
        }
        let name = name_of(&input.pat, args.len());
        let pattern = std::mem::replace(&mut *input.pat, plain(name.clone(), None));
        let ty = match types.as_ref().and_then(|types| types.get(index)) {
            Some(FnArg::Typed(named)) => &*named.ty,
            _ => &*input.ty,
        };
        let argument = argument(name, pattern, ty, &parameters, &borrows, scope)?;
        if let Passing::Object { is_mut: true, is_owned: true, .. } = argument.passing {
            *input.pat = plain(argument.name.clone(), Some(<Token![mut]>::default()));
        }
        args.push(argument);
    }
    signature.constness = None;
    if signature.asyncness.is_some() {
        shorten_objects(&mut args, &signature);
    }
    let is_apart = borrows.third.is_some();
    let can_call_original = !concretize && boxed.is_none() && !is_apart;
    Ok(Method {
        vis,
        called: signature.ident.clone(),
        field: signature.ident.clone(),
        variant: None,
        docs: attributes::chosen(attributes, &["doc"]),
        cfgs: attributes::chosen(attributes, &["cfg"]),
        levels: attributes::chosen(attributes, &attributes::LEVELS),
        must_use: attributes::chosen(attributes, &["must_use"]),
        is_async: signature.asyncness.is_some(),
        is_exported: false,
        is_apart,
        signature,
        keys: parameters.keys,
        args,
        output,
        boxed,
        has_default,
        original: body.filter(|_| can_call_original).map(|block| Original {
            signature: original,
            levels: attributes::chosen(attributes, &["allow", "warn", "deny", "forbid", "expect"]),
            block,
        }),
    })
}

/// Lets a `&mut dyn Trait` live as long as what else the arguments borrow: nothing can shorten it once it
/// is among those that the future holds.
fn shorten_objects(args: &mut [Argument], signature: &Signature) {
    let borrows = |argument: &&Argument| !matches!(argument.family, Family::Own(_));
    if args.iter().filter(borrows).count() < 2 {
        return;
    }
    let types = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => Some(&*input.ty),
        FnArg::Receiver(_) => None,
    });
    for (argument, ty) in args.iter_mut().zip(types) {
        if let (Passing::AsItIs, Some(bounds)) = (&argument.passing, types::mut_object(ty)) {
            argument.passing = Passing::Shortened(bounds);
        }
    }
}

/// The pattern that is a name. It is not parsed: every argument comes by here.
fn plain(ident: Ident, mutability: Option<Token![mut]>) -> Pat {
    let (attrs, subpat) = (Vec::new(), None);
    Pat::Ident(PatIdent { attrs, by_ref: None, mutability, ident, subpat })
}

/// The name of an argument: the user's, or one by its place where a pattern has none.
fn name_of(pattern: &Pat, index: usize) -> Ident {
    match pattern {
        Pat::Ident(pattern) if pattern.ident.to_string().starts_with('_') => {
            let mut name = pattern.ident.clone();
            // The double uses what the user's own code does not: clippy complains of that, unless a macro
            // has named it.
            name.set_span(Span::call_site().located_at(name.span()));
            name
        }
        Pat::Ident(pattern) => pattern.ident.clone(),
        _ => format_ident!("arg{}", index),
    }
}

fn argument(
    name: Ident,
    pattern: Pat,
    ty: &Type,
    parameters: &TypeParameters,
    borrows: &Borrows,
    scope: &Scope,
) -> Result<Argument> {
    let mut ty = ty.clone();
    self_type::replace(&mut ty, scope);
    let (passing, ty) = passing(ty, parameters)?;
    let is_plain = types::is_plain(&ty);
    let shows_mock = scope.mocks_debug && types::mentions(&ty, &scope.self_type);
    let family = match types::static_pointee(&ty).filter(|_| crate_name::is_mockall()) {
        // For mockall's matchers it is a reference as any other.
        Some(pointee) => Family::Local { of: Box::new(ty), shown: Box::new(pointee) },
        None => family(ty, borrows),
    };
    let keeping = match family {
        _ if shows_mock => Keeping::Nothing,
        Family::Local { .. } => Keeping::Probed,
        _ if is_plain => Keeping::Value,
        _ => Keeping::Probed,
    };
    Ok(Argument { name, pattern, family, passing, keeping })
}

/// What is done to an argument, and of which type it is then.
fn passing(ty: Type, parameters: &TypeParameters) -> Result<(Passing, Type)> {
    if let Type::ImplTrait(opaque) = types::bare(&ty) {
        let bounds = &opaque.bounds;
        if let Some(target) = opaque::into_target(bounds) {
            return Ok((Passing::Converted, target));
        }
        if let Some(item) = opaque::into_iterator_item(bounds) {
            let iterator: Type = parse_quote!(impl ::core::iter::Iterator<Item = #item>);
            let Type::ImplTrait(iterator) = &iterator else { return Ok((Passing::AsItIs, ty)) };
            let boxed = opaque::boxed_argument(&iterator.bounds);
            return Ok((Passing::Iterated(boxed.clone()), boxed));
        }
        let boxed = opaque::boxed_argument(&object_of(opaque)?);
        return Ok((Passing::Boxed(boxed.clone()), boxed));
    }
    if let Type::Reference(reference) = types::bare(&ty) {
        if let Type::ImplTrait(opaque) = types::bare(&reference.elem) {
            let (lifetime, mutability, bounds) =
                (&reference.lifetime, &reference.mutability, object_of(opaque)?);
            let object = parse_quote!(&#lifetime #mutability (dyn #bounds));
            let is_mut = mutability.is_some();
            return Ok((Passing::Object { bounds, is_mut, is_owned: false }, object));
        }
    }
    opaque::refuse(&ty)?;
    let named = |ty: &Type| match types::bare(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.get_ident().cloned(),
        _ => None,
    };
    if let Some(bounds) = named(&ty).and_then(|name| parameters.closures.get(&name)) {
        let boxed = opaque::boxed_argument(bounds);
        return Ok((Passing::Boxed(boxed.clone()), boxed));
    }
    if let Some(bounds) = named(&ty).and_then(|name| parameters.objects.get(&name)).cloned() {
        let is_mut =
            types::is_closure(&bounds) && bounds.to_token_stream().to_string().contains("FnMut");
        let object =
            if is_mut { parse_quote!(&mut (dyn #bounds)) } else { parse_quote!(&(dyn #bounds)) };
        return Ok((Passing::Object { bounds, is_mut, is_owned: true }, object));
    }
    if let Type::Reference(reference) = types::bare(&ty) {
        let (lifetime, mutability) = (&reference.lifetime, &reference.mutability);
        let object = |ty: &Type| named(ty).and_then(|name| parameters.objects.get(&name)).cloned();
        if let Some(bounds) = object(&reference.elem) {
            let is_mut = mutability.is_some();
            let ty = parse_quote!(&#lifetime #mutability (dyn #bounds));
            return Ok((Passing::Object { bounds, is_mut, is_owned: false }, ty));
        }
        if let (Type::Slice(slice), None) = (types::bare(&reference.elem), mutability) {
            if let Some(bounds) = object(&slice.elem) {
                let ty = parse_quote!(&#lifetime [&(dyn #bounds)]);
                return Ok((Passing::Objects(bounds), ty));
            }
        }
    }
    if generics::mentions(&ty, &parameters.objects.names()) {
        return Err(Error::new_spanned(
            ty,
            "`#[concretize]` can pass a `T` as `T`, `&T`, `&mut T` or `&[T]`",
        ));
    }
    Ok((Passing::AsItIs, ty))
}

/// What a double sees of an `impl Trait`: a trait object.
fn object_of(opaque: &TypeImplTrait) -> Result<Bounds> {
    let bounds = generics::of_object(&opaque.bounds);
    match bounds.iter().any(|bound| matches!(bound, TypeParamBound::Trait(_))) {
        true => Ok(bounds),
        false => Err(Error::new_spanned(
            opaque,
            "a double gets it as a trait object, and there is none of this trait: write a type \
             parameter, `fn f<T: … + 'static>(&self, arg: T)`",
        )),
    }
}

/// How a type is spelled in the runtime.
fn family(ty: Type, borrows: &Borrows) -> Family {
    if !lifetimes::has_any(&ty) {
        return Family::Own(ty);
    }
    let is_third = |reference: &TypeReference| borrows.is_third(reference.lifetime.as_ref());
    if let Some((reference, pointee)) =
        types::simple_reference(&ty).filter(|(reference, _)| !is_third(reference))
    {
        let is_inner = borrows.is_inner(reference.lifetime.as_ref());
        match (reference.mutability, is_inner) {
            (None, false) => return Family::Ref(pointee),
            (None, true) => return Family::Nested(pointee),
            (Some(_), false) => return Family::Mut(pointee),
            (Some(_), true) => {}
        }
    }
    if let Some((reference, pointee)) =
        types::only_argument(&ty, "Option").as_ref().and_then(types::simple_reference)
    {
        if reference.mutability.is_none() && !is_third(reference) {
            let is_inner = borrows.is_inner(reference.lifetime.as_ref());
            return if is_inner { Family::OptNested(pointee) } else { Family::OptRef(pointee) };
        }
    }
    let of = naming::named(ty, borrows);
    let shown = match types::bare(&of) {
        // How long it lives is said by what stands around it.
        Type::Reference(reference)
            if matches!(types::bare(&reference.elem), Type::TraitObject(_)) =>
        {
            parse_quote!(<#of as ::core::ops::Deref>::Target)
        }
        Type::Reference(reference) => (*reference.elem).clone(),
        other => other.clone(),
    };
    Family::Local { of: Box::new(of), shown: Box::new(shown) }
}

/// The type that a signature returns.
fn returned(signature: &Signature) -> Type {
    match &signature.output {
        ReturnType::Type(_, ty) => (**ty).clone(),
        ReturnType::Default => {
            Type::Tuple(TypeTuple { paren_token: Paren::default(), elems: Punctuated::new() })
        }
    }
}

/// What comes back, and whether its type is known to have a default value.
fn output(ty: &Type, borrows: &Borrows, lends: bool) -> Result<(Output, bool)> {
    let ty = opaque::boxed_output(ty).unwrap_or_else(|| ty.clone());
    opaque::refuse(&ty)?;
    let has_default = types::has_default(&ty);
    let output = match types::bare(&ty) {
        Type::Never(_) => Output::Never,
        _ if !borrows.from_self => Output::Handed(family(ty, borrows)),
        _ if !lends => Output::Handed(Family::Own(naming::made_static(ty))),
        _ => lent(ty),
    };
    let has_default = match &output {
        Output::Handed(Family::Local { .. }) => false,
        Output::Lends { lent, .. } => types::is_plain(lent) || matches!(lent, Type::Slice(_)),
        _ => has_default,
    };
    Ok((output, has_default))
}

/// An output that borrows from the mock.
fn lent(ty: Type) -> Output {
    if let Some((reference, lent)) = types::lent_reference(&ty) {
        return match (reference.mutability, &lent) {
            (None, Type::TraitObject(_)) => Output::LendsDyn(lent),
            (None, _) => Output::Lends { made: types::owned(&lent, false), lent },
            (Some(_), _) => Output::LendsMut { made: types::owned(&lent, true), lent },
        };
    }
    // What has an explicit lifetime inside another type is `'static` for mockall.
    let is_lent = |reference: &TypeReference| {
        reference.mutability.is_none()
            && !(reference.lifetime.is_some() && crate_name::is_mockall())
    };
    if let Some((reference, lent)) =
        types::only_argument(&ty, "Option").as_ref().and_then(types::lent_reference)
    {
        if is_lent(reference) {
            let owned = types::owned(&lent, false);
            return Output::LendsIn { made: parse_quote!(::core::option::Option<#owned>), lent };
        }
    }
    if let Some((ok, err)) = types::result_arguments(&ty) {
        if let Some((reference, lent)) = types::lent_reference(&ok) {
            if is_lent(reference) && !lifetimes::has_any(&err) {
                let owned = types::owned(&lent, false);
                return Output::LendsIn {
                    made: parse_quote!(::core::result::Result<#owned, #err>),
                    lent,
                };
            }
        }
    }
    if types::has_trait_object(&ty) {
        // All that is in it lives as long as the mock does, or what is shared with it.
        return Output::Handed(family(ty, &Borrows::default()));
    }
    // `Cow<'_, str>` and its like: a `'static` one will do, rustc shortens it.
    Output::Handed(Family::Own(naming::made_static(ty)))
}
