//! What `#[patchable]` meets: a function, an `impl` block, or what has a file of its own.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{
    Attribute, Block, Error, FnArg, Ident, ImplItem, Item, ItemFn, ItemImpl, Meta, Result,
    ReturnType, Signature, StaticMutability, Token, Visibility,
};

use super::lifetimes::Mentioned;
use super::signature::{self, AroundBody, Found, Scope};
use super::{
    apart, attributes, elsewhere, foreign, generics, impl_item, import, joined, not_patchable,
    opaque, patch, thread_local, unpatchable, visibility, written_as,
};
use crate::model::{Patchable, PatchableFunction, PatchableImpl, Unpatchable};
use crate::syntax::{ends_in, input_types, names, output_type, parse_quote, parse2};
use crate::walk::Visit;

/// What is given in the attribute.
#[derive(Default)]
pub(super) struct Given {
    companion: Option<Ident>,
    /// It is a function of a type, though nothing in it says so.
    is_associated: bool,
    /// `fn(path: &Path) -> io::Result<String>`, for a `use`.
    signature: Option<Signature>,
}

impl Parse for Given {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.is_empty() {
            return Ok(Self::default());
        }
        if input.peek(Token![fn]) || input.peek(Token![async]) || input.peek(Token![unsafe]) {
            return Ok(Self { signature: Some(nameless(input)?), ..Self::default() });
        }
        let word: Ident = input.parse()?;
        if word == "associated" {
            return Ok(Self { is_associated: true, ..Self::default() });
        }
        if word != "companion" {
            return Err(Error::new(
                word.span(),
                "expected nothing, `companion = name`, `associated`, or for a `use` its signature: \
                 `fn(n: u8) -> u8`",
            ));
        }
        let companion = input.parse::<Token![=]>().and_then(|_| input.parse());
        let companion = written_as(companion, "`#[patchable(companion = other)]`")?;
        Ok(Self { companion: Some(companion), ..Self::default() })
    }
}

