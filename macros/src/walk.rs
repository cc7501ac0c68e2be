//! The way through a type, for those who look for something in it or change it. It ends at array lengths
//! and other expressions.
//!
//! Syn has such visitors too. Its way is generic: rustc would compile all of it again for each of ours.

use syn::{
    AngleBracketedGenericArguments, BoundLifetimes, CapturedParam, Expr, GenericArgument,
    GenericParam, Lifetime, ParenthesizedGenericArguments, Path, PathArguments, QSelf, ReturnType,
    TraitBound, Type, TypeBareFn, TypeParamBound, TypeReference,
};

use crate::model::Bounds;

/// Where a visitor is: between the parentheses of how many `Fn(…)` and `fn(…)`, under which `for<…>`. What is
/// elided there, or bound there, is a lifetime of that scope.
#[derive(Clone, Default)]
pub(crate) struct Scopes {
    inside_fn: usize,
    bound: Vec<String>,
}

impl Scopes {
    /// Whether the lifetime is of such a scope; `None` is one without a name.
    pub(crate) fn have(&self, lifetime: Option<&Lifetime>) -> bool {
        match lifetime {
            Some(lifetime) if lifetime.ident != "_" => {
                self.bound.iter().any(|name| lifetime.ident == name)
            }
            _ => self.inside_fn > 0,
        }
    }

    /// Notes the lifetimes of a `for<…>`; how many there were before comes back.
    pub(crate) fn bind(scopes: Option<&mut Self>, lifetimes: Option<&BoundLifetimes>) -> usize {
        let Some(scopes) = scopes else { return 0 };
        let before = scopes.bound.len();
        for parameter in lifetimes.iter().flat_map(|of| &of.lifetimes) {
            if let GenericParam::Lifetime(parameter) = parameter {
                scopes.bound.push(parameter.lifetime.ident.to_string());
            }
        }
        before
    }

    fn release(scopes: Option<&mut Self>, before: usize) {
        if let Some(scopes) = scopes {
            scopes.bound.truncate(before);
        }
    }

    fn enter_fn(scopes: Option<&mut Self>) {
        if let Some(scopes) = scopes {
            scopes.inside_fn += 1;
        }
    }

    fn leave_fn(scopes: Option<&mut Self>) {
        if let Some(scopes) = scopes {
            scopes.inside_fn -= 1;
        }
    }
}

