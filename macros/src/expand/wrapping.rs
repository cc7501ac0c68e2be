//! A spy: a mock around a real object, which gets the calls that nothing else answers. It is a type
//! of its own, generic over what holds the real object, so that it is called as itself: whatever its
//! methods are generic over, lend or await, and however long it lives.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Generics, Ident, WherePredicate};

use super::double::allowed_lint;
use super::method::MethodOf;
use super::printed::Repeated;
use super::supertrait;
use super::wrapped::Wrapped;
use crate::model::{Double, Implementation, Supertrait};
use crate::syntax::parse_quote;

/// The spy and what makes one, where it was asked for.
pub(super) fn expand(double: &Double) -> Vec<TokenStream> {
    if !double.wraps {
        return Vec::new();
    }
    let spy = Spy::of(double);
    let mut items = vec![spy.definition(), spy.functions(), spy.constructors(), spy.std_traits()];
    if let Some(own) = double.implementations.first() {
        items.push(spy.given(own));
    }
    for of in &double.supertraits {
        items.push(spy.supertrait(*of));
    }
    items.extend(spy.own_clone());
    for of in &double.implementations {
        items.push(spy.implementation(of));
    }
    items
}

struct Spy<'d> {
    double: &'d Double,
    name: Ident,
    /// The mock's, and what holds the real object.
    generics: Generics,
    /// Of the items that stand behind others.
    lint: Option<TokenStream>,
}

impl<'d> Spy<'d> {
    fn of(double: &'d Double) -> Self {
        let name = format_ident!("Spy{}", double.original.unraw(), span = double.name.span());
        let mut generics = double.generics.clone();
        // After a parameter with a default there could be no other.
        generics.type_params_mut().for_each(|parameter| parameter.default = None);
        generics.const_params_mut().for_each(|parameter| parameter.default = None);
        generics.params.push(parse_quote!(StandinReal));
        Self { double, name, generics, lint: allowed_lint(double) }
    }

