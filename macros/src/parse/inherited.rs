//! Supertraits whose methods a mock has too. What is known of them comes from a macro that bears the
//! supertrait's own name, one supertrait after the other: each macro adds its trait to what was found
//! before, and hands all of it on.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, format_ident, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, GenericParam, Generics, Ident, ItemTrait,
    Path, PathArguments, Result, Token, TraitItem, TypeParamBound, braced, parse_quote, parse2,
};

use super::attribute::Given;
use super::{attributes, separated, supertrait};
use crate::model::{Inheritable, Inheriting};

/// A supertrait, its parameters replaced by the arguments that the mock has it with.
pub(super) struct Inherited {
    pub(super) path: Path,
    pub(super) given: Given,
    pub(super) item: ItemTrait,
    attribute: TokenStream,
}

/// A trait that inherits, and what is known of its supertraits.
pub(super) struct Heir {
    pub(super) attribute: TokenStream,
    pub(super) item: TokenStream,
    pub(super) found: Vec<Inherited>,
    left: Vec<Path>,
}

fn group(input: ParseStream<'_>) -> Result<TokenStream> {
    let content;
    braced!(content in input);
    content.parse()
}

impl Parse for Inherited {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let (path, attribute, item) = (group(input)?, group(input)?, group(input)?);
        let (path, given, item) = (parse2(path)?, parse2(attribute.clone())?, parse2(item)?);
        Ok(Self { path, given, item, attribute })
    }
}

