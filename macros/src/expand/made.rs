//! How the `MockFn` of a method is made: what keeps its arguments, and whether there is a default value.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Type;

use super::printed::{path, printed, put};
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
            (false, true) => "kept_by",
            _ => "kept_with",
        };
        printed(move |tokens| {
            if self.is_scoped {
                return scoped::new_mock_fn(self, index).to_tokens(tokens);
            }
            let index = Literal::usize_unsuffixed(index);
            let keepers = verb.starts_with("kept").then(|| self.keepers());
            let keepers = printed(|tokens| {
                if let Some(keepers) = &keepers {
                    put!(tokens, , #keepers);
                }
            });
            let default = printed(|tokens| {
                if verb == "kept_with" {
                    let default = self.default_of();
                    put!(tokens, , #default);
                }
            });
            let verb = Ident::new(verb, Span::call_site());
            put!(tokens, mock.#verb(#index #keepers #default));
        })
    }

    /// The tuple of the arguments' keepers.
    fn keepers(&self) -> impl ToTokens {
        self.each_argument(|index, argument, tokens| match argument.keeping {
            Keeping::Value => path(tokens, &["__", "Value"]),
            Keeping::Nothing => path(tokens, &["__", "Nothing"]),
            Keeping::Probed => {
                let family = printed(|tokens| self.spell(&argument.family, &index, tokens));
                quote!(<#family>::HOW.kept()).to_tokens(tokens);
            }
        })
    }

    /// Whether the output has a default value.
    fn default_of(&self) -> TokenStream {
        if self.method.has_default {
            quote!(::standin::__::ByDefault)
        } else if has_unknown_default(self.method) {
            let output = self.output();
            quote!(<#output>::HOW.default())
        } else {
            quote!(::standin::__::NoDefault)
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
