//! Iterables of what is converted, `I: IntoIterator<Item = S>, S: AsRef<str>`: a double gets a `Vec` of what the items become.

use syn::{
    Block, GenericArgument, Ident, PathArguments, PredicateType, Signature, Type, TypeParamBound,
    WherePredicate,
};

use super::generics::{Bounds, is_static, mentions, parameter_named};
use super::{lent_parameters, opaque, passing, types};
use crate::model::{Container, Passing};
use crate::syntax::{ends_in, has_trait, input_types, output_type, parse_quote, predicates};

/// What is done to an `impl IntoIterator` of `impl Into<X>` or `impl AsRef<X>`, and its type.
pub(super) fn passed(bounds: &Bounds) -> Option<(Passing, Type)> {
    let (item, is_seen) = item(&lent_parameters::without_what_is_shown(&items(bounds)?))?;
    let owned = owned(&item, is_seen)?;
    let passing = Passing::Collected { container: Container::Iterable, item, is_seen };
    Some((passing, parse_quote!(::std::vec::Vec<#owned>)))
}

/// What an item with these bounds becomes, and whether it is only seen as that.
pub(super) fn item(bounds: &Bounds) -> Option<(Type, bool)> {
    let converted = opaque::target(bounds, "Into");
    let is_seen = converted.is_none();
    Some((converted.or_else(|| opaque::target(bounds, "AsRef"))?, is_seen))
}

/// The owned type of that.
pub(super) fn owned(item: &Type, is_seen: bool) -> Option<Type> {
    if is_seen { types::to_owned(item) } else { Some(item.clone()) }
}

/// The same where a body gets the items too: what is seen of them is shown to that.
pub(super) fn beside_a_body(ty: &Type) -> Option<(Passing, Type)> {
    let Type::ImplTrait(opaque) = ty else { return None };
    passed(&passing::seen_by_a_body(&opaque.bounds))
        .filter(|(passing, _)| matches!(passing, Passing::Collected { is_seen: true, .. }))
}

/// Those of the parameters that a body can do without: it names none of them, and has to do with what is seen of the items.
pub(super) fn seen_by_a_body(taken: Vec<(Ident, Bounds)>, body: &Block) -> Vec<(Ident, Bounds)> {
    let is_seen = |bounds: &Bounds| {
        has_trait(bounds, &["AsRef"]) || items(bounds).is_some_and(|of| has_trait(&of, &["AsRef"]))
    };
    let is_kept = |(name, of): &(Ident, Bounds)| is_seen(of) && !mentions(body, &[name]);
    if taken.iter().all(is_kept) { taken } else { Vec::new() }
}

/// What bounds the items, if the iterable's own bounds say that.
fn items(bounds: &Bounds) -> Option<Bounds> {
    match opaque::only_bound(bounds, "IntoIterator")?.first()? {
        GenericArgument::Constraint(of) if of.ident == "Item" => Some(of.bounds.clone()),
        GenericArgument::AssocType(of) if of.ident == "Item" => match &of.ty {
            Type::ImplTrait(item) => Some(item.bounds.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// Says in the bounds of an iterable what a predicate says of its items: `I: IntoIterator<Item: AsRef<str>>` for
/// `I::Item: AsRef<str>`.
pub(super) fn bound_items(bounds: &mut [(Ident, Bounds)], predicate: &PredicateType) {
    for (name, of) in bounds {
        if is_of(name, &predicate.bounded_ty, "Item") {
            of.iter_mut().for_each(|bound| bound_items_of(bound, &predicate.bounds));
        }
    }
}

fn bound_items_of(iterable: &mut TypeParamBound, bounds: &Bounds) {
    let TypeParamBound::Trait(of) = iterable else { return };
    let Some(last) = of.path.segments.last_mut().filter(|of| of.ident == "IntoIterator") else {
        return;
    };
    let arguments = match &mut last.arguments {
        PathArguments::AngleBracketed(arguments) => &mut arguments.args,
        others => {
            *others = PathArguments::AngleBracketed(parse_quote!(<Item: #bounds>));
            return;
        }
    };
    if let Some(GenericArgument::Constraint(of)) = arguments.first_mut() {
        of.bounds.extend(bounds.clone());
    }
}

/// Whether the type is `I::Item`, with `Item` as the last name.
fn is_of(name: &Ident, ty: &Type, last: &str) -> bool {
    let Type::Path(of) = ty else { return false };
    let segments = &of.path.segments;
    ends_in(&of.path, &[last])
        && match &of.qself {
            Some(iterable) => parameter_named(&iterable.ty) == Some(name),
            None => segments.len() == 2 && segments[0].ident == *name,
        }
}

/// Takes the parameters that are such an iterable, and those that are its items and nothing else.
pub(super) fn take(signature: &Signature, bounds: &[(Ident, Bounds)]) -> Vec<(Ident, Bounds)> {
    let mut taken = Vec::new();
    for (name, of) in bounds.iter().filter(|(_, of)| !is_static(of)) {
        let item = item_of(name, of, signature, bounds);
        let Some(items) = item.map(|(_, bounds)| bounds.clone()).or_else(|| items(of)) else {
            continue;
        };
        let shown = lent_parameters::without_what_is_shown(&items);
        let iterable = with_items(of, &shown);
        let is_whole = |ty: &Type| parameter_named(ty) == Some(name);
        let is_taken = input_types(signature).iter().any(|ty| is_whole(ty))
            && lent_parameters::is_argument(signature, name)
            && !is_in_predicates(signature, name, item.is_none())
            && !is_static(&items);
        if is_taken && passed(&iterable).is_some() {
            taken.push((name.clone(), iterable));
            if let Some((item, _)) = item {
                taken.push((item.clone(), shown));
            }
        }
    }
    taken
}

/// Whether a predicate says more of the iterable than what bounds it, what bounds the items if that is known, and what a
/// `Vec` has as well.
fn is_in_predicates(signature: &Signature, name: &Ident, are_items_known: bool) -> bool {
    predicates(&signature.generics).into_iter().any(|predicate| match predicate {
        WherePredicate::Type(of) => {
            let is_known = parameter_named(&of.bounded_ty) == Some(name)
                || are_items_known && is_of(name, &of.bounded_ty, "Item")
                || is_of(name, &of.bounded_ty, "IntoIter") && of.bounds.iter().all(is_had_by_a_vec);
            !is_known && mentions(predicate, &[name])
        }
        _ => false,
    })
}

/// Whether the iterator of a `Vec` has the trait.
fn is_had_by_a_vec(bound: &TypeParamBound) -> bool {
    const HAD: [&str; 4] =
        ["DoubleEndedIterator", "ExactSizeIterator", "FusedIterator", "Iterator"];
    match bound {
        TypeParamBound::Trait(of) => types::is_auto_trait(&of.path) || ends_in(&of.path, &HAD),
        _ => false,
    }
}

/// The parameter that is the item of the iterable, and is named nowhere else.
fn item_of<'b>(
    iterable: &Ident,
    of: &Bounds,
    signature: &Signature,
    bounds: &'b [(Ident, Bounds)],
) -> Option<&'b (Ident, Bounds)> {
    let item = opaque::into_iterator_item(of)?;
    let found = bounds.iter().find(|(name, _)| Some(name) == parameter_named(&item))?;
    let name = &found.0;
    let is_elsewhere = bounds.iter().any(|(other, of)| other != iterable && mentions(of, &[name]))
        || input_types(signature).iter().any(|ty| mentions(ty, &[name]))
        || output_type(signature).is_some_and(|ty| mentions(ty, &[name]))
        || lent_parameters::is_in_predicates(signature, name, &[name, iterable]);
    (!is_elsewhere).then_some(found)
}

/// The bounds with these for the items.
fn with_items(bounds: &Bounds, items: &Bounds) -> Bounds {
    let mut bounds = bounds.clone();
    for bound in &mut bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let last = bound.path.segments.last_mut().map(|last| &mut last.arguments);
        if let Some(PathArguments::AngleBracketed(arguments)) = last {
            *arguments = parse_quote!(<Item: #items>);
        }
    }
    bounds
}
