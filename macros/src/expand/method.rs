//! One method of a mock: its place in an `impl`, and what it does there.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Attribute, GenericParam, Generics, Ident, Receiver, ReturnType, Signature, Token, Type,
    Visibility, WherePredicate,
};

use super::anew::is_made_anew;
use super::printed::{Repeated, doc, printed, put};
use super::real;
use super::spelled::Spelled;
use crate::model::{Argument, Double, Family, Implementation, Method, Output};
use crate::syntax::{ends_in, predicates};

/// How many arguments may have names of one letter, says clippy.
const MOST_SHORT_NAMES: usize = 4;

/// What is made of one method for one mock.
pub(super) struct MethodOf<'d> {
    pub(super) double: &'d Double,
    pub(super) implementation: &'d Implementation,
    pub(super) method: &'d Method,
    pub(super) spelled: Spelled<'d>,
    /// Whether it is the method of a spy, which has the mock inside.
    pub(super) is_spy: bool,
}

impl<'d> MethodOf<'d> {
    pub(super) fn new(
        double: &'d Double,
        implementation: &'d Implementation,
        method: &'d Method,
    ) -> Self {
        // Two underscores, which no name has at its end: `MockA::b_c` is not `MockA_b::c`.
        let prefix = format!("{}__{}", double.name.unraw(), method.field.unraw());
        let vis = if implementation.of_trait.is_some() { &double.vis } else { &method.vis };
        let mut spelled = Spelled::new(method, vis, prefix, &implementation.generics);
        spelled.is_scoped |= double.is_scoped;
        Self { double, implementation, method, spelled, is_spy: false }
    }

    pub(super) fn name(&self) -> &Ident {
        &self.method.signature.ident
    }

