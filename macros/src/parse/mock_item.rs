//! The struct and its `impl` blocks in `mock! { … }`.

use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::token::Brace;
use syn::{
    Attribute, Block, Error, GenericArgument, Generics, Ident, ImplItem, ImplItemConst, ImplItemFn,
    ItemImpl, PathArguments, Result, ReturnType, Token, TraitItem, TraitItemFn, Type, Visibility,
};

use super::lifetimes::lifetime;
use super::{attributes, generics, impl_item, opaque, wrapping, written_as};
use crate::crate_name;
use crate::model::{Double, Implementation, Method, Supertrait};
use crate::syntax::{ends_in, parse_quote};

/// What stands in `mock! { … }`.
pub(super) struct MockItem {
    attributes: Vec<Attribute>,
    vis: Visibility,
    name: Ident,
    generics: Generics,
    own: Vec<ImplItem>,
    blocks: Vec<ItemImpl>,
}

impl Parse for MockItem {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        if input.peek(Token![struct]) {
            return Err(
                input.error("write the name alone, without `struct`: `mock! { pub Name { … } }`")
            );
        }
        if input.peek(Token![trait]) || input.peek(Token![impl]) {
            return Err(input.error(
                "first comes the name of what is mocked, then its traits: `mock! { pub Name {} impl \
                 Trait for Name { … } }`",
            ));
        }
        let name: Ident = input.parse().map_err(|error| {
            Error::new(
                error.span(),
                "expected the name of what is mocked: `mock! { pub Name { … } }`",
            )
        })?;
        let mut generics: Generics =
            written_as(input.parse(), "parameters stand between `<` and `>`, `Name<T, U>`")?;
        generics.where_clause = input.parse()?;
        let (_, own) = members(input)?;
        let mut blocks = Vec::new();
        while !input.is_empty() {
            blocks.push(block(input)?);
        }
        Ok(Self { attributes, vis, name, generics, own, blocks })
    }
}

/// What stands between braces.
fn members(input: ParseStream<'_>) -> Result<(Brace, Vec<ImplItem>)> {
    if !input.peek(Brace) {
        return Err(input.error("expected the methods between `{` and `}`, or nothing: `{}`"));
    }
    let content;
    let brace = syn::braced!(content in input);
    let mut members = Vec::new();
    while !content.is_empty() {
        members.push(member(&content)?);
    }
    Ok((brace, members))
}

