//! The signature of a method or function, normalized: arguments named, `Self` and lifetimes
//! resolved, each type spelled as a family.

use std::borrow::Cow;

use syn::{
    Attribute, Block, Error, Generics, Ident, Lifetime, Result, ReturnType, Signature, Type,
    Visibility,
};

use super::borrows::{self, Borrows};
use super::type_parameters::TypeParameters;
use super::{
    apart, argument, attributes, generics, held, hidden, joined, lent_parameters, naming,
    nested_objects, opaque, output, self_type, types,
};
use crate::model::{Method, Original};
use crate::syntax::output_type;

/// What stands around a signature.
pub(super) struct Scope {
    /// What `Self` means.
    pub(super) self_type: Type,
    /// The associated types, and what they are.
    pub(super) types: Vec<(Ident, Type)>,
    /// The generic ones.
    pub(super) generic_types: Vec<GenericType>,
    /// Lifetimes that the item around it brings.
    pub(super) lifetimes: Vec<Lifetime>,
    /// What else a mock is generic over.
    pub(super) parameters: Vec<Ident>,
    /// Whether the user mocks what `Debug` does with `Self`.
    pub(super) mocks_debug: bool,
    /// Whether what is borrowed from `self` is lent by a mock; it lives for ever otherwise.
    pub(super) lends: bool,
    /// Whether the mock has to be `Send` or `Sync`.
    pub(super) is_shared: bool,
    /// Whether it can be made around a real object.
    pub(super) wraps: bool,
    /// What is known around a function that keeps its body beside the double.
    pub(super) body: Option<AroundBody>,
}

/// A generic associated type, and what it is for its parameters.
pub(super) struct GenericType {
    pub(super) name: Ident,
    pub(super) generics: Generics,
    pub(super) ty: Type,
}

/// The generic parameters around a function with a body.
pub(super) enum AroundBody {
    Known(Vec<Ident>),
    /// It is in an `impl` block that is not seen.
    Unknown,
}

impl Scope {
    pub(super) fn new(self_type: Type) -> Self {
        Self {
            self_type,
            types: Vec::new(),
            generic_types: Vec::new(),
            lifetimes: Vec::new(),
            parameters: Vec::new(),
            mocks_debug: false,
            lends: true,
            is_shared: false,
            wraps: false,
            body: None,
        }
    }

    /// Notes what an associated type is.
    pub(super) fn declare(&mut self, name: &Ident, generics: &Generics, ty: &Type) {
        match generics.params.is_empty() {
            true => self.types.push((name.clone(), ty.clone())),
            false => self.generic_types.push(GenericType {
                name: name.clone(),
                generics: generics.clone(),
                ty: ty.clone(),
            }),
        }
    }

    /// The generic parameters of what stands beside a double; nothing where nothing can.
    pub(super) fn around(&self) -> Option<&[Ident]> {
        match &self.body {
            Some(AroundBody::Known(around)) => Some(around),
            Some(AroundBody::Unknown) => None,
            None => Some(&self.parameters),
        }
    }

    /// Where there is no mock that could lend anything.
    pub(super) fn without_mock(self_type: Type) -> Self {
        Self { lends: false, ..Self::new(self_type) }
    }
}

/// A function as it was found.
pub(super) struct Found<'f> {
    pub(super) vis: Visibility,
    pub(super) attributes: &'f [Attribute],
    pub(super) signature: Signature,
    /// Its body, where a double may call it.
    pub(super) body: Option<Block>,
    /// Its body, where that stays beside the double.
    pub(super) kept: Option<&'f Block>,
}

