//! Type parameters of a mock that may borrow, as mockall lets them: nothing is then kept of a call, and
//! the mock has mockall's words alone.

use syn::{
    AngleBracketedGenericArguments, GenericArgument, Generics, Ident, Lifetime, Type, TypeReference,
};

use super::generics::{self, mentions};
use super::lifetimes::{self, lifetime};
use crate::crate_name;
use crate::model::{Double, Family, Implementation, Method, Output};
use crate::syntax::parse_quote;
use crate::walk::{Visit, VisitMut, each_type, walk};

/// Lets the type parameters borrow of which the user has not said that they don't. As with mockall there
/// may be no function without `self` then, and none that is generic.
pub(super) fn let_borrow(mut double: Double) -> Double {
    let borrowing = generics::borrowing(&double.generics);
    if borrowing.is_empty() || !crate_name::is_mockall() || !can_borrow(&double, &borrowing) {
        return double;
    }
    let borrowing: Vec<&Ident> = borrowing.iter().collect();
    let Some(families) = all_families(&double, &borrowing) else { return double };
    let mut families = families.into_iter();
    for implementation in &mut double.implementations {
        generics::let_borrow(&mut implementation.generics);
        for method in &mut implementation.methods {
            for (argument, family) in method.args.iter_mut().zip(&mut families) {
                argument.family = family;
            }
            method.original = None;
        }
    }
    generics::let_borrow(&mut double.generics);
    double.is_scoped = true;
    double
}

fn can_borrow(double: &Double, borrowing: &[Ident]) -> bool {
    let is_plain = |method: &Method| !method.is_static() && !method.is_generic();
    let has_lifetimes = |generics: &Generics| generics.lifetimes().next().is_some();
    let is_like_the_mock = |of: &Implementation| {
        let is_one_of_it = of.generics.type_params().next().is_none();
        !has_lifetimes(&of.generics)
            && (is_one_of_it || generics::borrowing(&of.generics) == borrowing)
    };
    double.supertraits.is_empty()
        && double.inheritable.is_none()
        && !double.wraps
        && !has_lifetimes(&double.generics)
        && double.implementations.iter().all(is_like_the_mock)
        && double.methods().into_iter().all(is_plain)
}

/// The families of all arguments where the parameters borrow; nothing if one of them can't.
fn all_families(double: &Double, borrowing: &[&Ident]) -> Option<Vec<Family>> {
    let mut all = Vec::new();
    for method in &double.methods() {
        all.extend(families(method, borrowing)?);
    }
    Some(all)
}

/// The families of a method's arguments where the parameters borrow; nothing if they can't.
fn families(method: &Method, borrowing: &[&Ident]) -> Option<Vec<Family>> {
    let lends_an_argument = match &method.output {
        Output::Handed(Family::Own(ty)) if refers(ty, "static", borrowing) => return None,
        Output::Handed(Family::Own(_)) => false,
        Output::Handed(family) if mentions(spelled(family), borrowing) => return None,
        Output::Handed(_) => true,
        _ => false,
    };
    let mut families = Vec::new();
    for argument in &method.args {
        families.push(borrowing_family(&argument.family, borrowing, lends_an_argument)?);
    }
    Some(families)
}

/// The type that a family is made of.
fn spelled(family: &Family) -> &Type {
    match family {
        Family::Own(ty)
        | Family::Ref(ty)
        | Family::Nested(ty)
        | Family::Mut(ty)
        | Family::NestedMut(ty)
        | Family::OptRef(ty)
        | Family::OptNested(ty)
        | Family::Refs(ty) => ty,
        Family::Local { of, .. } => of,
    }
}

/// The family, as one of its own where it refers to what borrows: the runtime's are of what does not.
fn borrowing_family(
    family: &Family,
    borrowing: &[&Ident],
    lends_an_argument: bool,
) -> Option<Family> {
    if !mentions(spelled(family), borrowing) {
        return Some(family.clone());
    }
    let local = |of: Type, shown: &Type| {
        let (of, shown) = (Box::new(of), Box::new(shown.clone()));
        Some(Family::Local { of, shown, in_parts: false })
    };
    match family {
        Family::Own(ty) => (!refers(ty, "static", borrowing)).then(|| family.clone()),
        Family::Ref(ty) => local(parse_quote!(&'x #ty), ty),
        Family::Mut(ty) => local(parse_quote!(&'x mut #ty), ty),
        Family::NestedMut(ty) => {
            (!lends_an_argument).then(|| local(parse_quote!(&'x mut #ty), ty))?
        }
        Family::OptRef(ty) => {
            let of: Type = parse_quote!(::core::option::Option<&'x #ty>);
            local(of.clone(), &of)
        }
        Family::Refs(ty) => local(parse_quote!(&'x [&'x #ty]), &parse_quote!([&'x #ty])),
        Family::Nested(_) | Family::OptNested(_) => None,
        Family::Local { of, shown, .. } => {
            if refers(of, "static", borrowing) || refers(of, "z", borrowing) {
                return None;
            }
            if !refers(of, "y", borrowing) {
                return Some(family.clone());
            }
            let (mut of, mut shown) = ((**of).clone(), (**shown).clone());
            Outer.visit_type(&mut of);
            Outer.visit_type(&mut shown);
            (!is_pinned(&of) && !lends_an_argument).then(|| local(of, &shown))?
        }
    }
}

/// Whether the type has something for the lifetime of this name that mentions a parameter, which need
/// not live as long.
fn refers(ty: &Type, name: &str, borrowing: &[&Ident]) -> bool {
    struct Find<'f>(&'f str, &'f [&'f Ident], bool);
    impl Visit for Find<'_> {
        fn visit_reference(&mut self, reference: &TypeReference) {
            if reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == self.0) {
                self.2 |= mentions(&reference.elem, self.1);
            }
            walk::reference(self, reference);
        }
        fn visit_angle_bracketed(&mut self, arguments: &AngleBracketedGenericArguments) {
            let is_it = |of: &GenericArgument| match of {
                GenericArgument::Lifetime(lifetime) => lifetime.ident == self.0,
                _ => false,
            };
            if arguments.args.iter().any(is_it) {
                self.2 |= mentions(arguments, self.1);
            }
            walk::angle_bracketed(self, arguments);
        }
    }
    let mut find = Find(name, borrowing, false);
    find.visit_type(ty);
    find.2
}

/// Whether there is a lifetime behind a `&mut`, where it can't be shortened.
fn is_pinned(ty: &Type) -> bool {
    let mut found = false;
    each_type(ty, &mut |ty| {
        if let Type::Reference(TypeReference { mutability: Some(_), elem, .. }) = ty {
            found |= lifetimes::has_any(elem);
        }
    });
    found
}

/// Puts the outer lifetime in place of the inner one.
struct Outer;

impl VisitMut for Outer {
    fn visit_lifetime(&mut self, old: &mut Lifetime) {
        if old.ident == "y" {
            *old = lifetime("'x");
        }
    }
}