/// The way is the same whether what stands there may be changed or not. It goes by index, for iterators of syn's
/// take rustc ten times as much, for each type.
macro_rules! way {
    ($(#[$about:meta])* $Visit:ident, $AsVisit:ident, $walk:ident $(, $mut:ident)?) => {
        $(#[$about])*
        pub(crate) trait $Visit: $AsVisit {
            fn visit_type(&mut self, ty: &$($mut)? Type) {
                $walk::ty(self.as_visit(), ty);
            }
            fn visit_reference(&mut self, reference: &$($mut)? TypeReference) {
                $walk::reference(self.as_visit(), reference);
            }
            fn visit_bare_fn(&mut self, of: &$($mut)? TypeBareFn) {
                $walk::bare_fn(self.as_visit(), of);
            }
            fn visit_path(&mut self, path: &$($mut)? Path) {
                $walk::path(self.as_visit(), path);
            }
            fn visit_angle_bracketed(&mut self, of: &$($mut)? AngleBracketedGenericArguments) {
                $walk::angle_bracketed(self.as_visit(), of);
            }
            fn visit_parenthesized(&mut self, of: &$($mut)? ParenthesizedGenericArguments) {
                $walk::parenthesized(self.as_visit(), of);
            }
            fn visit_trait_bound(&mut self, of: &$($mut)? TraitBound) {
                $walk::trait_bound(self.as_visit(), of);
            }
            fn visit_lifetime(&mut self, _: &$($mut)? Lifetime) {}
            fn visit_expr(&mut self, _: &$($mut)? Expr) {}
            /// Where it notes the scopes that it is in, if that matters to it.
            fn scopes(&mut self) -> Option<&mut Scopes> {
                None
            }
        }

        /// A visitor as what all of them are: the way is compiled once.
        pub(crate) trait $AsVisit {
            fn as_visit(&mut self) -> &mut dyn $Visit;
        }

        impl<V: $Visit> $AsVisit for V {
            fn as_visit(&mut self) -> &mut dyn $Visit {
                self
            }
        }

        /// What leads on from each place.
        pub(crate) mod $walk {
            use super::*;

            pub(crate) fn ty(visitor: &mut dyn $Visit, ty: &$($mut)? Type) {
                match ty {
                    Type::Array(of) => {
                        visitor.visit_type(&$($mut)? of.elem);
                        visitor.visit_expr(&$($mut)? of.len);
                    }
                    Type::BareFn(of) => visitor.visit_bare_fn(of),
                    Type::Group(of) => visitor.visit_type(&$($mut)? of.elem),
                    Type::ImplTrait(of) => bounds(visitor, &$($mut)? of.bounds),
                    Type::Macro(of) => visitor.visit_path(&$($mut)? of.mac.path),
                    Type::Paren(of) => visitor.visit_type(&$($mut)? of.elem),
                    Type::Path(of) => {
                        if let Some(QSelf { ty, .. }) = &$($mut)? of.qself {
                            visitor.visit_type(ty);
                        }
                        visitor.visit_path(&$($mut)? of.path);
                    }
                    Type::Ptr(of) => visitor.visit_type(&$($mut)? of.elem),
                    Type::Reference(of) => visitor.visit_reference(of),
                    Type::Slice(of) => visitor.visit_type(&$($mut)? of.elem),
                    Type::TraitObject(of) => bounds(visitor, &$($mut)? of.bounds),
                    Type::Tuple(of) => {
                        for index in 0..of.elems.len() {
                            visitor.visit_type(&$($mut)? of.elems[index]);
                        }
                    }
                    _ => {}
                }
            }

            pub(crate) fn reference(visitor: &mut dyn $Visit, of: &$($mut)? TypeReference) {
                if let Some(lifetime) = &$($mut)? of.lifetime {
                    visitor.visit_lifetime(lifetime);
                }
                visitor.visit_type(&$($mut)? of.elem);
            }

            pub(crate) fn bare_fn(visitor: &mut dyn $Visit, of: &$($mut)? TypeBareFn) {
                let before = bind(visitor, &$($mut)? of.lifetimes);
                Scopes::enter_fn(visitor.scopes());
                for index in 0..of.inputs.len() {
                    visitor.visit_type(&$($mut)? of.inputs[index].ty);
                }
                returned(visitor, &$($mut)? of.output);
                Scopes::leave_fn(visitor.scopes());
                Scopes::release(visitor.scopes(), before);
            }

            fn returned(visitor: &mut dyn $Visit, output: &$($mut)? ReturnType) {
                if let ReturnType::Type(_, ty) = output {
                    visitor.visit_type(ty);
                }
            }

            pub(crate) fn path(visitor: &mut dyn $Visit, path: &$($mut)? Path) {
                for index in 0..path.segments.len() {
                    match &$($mut)? path.segments[index].arguments {
                        PathArguments::None => {}
                        PathArguments::AngleBracketed(of) => visitor.visit_angle_bracketed(of),
                        PathArguments::Parenthesized(of) => visitor.visit_parenthesized(of),
                    }
                }
            }

            pub(crate) fn angle_bracketed(
                visitor: &mut dyn $Visit,
                of: &$($mut)? AngleBracketedGenericArguments,
            ) {
                for index in 0..of.args.len() {
                    match &$($mut)? of.args[index] {
                        GenericArgument::Lifetime(of) => visitor.visit_lifetime(of),
                        GenericArgument::Type(of) => visitor.visit_type(of),
                        GenericArgument::Const(of) => visitor.visit_expr(of),
                        GenericArgument::AssocType(of) => {
                            generics(visitor, &$($mut)? of.generics);
                            visitor.visit_type(&$($mut)? of.ty);
                        }
                        GenericArgument::AssocConst(of) => {
                            generics(visitor, &$($mut)? of.generics);
                            visitor.visit_expr(&$($mut)? of.value);
                        }
                        GenericArgument::Constraint(of) => {
                            generics(visitor, &$($mut)? of.generics);
                            bounds(visitor, &$($mut)? of.bounds);
                        }
                        _ => {}
                    }
                }
            }

            fn generics(
                visitor: &mut dyn $Visit,
                of: &$($mut)? Option<AngleBracketedGenericArguments>,
            ) {
                if let Some(of) = of {
                    visitor.visit_angle_bracketed(of);
                }
            }

            pub(crate) fn parenthesized(
                visitor: &mut dyn $Visit,
                of: &$($mut)? ParenthesizedGenericArguments,
            ) {
                Scopes::enter_fn(visitor.scopes());
                for index in 0..of.inputs.len() {
                    visitor.visit_type(&$($mut)? of.inputs[index]);
                }
                returned(visitor, &$($mut)? of.output);
                Scopes::leave_fn(visitor.scopes());
            }

            fn bounds(visitor: &mut dyn $Visit, bounds: &$($mut)? Bounds) {
                for index in 0..bounds.len() {
                    bound(visitor, &$($mut)? bounds[index]);
                }
            }

            pub(crate) fn bound(visitor: &mut dyn $Visit, bound: &$($mut)? TypeParamBound) {
                match bound {
                    TypeParamBound::Trait(of) => visitor.visit_trait_bound(of),
                    TypeParamBound::Lifetime(of) => visitor.visit_lifetime(of),
                    TypeParamBound::PreciseCapture(of) => {
                        for index in 0..of.params.len() {
                            if let CapturedParam::Lifetime(of) = &$($mut)? of.params[index] {
                                visitor.visit_lifetime(of);
                            }
                        }
                    }
                    _ => {}
                }
            }

            pub(crate) fn trait_bound(visitor: &mut dyn $Visit, of: &$($mut)? TraitBound) {
                let before = bind(visitor, &$($mut)? of.lifetimes);
                visitor.visit_path(&$($mut)? of.path);
                Scopes::release(visitor.scopes(), before);
            }

            /// Goes into the scope of a `for<…>`.
            fn bind(visitor: &mut dyn $Visit, of: &$($mut)? Option<BoundLifetimes>) -> usize {
                let before = Scopes::bind(visitor.scopes(), of.as_ref());
                if let Some(of) = of {
                    for index in 0..of.lifetimes.len() {
                        if let GenericParam::Lifetime(of) = &$($mut)? of.lifetimes[index] {
                            visitor.visit_lifetime(&$($mut)? of.lifetime);
                        }
                    }
                }
                before
            }
        }
    };
}

way!(
    /// Who looks at a type. What a method does not say of itself, it leaves to the way.
    Visit, AsVisit, walk
);
way!(
    /// Who changes a type.
    VisitMut, AsVisitMut, walk_mut, mut
);

/// Shows the type, and each type inside of it.
pub(crate) fn each_type(ty: &Type, seen: &mut dyn FnMut(&Type)) {
    struct Each<'s>(&'s mut dyn FnMut(&Type));
    impl Visit for Each<'_> {
        fn visit_type(&mut self, ty: &Type) {
            (self.0)(ty);
            walk::ty(self, ty);
        }
    }
    Each(seen).visit_type(ty);
}