/// The signature of a function whose name stands elsewhere.
fn nameless(input: ParseStream<'_>) -> Result<Signature> {
    let asyncness: Option<Token![async]> = input.parse()?;
    let unsafety: Option<Token![unsafe]> = input.parse()?;
    input.parse::<Token![fn]>()?;
    let rest: TokenStream = input.parse()?;
    written_as(
        parse2(quote::quote!(#asyncness #unsafety fn nameless #rest)),
        "`#[patchable(fn(path: &Path) -> io::Result<String>)]`",
    )
}

pub(super) fn understand(item: Item, given: Given) -> Result<Patchable> {
    let is_import = matches!(item, Item::Use(_));
    if let Some(signature) = given.signature.as_ref().filter(|_| !is_import) {
        return Err(Error::new_spanned(
            signature,
            "a signature is given for a `use` alone: here it is seen",
        ));
    }
    let is_function = matches!(item, Item::Fn(_));
    if let Some(companion) = given.companion.as_ref().filter(|_| !is_function) {
        return Err(Error::new_spanned(
            companion,
            "`companion` is said of a function: nothing stands for this by a name of its own",
        ));
    }
    match item {
        Item::Use(item) => import::understand(item, given.signature),
        Item::Fn(item) => item_fn(item, given),
        other if given.is_associated => Err(Error::new_spanned(
            other.to_token_stream(),
            "`associated` is said of a function in an `impl` block, above that function",
        )),
        Item::ForeignMod(block) => foreign::understand(block),
        Item::Impl(item) => item_impl(item).map(|of| Patchable::Implementation(Box::new(of))),
        Item::Static(item) => match item.mutability {
            StaticMutability::Mut(token) => Err(Error::new_spanned(
                token,
                "a `static mut` can't be patched: leave `mut` away, and let it hold an atomic number or a `Mutex`",
            )),
            _ => Ok(Patchable::Static(Box::new(item))),
        },
        Item::Macro(item) if thread_local::is_call(&item) => {
            thread_local::understand(item).map(Patchable::Locals)
        }
        other => Err(not_patchable::refusal(&other)),
    }
}

fn item_fn(item: ItemFn, given: Given) -> Result<Patchable> {
    let is_method = given.is_associated
        || matches!(item.sig.inputs.first(), Some(FnArg::Receiver(_)))
        || generics::mentions(&item.sig, &[&Ident::from(<Token![Self]>::default())]);
    let name = &item.sig.ident;
    let self_type = if is_method { parse_quote!(Self) } else { parse_quote!(#name) };
    let body = match is_method {
        true => AroundBody::Unknown,
        false => AroundBody::Known(Vec::new()),
    };
    let scope = Scope { body: Some(body), ..Scope::without_mock(self_type) };
    refuse_lifetimes_around(&item.sig)?;
    let mut function = function(item.vis, item.attrs, item.sig, *item.block, &scope)?;
    function.companion = given.companion;
    if !is_method {
        return Ok(Patchable::Function(Box::new(function)));
    }
    Ok(Patchable::Method(Box::new(function)))
}

/// Refuses a method alone of a type that borrows, where that can be seen: the double is told from others by the type, and
/// what is left of that without its lifetimes is seen in the block.
fn refuse_lifetimes_around(signature: &Signature) -> Result<()> {
    let declared = generics::lifetimes(&signature.generics);
    let receiver = signature.receiver().map(|receiver| &*receiver.ty);
    let mut types = input_types(signature);
    types.extend(output_type(signature));
    types.extend(receiver);
    let mut mentioned = Mentioned::default();
    for ty in &types {
        mentioned.visit_type(ty);
    }
    let around = |name: &String| declared.iter().all(|of| of.ident != name);
    match mentioned.named.into_iter().find(around) {
        Some(name) => Err(Error::new_spanned(
            &signature.ident,
            format!(
                "its type has a lifetime, `'{name}`, which has to be seen: write `#[patchable]` above the whole `impl` block"
            ),
        )),
        None => Ok(()),
    }
}

/// A function that can be patched, or a method of what the scope says.
pub(super) fn function(
    vis: Visibility,
    mut attributes: Vec<Attribute>,
    mut signature: Signature,
    body: Block,
    scope: &Scope,
) -> Result<PatchableFunction> {
    attributes.extend(levels_of_arguments(&mut signature));
    if let Some(token) = signature.constness {
        return Err(Error::new_spanned(
            token,
            "a `const fn` can't be patched: its calls may be answered at compile time; call it from a function of yours, and write `#[patchable]` above that",
        ));
    }
    apart::refuse_in_patch(&signature)?;
    // A trait's own patterns and `mut` belong to the body, which is kept.
    let receiver = signature.receiver().cloned();
    let returned = signature.output.clone();
    let has_borrowed_items = output_type(&signature).is_some_and(opaque::has_borrowed_items);
    let joined = joined::output(&mut signature, scope, &body)?;
    let boxed = output_type(&signature).and_then(opaque::boxed_result);
    let mut found = Found { vis, attributes: &[], signature, body: None, kept: Some(&body) };
    if let ReturnType::Type(_, ty) = &mut found.signature.output {
        opaque::bind(ty);
    }
    let mut method = signature::understand(found, scope)?;
    method.signature.output = returned;
    method.cfgs = attributes::chosen(&attributes, &["cfg"]);
    if let (Some(receiver), Some(FnArg::Receiver(kept))) =
        (receiver, method.signature.inputs.first_mut())
    {
        *kept = receiver;
    }
    let is_owned = method.output.is_owned();
    let lends_items = has_borrowed_items && is_owned;
    if is_owned && !lends_items {
        joined::refuse_lent(joined.as_ref(), &method.signature)?;
    }
    let (seen_as_far_as, companion) = (method.vis.clone(), None);
    Ok(PatchableFunction {
        attributes: attributes.into(),
        method,
        body,
        boxed,
        joined,
        lends_items,
        companion,
        seen_as_far_as,
    })
}

/// The lints that are allowed of arguments: the body has other variables of their names.
fn levels_of_arguments(signature: &mut Signature) -> Vec<Attribute> {
    let mut levels = Vec::new();
    for input in &mut signature.inputs {
        let FnArg::Typed(input) = input else { continue };
        let is_level = |of: &Attribute| ends_in(of.path(), &["allow", "expect"]);
        for of in &input.attrs {
            if let (true, Meta::List(lints)) = (is_level(of), &of.meta) {
                levels.push(attributes::allow(&lints.tokens));
            }
        }
        input.attrs.retain(|of| !is_level(of));
    }
    levels
}

fn item_impl(item: ItemImpl) -> Result<PatchableImpl> {
    unpatchable::refuse_for_all(&item)?;
    let name = impl_item::last_name(&item.self_ty)?;
    let mut around = Vec::new();
    for name in &names(&item.generics) {
        around.push(Ident::clone(name));
    }
    let body = Some(AroundBody::Known(around));
    let mut scope = Scope { body, ..Scope::without_mock((*item.self_ty).clone()) };
    scope.lifetimes = generics::lifetimes(&item.generics);
    for member in &item.items {
        if let ImplItem::Type(member) = member {
            scope.types.push((member.ident.clone(), member.ty.clone()));
        }
    }
    scope.types.extend(elsewhere::declared(&item));
    let mut block = item;
    let mut functions = Vec::new();
    let mut others = Vec::new();
    let mut items = Vec::new();
    let lifetimes = unpatchable::lifetimes_of(&block);
    for member in std::mem::take(&mut block.items) {
        match member {
            ImplItem::Fn(member) => {
                if let Some(because) = unpatchable::because(&member, &lifetimes, &scope) {
                    let (vis, signature) = (member.vis.clone(), member.sig.clone());
                    let cfgs = attributes::chosen(&member.attrs, &["cfg"]);
                    others.push(Unpatchable { cfgs, vis, signature, because });
                    items.push(ImplItem::Fn(member));
                    continue;
                }
                elsewhere::refuse_unknown(&member.sig, &scope)?;
                if block.trait_.is_some() {
                    unpatchable::refuse_renamed_constants(&member.sig)?;
                }
                let mut function =
                    function(member.vis, member.attrs, member.sig, member.block, &scope)?;
                // How far a trait's method is seen does not stand there. Where its types may be private,
                // those that stand for them must be, too.
                if block.trait_.is_some() && visibility::names_std_alone(&function.method) {
                    function.seen_as_far_as = parse_quote!(pub(crate));
                }
                functions.push(function);
            }
            other => items.push(other),
        }
    }
    block.items = items;
    let of_trait = block.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
    let of_trait = of_trait.map(patch::trait_of).transpose()?;
    Ok(PatchableImpl { block, functions, others, name, of_trait })
}
