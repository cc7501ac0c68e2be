//! What is different where the type parameters of a mock may borrow.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Index;

use super::made::has_unknown_default;
use super::method::MethodOf;
use super::spelled::Spelled;
use crate::model::Keeping;

/// The type parameters as one type, whatever their size.
pub(super) fn parameters(of: &Spelled<'_>) -> TokenStream {
    let names = of.generics.type_params().map(|parameter| &parameter.ident);
    quote!((#(::core::marker::PhantomData<#names>,)*))
}

/// Makes the function that stands for the method, the one at `index` of the mock.
pub(super) fn new_mock_fn(of: &Spelled<'_>, index: usize) -> TokenStream {
    let mock_fn = of.mock_fn();
    let texts = of.method.args.iter().enumerate().map(|(index, argument)| {
        let index = Index::from(index);
        match argument.keeping {
            Keeping::Nothing => quote!("?".into()),
            _ => quote!((&::standin::__::Argument(&_args.#index)).text()),
        }
    });
    let default = match of.method.has_default || has_unknown_default(of.method) {
        true => {
            let (output, parameters) = (of.output(), parameters(of));
            let value = quote!(<#output as ::standin::__::ScopedOutput<#parameters>>::Value);
            quote!(::standin::__::ScopedDefault::<#value>::NEW.make())
        }
        false => quote!(::core::option::Option::None),
    };
    quote!(<#mock_fn>::new(&mock, #index, |_args| ::std::vec![#(#texts),*], #default))
}

/// What finds texts and default values.
pub(super) fn probes() -> TokenStream {
    quote! {
        #[allow(unused_imports)]
        use ::standin::__::{StandinByNoScopedDefault, scoped_text::*};
    }
}

impl MethodOf<'_> {
    /// Lets go of what a checkpoint has forgotten.
    pub(super) fn let_go(&self) -> TokenStream {
        let (field, cfgs) = (&self.method.field, &self.method.cfgs);
        quote!(#cfgs self.#field.let_go();)
    }
}
