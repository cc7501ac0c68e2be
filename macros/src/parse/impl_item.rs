//! An `impl` block, as `#[automock]` and `mock!` meet it.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{
    Error, Ident, ImplItem, ImplItemConst, ImplItemType, ItemImpl, Path, Result, Type,
    TypeParamBound, TypePath,
};

use super::attribute::Given;
use super::signature::{self, Found, Scope};
use super::{attributes, generics, self_type, types};
use crate::model::{Bounds, Double, Implementation, ImplementedTrait, Method, Supertrait};
use crate::syntax::{names, parse_quote};

/// The struct of an `impl` block, mocked.
pub(super) fn understand(mut item: ItemImpl, given: Given) -> Result<Double> {
    if let Some(name) = given.left_over().or(given.target.as_ref()) {
        return Err(Error::new_spanned(name, "an `impl` block says by itself what its types are"));
    }
    if let Some(word) = given.only_for_traits() {
        let message = format!("`{word}` is for a trait: an `impl` block is mocked as it is");
        return Err(Error::new_spanned(word, message));
    }
    let original = name_of(&item.self_ty)?.clone();
    // The mock has the parameters of the block, whatever the struct's are there.
    let (_, arguments, _) = item.generics.split_for_impl();
    *item.self_ty = parse_quote!(#original #arguments);
    // Its visibility is not the struct's own, which can't be seen from here.
    let double = Double::of(original, generics::made_static(&item.generics));
    Ok(Double {
        cfgs: attributes::chosen(&item.attrs, &["cfg"]),
        attributes: attributes::levels(&item.attrs),
        implementations: vec![implementation(item, &double.name, false)?],
        supertraits: given.clone.iter().map(|_| Supertrait::Clone).collect(),
        ..double
    })
}

/// The name of the type that a block is for.
pub(super) fn name_of(ty: &Type) -> Result<&Ident> {
    match types::bare(ty) {
        Type::Path(TypePath { qself: None, path }) if path.segments.len() == 1 => {
            Ok(&path.segments[0].ident)
        }
        _ => Err(Error::new_spanned(
            ty,
            "the block must be for a struct of this module, by its name alone",
        )),
    }
}

/// What the type that a block is for is called, also where that is no path.
pub(super) fn last_name(ty: &Type) -> Result<Ident> {
    let named = |name| Ok(Ident::new(name, ty.span()));
    let of_path = |path: &Path| path.segments.last().map(|last| last.ident.clone());
    let name = match types::bare(ty) {
        Type::Path(path) => of_path(&path.path),
        Type::Reference(reference) => return last_name(&reference.elem),
        Type::Ptr(pointer) => return last_name(&pointer.elem),
        Type::TraitObject(object) => object.bounds.iter().find_map(|bound| match bound {
            TypeParamBound::Trait(bound) => of_path(&bound.path),
            _ => None,
        }),
        Type::Array(_) => return named("array"),
        Type::Slice(_) => return named("slice"),
        Type::Tuple(_) => return named("tuple"),
        Type::BareFn(_) => return named("function"),
        _ => None,
    };
    name.ok_or_else(|| Error::new_spanned(ty, "the block must be for a type with a name"))
}

/// One `impl` block for the mock `name`; `mocks_debug` if one of its blocks is of `Debug`.
pub(super) fn implementation(
    item: ItemImpl,
    name: &Ident,
    mocks_debug: bool,
) -> Result<Implementation> {
    let mut self_type = (*item.self_ty).clone();
    if let Type::Path(path) = &mut self_type {
        let of = &mut path.path.segments[0].ident;
        *of = Ident::new(&name.to_string(), of.span());
    }
    let mut scope = Scope::new(self_type);
    scope.lifetimes = generics::lifetimes(&item.generics);
    scope.parameters = names(&item.generics).into_iter().cloned().collect();
    scope.mocks_debug = mocks_debug;
    let (types, constants) = types_and_constants(&item, &mut scope);
    let cfgs = attributes::chosen(&item.attrs, &["cfg"]);
    let mut methods = methods(item.items, &scope)?;
    for method in &mut methods {
        method.cfgs.append(&mut cfgs.clone());
    }
    let of_trait = match item.trait_ {
        Some((Some(not), ..)) => {
            return Err(Error::new_spanned(not, "a negative `impl` has nothing to mock"));
        }
        Some((None, path, _)) => {
            let (is_unsafe, supertraits) = (item.unsafety.is_some(), Bounds::new());
            let place = item.impl_token.span;
            Some(ImplementedTrait { path, place, is_unsafe, supertraits })
        }
        None => None,
    };
    let mut attributes = cfgs;
    attributes.append(&mut attributes::levels(&item.attrs));
    Ok(Implementation {
        attributes,
        async_trait: attributes::chosen(&item.attrs, &["async_trait"]).pop(),
        generics: generics::made_static(&item.generics),
        self_type: scope.self_type,
        of_trait,
        types,
        constants,
        methods,
    })
}

/// The associated types and constants of a block; the scope then knows the types.
fn types_and_constants(
    item: &ItemImpl,
    scope: &mut Scope,
) -> (Vec<ImplItemType>, Vec<ImplItemConst>) {
    let (mut types, mut constants) = (Vec::new(), Vec::new());
    for member in &item.items {
        match member {
            ImplItem::Type(member) => {
                let mut member = member.clone();
                self_type::replace(&mut member.ty, scope);
                scope.declare(&member.ident, &member.generics, &member.ty);
                types.push(member);
            }
            ImplItem::Const(member) => constants.push(member.clone()),
            _ => {}
        }
    }
    (types, constants)
}

fn methods(members: Vec<ImplItem>, scope: &Scope) -> Result<Vec<Method>> {
    let mut methods = Vec::new();
    for member in members {
        match member {
            ImplItem::Fn(member) => {
                let (vis, attributes) = (member.vis, member.attrs.as_slice());
                let found =
                    Found { vis, attributes, signature: member.sig, body: None, kept: None };
                methods.push(signature::understand(found, scope)?);
            }
            ImplItem::Type(_) | ImplItem::Const(_) => {}
            other => {
                return Err(Error::new_spanned(
                    other.to_token_stream(),
                    "what this makes can't be seen from here: write the methods out",
                ));
            }
        }
    }
    Ok(methods)
}
