//! The plain form of a trait, which is read with a fifth of the work: a macro runs unoptimized, and for
//! each name `syn` asks whether it is one of dozens of keywords. rustc has read the item before, so what
//! stands in a place says what it is. Whatever is not plain is left to `syn`.

use proc_macro2::{Delimiter, Ident};
use syn::buffer::Cursor;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::punctuated::Punctuated;
use syn::token::{
    And, Brace, Bracket, Colon, Comma, Fn, Gt, Lt, Mut, Paren, PathSep, RArrow, Semi,
};
use syn::{
    AngleBracketedGenericArguments, Attribute, FnArg, GenericArgument, Generics, Item, ItemTrait,
    Pat, PatIdent, PatType, Path, PathArguments, PathSegment, Receiver, Result, ReturnType,
    Signature, Token, TraitItem, TraitItemFn, Type, TypeParamBound, TypePath, TypeReference,
    TypeSlice, TypeTuple, braced,
};

/// What was read, and where the rest begins; nothing where it is not plain.
type Read<'c, T> = Option<(T, Cursor<'c>)>;

/// An item: a plain trait member by member.
pub(super) fn item(input: ParseStream<'_>) -> Result<Item> {
    let ahead = input.fork();
    match plain_trait(&ahead) {
        Ok(item) if ahead.is_empty() => {
            input.advance_to(&ahead);
            Ok(Item::Trait(item))
        }
        _ => input.parse(),
    }
}

fn plain_trait(input: ParseStream<'_>) -> Result<ItemTrait> {
    let attrs = input.call(Attribute::parse_outer)?;
    let (vis, trait_token, ident) = (input.parse()?, input.parse()?, input.parse()?);
    let mut generics: Generics = input.parse()?;
    let colon_token: Option<Token![:]> = input.parse()?;
    let mut supertraits = Punctuated::new();
    if colon_token.is_some() {
        supertraits = Punctuated::<TypeParamBound, Token![+]>::parse_separated_nonempty(input)?;
    }
    generics.where_clause = input.parse()?;
    let content;
    let brace_token: Brace = braced!(content in input);
    let mut items = Vec::new();
    while !content.is_empty() {
        items.push(member(&content)?);
    }
    Ok(ItemTrait {
        attrs,
        vis,
        unsafety: None,
        auto_token: None,
        restriction: None,
        trait_token,
        ident,
        generics,
        colon_token,
        supertraits,
        brace_token,
        items,
    })
}

fn member(input: ParseStream<'_>) -> Result<TraitItem> {
    let begin = input.fork();
    let attrs = input.call(Attribute::parse_outer)?;
    match input.step(|cursor| method(*cursor).ok_or_else(|| cursor.error("not plain"))) {
        Ok(method) => Ok(TraitItem::Fn(TraitItemFn { attrs, ..method })),
        Err(_) => {
            let member = begin.parse()?;
            input.advance_to(&begin);
            Ok(member)
        }
    }
}

fn method(cursor: Cursor<'_>) -> Read<'_, TraitItemFn> {
    let (first, mut rest) = word(cursor)?;
    let (mut asyncness, mut fn_token) = (None, Fn(first.span()));
    match first.to_string().as_str() {
        "fn" => {}
        "async" => {
            let (word, after) = word(rest)?;
            asyncness = (word == "fn").then(|| Token![async](first.span()));
            asyncness?;
            (fn_token, rest) = (Fn(word.span()), after);
        }
        _ => return None,
    }
    let (ident, rest) = word(rest)?;
    let (inside, span, rest) = rest.group(Delimiter::Parenthesis)?;
    let inputs = arguments(inside)?;
    let (output, rest) = output(rest)?;
    let (end, rest) = rest.punct().filter(|(mark, _)| mark.as_char() == ';')?;
    let sig = Signature {
        constness: None,
        asyncness,
        unsafety: None,
        abi: None,
        fn_token,
        ident,
        generics: Generics::default(),
        paren_token: Paren { span },
        inputs,
        variadic: None,
        output,
    };
    let semi_token = Some(Semi(end.span()));
    Some((TraitItemFn { attrs: Vec::new(), sig, default: None, semi_token }, rest))
}

fn arguments(cursor: Cursor<'_>) -> Option<Punctuated<FnArg, Comma>> {
    let mut arguments = Punctuated::new();
    let mut rest = cursor;
    if let Some((receiver, after)) = receiver(cursor) {
        arguments.push_value(FnArg::Receiver(receiver));
        rest = comma(&mut arguments, after)?;
    }
    while !rest.eof() {
        let (argument, after) = argument(rest)?;
        arguments.push_value(FnArg::Typed(argument));
        rest = comma(&mut arguments, after)?;
    }
    Some(arguments)
}

/// After a value the end comes, or a comma.
fn comma<'c, T>(values: &mut Punctuated<T, Comma>, cursor: Cursor<'c>) -> Option<Cursor<'c>> {
    if cursor.eof() {
        return Some(cursor);
    }
    let (mark, rest) = mark(cursor, ',')?;
    values.push_punct(Comma(mark));
    Some(rest)
}

