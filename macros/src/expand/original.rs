//! The original behind a method: the trait's default body, or the real object of a spy.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Ident, Type};

use super::instance;
use super::method::MethodOf;
use super::real;
use crate::model::{Argument, Container, Family, Opaque, Output, OwnType, Passing};
use crate::syntax::{input_types, names};

/// What is called with the arguments that the double hands back.
pub(super) struct OriginalCall {
    /// Takes the arguments out of the tuple that is handed back, and holds what the call is watched by.
    pub(super) pattern: TokenStream,
    /// The call.
    pub(super) call: TokenStream,
    pub(super) answer: Answer,
}

/// What the double's answer is to the caller.
pub(super) enum Answer {
    AsItIs,
    /// One of two things: the method says `impl Trait`.
    Either,
    /// A mock, where the caller is to get a spy; reports call the method so.
    Mock(String),
}

impl Answer {
    /// The double's answer, `made`, as the caller gets it.
    pub(super) fn given(&self, answer: TokenStream) -> TokenStream {
        match self {
            Self::AsItIs => answer,
            Self::Either => quote!(::standin::__private::Either::Double(#answer)),
            Self::Mock(of) => {
                quote!({ ::core::mem::drop(made); ::standin::__private::no_spy(#of) })
            }
        }
    }
}

/// The call of the original, if there is one.
pub(super) fn call(of: &MethodOf<'_>) -> Option<OriginalCall> {
    let (call, answer) = match of.is_spy {
        true => real_call(of),
        false => (default_call(of)?, Answer::AsItIs),
    };
    let own = if of.is_spy { of.method.own_inputs() } else { Vec::new() };
    let is_own = |name: &Ident| own.iter().any(|(own, _): &(&Ident, OwnType)| *own == name);
    // Of what the double sees as a trait object, or as a mock, the method still has the original; and of each
    // reference, or what one was made of, which would share the lifetime of that object, or one that no `impl Trait` holds.
    let lends = |of: &Argument| matches!(of.passing, Passing::Object { is_mut: true, .. });
    let lends = holds_several(of) || of.method.args.iter().any(lends);
    let referred = referred(of);
    let views = !lends || !referred.is_empty();
    let is_had = |of: &Argument| match of.passing {
        Passing::Viewed(_) => !views,
        Passing::Collected { container: Container::Optional, is_seen: true, .. } => !views,
        _ => lends && is_copied(of),
    };
    let pattern = of.method.args.iter().map(|argument| {
        let name = &argument.name;
        if referred.contains(&name) {
            return quote!(#name);
        }
        match argument.passing.leaves_it() || is_own(name) || is_had(argument) {
            true => quote!(_),
            false => quote!(#name),
        }
    });
    let mut viewed = Vec::new();
    for argument in &of.method.args {
        if views && matches!(argument.passing, Passing::Viewed(_)) {
            viewed.push(&argument.name);
        }
    }
    let call = match (&of.method.output, &answer) {
        (Output::Future { .. }, Answer::AsItIs) => watched(&call),
        _ => call,
    };
    let call = match viewed.as_slice() {
        [] => call,
        viewed => quote!({ #(let #viewed = ::standin::__private::View(#viewed);)* #call }),
    };
    let call = match referred.as_slice() {
        [] => call,
        referred => quote!({ #(let #referred = &mut { #referred };)* #call }),
    };
    let passed = passed();
    Some(OriginalCall { pattern: quote!(((#(#pattern,)*), #passed)), call, answer })
}

/// Whether what comes back is an `impl Trait` that holds what borrows, and not with the lifetime that this has from the caller.
fn holds_several(of: &MethodOf<'_>) -> bool {
    let (mut borrowed, mut has_view) = (usize::from(!of.method.output.is_owned()), false);
    for argument in &of.method.args {
        borrowed += usize::from(!matches!(argument.family, Family::Own(_)));
        has_view |= matches!(argument.passing, Passing::Viewed(_));
    }
    of.method.opaque().is_some() && (borrowed > 1 || has_view)
}

/// Whether the double has got a copy of the argument, for it is a reference.
pub(super) fn is_copied(of: &Argument) -> bool {
    let is_reference = match &of.family {
        Family::Ref(_) | Family::OptRef(_) | Family::Refs(_) => true,
        Family::Nested(_) | Family::OptNested(_) => true,
        Family::Local { of, .. } => {
            matches!(&**of, Type::Reference(reference) if reference.mutability.is_none())
        }
        Family::Own(_) | Family::Mut(_) | Family::NestedMut(_) => false,
    };
    is_reference && matches!(of.passing, Passing::AsItIs)
}

/// The arguments of which the original gets a reference to the double's trait object: what else is lent
/// exclusively comes back from the double, and as long as it lives the argument itself is lent too.
fn referred<'d>(of: &MethodOf<'d>) -> Vec<&'d Ident> {
    let is_had = |of: &Argument| {
        matches!(of.passing, Passing::Object { is_mut: true, is_had_by_references: true, .. })
    };
    let is_lent = |of: &Argument| matches!(of.family, Family::Mut(_) | Family::Local { .. });
    let method = of.method;
    let is_owned = matches!(method.output, Output::Handed(Family::Own(_)) | Output::Never);
    if !is_owned || method.args.iter().filter(|of| is_lent(of)).count() < 2 {
        return Vec::new();
    }
    // What has a name may stand elsewhere too.
    let names_types = method.signature.generics.type_params().next().is_some();
    let is_unnamed =
        |ty: &Type| matches!(ty, Type::Reference(of) if matches!(*of.elem, Type::ImplTrait(_)));
    let mut referred = Vec::new();
    for (argument, ty) in method.args.iter().zip(input_types(&method.signature)) {
        if is_had(argument) && (!names_types || is_unnamed(ty)) {
            referred.push(&argument.name);
        }
    }
    referred
}

/// The call of the real object.
fn real_call(of: &MethodOf<'_>) -> (TokenStream, Answer) {
    let call = real::call(of);
    match of.method.opaque() {
        Some(Opaque::Future) => {
            let pinned = watched(&call);
            (quote!(::standin::__private::Either::Real(#pinned)), Answer::Either)
        }
        Some(_) => (quote!(::standin::__private::Either::Real(#call)), Answer::Either),
        None if of.method.own_output().is_some() || of.method.hands_itself_back() => {
            let (mock, method) = (of.double.name.unraw(), of.method.called.unraw());
            (call, Answer::Mock(format!("{mock}::{method}")))
        }
        None => (call, Answer::AsItIs),
    }
}

/// The call of the default body, if it may be called.
fn default_call(of: &MethodOf<'_>) -> Option<TokenStream> {
    of.method.original.as_ref()?;
    let default = of.default_name();
    let args = of.method.args.iter().map(|argument| &argument.name);
    let types = instance::turbofish(of.method);
    let this = of.this(Span::call_site());
    // A method that wants `Self: Trait<()>` would have rustc take it for that of `Trait<()>`. Lifetimes are left to rustc, for what
    // the body gets may have been shortened.
    let parameters = names(&of.implementation.generics);
    let of_trait = (!parameters.is_empty()).then(|| quote!(::<#(#parameters),*>));
    Some(finished(of, quote!(__StandinDefaults #of_trait::#default #types(#this, #(#args),*))))
}

/// A box of the future that the original gives, which notes that it is awaited.
fn watched(call: &TokenStream) -> TokenStream {
    let passed = passed();
    quote!(::std::boxed::Box::pin(#passed.watch(#call)))
}

/// What the call of the original is watched by, by a name that can't meet the user's.
pub(super) fn passed() -> Ident {
    Ident::new("_passed", Span::mixed_site())
}

/// The call with what stands around it: `.await`, and `unsafe` where the user's own method is: its
/// caller has promised what it asks for.
pub(super) fn finished(of: &MethodOf<'_>, call: TokenStream) -> TokenStream {
    let finished = match (of.method.is_async, of.method.is_static()) {
        (true, false) => {
            let passed = passed();
            quote!(#passed.watch(#call).await)
        }
        (true, true) => quote!(#call.await),
        (false, _) => call,
    };
    match of.method.signature.unsafety {
        Some(unsafety) => quote!(#unsafety { #finished }),
        None => finished,
    }
}
