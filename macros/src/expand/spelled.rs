//! A method as the runtime spells it: families, outputs, and the types that are made of them.

use std::cell::OnceCell;
use std::fmt::Display;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{Generics, Ident, Token, Type, Visibility};

use super::method::merged;
use super::printed::{angled, printed};
use super::scoped;
use crate::model::{Argument, Family, Method, Output};

/// A method, and where the marker types live that are made for it: what their names begin with, and what is
/// generic around them.
pub(super) struct Spelled<'m> {
    pub(super) method: &'m Method,
    pub(super) vis: &'m Visibility,
    prefix: String,
    /// What is between that and a role, where variants of a method share the rest.
    variant: String,
    /// The parameters of the mock.
    pub(super) outer: Generics,
    /// Those, and the method's own.
    pub(super) generics: Generics,
    /// Whether there is no place beside it for marker types: they are spelled where they stand.
    pub(super) is_alone: bool,
    /// Whether the type parameters may borrow, or arguments have two lifetimes that can't be shortened.
    pub(super) is_scoped: bool,
    /// The tuple of the arguments' families, once it was asked for.
    args: OnceCell<Group>,
}

impl<'m> Spelled<'m> {
    pub(super) fn new(
        method: &'m Method,
        vis: &'m Visibility,
        prefix: String,
        outer: &Generics,
    ) -> Self {
        let (none, generics) = (Generics::default(), merged(outer, &method.keys));
        let variant = match &method.variant {
            Some(variant) => format!("_{}", variant.index),
            None => String::new(),
        };
        let outer = merged(outer, &none);
        let (is_alone, is_scoped) = (false, method.is_apart);
        let args = OnceCell::new();
        Self { method, vis, prefix, variant, outer, generics, is_alone, is_scoped, args }
    }

    /// The name of a type that is made for the method.
    pub(super) fn local(&self, role: &dyn Display) -> Ident {
        format_ident!("{}{}__{role}", self.prefix, self.variant)
    }

