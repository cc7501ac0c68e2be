//! `#[patched]`: guards at the beginning of a test, or of each test of a module.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, format_ident, quote};
use syn::{Item, ItemFn, ItemMod};

use super::Expand;
use crate::model::{InModule, NamedPatch, Patched, Tests};
use crate::syntax::parse_quote;

/// Patches of a test, and how many modules further out than the test they are written.
#[derive(Clone, Copy)]
struct Level<'p> {
    patches: &'p [NamedPatch],
    out: usize,
}

impl Expand for Patched {
    fn expand(&self) -> TokenStream {
        expand_below(self, &[]).into_token_stream()
    }
}

/// What is written further out is made first: so it gives way to what is written here.
fn expand_below(patched: &Patched, outer: &[Level<'_>]) -> Item {
    let here = Level { patches: &patched.patches, out: 0 };
    match &patched.of {
        Tests::Function(function) => {
            let mut all = Vec::new();
            for level in outer {
                all.extend(guards(*level));
            }
            all.extend(guards(here));
            Item::Fn(with_guards(function, &all))
        }
        Tests::Module(module, items) => {
            let mut levels = outer.to_vec();
            levels.iter_mut().for_each(|level| level.out += 1);
            levels.push(here);
            Item::Mod(with_items(module, items, &levels))
        }
    }
}

fn with_items(module: &ItemMod, items: &[InModule], levels: &[Level<'_>]) -> ItemMod {
    let mut module = module.clone();
    if let Some((_, content)) = &mut module.content {
        for item in items {
            content.push(match item {
                InModule::Tests(patched) => expand_below(patched, levels),
                InModule::Other(item) => (**item).clone(),
            });
        }
    }
    module
}

fn with_guards(function: &ItemFn, guards: &[TokenStream]) -> ItemFn {
    let mut function = function.clone();
    let statements = &function.block.stmts;
    *function.block = parse_quote!({ #(#guards)* #(#statements)* });
    function
}

fn guards(Level { patches, out }: Level<'_>) -> Vec<TokenStream> {
    let mut guards = Vec::new();
    for (index, NamedPatch { name, patch }) in patches.iter().enumerate() {
        // A guard without a name lives as long as one with a name.
        let name = name.clone().unwrap_or_else(|| format_ident!("_patch_{index}"));
        let patch = match out {
            0 => quote!(::standin::patch!(#patch)),
            _ => as_further_out(patch, out),
        };
        // Of several tests not every one needs each name.
        guards.push(quote! {
            #[allow(unused_variables)]
            let #name = #patch;
        });
    }
    guards
}

/// A patch whose names mean what they mean so many modules further out.
fn as_further_out(patch: &TokenStream, out: usize) -> TokenStream {
    let outer = (0..out).map(|_| quote!(super::));
    let outer = quote!(#(#outer)*);
    let patch = with_paths_from(patch.clone(), &outer);
    quote! {{
        #[allow(unused_imports, clippy::wildcard_imports)]
        use #outer*;
        ::standin::patch!(#patch)
    }}
}

/// The tokens with the paths that begin with `self` or `super` beginning further out.
fn with_paths_from(tokens: TokenStream, outer: &TokenStream) -> TokenStream {
    let mut moved = TokenStream::new();
    let mut is_in_path = false;
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let starts_path = !is_in_path;
        is_in_path = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':');
        match &token {
            TokenTree::Ident(ident) if starts_path && ident == "super" => {
                moved.extend(outer.clone());
                moved.append(token);
            }
            TokenTree::Ident(ident) if starts_path && ident == "self" => {
                moved.extend(outer.clone());
                // Its two colons are there already.
                tokens.by_ref().take(2).for_each(drop);
            }
            TokenTree::Group(group) => {
                let inside = with_paths_from(group.stream(), outer);
                let mut group_moved = Group::new(group.delimiter(), inside);
                group_moved.set_span(group.span());
                moved.append(group_moved);
            }
            _ => moved.append(token),
        }
    }
    moved
}