    /// The public field.
    pub(super) fn field(&self) -> impl ToTokens {
        let about = || format!("Sets up the calls of `{}`, and tells of them.", self.name());
        let (attributes, field) = (self.documented(about), &self.method.field);
        printed(move |tokens| {
            put!(tokens, #attributes pub #field:);
            if self.method.is_generic() {
                let marker = self.spelled.marker();
                put!(tokens, ::standin::parts::Generic<#marker>);
            } else {
                self.spelled.mock_fn().to_tokens(tokens);
            }
            put!(tokens, ,);
        })
    }

    /// What stands above what is made for the method.
    pub(super) fn documented(&self, about: impl FnOnce() -> String) -> impl ToTokens {
        documented(self.method, self.double.is_documented.then(about))
    }

    /// The field's value, where the mock is made.
    pub(super) fn value(&self, index: usize) -> impl ToTokens {
        let Method { field, cfgs, levels, .. } = self.method;
        printed(move |tokens| {
            put!(tokens, #cfgs #levels #field:);
            if self.method.is_generic() {
                let index = Literal::usize_unsuffixed(index);
                put!(tokens, ::standin::parts::Generic::new(&mock, #index));
            } else {
                self.spelled.new_mock_fn(index).to_tokens(tokens);
            }
            put!(tokens, ,);
        })
    }

    /// What the runtime has to know of it.
    pub(super) fn about(&self) -> String {
        about(self.method, if self.method.original.is_some() { " {}" } else { "" })
    }

    /// The markers that stand for the method and for its arguments.
    pub(super) fn items(&self) -> Vec<TokenStream> {
        let mut items = self.spelled.locals();
        if self.method.is_static() {
            let (mock, about) = (self.double.name.unraw().to_string(), about(self.method, ";"));
            items.extend(self.spelled.static_items(&mock, &about));
        } else if self.method.is_generic() {
            items.extend(self.spelled.generic_items());
        }
        items
    }

    /// The marker of a function without `self`.
    pub(super) fn static_marker(&self) -> Option<TokenStream> {
        let has_marker = self.method.is_static() && self.method.is_first();
        has_marker.then(|| self.spelled.marker_definition())
    }

    /// The `MockFn` that answers: the field, or its instance for the type arguments.
    pub(super) fn mock_fn(&self) -> impl ToTokens {
        printed(|tokens| {
            let field = &self.method.field;
            if self.method.is_generic() {
                // A type that does not live long enough is told of where it is declared.
                let (key, span) = (self.spelled.key(), self.keys_span());
                let place = self.place(span);
                let of = match self.spelled.lends_parameters() {
                    true => quote!(of_lending),
                    false => quote!(of),
                };
                quote_spanned!(span=> #place.#field.#of::<#key>()).to_tokens(tokens);
            } else {
                self.place(Span::call_site()).to_tokens(tokens);
                <Token![.]>::default().to_tokens(tokens);
                field.to_tokens(tokens);
            }
        })
    }

    /// Where the fields are: a spy has the mock inside.
    pub(super) fn place(&self, span: Span) -> impl ToTokens {
        let (is_spy, unpinned, this) = (self.is_spy, self.unpinned(), self.this(span));
        printed(move |tokens| {
            match &unpinned {
                Some(this) => this.to_tokens(tokens),
                None => this.to_tokens(tokens),
            }
            if is_spy {
                quote!(.__double).to_tokens(tokens);
            }
        })
    }

    /// The `self` of the user's signature, which a macro of theirs may have written, and no other finds it then.
    pub(super) fn this(&self, span: Span) -> Token![self] {
        let receiver = self.method.signature.receiver();
        Token![self](receiver.map_or(span, |of| span.resolved_at(of.self_token.span)))
    }

    /// What the mock is called where it is behind a pin that is a variable of the method's: what is lent has to
    /// outlive that. A default body gets it with the pin.
    pub(super) fn unpinned(&self) -> Option<Ident> {
        let Method { signature, output, original, .. } = self.method;
        let lends = !matches!(output, Output::Handed(_) | Output::Future { .. } | Output::Never);
        let is_pin =
            |of: &Receiver| matches!(&*of.ty, Type::Path(of) if ends_in(&of.path, &["Pin"]));
        let is_unpinned = lends && original.is_none() && signature.receiver().is_some_and(is_pin);
        is_unpinned.then(|| Ident::new("this", Span::mixed_site()))
    }

    /// Where the type parameters are declared.
    pub(super) fn keys_span(&self) -> Span {
        let keys = self.method.keys.params.first();
        keys.map_or_else(Span::call_site, |key| Span::call_site().located_at(key.span()))
    }

    /// The name of the default body, which is called as a method of its own.
    pub(super) fn default_name(&self) -> Ident {
        format_ident!("__default_{}", self.name().unraw(), span = self.name().span())
    }

    /// The default body, as the provided method of a subtrait: there `self` is nothing but the
    /// trait, whatever else the mock has under the same names.
    pub(super) fn default_body(&self) -> Option<TokenStream> {
        let original = self.method.original.as_ref()?;
        let (cfgs, levels) = (&self.method.cfgs, &original.levels);
        let (mut signature, block) = (original.signature.clone(), &original.block);
        signature.ident = self.default_name();
        Some(quote!(#cfgs #levels #signature #block))
    }

    /// What clippy would say of the user's own signature, which it does not see in `mock!` and has seen
    /// where it is declared.
    fn style(&self) -> Option<TokenStream> {
        let has_lifetimes = self.method.signature.generics.lifetimes().next().is_some();
        let elidable =
            has_lifetimes.then(|| quote!(#[allow(unknown_lints, clippy::elidable_lifetime_names)]));
        let is_short = |argument: &&Argument| argument.name.to_string().len() == 1;
        let are_many = self.method.args.len() > MOST_SHORT_NAMES
            && self.method.args.iter().filter(is_short).count() > MOST_SHORT_NAMES;
        let short = are_many.then(|| quote!(#[allow(clippy::many_single_char_names)]));
        // What the original is called with has come back by the same names.
        let is_passed_on = self.is_spy || self.method.original.is_some();
        let again =
            is_passed_on.then(|| quote!(#[allow(clippy::shadow_reuse, clippy::shadow_unrelated)]));
        let is_any = elidable.is_some() || short.is_some() || is_passed_on;
        is_any.then(|| quote!(#elidable #short #again))
    }

    /// The method in its `impl`.
    pub(super) fn implementation(&self, repeated: &Repeated) -> impl ToTokens {
        let Method { cfgs, levels, docs, must_use, .. } = self.method;
        let is_own = self.implementation.of_trait.is_none();
        let signature = match (&self.method.expanded, self.is_future()) {
            (Some(expanded), _) => Cow::Borrowed(expanded),
            (None, true) => Cow::Owned(as_future(&self.method.signature)),
            (None, false) if self.is_spy => Cow::Borrowed(&self.method.signature),
            (None, false) => self.method.double_signature(),
        };
        // A call through a trait object is made, says rustc, where the method is: with all of its span
        // the user's, that is where it is declared, and not the attribute.
        let is_of_objects = !is_own && !self.method.is_async;
        let end = if is_of_objects { self.name().span() } else { Span::call_site() };
        let mut body = real::taken_apart(self);
        match (&self.method.expanded, self.call()) {
            (Some(_), call) => self.boxed(&call).to_tokens(&mut body),
            (None, call) => call.to_tokens(&mut body),
        }
        let body = braced(body, end);
        let is_tracked = is_tracked(&signature);
        // What the user's own methods have of their own.
        let (vis, docs, must_use) = match is_own {
            true => (&self.method.vis, Some(docs), Some(must_use)),
            false => (&Visibility::Inherited, None, None),
        };
        let dead_code =
            (is_own && matches!(vis, Visibility::Inherited)).then(|| quote!(#[allow(dead_code)]));
        // Before Rust 1.95 that is what a `match` on what never comes is said to be.
        let unreachable =
            matches!(self.method.output, Output::Never).then(|| quote!(#[allow(unreachable_code)]));
        let style = self.style();
        printed(move |tokens| {
            put!(tokens, #cfgs #docs #must_use #levels #dead_code #unreachable #style);
            if is_tracked {
                repeated.put_track_caller(tokens);
            }
            put!(tokens, #vis #signature #body);
        })
    }
}

fn braced(body: TokenStream, span: Span) -> Group {
    let mut group = Group::new(Delimiter::Brace, body);
    group.set_span(span);
    group
}

/// What stands above what is made for a method: its `cfg`s, what it is and the user's documentation, its lint
/// levels.
pub(super) fn documented(method: &Method, about: Option<String>) -> impl ToTokens {
    let about = about.map(|about| introduced(about, &method.docs));
    printed(move |tokens| {
        method.cfgs.to_tokens(tokens);
        if let Some(about) = &about {
            doc(tokens, about);
        }
        method.docs.to_tokens(tokens);
        method.levels.to_tokens(tokens);
    })
}

/// `expect__put` of a `_put`, and `put__context` of a `put_`, are no names that rustc likes.
pub(super) fn allowed_case(made: &str) -> Option<TokenStream> {
    made.trim_matches('_').contains("__").then(|| quote!(#[allow(non_snake_case)]))
}

/// The first paragraph of a doc comment that goes on with the user's own.
pub(super) fn introduced(mut about: String, docs: &[Attribute]) -> String {
    if docs.iter().any(|attribute| attribute.path().is_ident("doc")) {
        about.push_str("\n\n");
    }
    about
}

/// A double tells where it was called, where rustc lets it know.
pub(super) fn track_caller(signature: &Signature) -> Option<TokenStream> {
    is_tracked(signature).then(|| quote!(#[track_caller]))
}

fn is_tracked(signature: &Signature) -> bool {
    signature.asyncness.is_none() && signature.abi.is_none()
}

/// What the runtime has to know of a method.
pub(super) fn about(method: &Method, kind: &str) -> String {
    let name = method.called.unraw();
    let mut names = String::new();
    for argument in &method.args {
        names.push_str(if names.is_empty() { "" } else { ", " });
        names.push_str(&argument.name.unraw().to_string());
    }
    let output = match &method.output {
        Output::Handed(Family::Own(Type::Tuple(of)))
        | Output::Future { awaited: Type::Tuple(of), .. }
            if of.elems.is_empty() =>
        {
            " ()"
        }
        Output::Never => " !",
        _ if is_made_anew(method) => " &",
        _ => "",
    };
    let is_awaited = method.is_async || matches!(method.output, Output::Future { .. });
    let awaited = if is_awaited { " ~" } else { "" };
    format!("{name}({names}){output}{awaited}{kind}")
}

/// An `async fn` as the function that it is: the call is recorded when it is made, not when it is
/// awaited, and its place is known.
pub(super) fn as_future(signature: &Signature) -> Signature {
    let mut signature = signature.clone();
    if signature.asyncness.take().is_some() {
        let awaited = match &signature.output {
            ReturnType::Type(_, ty) => ty.to_token_stream(),
            ReturnType::Default => quote!(()),
        };
        let future = Type::Verbatim(quote!(impl ::core::future::Future<Output = #awaited>));
        signature.output = ReturnType::Type(<Token![->]>::default(), Box::new(future));
    }
    signature
}

/// Both lists of parameters, without lifetimes.
pub(super) fn merged(outer: &Generics, inner: &Generics) -> Generics {
    let mut merged = Generics::default();
    for generics in [outer, inner] {
        for parameter in &generics.params {
            if !matches!(parameter, GenericParam::Lifetime(_)) {
                merged.params.push(parameter.clone());
            }
        }
        for predicate in &predicates(generics) {
            if let WherePredicate::Type(_) = predicate {
                merged.make_where_clause().predicates.push(WherePredicate::clone(predicate));
            }
        }
    }
    merged
}
