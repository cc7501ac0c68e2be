//! A spy: a mock around a real object, which gets the calls that nothing else answers. It is a type
//! of its own, generic over what holds the real object, so that it is called as itself: whatever its
//! methods are generic over, lend or await, and however long it lives.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Generics, Ident, Path, PathArguments, WherePredicate, parse_quote};

use super::method::MethodOf;
use super::supertrait;
use crate::model::{Double, Implementation, Method, OwnType, Supertrait, Taken};

/// The spy and what makes one, where it was asked for.
pub(super) fn expand(double: &Double) -> Vec<TokenStream> {
    if !double.wraps {
        return Vec::new();
    }
    let spy = Spy::of(double);
    let mut items = vec![spy.definition(), spy.access(), spy.constructors(), spy.always()];
    items.extend(double.supertraits.iter().map(|of| spy.supertrait(*of)));
    items.extend(double.implementations.iter().map(|of| spy.implementation(of)));
    items
}

struct Spy<'d> {
    double: &'d Double,
    name: Ident,
    /// The mock's, and what holds the real object.
    generics: Generics,
}

impl<'d> Spy<'d> {
    fn of(double: &'d Double) -> Self {
        let name = format_ident!("Spy{}", double.original.unraw(), span = double.name.span());
        let mut generics = double.generics.clone();
        generics.params.push(parse_quote!(StandinReal));
        Self { double, name, generics }
    }

