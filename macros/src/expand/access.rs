//! What sets a method up: `expect_…`, or the `…_context` of a function without `self`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Ident, Token, Visibility};

use super::method::{MethodOf, allowed_case};
use super::printed::{Repeated, printed, put};
use crate::syntax::parse_quote;

impl MethodOf<'_> {
    /// The function by which the method is set up, unless another variant of it or the user has that.
    pub(super) fn access(&self, repeated: &Repeated) -> impl ToTokens {
        printed(move |tokens| {
            if self.method.is_static() {
                return self.spelled.context(&self.vis()).to_tokens(tokens);
            }
            let name = &self.method.called;
            let expect = format!("expect_{}", name.unraw());
            if !self.method.is_first() || self.double.has_function(&expect) {
                return;
            }
            allowed_case(&expect).to_tokens(tokens);
            let expect = Ident::new(&expect, name.span());
            match self.method.variant {
                Some(_) => self.expect_variant(&expect).to_tokens(tokens),
                None => self.expect(&expect, repeated, tokens),
            }
        })
    }

    fn expect(&self, expect: &Ident, repeated: &Repeated, tokens: &mut TokenStream) {
        let (output, expectation) = (self.spelled.output(), self.spelled.expectation());
        let mut keys = self.method.keys.clone();
        if self.spelled.lends_parameters() {
            let output = output.to_token_stream();
            keys.make_where_clause().predicates.push(parse_quote!(
                #output: ::standin::__::Output<Store: ::core::marker::Send + ::core::marker::Sync>
            ));
        }
        let (parameters, _, bounds) = keys.split_for_impl();
        let field = &self.method.field;
        let begun = printed(|tokens| match self.method.is_generic() {
            // A type that does not live long enough is told of where it is declared.
            true => {
                let key = self.spelled.key();
                quote_spanned!(self.keys_span()=> self.#field.begin_expectation::<#key>())
                    .to_tokens(tokens);
            }
            false => {
                put!(tokens, self.#field.begin_expectation());
            }
        });
        let (attributes, vis) = (self.expects(), self.vis());
        attributes.to_tokens(tokens);
        repeated.put_track_caller(tokens);
        let exclusive = &repeated.exclusive;
        put!(tokens, #vis fn #expect #parameters #exclusive -> &mut #expectation #bounds { #begun });
    }

    /// One function for all variants: what they are told apart by is its type argument.
    fn expect_variant(&self, expect: &Ident) -> TokenStream {
        let (attributes, vis) = (self.expects(), self.vis());
        let (field, marker) = (&self.method.field, self.spelled.marker());
        quote! {
            #attributes
            #[track_caller]
            #vis fn #expect<K: 'static>(
                &mut self,
            ) -> &mut ::standin::Expectation<<#marker as ::standin::parts::Instance<K>>::Args, <#marker as ::standin::parts::Instance<K>>::Output>
            where
                #marker: ::standin::parts::Instance<K, Output: ::standin::__::Output<Store: ::core::marker::Send + ::core::marker::Sync>>,
            {
                self.#field.begin_expectation::<K>()
            }
        }
    }

    fn expects(&self) -> impl ToTokens {
        self.documented(|| format!("Expects calls of `{}`.", self.method.called))
    }

    /// Who may set the method up: whoever may call it.
    fn vis(&self) -> Visibility {
        match self.implementation.of_trait {
            Some(_) => Visibility::Public(<Token![pub]>::default()),
            None => self.method.vis.clone(),
        }
    }
}
