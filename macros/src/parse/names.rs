//! Several methods of one name: each gets a field of its own, or they are told apart by types.

use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::{Error, GenericArgument, PathArguments, Result, Type, parse_quote};

use super::{beside, naming};
use crate::model::{Double, Implementation, Variant};

/// The double with a different field for each method.
///
/// Methods of one name may be there for different type arguments of the mock
/// (`impl Trait for Name<u32>` and `impl Trait for Name<i32>`), or of one trait
/// (`impl Trait<u32> for Name` and `impl Trait<i32> for Name`), or under a `cfg`. Of methods of several
/// traits the first keeps its name; the others are called with their trait's in front.
pub(super) fn made_distinct(mut double: Double) -> Result<Double> {
    mark_variants(&mut double.implementations);
    // The name of each method, and for which type arguments it is.
    let mut seen: Vec<(String, String)> = Vec::new();
    let all = double.implementations.iter_mut();
    let (own, of_traits): (Vec<_>, Vec<_>) = all.partition(|of| of.of_trait.is_none());
    for implementation in own.into_iter().chain(of_traits) {
        let self_type = implementation.self_type.to_token_stream().to_string();
        let of_trait = implementation.of_trait.as_ref().map(|of| beside::name(&of.path));
        let others = seen.len();
        for method in implementation.methods.iter_mut().filter(|method| method.is_first()) {
            let is_taken = method.cfgs.is_empty() && method.variant.is_none();
            let mut name = (method.called.to_string(), self_type.clone());
            let is_taken = is_taken && seen[..others].contains(&name);
            if let (true, Some(of_trait)) = (is_taken, &of_trait) {
                let (of_trait, span) = (snake_case(of_trait), method.called.span());
                method.called = format_ident!("{of_trait}_{}", method.called.unraw(), span = span);
                method.field = method.called.clone();
                name.0 = method.called.to_string();
            }
            if method.cfgs.is_empty() && seen.contains(&name) {
                let name = &method.called;
                return Err(Error::new_spanned(
                    name,
                    format!(
                        "the mock has another method `{name}`, and `expect_{name}` would mean both: \
                         give one of them to a mock of its own"
                    ),
                ));
            }
            // Of those of one trait under a `cfg` only one is there.
            let beside = if method.cfgs.is_empty() { &seen[..] } else { &seen[..others] };
            let of_name = beside.iter().filter(|(of, _)| *of == name.0).count();
            if of_name > 0 {
                method.field = format_ident!("__{}_{}", method.called, of_name + 1);
            }
            seen.push(name);
        }
    }
    Ok(double)
}

/// `file_store` of `FileStore`, `http_client` of `HTTPClient`.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    let mut letters = name.chars().peekable();
    let mut before = '_';
    while let Some(letter) = letters.next() {
        let begins =
            !before.is_uppercase() || letters.peek().is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && before != '_' && begins {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
        before = letter;
    }
    snake
}

/// Finds the traits that the mock has several times, and tells their methods apart.
fn mark_variants(implementations: &mut [Implementation]) {
    let traits: Vec<Option<(String, String)>> = implementations.iter().map(trait_name).collect();
    let mut marked: Vec<&Option<(String, String)>> = Vec::new();
    for (implementation, name) in implementations.iter_mut().zip(&traits) {
        let is_one_of_several = traits.iter().filter(|other| *other == name).count() > 1;
        if name.is_none() || !is_one_of_several {
            continue;
        }
        let Some(key) = arguments(implementation) else { continue };
        let index = marked.iter().filter(|other| **other == name).count();
        for method in &mut implementation.methods {
            if method.keys.params.is_empty() {
                method.variant = Some(Variant { key: naming::made_static(key.clone()), index });
            }
        }
        marked.push(name);
    }
}

/// The mock and its trait, without the trait's arguments.
fn trait_name(implementation: &Implementation) -> Option<(String, String)> {
    let mut path = implementation.of_trait.as_ref()?.path.clone();
    let last = path.segments.last_mut()?;
    if last.arguments.is_none() {
        return None;
    }
    last.arguments = PathArguments::None;
    let self_type = implementation.self_type.to_token_stream().to_string();
    Some((self_type, path.to_token_stream().to_string()))
}

/// The trait's type arguments.
fn arguments(implementation: &Implementation) -> Option<Type> {
    let path = &implementation.of_trait.as_ref()?.path;
    let PathArguments::AngleBracketed(arguments) = &path.segments.last()?.arguments else {
        return None;
    };
    let types: Vec<&Type> = arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .collect();
    match types.as_slice() {
        [] => None,
        [only] => Some((*only).clone()),
        types => Some(parse_quote!((#(#types),*))),
    }
}