/// A method without a body, a constant, or an associated type.
fn member(input: ParseStream<'_>) -> Result<ImplItem> {
    let attributes = input.call(Attribute::parse_outer)?;
    let vis: Visibility = input.parse()?;
    let ahead = input.fork();
    if let Ok(mut constant) = ahead.parse::<ImplItemConst>() {
        syn::parse::discouraged::Speculative::advance_to(input, &ahead);
        (constant.attrs, constant.vis) = (attributes, vis);
        return Ok(ImplItem::Const(constant));
    }
    match written_as(input.parse(), "a method is written `fn get(&self, key: &str) -> u8;`")? {
        TraitItem::Fn(method) => {
            if let Some(body) = &method.default {
                return Err(Error::new_spanned(
                    body,
                    "a mocked method has no body: end its signature with `;`",
                ));
            }
            Ok(ImplItem::Fn(with_body(method, attributes, vis)))
        }
        TraitItem::Type(member) => {
            let Some((_, ty)) = &member.default else {
                return Err(Error::new_spanned(
                    &member,
                    format!("say what it is: `type {} = …;`", member.ident),
                ));
            };
            let (name, (parameters, _, bounds)) = (&member.ident, member.generics.split_for_impl());
            let member = parse_quote!(#(#attributes)* type #name #parameters = #ty #bounds;);
            Ok(ImplItem::Type(member))
        }
        TraitItem::Const(member) => Err(Error::new_spanned(
            &member,
            format!("say what it is: `const {}: … = …;`", member.ident),
        )),
        other => Err(Error::new_spanned(
            other.to_token_stream(),
            "what this makes can't be seen from here: write the methods out, `fn get(&self) -> u8;`",
        )),
    }
}

/// The method as one of an `impl` block; its body is never looked at.
fn with_body(method: TraitItemFn, attrs: Vec<Attribute>, vis: Visibility) -> ImplItemFn {
    let block = Block { brace_token: Brace::default(), stmts: Vec::new() };
    ImplItemFn { attrs, vis, defaultness: None, sig: method.sig, block }
}

fn block(input: ParseStream<'_>) -> Result<ItemImpl> {
    let attributes = input.call(Attribute::parse_outer)?;
    if !(input.peek(Token![impl]) || input.peek(Token![unsafe]) && input.peek2(Token![impl])) {
        return Err(input.error(
            "expected `impl Trait for Name { … }`; the struct's own methods stand between its braces",
        ));
    }
    let unsafety = input.parse::<Option<Token![unsafe]>>()?;
    let impl_token = input.parse()?;
    let mut generics: Generics = match input.peek(Token![<]) && !input.peek2(Token![_]) {
        true => input.parse()?,
        false => Generics::default(),
    };
    let path = written_as(input.parse(), "`impl Trait for Name { … }`")?;
    let for_token = input.parse().map_err(|error: Error| {
        Error::new(
            error.span(),
            "expected `for`: the struct's own methods stand between its braces, `mock! { Name { … } }`",
        )
    })?;
    let self_ty = written_as(input.parse(), "`impl Trait for Name { … }`")?;
    generics.where_clause = input.parse()?;
    let (brace_token, items) = members(input)?;
    Ok(ItemImpl {
        attrs: attributes,
        defaultness: None,
        unsafety,
        impl_token,
        generics,
        trait_: Some((None, path, for_token)),
        self_ty,
        brace_token,
        items,
    })
}

/// A type parameter of the block that the struct has not: the struct holds what its methods are told, and each of them
/// has a function beside the block, which says nothing of its trait.
fn unknown_parameter<'b>(block: &'b ItemImpl, of_struct: &Generics) -> Option<&'b Ident> {
    let methods = || block.items.iter().filter(|item| matches!(item, ImplItem::Fn(_)));
    let is_unknown = |name: &Ident| match generics::mentions(&block.self_ty, &[name]) {
        true => methods().any(|method| generics::mentions(method, &[name])),
        false => methods().next().is_some(),
    };
    let is_declared = |name: &Ident| of_struct.type_params().any(|of| of.ident == *name);
    let mut names = block.generics.type_params().map(|of| &of.ident);
    names.find(|name| !is_declared(name) && is_unknown(name))
}

/// The block is for `of`, and not for the struct that is named `original`.
fn of_another(of: &Ident, original: &Ident) -> Error {
    if *original == format!("Mock{of}") {
        let named = format!("the mock gets the `Mock` of its name: write `{of}` here");
        return Error::new_spanned(original, named);
    }
    Error::new_spanned(of, format!("this is about `{original}`: `impl … for {original}`"))
}

/// Complains of what no real object can be had for.
fn check_wrapping(item: &MockItem) -> Result<()> {
    if let Some(member) = item.own.first() {
        let name = match member {
            ImplItem::Fn(method) => &method.sig.ident,
            _ => &item.name,
        };
        return Err(Error::new_spanned(
            name,
            "a real object is wrapped by its traits: leave `#[wrapping]` out, or give the struct no \
             methods of its own",
        ));
    }
    if let Some((_, path, _)) =
        item.blocks.iter().find(|block| is_of_debug(block)).and_then(|block| block.trait_.as_ref())
    {
        return Err(Error::new_spanned(
            path,
            "with `#[wrapping]` the mock has a `Debug` of its own",
        ));
    }
    if item.blocks.is_empty() {
        return Err(Error::new_spanned(
            &item.name,
            "with `#[wrapping]` there is at least one `impl Trait for Name { … }`",
        ));
    }
    Ok(())
}

