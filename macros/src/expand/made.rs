//! How the `MockFn` of a method is made: what keeps its arguments, and whether there is a default value.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::token::Paren;
use syn::{Token, Type};

use super::printed::{path, printed};
use super::scoped;
use super::spelled::Spelled;
use crate::model::{Family, Keeping, Method, Output};
use crate::syntax::ends_in;

impl Spelled<'_> {
    /// Makes the `MockFn` that stands for the method, the one at `index` of the variable `mock`.
    pub(super) fn new_mock_fn(&self, index: usize) -> impl ToTokens {
        let method = self.method;
        let is_of_values = method.args.iter().all(|argument| argument.keeping == Keeping::Value);
        let verb = match (is_of_values, method.has_default) {
            (true, true) => "method_at",
            (true, false) if !has_unknown_default(method) => "method_without_default",
            _ => "kept_by",
        };
        printed(move |tokens| {
            if self.is_scoped {
                return scoped::new_mock_fn(self, index).to_tokens(tokens);
            }
            let name = |name| Ident::new(name, Span::call_site());
            name("mock").to_tokens(tokens);
            <Token![.]>::default().to_tokens(tokens);
            name(verb).to_tokens(tokens);
            Paren::default().surround(tokens, |tokens| {
                Literal::usize_unsuffixed(index).to_tokens(tokens);
                if verb == "kept_by" {
                    <Token![,]>::default().to_tokens(tokens);
                    self.keepers().to_tokens(tokens);
                    <Token![,]>::default().to_tokens(tokens);
                    self.default_of(tokens);
                }
            });
        })
    }

    /// The tuple of the arguments' keepers.
    fn keepers(&self) -> impl ToTokens {
        self.each_argument(|index, argument, tokens| match argument.keeping {
            Keeping::Value => path(tokens, &["__sig", "Value"]),
            Keeping::Nothing => path(tokens, &["__sig", "Nothing"]),
            Keeping::Probed => {
                let family = printed(|tokens| self.spell(&argument.family, &index, tokens));
                quote!(::standin::__sig::Probe::<#family>::NEW.keeper()).to_tokens(tokens);
            }
        })
    }

    /// Whether the output has a default value.
    fn default_of(&self, tokens: &mut TokenStream) {
        if self.method.has_default {
            path(tokens, &["__sig", "ByDefault"]);
        } else if has_unknown_default(self.method) {
            let output = self.output();
            quote!(::standin::__sig::Probe::<#output>::NEW.default_of()).to_tokens(tokens);
        } else {
            path(tokens, &["__sig", "NoDefault"]);
        }
    }
}

/// Whether rustc has to be asked if the output has a default value.
pub(super) fn has_unknown_default(method: &Method) -> bool {
    match &method.output {
        Output::Handed(Family::Own(Type::Reference(_))) => false,
        Output::Handed(Family::Own(Type::Path(path))) if ends_in(&path.path, &["Result"]) => false,
        Output::Handed(Family::Own(_)) => !method.has_default,
        Output::Lends { .. } | Output::LendsIn { .. } | Output::LendsMut { .. } => true,
        _ => false,
    }
}

/// Whether a method has arguments or an output that have to be probed.
pub(super) fn probes<'m>(mut methods: impl Iterator<Item = &'m Method>) -> Option<TokenStream> {
    let is_probed = |method: &Method| {
        method.args.iter().any(|argument| argument.keeping == Keeping::Probed)
            || has_unknown_default(method)
    };
    let probed = methods.any(is_probed);
    probed.then(|| {
        quote!(
            use ::standin::__sig::by::*;
        )
    })
}
