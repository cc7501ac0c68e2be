//! What a method of a mock does: it calls its field, and gives the caller what that answers.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Type;

use super::method::MethodOf;
use super::original::{self, Answer, OriginalCall, is_copied};
use super::passed::passed;
use super::real;
use super::spelled::is_shortened;
use crate::model::{Family, Output, Passing, of_constants};

impl MethodOf<'_> {
    /// Whether the method is written as the function that an `async fn` is: its call is then
    /// recorded when it is made, not when it is awaited. `#[async_trait]` wants it as it is,
    /// outside of traits older editions can't say what it captures, and no future can be said to give a `!`.
    pub(super) fn is_future(&self) -> bool {
        self.method.is_async
            && !(self.method.is_static() && self.is_spy)
            && self.implementation.of_trait.is_some()
            && self.implementation.async_trait.is_none()
            && !matches!(self.method.output, Output::Never)
            // A trait object borrows from an argument, or holds it, for as long as the future lives; and
            // that a lifetime is the shortest of several can't be said of what a future captures.
            && self.method.args.iter().all(|argument| match argument.passing {
                Passing::AsItIs | Passing::Converted | Passing::Text | Passing::Ranged(_) => true,
                Passing::Seen(_) => true,
                Passing::Collected { container, is_seen, .. } => container.is_owned(is_seen),
                Passing::Viewed(_) => self.is_seen_again(),
                _ => false,
            })
    }

    /// Whether the arguments can be looked at twice: when the call is recorded, and in the future, which has what is
    /// only seen by reference.
    fn is_seen_again(&self) -> bool {
        !self.method.is_static()
            && self.method.args.iter().all(|of| match (&of.passing, &of.family) {
                (Passing::Viewed(_) | Passing::Seen(_), _) => true,
                (Passing::AsItIs, Family::Own(ty)) => is_number(ty),
                _ => is_copied(of),
            })
    }

    /// Whether an argument is seen by a reference to it.
    fn is_viewed(&self) -> bool {
        self.method.args.iter().any(|of| matches!(of.passing, Passing::Viewed(_)))
    }

    /// Whether the future can borrow the double from the caller, and all arguments together have one
    /// lifetime at most.
    fn borrows_at_most_once(&self) -> bool {
        let receiver = self.method.signature.receiver();
        let is_borrowed = receiver.is_some_and(|of| matches!(*of.ty, Type::Reference(_)));
        let mut borrowed = 0;
        is_borrowed
            && self.method.args.iter().all(|argument| match argument.family {
                Family::Own(_) => true,
                Family::Ref(_) | Family::OptRef(_) => {
                    borrowed += 1;
                    borrowed == 1
                }
                _ => false,
            })
    }

    /// The body: a call of the field.
    pub(super) fn call(&self) -> TokenStream {
        if self.method.is_static() {
            return match self.method.is_async {
                _ if self.is_spy => real::call(self),
                true if self.is_future() => self.spelled.future(is_shortened(self.method)),
                true => self.spelled.awaited(),
                false => self.spelled.call(),
            };
        }
        if let Some(this) = self.unpinned() {
            let (pinned, call) = (self.this(Span::call_site()), self.call_of(None));
            return quote!(let #this = ::core::pin::Pin::into_inner(#pinned); #call);
        }
        self.call_of(original::call(self))
    }

    /// The body, where the method returns a box of the future.
    pub(super) fn boxed(&self, call: &TokenStream) -> TokenStream {
        let future = match self.is_future() {
            true => quote!({ #call }),
            false => quote!(async move { #call }),
        };
        quote!(::std::boxed::Box::pin(#future))
    }

    /// The call of a method, which may have an original.
    fn call_of(&self, original: Option<OriginalCall>) -> TokenStream {
        if self.is_future() {
            return self.future(original.as_ref());
        }
        if self.method.is_async {
            // It stays one: it is called when it is awaited.
            let (recorded, answer) = (self.recorded(), self.answer(original.as_ref()));
            return quote!(#recorded #answer);
        }
        match original {
            Some(_) => self.answer(original.as_ref()),
            None => self.call_of_double(),
        }
    }

    /// The call of a double that has no original.
    fn call_of_double(&self) -> TokenStream {
        let (mock_fn, args) = (self.mock_fn(), passed(self.method));
        match self.method.output {
            Output::Handed(_) => quote!(#mock_fn.call(#args)),
            Output::Future { .. } => self.lent(&quote!(#mock_fn.future(#args))),
            Output::Never | Output::LendsIn { .. } => self.lent(&quote!(#mock_fn.call(#args))),
            Output::Lends { .. } | Output::LendsDyn(_) => {
                quote!(#mock_fn.lend(#mock_fn.make(#args)))
            }
            Output::LendsMut { .. } | Output::LendsMutIn { .. } => {
                self.lent(&quote!(#mock_fn.make(#args)))
            }
        }
    }

    /// The function that an `async fn` is.
    fn future(&self, original: Option<&OriginalCall>) -> TokenStream {
        if self.is_viewed() {
            let (mock_fn, passed, answer) =
                (self.mock_fn(), passed(self.method), self.answer(original));
            let [args, place] = names_of_recorded();
            let recorded = quote!(let #place = #mock_fn.record_call(&#passed););
            return quote!(#recorded async move { let #args = #passed; #answer });
        }
        if !self.is_begun() || is_shortened(self.method) || original.is_some() {
            let (recorded, answer) = (self.recorded(), self.answer(original));
            return quote!(#recorded async move { #answer });
        }
        let mock_fn = self.mock_fn();
        if self.borrows_at_most_once() {
            let args = passed(self.method);
            return quote!(#mock_fn.when_awaited(#args));
        }
        let (recorded, call) = (self.recorded(), recorded_call());
        quote!(#recorded ::standin::when_awaited(move || #mock_fn.begin_at(#call)))
    }

    /// The call is recorded when it is made, `args` at `place`.
    fn recorded(&self) -> TokenStream {
        let (mock_fn, passed) = (self.mock_fn(), passed(self.method));
        let [args, place] = names_of_recorded();
        let passed = match self.method.args.iter().any(|of| of.passing.is_inferred()) {
            true => quote!(#mock_fn.args(#passed)),
            false => passed.into_token_stream(),
        };
        let recorded = self.asked(&format_ident!("record_call"), &quote!(&#args));
        quote! {
            let #args = #passed;
            let #place = #recorded;
        }
    }

    /// A call of the double. Where the method stays an `async fn` rustc does not know who called it, and of what a macro
    /// has written it knows the attribute: the line of the method says more.
    fn asked(&self, verb: &Ident, args: &impl ToTokens) -> TokenStream {
        let mock_fn = self.mock_fn();
        let span = match self.method.is_async && !self.is_future() {
            true => self.method.signature.ident.span(),
            false => Span::call_site(),
        };
        let verb = Ident::new(&verb.to_string(), span);
        let call = quote_spanned!(span=> .#verb(#args));
        quote!(#mock_fn #call)
    }

    /// How the answer is found: by the double, or, where there is one and it is asked for, by the
    /// default body.
    fn answer(&self, original: Option<&OriginalCall>) -> TokenStream {
        let verb = self.verb();
        let args = match self.method.is_async {
            // It is recorded already.
            true => recorded_call(),
            false => passed(self.method).into_token_stream(),
        };
        let Some(OriginalCall { pattern, call, answer }) = original else {
            let verb = format_ident!("{verb}");
            let asked = self.asked(&verb, &args);
            return match self.is_begun() {
                true => finished(&asked),
                false => self.lent(&asked),
            };
        };
        let asked = self.asked(&format_ident!("try_{verb}"), &args);
        if self.is_begun() {
            // An answer that is there is not held while the original is waited for: it may not be `Send`.
            let begun = Ident::new("begun", Span::mixed_site());
            let (made, later) = (answer.given(quote!(made)), answer.given(quote!(made.await)));
            let made = match answer {
                Answer::Mock(_) => made,
                Answer::AsItIs | Answer::Either => quote!(return #made),
            };
            return quote! {
                let #begun = match #asked {
                    ::core::result::Result::Ok(::standin::__private::Begun::Made(made)) => #made,
                    ::core::result::Result::Ok(::standin::__private::Begun::Later(made)) => ::core::result::Result::Ok(made),
                    ::core::result::Result::Err(passed) => ::core::result::Result::Err(passed),
                };
                match #begun {
                    ::core::result::Result::Ok(made) => #later,
                    ::core::result::Result::Err(#pattern) => #call,
                }
            };
        }
        let lend = answer.given(self.lend());
        quote! {
            match #asked {
                ::core::result::Result::Ok(made) => #lend,
                ::core::result::Result::Err(#pattern) => #call,
            }
        }
    }

    /// From the call of the double to what the caller gets.
    fn lent(&self, call: &TokenStream) -> TokenStream {
        let mock_fn = self.mock_fn();
        match self.method.output {
            Output::Never => quote!(match #call {}),
            Output::Future { .. } if !is_shortened(self.method) => call.clone(),
            Output::LendsIn { ref lent, .. } => {
                let as_lent = as_lent(lent);
                quote!(#call.map(|made| #mock_fn.lend(made) #as_lent))
            }
            _ => {
                let lend = self.lend();
                quote!(let made = #call; #lend)
            }
        }
    }

    /// What the double is asked to do.
    fn verb(&self) -> &'static str {
        match (&self.method.output, self.method.is_async) {
            (Output::Lends { .. } | Output::LendsDyn(_), true) => "make_at",
            (Output::LendsMut { .. } | Output::LendsMutIn { .. }, true) => "make_at",
            (Output::Lends { .. } | Output::LendsDyn(_), false) => "make",
            (Output::LendsMut { .. } | Output::LendsMutIn { .. }, false) => "make",
            (Output::Future { .. }, _) => "future",
            _ if self.is_begun() => "begin_at",
            (_, true) => "answer_at",
            (_, false) => "call",
        }
    }

    /// Whether the answer is begun when it is awaited, and may come later.
    fn is_begun(&self) -> bool {
        let is_owned = matches!(self.method.output, Output::Handed(Family::Own(_)));
        is_owned && self.method.is_async && !self.spelled.is_scoped
    }

    /// The double, where it lends what it has exclusively.
    fn mock_fn_mut(&self) -> TokenStream {
        match self.method.is_generic() {
            true => {
                let (field, key) = (&self.method.field, self.spelled.key());
                let place = self.place(Span::call_site());
                quote!(#place.#field.of_mut::<#key>())
            }
            false => self.mock_fn().to_token_stream(),
        }
    }

    /// From what an effect made, `made`, to what the caller gets.
    fn lend(&self) -> TokenStream {
        let mock_fn = self.mock_fn();
        match self.method.output {
            Output::Future { .. } if is_shortened(self.method) => {
                quote!(::std::boxed::Box::pin(async move { made.await }))
            }
            Output::Handed(_) | Output::Future { .. } => quote!(made),
            Output::Never => quote!(match made {}),
            Output::Lends { .. } | Output::LendsDyn(_) => quote!(#mock_fn.lend(made)),
            Output::LendsMutIn { ref lent, .. } => {
                let (mock_fn, as_lent) = (self.mock_fn_mut(), as_lent(lent));
                let as_lent = as_lent.map(|as_lent| quote!(.map(|made| made #as_lent)));
                quote!(#mock_fn.lend_mut_in(made) #as_lent)
            }
            Output::LendsMut { ref inside, .. } => {
                let mock_fn = self.mock_fn_mut();
                let inside = inside.as_ref().map(|inside| {
                    let as_lent = as_lent(inside).map(|as_lent| quote!(.map(|made| made #as_lent)));
                    quote!(.as_deref_mut() #as_lent)
                });
                quote!(#mock_fn.lend_mut(made) #inside)
            }
            Output::LendsIn { ref lent, .. } => {
                let as_lent = as_lent(lent);
                quote!(made.map(|made| #mock_fn.lend(made) #as_lent))
            }
        }
    }
}

/// Lets a trait object that rests in the mock be `Send + Sync` where it is lent without.
fn as_lent(lent: &Type) -> Option<TokenStream> {
    matches!(lent, Type::TraitObject(_)).then(|| quote!(as _))
}

/// The end of an answer that is begun. One that is there is not held while another is waited for: it may not
/// be `Send`.
fn finished(begun: &TokenStream) -> TokenStream {
    quote! {
        let later = match #begun {
            ::standin::__private::Begun::Made(made) => return made,
            ::standin::__private::Begun::Later(later) => later,
        };
        later.await
    }
}

/// The arguments of a call that is recorded already, and its place: by names that can't meet the user's.
fn names_of_recorded() -> [Ident; 2] {
    ["args", "place"].map(|name| Ident::new(name, Span::mixed_site()))
}

/// Such a call, as the double is handed it.
fn recorded_call() -> TokenStream {
    let [args, place] = names_of_recorded();
    quote!(#args, #place)
}

/// Whether it is a number, a `bool` or a `char`.
fn is_number(ty: &Type) -> bool {
    matches!(ty, Type::Path(of) if of.path.get_ident().is_some()) && of_constants(ty).is_some()
}
