//! Several methods of one name: each gets a field of its own, or they are told apart by types.

use quote::{ToTokens, format_ident};
use syn::ext::IdentExt;
use syn::{Error, GenericArgument, PathArguments, Result, Type};

use super::{beside, naming};
use crate::model::{Double, Implementation, Variant};
use crate::syntax::parse_quote;

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
    let (mut all, mut of_traits) = (Vec::new(), Vec::new());
    for implementation in &mut double.implementations {
        match implementation.of_trait {
            None => all.push(implementation),
            Some(_) => of_traits.push(implementation),
        }
    }
    all.append(&mut of_traits);
    for implementation in all {
        let self_type = implementation.self_type.to_token_stream().to_string();
        let of_trait = implementation.of_trait.as_ref().map(|of| beside::name(&of.path));
        let others = seen.len();
        for method in &mut implementation.methods {
            if !method.is_first() {
                continue;
            }
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
            let mut of_name = 0;
            for (of, _) in beside {
                of_name += usize::from(*of == name.0);
            }
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
    let mut traits = Vec::new();
    for implementation in implementations.iter() {
        traits.extend(trait_name(implementation));
    }
    let mut marked = Vec::new();
    for implementation in implementations {
        let Some(name) = trait_name(implementation) else { continue };
        if times(&name, &traits) < 2 {
            continue;
        }
        let Some(key) = arguments(implementation) else { continue };
        let index = times(&name, &marked);
        for method in &mut implementation.methods {
            if method.keys.params.is_empty() {
                method.variant = Some(Variant { key: naming::made_static(key.clone()), index });
            }
        }
        marked.push(name);
    }
}

/// How often the name is among the others.
fn times(name: &(String, String), others: &[(String, String)]) -> usize {
    let mut times = 0;
    for other in others {
        times += usize::from(name == other);
    }
    times
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
    let mut types = Vec::new();
    for argument in &arguments.args {
        if let GenericArgument::Type(ty) = argument {
            types.push(ty);
        }
    }
    match types.as_slice() {
        [] => None,
        [only] => Some(Type::clone(only)),
        types => Some(parse_quote!((#(#types),*))),
    }
}
