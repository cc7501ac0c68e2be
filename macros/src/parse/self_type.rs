//! `Self` in types: a double is another type, so what is meant is written out.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{Expr, PathSegment, Type, TypePath};

use super::generics::Bounds;
use super::signature::Scope;
use super::trait_arguments;
use super::types::bare;
use crate::walk::{VisitMut, walk_mut};

/// Puts what it stands for in place of `Self`, and of each associated type.
pub(super) fn replace(ty: &mut Type, scope: &Scope) {
    ReplaceSelf(scope).visit_type(ty);
}

/// The same in bounds.
pub(super) fn replace_in_bounds(bounds: &mut Bounds, scope: &Scope) {
    bounds.iter_mut().for_each(|bound| walk_mut::bound(&mut ReplaceSelf(scope), bound));
}

struct ReplaceSelf<'s>(&'s Scope);

impl ReplaceSelf<'_> {
    fn replacement(&self, path: &TypePath) -> Option<Type> {
        let segments = &path.path.segments;
        let of_self = match &path.qself {
            Some(qself) => bare(&qself.ty).to_token_stream().to_string() == "Self",
            None => segments.first().is_some_and(|first| first.ident == "Self"),
        };
        if !of_self {
            return None;
        }
        match (&path.qself, segments.len()) {
            (None, 1) => Some(self.0.self_type.clone()),
            (None, 2) | (Some(_), _) => {
                let last = segments.last()?;
                let mut types = self.0.types.iter();
                let own = types.find(|(name, _)| *name == last.ident).map(|(_, ty)| ty.clone());
                own.or_else(|| self.generic(last))
            }
            _ => None,
        }
    }

    /// A generic associated type, for the arguments that it has here.
    fn generic(&self, named: &PathSegment) -> Option<Type> {
        let generic = self.0.generic_types.iter().find(|of| of.name == named.ident)?;
        let mut ty = trait_arguments::applied(&generic.ty, &generic.generics, named)?;
        // The arguments may be of `Self` themselves.
        ReplaceSelf(self.0).visit_type(&mut ty);
        Some(ty)
    }
}

impl VisitMut for ReplaceSelf<'_> {
    fn visit_type(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty {
            if let Some(replacement) = self.replacement(path) {
                *ty = replacement;
                return;
            }
        }
        walk_mut::ty(self, ty);
    }

    /// `Self::LEN` in the length of an array.
    fn visit_expr(&mut self, expr: &mut Expr) {
        if !matches!(expr, Expr::Lit(_)) {
            *expr = Expr::Verbatim(with_self(expr.to_token_stream(), &self.0.self_type));
        }
    }
}

/// The tokens of an expression, with the type in place of each `Self`.
fn with_self(tokens: TokenStream, ty: &Type) -> TokenStream {
    let mut trees = tokens.into_iter().peekable();
    let mut replaced = TokenStream::new();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Ident(name) if name == "Self" => match trees.peek() {
                Some(TokenTree::Punct(next)) if next.as_char() == ':' => {
                    replaced.extend(quote!(<#ty>));
                }
                _ => ty.to_tokens(&mut replaced),
            },
            TokenTree::Group(group) => {
                let mut other = Group::new(group.delimiter(), with_self(group.stream(), ty));
                other.set_span(group.span());
                replaced.append(other);
            }
            tree => replaced.append(tree),
        }
    }
    replaced
}