    fn definition(&self) -> TokenStream {
        let Double { vis, name: mock, original, .. } = self.double;
        let Self { name, lint, .. } = self;
        let (_, of_mock, bounds) = self.double.generics.split_for_impl();
        let (parameters, arguments, _) = self.generics.split_for_impl();
        let original = match self.double.has_original {
            true => format!("[`{original}`]"),
            false => format!("`{original}`"),
        };
        let about = format!(
            "A spy: a [`{mock}`] around a real {original}, which gets what nothing else answers."
        );
        quote! {
            #[doc = #about]
            #vis struct #name #parameters #bounds {
                __double: #mock #of_mock,
                __real: StandinReal,
            }
            #lint
            impl #parameters ::core::ops::Deref for #name #arguments #bounds {
                type Target = #mock #of_mock;
                fn deref(&self) -> &Self::Target {
                    &self.__double
                }
            }
            #lint
            impl #parameters ::core::ops::DerefMut for #name #arguments #bounds {
                fn deref_mut(&mut self) -> &mut Self::Target {
                    &mut self.__double
                }
            }
        }
    }

    /// What makes a spy, and the way to its real object: functions, because the names of methods are the
    /// user's.
    fn functions(&self) -> TokenStream {
        let (mock, name) = (&self.double.name, &self.name);
        let (_, of_mock, _) = self.double.generics.split_for_impl();
        let (parameters, arguments, bounds) = self.generics.split_for_impl();
        quote! {
            impl #parameters #name #arguments #bounds {
                fn __standin_around(double: #mock #of_mock, real: StandinReal) -> Self {
                    ::standin::MockObject::be_spy(&double.__standin);
                    Self { __double: double, __real: real }
                }
                /// The real object.
                #[must_use]
                pub fn real(spy: &Self) -> &StandinReal::Target
                where
                    StandinReal: ::core::ops::Deref,
                {
                    &spy.__real
                }
                /// The real object.
                #[must_use]
                pub fn real_mut(spy: &mut Self) -> &mut StandinReal::Target
                where
                    StandinReal: ::core::ops::DerefMut,
                {
                    &mut spy.__real
                }
            }
        }
    }

    /// The trait that says what a spy is made of. A real object is given by itself or by a pointer; the
    /// trait's marker keeps the two apart, and is inferred.
    fn given(&self, own: &Implementation) -> TokenStream {
        let Double { vis, name: mock, original, generics, .. } = self.double;
        let lint = &self.lint;
        let (given, real) = (self.given_name(), Wrapped::of(own, &self.double.implementations));
        let of_trait = &real.of_trait;
        let by_value = self.bounded(vec![parse_quote!(StandinReal: #of_trait)]);
        let by_pointer = self.bounded(vec![real.pointer()]);
        let (parameters, _, by_value) = by_value.split_for_impl();
        let (_, _, by_pointer) = by_pointer.split_for_impl();
        let (_, of_mock, _) = generics.split_for_impl();
        let message = format!("`{{Self}}` is not a `{original}`, nor a pointer to one");
        let label = format!("no `{original}`");
        let note = match real.is_changed {
            true => format!(
                "give `{mock}` a `{original}`, or a `Box` or `&mut` of one: methods take `&mut self`"
            ),
            false => format!("give `{mock}` a `{original}`, or a `Box`, `Arc` or `&` of one"),
        };
        quote! {
            #[doc(hidden)]
            #[allow(non_camel_case_types)]
            #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
            #vis trait #given<StandinMock, StandinKind> {
                type Pointer;
                fn into_pointer(self) -> Self::Pointer;
            }
            #lint
            #[diagnostic::do_not_recommend]
            impl #parameters #given<#mock #of_mock, ::standin::__private::ByValue> for StandinReal
            #by_value
            {
                type Pointer = ::standin::parts::Owned<Self>;
                fn into_pointer(self) -> Self::Pointer {
                    ::standin::parts::Owned::new(self)
                }
            }
            #lint
            #[diagnostic::do_not_recommend]
            impl #parameters #given<#mock #of_mock, ::standin::__private::ByPointer> for StandinReal
            #by_pointer
            {
                type Pointer = Self;
                fn into_pointer(self) -> Self {
                    self
                }
            }
        }
    }

    fn given_name(&self) -> Ident {
        format_ident!("{}__Real", self.double.name.unraw())
    }

    /// `wrapping` and `delegate_to`, where the user has no functions of these names.
    fn constructors(&self) -> TokenStream {
        let (mock, name, given) = (&self.double.name, &self.name, self.given_name());
        let (parameters, of_mock, bounds) = self.double.generics.split_for_impl();
        let (_, of_spy, _) = self.generics.split_for_impl();
        let wrapping = (!self.double.has_function("wrapping")).then(|| {
            quote! {
                /// A spy: the mock around a real object, which gets the calls that nothing else answers.
                #[must_use]
                #[allow(clippy::impl_trait_in_params)]
                pub fn wrapping<StandinKind, StandinReal>(
                    real: impl #given<Self, StandinKind, Pointer = StandinReal>,
                ) -> #name #of_spy {
                    let mock = <Self as ::core::default::Default>::default();
                    #name::__standin_around(mock, real.into_pointer())
                }
            }
        });
        let delegate_to = (!self.double.has_function("delegate_to")).then(|| {
            quote! {
                /// Hands the calls that nothing else answers to a fake, or another real object.
                #[must_use]
                #[allow(clippy::impl_trait_in_params)]
                pub fn delegate_to<StandinKind, StandinReal>(
                    self,
                    fake: impl #given<Self, StandinKind, Pointer = StandinReal>,
                ) -> #name #of_spy {
                    #name::__standin_around(self, fake.into_pointer())
                }
            }
        });
        quote! {
            impl #parameters #mock #of_mock #bounds {
                #wrapping
                #delegate_to
            }
        }
    }

    /// The trait, as the spy has it.
    fn implementation(&self, of: &Implementation) -> TokenStream {
        let Some(of_trait) = &of.of_trait else { return TokenStream::new() };
        let Implementation { attributes, async_trait, types, constants, .. } = of;
        let (path, name) = (&of_trait.path, &self.name);
        let unsafety = of_trait.is_unsafe.then(|| quote!(unsafe));
        let supertraits = &of_trait.supertraits;
        let mut clauses = Wrapped::of(of, std::slice::from_ref(of)).bounds();
        if !supertraits.is_empty() {
            clauses.push(parse_quote!(Self: #supertraits));
        }
        let generics = self.bounded(clauses);
        let (parameters, arguments, bounds) = generics.split_for_impl();
        let repeated = Repeated::new();
        let methods = of.methods.iter().map(|method| {
            let spied = MethodOf { is_spy: true, ..MethodOf::new(self.double, of, method) };
            spied.implementation(&repeated).into_token_stream()
        });
        quote! {
            #attributes
            #async_trait
            #unsafety impl #parameters #path for #name #arguments #bounds {
                #(#types)*
                #(#constants)*
                #(#methods)*
            }
        }
    }

    fn bounded(&self, bounds: Vec<WherePredicate>) -> Generics {
        let mut generics = self.generics.clone();
        generics.make_where_clause().predicates.extend(bounds);
        generics
    }

    /// What a spy has whatever its trait asks for.
    fn std_traits(&self) -> TokenStream {
        let Self { name, lint, .. } = self;
        let (parameters, arguments, bounds) = self.generics.split_for_impl();
        let with_default = self.bounded(vec![parse_quote!(StandinReal: ::core::default::Default)]);
        let (_, _, with_default) = with_default.split_for_impl();
        quote! {
            impl #parameters ::core::default::Default for #name #arguments #with_default {
                fn default() -> Self {
                    Self::__standin_around(
                        ::core::default::Default::default(),
                        ::core::default::Default::default(),
                    )
                }
            }
            #lint
            impl #parameters ::core::fmt::Debug for #name #arguments #bounds {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Debug::fmt(&self.__double, f)
                }
            }
        }
    }

    /// A supertrait of std: a spy is what its real object is.
    fn supertrait(&self, supertrait: Supertrait) -> TokenStream {
        let name = &self.name;
        let (path, bound, body) = supertrait::of_spy(supertrait);
        let generics = self.bounded(vec![bound]);
        let (parameters, arguments, bounds) = generics.split_for_impl();
        quote!(impl #parameters #path for #name #arguments #bounds { #body })
    }

    /// Where the real object is not `Clone`, `spy.clone()` would find that of the mock inside: a method of the
    /// spy's own is found first, and says what it lacks.
    fn own_clone(&self) -> Option<TokenStream> {
        if !self.double.supertraits.contains(&Supertrait::Clone)
            || self.double.has_function("clone")
        {
            return None;
        }
        let name = &self.name;
        let (parameters, arguments, bounds) = self.generics.split_for_impl();
        Some(quote! {
            #[allow(clippy::should_implement_trait)]
            impl #parameters #name #arguments #bounds {
                /// A spy with the same double inside, around a clone of the real object.
                #[must_use]
                pub fn clone(&self) -> Self
                where
                    StandinReal: ::standin::__private::ClonedReal,
                {
                    ::core::clone::Clone::clone(self)
                }
            }
        })
    }
}
