//! How the `MockFn` of a method is made: what keeps its arguments, and whether there is a default value.

use proc_macro2::{Literal, TokenStream};
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
        printed(move |tokens| {
            if self.is_scoped {
                return scoped::new_mock_fn(self, index).to_tokens(tokens);
            }
            let index = Literal::usize_unsuffixed(index);
            match (is_of_values, method.has_default) {
                (true, true) => {
                    put!(tokens, mock.method_at(#index));
                }
                (true, false) if !has_unknown_default(method) => {
                    put!(tokens, mock.method_without_default(#index));
                }
                (false, true) => {
                    let keepers = self.keepers();
                    put!(tokens, mock.kept_by(#index, #keepers));
                }
                _ => {
                    let (keepers, default) = (self.keepers(), self.probed_default());
                    put!(tokens, mock.kept_with(#index, #keepers, #default));
                }
            }
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

    /// Whether an output that is not known to have a default value has one.
    fn probed_default(&self) -> TokenStream {
        match has_unknown_default(self.method) {
            true => {
                let output = self.output();
                quote!(<#output>::HOW.default())
            }
            false => quote!(::standin::__::NoDefault),
        }
    }
}

/// Whether rustc has to be asked if the output has a default value.
pub(super) fn has_unknown_default(method: &Method) -> bool {
    match &method.output {
        Output::Handed(Family::Own(given)) | Output::Future { awaited: given, .. } => match given {
            Type::Reference(_) => false,
            Type::Path(path) if ends_in(&path.path, &["Result"]) => false,
            _ => !method.has_default,
        },
        Output::Lends { .. } | Output::LendsIn { .. } | Output::LendsMut { .. } => true,
        _ => false,
    }
}
