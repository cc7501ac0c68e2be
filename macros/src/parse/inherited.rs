//! Supertraits whose methods a mock has too. What is known of them comes from a macro that bears the
//! supertrait's own name, one supertrait after the other: each macro adds its trait to what was found
//! before, and hands all of it on.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{
    GenericArgument, ItemTrait, Path, PathArguments, Result, Token, TraitItem, TypeParamBound,
    braced,
};

use super::attribute::Given;
use super::trait_arguments::TraitArguments;
use super::{attributes, beside, separated, supertrait};
use crate::model::{Inheritable, Inheriting};
use crate::syntax::{parse_quote, parse2};

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
        let items = beside::arguments(path)?.args;
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
        let asked = beside::without_arguments(&path);
        let Self { attribute, item, found, left } = self;
        let rest = quote!({ #path } { #attribute } { #item } { #(#found)* } { #(#left),* });
        Some(Inheriting { inheritable: None, asked, rest })
    }

    /// Adds what the macro of the supertrait at `path` has said of it.
    fn add(&mut self, path: Path, attribute: TokenStream, item: TokenStream) -> Result<()> {
        let generics = parse2::<ItemTrait>(item.clone())?.generics;
        let arguments = self.arguments_of(&path)?;
        let chosen = TraitArguments::new(&generics, &arguments);
        let (attribute, item) = (chosen.put_in(attribute), chosen.put_in(item));
        let (mut of_types, mut own) = (Vec::new(), Vec::new());
        for argument in &arguments {
            match argument {
                GenericArgument::AssocType(_) => of_types.push(argument),
                _ => own.push(argument),
            }
        }
        // What is said first is what holds.
        let attribute = quote!(#(type #of_types;)* #attribute);
        let given: Given = parse2(attribute.clone())?;
        let own = (!own.is_empty()).then(|| parse_quote!(<#(#own),*>));
        let path = beside::with_arguments(&path, own);
        let mut item: ItemTrait = parse2(item)?;
        for inherited in &given.inherited {
            self.ask_for(inherited, &path, &mut item);
        }
        self.found.push(Inherited { path, given, item, attribute });
        Ok(())
    }

    /// The arguments that a supertrait has: in its path, or else in the bound that names it.
    fn arguments_of(&self, path: &Path) -> Result<Punctuated<GenericArgument, Token![,]>> {
        let heir: ItemTrait = parse2(self.item.clone())?;
        let (mut arguments, name) = (beside::arguments(path), beside::name(path));
        for bound in &supertrait::bounds(&heir, &self.found) {
            if let (TypeParamBound::Trait(bound), None) = (bound, &arguments) {
                if beside::name(&bound.path) == name {
                    arguments = beside::arguments(&bound.path);
                }
            }
        }
        Ok(arguments.map(|arguments| arguments.args).unwrap_or_default())
    }

    /// Notes what a supertrait inherits itself, `item` at `path`, to ask for it too.
    fn ask_for(&mut self, inherited: &Path, path: &Path, item: &mut ItemTrait) {
        let is_it = |path: &Path| beside::name(path) == beside::name(inherited);
        let found = beside::path(path, inherited);
        for bound in &mut item.supertraits {
            match bound {
                TypeParamBound::Trait(bound) if is_it(&bound.path) => {
                    bound.path = beside::with_arguments(&found, beside::arguments(&bound.path));
                }
                _ => {}
            }
        }
        if !self.left.iter().any(is_it) && !self.found.iter().any(|found| is_it(&found.path)) {
            self.left.push(found);
        }
    }
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

/// The macro by which the mocks of subtraits learn of a trait. It tells of no bodies: what they use may
/// not be seen elsewhere.
pub(super) fn inheritable(item: &ItemTrait, attribute: &TokenStream) -> Inheritable {
    let cfgs = attributes::chosen(&item.attrs, &["cfg"]);
    let mut item = item.clone();
    item.attrs = attributes::chosen(&item.attrs, &["async_trait"]).to_vec();
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