/// Where the struct's own method returns `impl Trait`, mockall's users get the box, whether or not it
/// implements the trait.
fn box_output(method: &mut Method) {
    if let ReturnType::Type(_, ty) = &mut method.signature.output {
        if let Some(boxed) = opaque::boxed_output(ty) {
            **ty = boxed;
        }
    }
}

/// What is returned as `Foo<'_>` mockall's mocks return as `Foo<'static>`, which is what the trait may say.
fn lend_for_good(item: &mut MockItem) {
    let of_traits = item.blocks.iter_mut().flat_map(|block| &mut block.items);
    for member in item.own.iter_mut().chain(of_traits) {
        let ImplItem::Fn(method) = member else { continue };
        let ReturnType::Type(_, ty) = &mut method.sig.output else { continue };
        let Type::Path(ty) = &mut **ty else { continue };
        for segment in &mut ty.path.segments {
            let PathArguments::AngleBracketed(of) = &mut segment.arguments else { continue };
            for argument in &mut of.args {
                match argument {
                    GenericArgument::Lifetime(of) if of.ident == "_" => *of = lifetime("'static"),
                    _ => {}
                }
            }
        }
    }
}

/// The mock of what stands in `mock! { … }`.
pub(super) fn understand(mut item: MockItem) -> Result<Double> {
    let wraps = attributes::has(&item.attributes, "wrapping");
    if wraps {
        check_wrapping(&item)?;
    } else if crate_name::is_mockall() {
        lend_for_good(&mut item);
    }
    let double = Double::of(item.name.clone(), generics::made_static(&item.generics));
    let implementations = implementations(item.blocks, item.own, &item.generics, &double, wraps)?;
    let is_clone = attributes::derives(&item.attributes, "Clone");
    Ok(Double {
        cfgs: attributes::chosen(&item.attributes, &["cfg"]),
        attributes: attributes::chosen(
            &item.attributes,
            &["doc", "allow", "warn", "deny", "forbid", "must_use"],
        ),
        vis: item.vis,
        has_original: false,
        is_documented: true,
        wraps,
        // A spy shows the mock that it has inside.
        is_debug: wraps || attributes::derives(&item.attributes, "Debug"),
        implementations,
        supertraits: is_clone.then_some(Supertrait::Clone).into_iter().collect(),
        ..double
    })
}

/// The blocks of traits, and last that of the struct's own methods.
fn implementations(
    blocks: Vec<ItemImpl>,
    own: Vec<ImplItem>,
    generics: &Generics,
    double: &Double,
    wraps: bool,
) -> Result<Vec<Implementation>> {
    let Double { name, original, .. } = double;
    let mocks_debug = blocks.iter().any(is_of_debug);
    let mut implementations = Vec::new();
    for block in blocks {
        let of = impl_item::name_of(&block.self_ty)?;
        if of != original {
            return Err(of_another(of, original));
        }
        if let Some(unknown) = unknown_parameter(&block, generics) {
            let advice = match generics::mentions(&block.self_ty, &[unknown]) {
                true => {
                    format!("`{original}` has another name for it above: write that name here too")
                }
                false => format!(
                    "`{original}` has no such parameter: declare it, `{original}<{unknown}: 'static>`, and write `for \
                     {original}<{unknown}>`; or write a type in its place"
                ),
            };
            return Err(Error::new_spanned(unknown, advice));
        }
        let implementation = impl_item::implementation(block, name, mocks_debug)?;
        if wraps {
            wrapping::check(&implementation)?;
        }
        implementations.push(implementation);
    }
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let mut own_block: ItemImpl = parse_quote!(impl #parameters #original #arguments #bounds {});
    own_block.items = own;
    let mut own = impl_item::implementation(own_block, name, mocks_debug)?;
    if crate_name::is_mockall() {
        own.methods.iter_mut().for_each(box_output);
    }
    implementations.push(own);
    Ok(implementations)
}

fn is_of_debug(block: &ItemImpl) -> bool {
    block.trait_.as_ref().is_some_and(|(_, path, _)| ends_in(path, &["Debug"]))
}
