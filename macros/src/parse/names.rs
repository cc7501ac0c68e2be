//! Several methods of one name: each gets a field of its own, or they are told apart by types.

use std::collections::{HashMap, HashSet};

use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::{Error, GenericArgument, PathArguments, Result, Type, parse_quote};

use super::inherited;
use crate::model::{Double, Implementation, Variant};

/// The double with a different field for each method.
///
/// Methods of one name may be there for different type arguments of the mock
/// (`impl Trait for Name<u32>` and `impl Trait for Name<i32>`), or of one trait
/// (`impl Trait<u32> for Name` and `impl Trait<i32> for Name`), or under a `cfg`. Of methods of several
/// traits the first keeps its name; the others are called with their trait's in front.
pub(super) fn made_distinct(mut double: Double) -> Result<Double> {
    mark_variants(&mut double.implementations);
    let mut seen: HashMap<String, Vec<String>> = HashMap::new();
    // Its own methods come first.
    let mut all: Vec<&mut Implementation> = double.implementations.iter_mut().collect();
    all.sort_by_key(|implementation| implementation.of_trait.is_some());
    for implementation in all {
        let self_type = implementation.self_type.to_token_stream().to_string();
        let of_trait = implementation.of_trait.as_ref().map(|of| inherited::name(&of.path));
        let others: HashSet<String> = taken(&seen, &self_type);
        for method in implementation.methods.iter_mut().filter(|method| method.is_first()) {
            let is_taken = method.cfgs.is_empty() && method.variant.is_none();
            let is_taken = is_taken && others.contains(&method.called.to_string());
            if let (true, Some(of_trait)) = (is_taken, &of_trait) {
                let (of_trait, span) = (snake_case(of_trait), method.called.span());
                method.called = format_ident!("{of_trait}_{}", method.called.unraw(), span = span);
                method.field = method.called.clone();
            }
            let name = &method.called;
            let of_name = seen.entry(name.to_string()).or_default();
            if method.cfgs.is_empty() && of_name.contains(&self_type) {
                return Err(Error::new_spanned(
                    name,
                    format!(
                        "the mock has another method `{name}`, and `expect_{name}` would mean both: \
                         give one of them to a mock of its own"
                    ),
                ));
            }
            if !of_name.is_empty() {
                method.field = format_ident!("__{}_{}", name, of_name.len() + 1);
            }
            of_name.push(self_type.clone());
        }
    }
    Ok(double)
}

/// The names that the mock has given away.
fn taken(seen: &HashMap<String, Vec<String>>, self_type: &String) -> HashSet<String> {
    let is_of_mock = |of_name: &&Vec<String>| of_name.contains(self_type);
    let taken = seen.iter().filter(|(_, of_name)| is_of_mock(of_name));
    taken.map(|(name, _)| name.clone()).collect()
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
    let mut count: HashMap<(String, String), usize> = HashMap::new();
    let traits: Vec<Option<(String, String)>> = implementations.iter().map(trait_name).collect();
    for name in traits.iter().flatten() {
        *count.entry(name.clone()).or_default() += 1;
    }
    let mut next: HashMap<(String, String), usize> = HashMap::new();
    for (implementation, name) in implementations.iter_mut().zip(traits) {
        let Some(name) = name.filter(|name| count[name] > 1) else { continue };
        let Some(key) = arguments(implementation) else { continue };
        let index = next.entry(name).or_default();
        for method in &mut implementation.methods {
            if method.keys.params.is_empty() {
                method.variant = Some(Variant { key: key.clone(), index: *index });
            }
        }
        *index += 1;
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