impl ToTokens for Inherited {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { path, item, attribute, .. } = self;
        tokens.extend(quote!({ #path } { #attribute } { #item }));
    }
}

impl Inherited {
    /// `Iterator<Item = T>`, if it says what the `T` is.
    pub(super) fn iterator(path: &Path) -> Option<Self> {
        let items = arguments(path)?.args;
        let mut path = path.clone();
        path.segments.last_mut()?.arguments = PathArguments::None;
        let attribute = quote!(type #items;);
        let item = quote! {
            trait Iterator {
                type Item;
                fn next(&mut self) -> ::core::option::Option<Self::Item>;
            }
        };
        let (given, item) = (parse2(attribute.clone()).ok()?, parse2(item).ok()?);
        Some(Self { path, given, item, attribute })
    }
}

impl Heir {
    /// A trait of which nothing is known but that it inherits.
    pub(super) fn new(given: &Given, attribute: TokenStream, item: TokenStream) -> Self {
        Self { attribute, item, found: Vec::new(), left: given.inherited.clone() }
    }

    /// The next step: to ask for a supertrait, if one is left.
    pub(super) fn next(&mut self) -> Option<Inheriting> {
        if self.left.is_empty() {
            return None;
        }
        let path = self.left.remove(0);
        let asked = without_arguments(&path);
        let Self { attribute, item, found, left } = self;
        let rest = quote!({ #path } { #attribute } { #item } { #(#found)* } { #(#left),* });
        Some(Inheriting { inheritable: None, asked, rest })
    }

    fn add(&mut self, path: Path, attribute: TokenStream, item: TokenStream) -> Result<()> {
        let heir: ItemTrait = parse2(self.item.clone())?;
        let generics = parse2::<ItemTrait>(item.clone())?.generics;
        let mut arguments = arguments(&path);
        let name = name(&path);
        for bound in supertrait::bounds(&heir, &self.found) {
            if let (TypeParamBound::Trait(bound), None) = (bound, &arguments) {
                if self::name(&bound.path) == name {
                    arguments = self::arguments(&bound.path);
                }
            }
        }
        let arguments = arguments.map(|arguments| arguments.args).unwrap_or_default();
        let chosen = Chosen::new(&generics, &arguments);
        let (attribute, item) = (chosen.put_in(attribute), chosen.put_in(item));
        let (of_types, own): (Vec<_>, Vec<_>) = arguments
            .into_iter()
            .partition(|argument| matches!(argument, GenericArgument::AssocType(_)));
        // What is said first is what holds.
        let attribute = quote!(#(type #of_types;)* #attribute);
        let given: Given = parse2(attribute.clone())?;
        let path = with_arguments(&path, (!own.is_empty()).then(|| parse_quote!(<#(#own),*>)));
        let mut item: ItemTrait = parse2(item)?;
        for inherited in &given.inherited {
            let is_it = |path: &Path| self::name(path) == self::name(inherited);
            let found = beside(&path, inherited);
            for bound in &mut item.supertraits {
                match bound {
                    TypeParamBound::Trait(bound) if is_it(&bound.path) => {
                        bound.path = with_arguments(&found, self::arguments(&bound.path));
                    }
                    _ => {}
                }
            }
            if !self.left.iter().chain(self.found.iter().map(|found| &found.path)).any(is_it) {
                self.left.push(found);
            }
        }
        self.found.push(Inherited { path, given, item, attribute });
        Ok(())
    }
}

/// What marks the name by which a supertrait of a supertrait is found beside that.
const BESIDE: &str = "__standin_";

/// The supertrait's name: that of `storage::__standin_Cache__Store` is `Store`.
pub(super) fn name(of: &Path) -> String {
    let name = of.segments.last().map(|last| last.ident.unraw().to_string()).unwrap_or_default();
    match name.strip_prefix(BESIDE).and_then(|name| name.rsplit_once("__")) {
        Some((_, name)) => name.into(),
        None => name,
    }
}

/// The name by which what `heir` inherits is found beside it.
fn name_beside(heir: &str, of: &Path) -> Ident {
    format_ident!("{BESIDE}{heir}__{}", name(of))
}

/// Where a supertrait of `heir` is found. What names it beside `heir` may not be seen here, but there: by the
/// path of `heir`, if that says in which module it is.
fn beside(heir: &Path, of: &Path) -> Path {
    let mut path = heir.clone();
    let Some(last) = path.segments.last_mut().filter(|_| heir.segments.len() > 1) else {
        return of.clone();
    };
    let found = last.ident.unraw().to_string();
    // Who names one beside itself names all that it inherits.
    let by = found.strip_prefix(BESIDE).and_then(|name| name.rsplit_once("__"));
    last.ident = name_beside(by.map_or(&*found, |(by, _)| by), of);
    with_arguments(&path, arguments(of))
}

fn with_arguments(path: &Path, arguments: Option<AngleBracketedGenericArguments>) -> Path {
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut() {
        last.arguments = arguments.map_or(PathArguments::None, PathArguments::AngleBracketed);
    }
    path
}

/// The names by which those who inherit `heir` find what it inherits itself.
pub(super) fn named_beside(heir: &Ident, found: &[Inherited]) -> Vec<(Path, Ident)> {
    let heir = heir.unraw().to_string();
    let named =
        |found: &Inherited| (without_arguments(&found.path), name_beside(&heir, &found.path));
    found.iter().map(named).collect()
}

fn without_arguments(path: &Path) -> Path {
    let mut path = path.clone();
    for segment in &mut path.segments {
        segment.arguments = PathArguments::None;
    }
    path
}

impl Parse for Heir {
    /// What a supertrait's macro hands on: what it knows, and what was known before.
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let (of_super, super_item) = (group(input)?, group(input)?);
        let path = parse2(group(input)?)?;
        let (attribute, item) = (group(input)?, group(input)?);
        let (found, left);
        braced!(found in input);
        let mut heir = Self { attribute, item, found: Vec::new(), left: Vec::new() };
        while !found.is_empty() {
            heir.found.push(found.parse()?);
        }
        braced!(left in input);
        heir.left.extend(separated::<Path>(&left)?);
        heir.add(path, of_super, super_item)?;
        Ok(heir)
    }
}

fn arguments(path: &Path) -> Option<AngleBracketedGenericArguments> {
    match &path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => Some(arguments.clone()),
        _ => None,
    }
}

/// The macro by which the mocks of subtraits learn of a trait. It tells of no bodies: what they use may
/// not be seen elsewhere.
pub(super) fn inheritable(item: &ItemTrait, attribute: &TokenStream) -> Inheritable {
    let cfgs = attributes::chosen(&item.attrs, &["cfg"]);
    let mut item = item.clone();
    item.attrs = attributes::chosen(&item.attrs, &["async_trait"]);
    for member in &mut item.items {
        if let TraitItem::Fn(method) = member {
            method.default = None;
            method.semi_token = Some(<Token![;]>::default());
        }
    }
    Inheritable {
        cfgs,
        vis: item.vis.clone(),
        of: item.ident.clone(),
        item,
        attribute: attribute.clone(),
    }
}

/// What stands for the parameters of a trait.
struct Chosen {
    lifetimes: Vec<(Ident, TokenTree)>,
    types: Vec<(Ident, TokenTree)>,
}

impl Chosen {
    fn new(generics: &Generics, arguments: &Punctuated<GenericArgument, Token![,]>) -> Self {
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
        let whole = |tokens: TokenStream| match tokens.clone().into_iter().collect::<Vec<_>>() {
            mut tokens if tokens.len() == 1 => tokens.remove(0),
            _ => TokenTree::from(Group::new(Delimiter::None, tokens)),
        };
        let mut chosen = Self { lifetimes: Vec::new(), types: Vec::new() };
        for parameter in &generics.params {
            let (name, default) = match parameter {
                GenericParam::Lifetime(of) => {
                    let given = lifetimes.next().map(TokenTree::from);
                    chosen.lifetimes.extend(given.map(|given| (of.lifetime.ident.clone(), given)));
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
    fn put_in(&self, tokens: TokenStream) -> TokenStream {
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

/// The tokens as if they were written where the macro is called. Those of a supertrait come out of a
/// `macro_rules!`, where `self` and the names of arguments are others than those that are made here.
pub(super) fn resolved_here(tokens: TokenStream) -> TokenStream {
    let here = Span::call_site();
    let mut resolved = TokenStream::new();
    for mut token in tokens {
        if let TokenTree::Group(group) = &mut token {
            let span = group.span();
            *group = Group::new(group.delimiter(), resolved_here(group.stream()));
            group.set_span(span);
        }
        token.set_span(token.span().resolved_at(here));
        resolved.append(token);
    }
    resolved
}