    fn definition(&self) -> TokenStream {
        let Double { vis, name: mock, original, .. } = self.double;
        let name = &self.name;
        let (_, of_mock, bounds) = self.double.generics.split_for_impl();
        let (parameters, arguments, _) = self.generics.split_for_impl();
        let about = format!(
            "A spy: a [`{mock}`] around a real [`{original}`], which gets what nothing else answers."
        );
        quote! {
            #[doc = #about]
            #vis struct #name #parameters #bounds {
                __double: #mock #of_mock,
                __real: StandinReal,
            }
            impl #parameters ::core::ops::Deref for #name #arguments #bounds {
                type Target = #mock #of_mock;
                fn deref(&self) -> &Self::Target {
                    &self.__double
                }
            }
            impl #parameters ::core::ops::DerefMut for #name #arguments #bounds {
                fn deref_mut(&mut self) -> &mut Self::Target {
                    &mut self.__double
                }
            }
        }
    }

    /// The way to the real object: functions, because the names of methods are the user's.
    fn access(&self) -> TokenStream {
        let name = &self.name;
        let (parameters, arguments, bounds) = self.generics.split_for_impl();
        quote! {
            impl #parameters #name #arguments #bounds {
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

    /// `wrapping` and `delegate_to`. What they take is said by a trait, because a real object is given
    /// by itself or by a pointer; the trait's marker keeps the two apart, and is inferred.
    fn constructors(&self) -> TokenStream {
        let Double { vis, name: mock, original, generics, .. } = self.double;
        let (name, given) = (&self.name, format_ident!("__{}__Real", mock.unraw()));
        let all = &self.double.implementations;
        let Some(real) = all.first().map(|own| Real::of(own, all)) else {
            return TokenStream::new();
        };
        let of_trait = &real.of_trait;
        let by_value = self.bounded([parse_quote!(StandinReal: #of_trait)]);
        let by_pointer = self.bounded([real.pointer()]);
        let (real_parameters, _, by_value) = by_value.split_for_impl();
        let (_, _, by_pointer) = by_pointer.split_for_impl();
        let (parameters, of_mock, bounds) = generics.split_for_impl();
        let (_, of_spy, _) = self.generics.split_for_impl();
        let message = format!("`{{Self}}` is not a `{original}`, nor a pointer to one");
        let note = match real.is_changed {
            true => format!(
                "give `{mock}` a `{original}`, or a `Box` or `&mut` of one: methods take `&mut self`"
            ),
            false => format!("give `{mock}` a `{original}`, or a `Box`, `Arc` or `&` of one"),
        };
        let wrapping = (!self.double.has_function("wrapping")).then(|| {
            quote! {
                /// A spy: the mock around a real object, which gets the calls that nothing else answers.
                #[must_use]
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
                pub fn delegate_to<StandinKind, StandinReal>(
                    self,
                    fake: impl #given<Self, StandinKind, Pointer = StandinReal>,
                ) -> #name #of_spy {
                    #name::__standin_around(self, fake.into_pointer())
                }
            }
        });
        quote! {
            #[doc(hidden)]
            #[allow(non_camel_case_types)]
            #[diagnostic::on_unimplemented(message = #message, note = #note)]
            #vis trait #given<StandinMock, StandinKind> {
                type Pointer;
                fn into_pointer(self) -> Self::Pointer;
            }
            #[diagnostic::do_not_recommend]
            impl #real_parameters #given<#mock #of_mock, ::standin::__private::ByValue> for StandinReal
            #by_value
            {
                type Pointer = ::standin::Owned<Self>;
                fn into_pointer(self) -> Self::Pointer {
                    ::standin::Owned::new(self)
                }
            }
            #[diagnostic::do_not_recommend]
            impl #real_parameters #given<#mock #of_mock, ::standin::__private::ByPointer> for StandinReal
            #by_pointer
            {
                type Pointer = Self;
                fn into_pointer(self) -> Self {
                    self
                }
            }
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
        let mut clauses = Real::of(of, std::slice::from_ref(of)).bounds();
        if !supertraits.is_empty() {
            clauses.push(parse_quote!(Self: #supertraits));
        }
        let generics = self.bounded(clauses);
        let (parameters, arguments, bounds) = generics.split_for_impl();
        let methods = of.methods.iter().map(|method| {
            let spied = MethodOf { is_spy: true, ..MethodOf::new(self.double, of, method) };
            spied.implementation()
        });
        quote! {
            #(#attributes)*
            #async_trait
            #unsafety impl #parameters #path for #name #arguments #bounds {
                #(#types)*
                #(#constants)*
                #(#methods)*
            }
        }
    }

    fn bounded(&self, bounds: impl IntoIterator<Item = WherePredicate>) -> Generics {
        let mut generics = self.generics.clone();
        generics.make_where_clause().predicates.extend(bounds);
        generics
    }

    /// What a spy has whatever its trait asks for.
    fn always(&self) -> TokenStream {
        let name = &self.name;
        let (parameters, arguments, bounds) = self.generics.split_for_impl();
        let with_default = self.bounded([parse_quote!(StandinReal: ::core::default::Default)]);
        let (_, _, with_default) = with_default.split_for_impl();
        let (_, of_mock, _) = self.double.generics.split_for_impl();
        let mock = &self.double.name;
        quote! {
            impl #parameters #name #arguments #bounds {
                fn __standin_around(double: #mock #of_mock, real: StandinReal) -> Self {
                    ::standin::MockObject::be_spy(&double.__standin);
                    Self { __double: double, __real: real }
                }
            }
            impl #parameters ::core::default::Default for #name #arguments #with_default {
                fn default() -> Self {
                    Self::__standin_around(
                        ::core::default::Default::default(),
                        ::core::default::Default::default(),
                    )
                }
            }
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
        let generics = self.bounded([bound]);
        let (parameters, arguments, bounds) = generics.split_for_impl();
        quote!(impl #parameters #path for #name #arguments #bounds { #body })
    }
}

/// What a real object has to be.
struct Real {
    /// The trait, with what its associated types are.
    of_trait: Path,
    is_changed: bool,
    is_given_away: bool,
    is_sized: bool,
    is_shared: bool,
    is_made: bool,
}

impl Real {
    /// To be of the trait of `own`, and to be had as the methods of `all` have it.
    fn of(own: &Implementation, all: &[Implementation]) -> Self {
        let mut of_trait = match &own.of_trait {
            Some(of_trait) => of_trait.path.clone(),
            None => parse_quote!(::core::marker::Sized),
        };
        let types = own.types.iter().filter(|ty| ty.attrs.is_empty());
        for ty in types {
            let (name, is) = (&ty.ident, &ty.ty);
            let Some(last) = of_trait.segments.last_mut() else { continue };
            match &mut last.arguments {
                PathArguments::AngleBracketed(arguments) => {
                    arguments.args.push(parse_quote!(#name = #is));
                }
                other => *other = PathArguments::AngleBracketed(parse_quote!(<#name = #is>)),
            }
        }
        let methods = || all.iter().flat_map(|of| &of.methods);
        let taken = |kinds: &[Taken]| {
            let receivers = methods().filter_map(|method| method.signature.receiver());
            receivers.filter_map(Taken::of).any(|taken| kinds.contains(&taken))
        };
        let given = |kind: OwnType| {
            methods().any(|method| method.own_inputs().iter().any(|(_, own)| *own == kind))
        };
        let is_sent = |of: &Implementation| {
            let attribute = of.async_trait.as_ref().map(|of| of.meta.to_token_stream().to_string());
            attribute.is_some_and(|attribute| !attribute.contains("Send"))
        };
        Self {
            of_trait,
            is_changed: taken(&[Taken::Exclusive]) || given(OwnType::Exclusive),
            is_given_away: taken(&[Taken::Owned, Taken::Boxed]) || given(OwnType::Whole),
            is_sized: taken(&[Taken::Owned]) || methods().any(wants_sized),
            is_shared: all.iter().any(is_sent),
            is_made: methods().any(|method| method.own_output().is_some()),
        }
    }

    /// Of what holds the real object.
    fn pointer(&self) -> WherePredicate {
        let of_trait = &self.of_trait;
        let sized = self.is_sized.then(|| quote!(+ ::core::marker::Sized));
        let shared = quote!(+ ::core::marker::Send + ::core::marker::Sync);
        let shared = self.is_shared.then_some(shared);
        let deref = if self.is_changed { quote!(DerefMut) } else { quote!(Deref) };
        parse_quote!(StandinReal: ::core::ops::#deref<Target: #of_trait #sized #shared> #shared)
    }

    fn bounds(&self) -> Vec<WherePredicate> {
        let holder = parse_quote!(StandinReal: ::standin::__private::Holder);
        let holder = self.is_given_away.then_some(holder);
        let target = quote!(<StandinReal as ::core::ops::Deref>::Target);
        let made = parse_quote!(StandinReal: ::core::convert::From<#target>);
        let made = self.is_made.then_some(made);
        [self.pointer()].into_iter().chain(holder).chain(made).collect()
    }
}

/// Whether it can't be called on a trait object.
fn wants_sized(method: &Method) -> bool {
    let clause = &method.signature.generics.where_clause;
    let is_sized = |predicate: &WherePredicate| {
        predicate.to_token_stream().to_string().replace(' ', "").starts_with("Self:")
    };
    let has_own = method.own_output().is_some() || !method.own_inputs().is_empty();
    method.is_static() || has_own || clause.iter().flat_map(|of| &of.predicates).any(is_sized)
}