/// `self`, `&self` or `&mut self`.
fn receiver(cursor: Cursor<'_>) -> Read<'_, Receiver> {
    let (reference, rest) = match mark(cursor, '&') {
        Some((and, rest)) => {
            let (lifetime, rest) =
                rest.lifetime().map_or((None, rest), |(of, rest)| (Some(of), rest));
            (Some((And(and), lifetime)), rest)
        }
        None => (None, cursor),
    };
    let (mut name, mut rest) = word(rest)?;
    let mut mutability = None;
    if reference.is_some() && name == "mut" {
        mutability = Some(Mut(name.span()));
        (name, rest) = word(rest)?;
    }
    let is_whole = rest.eof() || mark(rest, ',').is_some();
    if name != "self" || !is_whole {
        return None;
    }
    let mut ty = Type::Path(TypePath { qself: None, path: Ident::new("Self", name.span()).into() });
    if let Some((and_token, lifetime)) = &reference {
        let (and_token, lifetime) = (*and_token, lifetime.clone());
        ty = Type::Reference(TypeReference { and_token, lifetime, mutability, elem: Box::new(ty) });
    }
    let (self_token, ty) = (Token![self](name.span()), Box::new(ty));
    let receiver =
        Receiver { attrs: Vec::new(), reference, mutability, self_token, colon_token: None, ty };
    Some((receiver, rest))
}

/// `name: Type`.
fn argument(cursor: Cursor<'_>) -> Read<'_, PatType> {
    let (ident, rest) = word(cursor)?;
    // Neither is a name, to `syn`.
    if ["self", "_"].contains(&ident.to_string().as_str()) {
        return None;
    }
    let (colon, rest) = mark(rest, ':')?;
    let (ty, rest) = plain_type(rest)?;
    let pat = PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident, subpat: None };
    let pat = Box::new(Pat::Ident(pat));
    let (colon_token, ty) = (Colon(colon), Box::new(ty));
    Some((PatType { attrs: Vec::new(), pat, colon_token, ty }, rest))
}

fn output(cursor: Cursor<'_>) -> Read<'_, ReturnType> {
    let Some((line, rest)) = mark(cursor, '-') else {
        return Some((ReturnType::Default, cursor));
    };
    let (tip, rest) = mark(rest, '>')?;
    let (ty, rest) = plain_type(rest)?;
    Some((ReturnType::Type(RArrow([line, tip]), Box::new(ty)), rest))
}

/// A path, a reference, a slice or a tuple of such types.
fn plain_type(cursor: Cursor<'_>) -> Read<'_, Type> {
    if is_from_inside(cursor) {
        return None;
    }
    if let Some((first, rest)) = word(cursor) {
        let (path, rest) = path(first, rest)?;
        return Some((Type::Path(TypePath { qself: None, path }), rest));
    }
    if let Some((and, rest)) = mark(cursor, '&') {
        let (lifetime, rest) = rest.lifetime().map_or((None, rest), |(of, rest)| (Some(of), rest));
        let is_mut = word(rest).filter(|(word, _)| word == "mut");
        let (mutability, rest) =
            is_mut.map_or((None, rest), |(word, rest)| (Some(Mut(word.span())), rest));
        let (elem, rest) = plain_type(rest)?;
        let (and_token, elem) = (And(and), Box::new(elem));
        return Some((
            Type::Reference(TypeReference { and_token, lifetime, mutability, elem }),
            rest,
        ));
    }
    if let Some((inside, span, rest)) = cursor.group(Delimiter::Bracket) {
        let (elem, end) = plain_type(inside)?;
        let (bracket_token, elem) = (Bracket { span }, Box::new(elem));
        return end.eof().then_some((Type::Slice(TypeSlice { bracket_token, elem }), rest));
    }
    let (mut inside, span, rest) = cursor.group(Delimiter::Parenthesis)?;
    let mut elems = Punctuated::new();
    while !inside.eof() {
        let (elem, after) = plain_type(inside)?;
        elems.push_value(elem);
        inside = comma(&mut elems, after)?;
    }
    // One type without a comma is in parentheses.
    let is_tuple = elems.len() != 1 || elems.trailing_punct();
    is_tuple.then_some((Type::Tuple(TypeTuple { paren_token: Paren { span }, elems }), rest))
}

fn path(first: Ident, cursor: Cursor<'_>) -> Read<'_, Path> {
    // These begin another type.
    let others = ["dyn", "fn", "for", "impl", "unsafe", "extern", "_"];
    if others.contains(&first.to_string().as_str()) {
        return None;
    }
    let mut path = Path { leading_colon: None, segments: Punctuated::new() };
    let (mut ident, mut rest) = (first, cursor);
    loop {
        let (arguments, after) = path_arguments(rest)?;
        path.segments.push_value(PathSegment { ident, arguments });
        let Some((colon, after_colon)) = mark(after, ':') else {
            return Some((path, after));
        };
        let (second, after) = mark(after_colon, ':')?;
        path.segments.push_punct(PathSep([colon, second]));
        (ident, rest) = word(after)?;
    }
}

fn path_arguments(cursor: Cursor<'_>) -> Read<'_, PathArguments> {
    let Some((open, mut rest)) = mark(cursor, '<') else {
        return Some((PathArguments::None, cursor));
    };
    let mut args = Punctuated::new();
    loop {
        if let Some((close, rest)) = mark(rest, '>') {
            let (lt_token, gt_token) = (Lt(open), Gt(close));
            let of =
                AngleBracketedGenericArguments { colon2_token: None, lt_token, args, gt_token };
            return Some((PathArguments::AngleBracketed(of), rest));
        }
        let (argument, after) = match rest.lifetime() {
            Some((lifetime, after)) => (GenericArgument::Lifetime(lifetime), after),
            None => plain_type(rest).map(|(ty, after)| (GenericArgument::Type(ty), after))?,
        };
        args.push_value(argument);
        rest = after;
        if mark(rest, '>').is_none() {
            let (comma, after) = mark(rest, ',')?;
            args.push_punct(Comma(comma));
            rest = after;
        }
    }
}

fn word(cursor: Cursor<'_>) -> Read<'_, Ident> {
    if is_from_inside(cursor) { None } else { cursor.ident() }
}

/// Whether another macro has put in what stands here: a whole, where a cursor would see its parts.
fn is_from_inside(cursor: Cursor<'_>) -> bool {
    cursor.group(Delimiter::None).is_some()
}

/// A mark of this character.
fn mark(cursor: Cursor<'_>, character: char) -> Read<'_, proc_macro2::Span> {
    let (mark, rest) = cursor.punct()?;
    (mark.as_char() == character).then(|| (mark.span(), rest))
}

#[cfg(test)]
mod tests {
    use syn::parse::Parser;
    use syn::{Item, parse_quote};

    use crate::hostile::items;

    #[test]
    fn an_item_is_read_as_syn_reads_it() {
        let more = [
            parse_quote! { trait A { fn a(self: Box<Self>, _: u8, b: [u8; 2]); fn b(&'a self, c: (u8,), d: (u8)); } },
            parse_quote! { trait A<T>: B + C<T> where T: D { fn a(mut self) -> !; async fn b(a: &mut x::Y<'a, Z>,) -> (); } },
            parse_quote! { trait A { #[b] fn a(&mut self, f: F(u8) -> u8, d: &dyn D, e: [&[u8]], #[c] g: u8); const C: u8; } },
            parse_quote! { trait A { fn a() -> I<Item = u8>; fn b(&self, n: N<3>, p: *const u8) -> Self::B<C>; fn c() {} } },
            parse_quote! { unsafe trait A { type B: C; m! {} fn a<T>(t: T); extern "C" fn b(a: m!(), c: <A as B>::C); } },
        ];
        for tokens in items().into_iter().chain(more) {
            let read = super::item.parse2(tokens.clone()).ok();
            assert!(read == syn::parse2::<Item>(tokens.clone()).ok(), "{tokens}");
        }
    }
}
