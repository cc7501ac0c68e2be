//! What comes back: handed over, or lent by the mock.

use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{Result, ReturnType, Signature, Type, TypeTuple};

use super::borrows::Borrows;
use super::signature::Scope;
use super::{async_trait, family, lifetimes, naming, opaque, types};
use crate::crate_name;
use crate::model::{Family, Output};
use crate::syntax::parse_quote;

/// The type that a signature returns.
pub(super) fn returned(signature: &Signature) -> Type {
    match &signature.output {
        ReturnType::Type(_, ty) => (**ty).clone(),
        ReturnType::Default => {
            Type::Tuple(TypeTuple { paren_token: Paren::default(), elems: Punctuated::new() })
        }
    }
}

/// What comes back, and whether its type is known to have a default value.
pub(super) fn understand(
    ty: &Type,
    borrows: &Borrows,
    signature: &Signature,
    scope: &Scope,
) -> Result<(Output, bool)> {
    opaque::refuse_without_box(ty)?;
    let ty = opaque::boxed_output(ty).unwrap_or_else(|| ty.clone());
    opaque::refuse(&ty)?;
    let is_watched = may_be_awaited(signature, scope);
    let ty = if is_watched { async_trait::answered(ty) } else { ty };
    let has_default = types::has_default(&ty);
    let output = match types::bare(&ty) {
        Type::Never(_) => Output::Never,
        _ if !borrows.from_self => Output::Handed(family::of(ty, borrows)),
        _ if !scope.lends => Output::Handed(lent_for_good(ty, borrows)),
        _ => lent(ty, borrows, signature, scope),
    };
    let output = match output {
        // What has one lifetime more notes no awaits.
        Output::Handed(family) if is_watched && borrows.third.is_none() => future(family),
        output => output,
    };
    let has_default = match &output {
        // A box that is `Send` can have no value in it that is not.
        Output::Future { awaited, .. } => types::is_plain_name(awaited) || types::is_unit(awaited),
        Output::Handed(Family::Local { .. }) => false,
        Output::Lends { lent, .. } => types::is_plain(lent) || matches!(lent, Type::Slice(_)),
        _ => has_default,
    };
    Ok((output, has_default))
}

/// Whether a future that comes back is one of a mock's methods, or of a function that can be patched, which note that it is
/// awaited. Under the name of mockall a box is a value like any other.
fn may_be_awaited(signature: &Signature, scope: &Scope) -> bool {
    let is_method = scope.lends && signature.receiver().is_some();
    let is_watched = is_method || scope.body.is_some();
    is_watched && signature.asyncness.is_none() && !crate_name::is_mockall()
}

/// What comes back is a boxed future, if it has no other traits, and what is awaited of it borrows from nothing.
fn future(boxed: Family) -> Output {
    let awaited = match &boxed {
        Family::Own(of) => opaque::awaited(of),
        Family::Local { of, .. } => opaque::awaited(of),
        _ => None,
    };
    match awaited {
        Some(awaited) => Output::Future { awaited, boxed },
        None => Output::Handed(boxed),
    }
}

/// An output that borrows from `self` where there is no mock to lend it: it lives for ever, or as long as an argument that
/// has the lifetime of `self`.
fn lent_for_good(ty: Type, borrows: &Borrows) -> Family {
    match family::of(ty.clone(), borrows) {
        of_an_argument @ (Family::Nested(_) | Family::OptNested(_)) => of_an_argument,
        _ => Family::Own(naming::made_static(ty)),
    }
}

/// Traits of std that a mock lends what is of, and of which no object is `Send` unless it says so.
const OF_STD: [&str; 5] = ["Any", "Debug", "Display", "Error", "Fn"];

/// What rests in the mock until it is lent has to be what the mock is.
fn share(lent: &mut Type, scope: &Scope) {
    let is_any = || !crate_name::is_mockall() && types::is_object_of(lent, &["Any"]);
    if is_any() || scope.is_shared && types::is_object_of(lent, &OF_STD) {
        types::share(lent);
    }
}

/// An output that borrows from the mock.
fn lent(ty: Type, borrows: &Borrows, signature: &Signature, scope: &Scope) -> Output {
    if let Some((reference, mut lent)) = types::lent_reference(&ty) {
        if reference.mutability.is_some() && !is_exclusive(signature) {
            // A shared mock has nothing to lend so: what lives for ever will do.
            return Output::Handed(Family::Own(naming::made_static(ty)));
        }
        share(&mut lent, scope);
        return match (reference.mutability, &lent) {
            (None, Type::TraitObject(_)) => Output::LendsDyn(lent),
            (None, _) => Output::Lends { made: types::owned(&lent, false), lent },
            (Some(_), _) => {
                Output::LendsMut { made: types::owned(&lent, true), lent, inside: None }
            }
        };
    }
    if let Some(lent) = lent_inside(&ty, is_exclusive(signature), scope) {
        return lent;
    }
    let is_awaited = may_be_awaited(signature, scope) && opaque::awaited(&ty).is_some();
    if is_awaited && !borrows.has_tied() {
        // No effect knows the mock that it could borrow from.
        return Output::Handed(Family::Own(naming::made_static(ty)));
    }
    if borrows.holds_object || types::has_trait_object(&ty) {
        // All that is in it lives as long as the mock does, or what is shared with it.
        return Output::Handed(family::of(ty, &Borrows::default()));
    }
    // `Cow<'_, str>` and its like: a `'static` one will do, rustc shortens it.
    Output::Handed(Family::Own(naming::made_static(ty)))
}

/// Whether `self` is behind a `&mut`, pinned or not.
fn is_exclusive(signature: &Signature) -> bool {
    let Some(receiver) = signature.receiver() else { return false };
    let pinned = types::only_argument(&receiver.ty, "Pin");
    let this = pinned.as_ref().unwrap_or(&receiver.ty);
    matches!(this, Type::Reference(of) if of.mutability.is_some())
}

/// `Option<&T>`, `Result<&T, E>` or `io::Result<&T>` of the mock, or, where that is exclusive, the same with `&mut T`.
fn lent_inside(ty: &Type, is_exclusive: bool, scope: &Scope) -> Option<Output> {
    let (inside, error) = match types::only_argument(ty, "Option") {
        Some(inside) => (inside, None),
        None => match types::result_arguments(ty) {
            Some((ok, error)) => (ok, Some(error)),
            // Under that name it has always been `'static`.
            None if crate_name::is_mockall() => return None,
            None => (types::only_argument(ty, "Result")?, None),
        },
    };
    let (reference, mut lent) = types::lent_reference(&inside)?;
    // What has an explicit lifetime inside another type is `'static` for mockall.
    let is_static = reference.lifetime.is_some() && crate_name::is_mockall();
    let is_mut = reference.mutability.is_some();
    if is_static || is_mut && (!is_exclusive || crate_name::is_mockall()) {
        return None;
    }
    share(&mut lent, scope);
    if is_mut && types::only_argument(ty, "Option").is_some() {
        let made = types::with_only_argument(ty, types::owned(&lent, false));
        return Some(Output::LendsMut {
            made: made.clone(),
            lent: made,
            inside: Some(Box::new(lent)),
        });
    }
    let owned = types::owned(&lent, false);
    let made = match error {
        Some(error) if lifetimes::has_any(&error) => return None,
        Some(error) => parse_quote!(::core::result::Result<#owned, #error>),
        None => types::with_only_argument(ty, owned),
    };
    Some(match is_mut {
        true => Output::LendsMutIn { made, lent },
        false => Output::LendsIn { made, lent },
    })
}