    /// The type that stands for the method.
    pub(super) fn marker(&self) -> TokenStream {
        let name = self.marker_name();
        let (_, arguments, _) = self.outer.split_for_impl();
        quote!(#name #arguments)
    }

    /// As rustc shows it: `Context<MockStore__open>`.
    pub(super) fn marker_name(&self) -> Ident {
        format_ident!("{}", self.prefix)
    }

    /// The type of the `MockFn` that stands for the method.
    pub(super) fn mock_fn(&self) -> impl ToTokens {
        self.of_signature(if self.is_scoped { "ScopedFn" } else { "MockFn" })
    }

    /// The type of the method's expectations.
    pub(super) fn expectation(&self) -> impl ToTokens {
        self.of_signature(if self.is_scoped { "ScopedExpectation" } else { "Expectation" })
    }

    fn of_signature(&self, name: &'static str) -> impl ToTokens {
        printed(move |tokens| {
            angled(tokens, &[name], |tokens| {
                self.args().to_tokens(tokens);
                <Token![,]>::default().to_tokens(tokens);
                self.output().to_tokens(tokens);
                if self.is_scoped {
                    let parameters = scoped::parameters(self);
                    quote!(, #parameters).to_tokens(tokens);
                }
            });
        })
    }

    /// A family; `role` tells a local one from the others.
    pub(super) fn spell(&self, family: &Family, role: &dyn Display, tokens: &mut TokenStream) {
        let of = |tokens: &mut TokenStream, name, ty: &Type| {
            angled(tokens, &["__", name], |tokens| ty.to_tokens(tokens));
        };
        match family {
            Family::Own(ty) => of(tokens, "Own", ty),
            Family::Ref(ty) => of(tokens, "Ref", ty),
            Family::Nested(ty) => of(tokens, "Nested", ty),
            Family::Mut(ty) => of(tokens, "Mut", ty),
            Family::NestedMut(ty) => of(tokens, "NestedMut", ty),
            Family::Refs(ty) => of(tokens, "Refs", ty),
            Family::OptRef(ty) => angled(tokens, &["__", "Opt"], |tokens| of(tokens, "Ref", ty)),
            Family::OptNested(ty) => {
                angled(tokens, &["__", "Opt"], |tokens| of(tokens, "Nested", ty));
            }
            Family::Local { of, in_parts, .. } if self.is_alone => {
                let marker = match **of {
                    Type::Reference(_) => quote!(InlineRef),
                    _ => quote!(Inline),
                };
                let sig = quote!(::standin::__);
                let spelled = quote!(dyn for<'x, 'y> #sig::Spells<'x, 'y, Of = #of>);
                let compared = compared(*in_parts);
                quote!(#sig::Local<#sig::#marker<#spelled> #compared>).to_tokens(tokens);
            }
            Family::Local { in_parts, .. } => angled(tokens, &["__", "Local"], |tokens| {
                self.local(role).to_tokens(tokens);
                self.generics.split_for_impl().1.to_tokens(tokens);
                compared(*in_parts).to_tokens(tokens);
            }),
        }
    }

    /// The tuple of the arguments' families.
    pub(super) fn args(&self) -> &Group {
        self.args.get_or_init(|| {
            self.each_argument(|index, argument, tokens| {
                self.spell(&argument.family, &index, tokens);
            })
        })
    }

    /// A tuple of something for each argument.
    pub(super) fn each_argument(
        &self,
        print: impl Fn(usize, &Argument, &mut TokenStream),
    ) -> Group {
        let mut tuple = TokenStream::new();
        for (index, argument) in self.method.args.iter().enumerate() {
            print(index, argument, &mut tuple);
            <Token![,]>::default().to_tokens(&mut tuple);
        }
        Group::new(Delimiter::Parenthesis, tuple)
    }

    /// The output's family.
    pub(super) fn output(&self) -> impl ToTokens {
        let both = |tokens: &mut TokenStream, name, first: &Type, second: &Type| {
            angled(tokens, &["__", name], |tokens| {
                first.to_tokens(tokens);
                <Token![,]>::default().to_tokens(tokens);
                second.to_tokens(tokens);
            });
        };
        printed(move |tokens| match &self.method.output {
            Output::Handed(family) => self.spell(family, &"output", tokens),
            Output::Future { awaited, boxed: Family::Own(boxed) } => {
                both(tokens, "FutureOf", awaited, boxed);
            }
            Output::Future { awaited, boxed } => angled(tokens, &["__", "FutureIn"], |tokens| {
                awaited.to_tokens(tokens);
                <Token![,]>::default().to_tokens(tokens);
                self.spell(boxed, &"output", tokens);
            }),
            Output::Never => angled(tokens, &["__", "Own"], |tokens| {
                quote!(::core::convert::Infallible).to_tokens(tokens);
            }),
            Output::Lends { made, lent } => both(tokens, "Lends", made, lent),
            Output::LendsDyn(lent) => {
                angled(tokens, &["__", "LendsDyn"], |tokens| lent.to_tokens(tokens));
            }
            Output::LendsIn { made, lent } => both(tokens, "LendsIn", made, lent),
            Output::LendsMut { made, lent, .. } => both(tokens, "LendsMut", made, lent),
            Output::LendsMutIn { made, lent } => both(tokens, "LendsMutIn", made, lent),
        })
    }
}

/// Whether what the double gives lives longer than the method says: what is awaited of a future then is another type, which
/// `await` makes of it.
pub(super) fn is_shortened(method: &Method) -> bool {
    let said = &method.signature.output;
    match &method.output {
        Output::Handed(Family::Own(given)) | Output::Future { awaited: given, .. } => {
            statics(given.to_token_stream()) > statics(said.to_token_stream())
        }
        _ => false,
    }
}

/// How often the tokens say `'static`.
fn statics(tokens: TokenStream) -> usize {
    let count = |token| match token {
        TokenTree::Group(group) => statics(group.stream()),
        TokenTree::Ident(ident) => usize::from(ident == "static"),
        TokenTree::Punct(_) | TokenTree::Literal(_) => 0,
    };
    tokens.into_iter().map(count).sum()
}

/// How an argument of a family of its own is compared, where it is not by `==`.
fn compared(in_parts: bool) -> Option<TokenStream> {
    in_parts.then(|| quote!(, ::standin::__::InParts))
}