/// The method or function as a double has it.
pub(super) fn understand(found: Found<'_>, scope: &Scope) -> Result<Method> {
    let Found { vis, attributes, mut signature, body, kept } = found;
    if signature.variadic.is_some() {
        return Err(Error::new_spanned(
            &signature.variadic,
            "variadic functions can't be doubled: call them through a function of yours",
        ));
    }
    hidden::show(&mut signature);
    let original = body.is_some().then(|| signature.clone());
    let function = signature.ident.clone();
    if output_type(&signature).is_some_and(types::is_unit) {
        // It says the same, and clippy wants it left out of all but the user's own function.
        signature.output = ReturnType::Default;
    }
    let concretize = attributes::has(attributes, "concretize");
    let parameters = TypeParameters::of(&signature, concretize, scope, kept)?;
    let joined = joined::of_mock(&signature, scope, &parameters)?;
    let (joined, said) = joined.map_or((None, None), |(joined, said)| (joined, Some(said)));
    let said = said.as_ref().unwrap_or(&signature);
    let boxed = output_type(said).and_then(opaque::boxed_output);
    let returned = resolved_output(said, scope);
    let taken = lent_parameters::as_opaque(&signature, &parameters.lent);
    let taken = nested_objects::named(taken);
    let (taken, held) = held::told(taken);
    let (named, mut borrows) = borrowed(&taken, &returned, &parameters, scope)?;
    borrows.hold(held);
    let named = named.or(match taken {
        Cow::Borrowed(_) => None,
        Cow::Owned(taken) => Some(taken),
    });
    let (output, has_default) = output::understand(&returned, &borrows, &signature, scope)?;
    let around = argument::Around {
        parameters: &parameters,
        borrows: &borrows,
        scope,
        function: &function,
        has_original: original.is_some() || scope.wraps,
    };
    let mut args = argument::all(&mut signature, named.as_ref(), &around)?;
    if boxed.is_some() && !borrows.has_tied() && scope.body.is_none() {
        argument::reborrow(&mut args, !output.is_owned());
    }
    signature.constness = None;
    if scope.body.is_none() {
        generics::let_self_lack(&mut signature.generics);
    }
    let is_apart = borrows.third.is_some();
    let are_as_boxes = lent_parameters::are_as_boxes(&parameters.lent);
    let can_call_original = !concretize && boxed.is_none() && !is_apart && are_as_boxes;
    Ok(Method {
        vis,
        called: signature.ident.clone(),
        field: signature.ident.clone(),
        variant: None,
        docs: attributes::chosen(attributes, &["doc"]),
        cfgs: attributes::chosen(attributes, &["cfg"]),
        levels: attributes::levels(attributes),
        must_use: attributes::chosen(attributes, &["must_use"]),
        is_async: signature.asyncness.is_some(),
        is_exported: false,
        is_apart,
        signature,
        keys: parameters.keys,
        args,
        output,
        boxed,
        expanded: None,
        joined,
        has_default,
        original: body.zip(original).filter(|_| can_call_original).map(|(block, signature)| {
            Original {
                signature,
                levels: attributes::chosen(
                    attributes,
                    &["allow", "warn", "deny", "forbid", "expect"],
                ),
                block,
            }
        }),
    })
}

/// What the output borrows from; and the signature with names for its lifetimes, if a double has to tell them
/// apart.
fn borrowed(
    signature: &Signature,
    returned: &Type,
    parameters: &TypeParameters,
    scope: &Scope,
) -> Result<(Option<Signature>, Borrows)> {
    let borrows = borrows::of_output(signature, returned);
    if !scope.lends {
        return Ok((None, borrows));
    }
    let is_method = signature.receiver().is_some() && parameters.keys.params.is_empty();
    match apart::told_apart(signature, returned, &borrows, is_method)? {
        Some((named, borrows)) => Ok((Some(named), borrows)),
        None => Ok((None, borrows)),
    }
}

/// The type that comes back, without `Self`, and with `'static` for a lifetime that no input has.
fn resolved_output(signature: &Signature, scope: &Scope) -> Type {
    let mut returned = output::returned(signature);
    self_type::replace(&mut returned, scope);
    for lifetime in scope.lifetimes.iter().chain(&generics::lifetimes(&signature.generics)) {
        if !borrows::is_of_an_input(lifetime, signature) {
            naming::make_static(&mut returned, lifetime);
        }
    }
    returned
}
