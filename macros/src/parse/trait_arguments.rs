//! What stands for the parameters of a trait, where it is inherited with certain arguments, or of a generic
//! associated type.

use crate::syntax::{parse_quote, parse2};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::punctuated::Punctuated;
use syn::{
    GenericArgument, GenericParam, Generics, Ident, ItemTrait, PathArguments, PathSegment, Token,
    Type,
};

/// What a generic type is for the arguments in a path; where the path elides its lifetimes, they are elided.
pub(super) fn applied(ty: &Type, generics: &Generics, named: &PathSegment) -> Option<Type> {
    let mut arguments = match &named.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.clone(),
        _ => Punctuated::new(),
    };
    if !arguments.iter().any(|argument| matches!(argument, GenericArgument::Lifetime(_))) {
        generics.lifetimes().for_each(|_| arguments.insert(0, parse_quote!('_)));
    }
    parse2(TraitArguments::new(generics, &arguments).replaced(ty.to_token_stream())).ok()
}

/// Each parameter, and what is in its place.
pub(super) struct TraitArguments {
    lifetimes: Vec<(Ident, TokenTree)>,
    types: Vec<(Ident, TokenTree)>,
}

impl TraitArguments {
    pub(super) fn new(
        generics: &Generics,
        arguments: &Punctuated<GenericArgument, Token![,]>,
    ) -> Self {
        let (mut lifetimes, mut types) = (Vec::new(), Vec::new());
        for argument in arguments {
            match argument {
                GenericArgument::Lifetime(of) => lifetimes.push(of.ident.clone()),
                GenericArgument::AssocType(_) => {}
                own => types.push(own.to_token_stream()),
            }
        }
        let (mut lifetimes, mut types) = (lifetimes.into_iter(), types.into_iter());
        // Several tokens get something invisible around them, so that they stay one type whatever
        // stands beside them.
        let whole = |tokens: TokenStream| {
            let mut each = tokens.clone().into_iter();
            match (each.next(), each.next()) {
                (Some(only), None) => only,
                _ => TokenTree::from(Group::new(Delimiter::None, tokens)),
            }
        };
        let mut chosen = Self { lifetimes: Vec::new(), types: Vec::new() };
        for parameter in &generics.params {
            let (name, default) = match parameter {
                GenericParam::Lifetime(of) => {
                    if let Some(given) = lifetimes.next() {
                        chosen.lifetimes.push((of.lifetime.ident.clone(), given.into()));
                    }
                    continue;
                }
                GenericParam::Type(of) => (&of.ident, of.default.to_token_stream()),
                GenericParam::Const(of) => (&of.ident, of.default.to_token_stream()),
            };
            let given = types.next().unwrap_or(default);
            if !given.is_empty() {
                chosen.types.push((name.clone(), whole(given)));
            }
        }
        chosen
    }

    /// The tokens with the arguments in place of the parameters. The trait's own list of them is left
    /// out: it has none any more.
    pub(super) fn put_in(&self, tokens: TokenStream) -> TokenStream {
        match parse2::<ItemTrait>(tokens.clone()) {
            Ok(mut item) => {
                item.generics = Generics::default();
                self.replaced(item.to_token_stream())
            }
            Err(_) => self.replaced(tokens),
        }
    }

    fn replaced(&self, tokens: TokenStream) -> TokenStream {
        let mut replaced = TokenStream::new();
        let mut is_lifetime = false;
        for token in tokens {
            let chosen = if is_lifetime { &self.lifetimes } else { &self.types };
            is_lifetime = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '\'');
            replaced.append(match token {
                TokenTree::Ident(name) => {
                    let chosen = chosen.iter().find(|(parameter, _)| *parameter == name);
                    chosen.map_or(TokenTree::Ident(name), |(_, chosen)| chosen.clone())
                }
                TokenTree::Group(group) => {
                    let mut inside = Group::new(group.delimiter(), self.replaced(group.stream()));
                    inside.set_span(group.span());
                    TokenTree::Group(inside)
                }
                token => token,
            });
        }
        replaced
    }
}
