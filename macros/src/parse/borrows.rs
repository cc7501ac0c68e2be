//! What the output of a signature borrows from, by the rules of lifetime elision.

use syn::{Lifetime, Signature, Type, WherePredicate};

use super::lifetimes::{Free, Mentioned, Pinned, has_any};
use super::types;
use crate::syntax::{input_types, predicates};
use crate::walk::Visit;

/// What the output of a signature borrows from.
#[derive(Clone, Default)]
pub(super) struct Borrows {
    /// From `self`.
    pub(super) from_self: bool,
    /// From arguments, by their lifetimes' names.
    tied: Vec<String>,
    /// From the only argument that borrows, whose lifetime has no name.
    elided_tied: bool,
    /// Lifetimes that can't be shortened where they stand: behind a `&mut`, in what a function takes.
    pinned: Mentioned,
    /// Whether the output holds a trait object, and so shares the inner of the two with `self`, and with arguments
    /// that have its lifetime.
    pub(super) holds_object: bool,
    /// One that can't be shortened, where the inner of the two is taken.
    pub(super) third: Option<Lifetime>,
    /// One that most likely can't be shortened, where the inner of the two is left for it.
    held: Option<Lifetime>,
}

impl Borrows {
    /// Whether the output shares this lifetime; `None` is one without a name.
    pub(super) fn is_tied(&self, lifetime: Option<&Lifetime>) -> bool {
        match lifetime {
            Some(lifetime) if lifetime.ident != "_" => {
                self.tied.iter().any(|tied| lifetime.ident == tied)
            }
            _ => self.elided_tied,
        }
    }

    /// Whether the output borrows from arguments.
    pub(super) fn has_tied(&self) -> bool {
        self.elided_tied || !self.tied.is_empty()
    }

    /// The same for the type of what a double makes of an argument: the lifetime without a name that it has is not one of the
    /// signature.
    pub(super) fn of_made(&self) -> Self {
        let mut borrows = self.clone();
        if std::mem::take(&mut borrows.elided_tied) {
            // The inner one stands for it all the same.
            borrows.tied.push("_".into());
        }
        borrows
    }

    /// Whether it has to be the inner one of the two.
    pub(super) fn is_inner(&self, lifetime: Option<&Lifetime>) -> bool {
        self.is_tied(lifetime) || self.is_pinned(lifetime)
    }

    /// Whether it is the one besides the two.
    pub(super) fn is_third(&self, lifetime: Option<&Lifetime>) -> bool {
        lifetime.is_some() && lifetime == self.third.as_ref()
    }

    /// Leaves the inner one to this lifetime, if nothing else takes it.
    pub(super) fn hold(&mut self, held: Option<Lifetime>) {
        self.held = held.filter(|_| !self.has_inner());
    }

    /// Whether the inner one is left to another lifetime.
    pub(super) fn hold_another(&self, lifetime: Option<&Lifetime>) -> bool {
        self.held.is_some() && self.held.as_ref() != lifetime
    }

    /// Of the lifetimes that can't be shortened those, by name, for which the inner one can't stand: for what
    /// the output shares it does, or else for one of them.
    pub(super) fn beyond_inner(&self, fixed: &[String]) -> Vec<String> {
        let is_tied = |name: &String| self.tied.contains(name);
        let is_other = |name: &String| !fixed.contains(name) && !is_tied(name);
        let is_shared = self.elided_tied || !self.tied.is_empty() || self.holds_object;
        let is_taken = is_shared || self.pinned.named.iter().any(is_other);
        let (mut apart, mut is_left) = (Vec::new(), is_taken);
        for name in fixed {
            if !is_tied(name) {
                if is_left {
                    apart.push(name.clone());
                }
                is_left = true;
            }
        }
        apart
    }

    /// Of the lifetimes of arguments that are those of what comes back all but one, for which the inner one
    /// stands.
    pub(super) fn beyond_first(&self, returned: &Type) -> Vec<String> {
        // Most signatures share one at most.
        if self.from_self || self.tied.len() < 2 {
            return Vec::new();
        }
        let mut shared: Vec<String> = Vec::new();
        for name in Mentioned::in_type(returned).named {
            if self.tied.contains(&name) && !shared.contains(&name) {
                shared.push(name);
            }
        }
        if !shared.is_empty() {
            shared.remove(0);
        }
        shared
    }

    /// Whether there is any that can't be shortened.
    pub(super) fn has_pinned(&self) -> bool {
        self.pinned.borrows()
    }

    fn is_pinned(&self, lifetime: Option<&Lifetime>) -> bool {
        lifetime.is_some_and(|lifetime| self.pinned.named.iter().any(|name| lifetime.ident == name))
    }

    /// What outlives a lifetime that the output shares can be shortened to it, and returned too.
    fn tie_what_outlives(&mut self, signature: &Signature) {
        let outlives = outlives(signature);
        // A chain of them is at most as long as there are relations.
        for _ in 0..outlives.len() {
            for (longer, shorter) in &outlives {
                if self.tied.contains(shorter) && !self.tied.contains(longer) {
                    self.tied.push(longer.clone());
                }
            }
        }
    }

    /// Where the output borrows from the reference to what can't be shortened, as in `&'a mut Vec<&'b str>`, the
    /// outer lifetime can stand for that: if no other argument shortens it. `returned` of the tied ones are
    /// those that the output says.
    fn untie_outer(&mut self, returned: usize, signature: &Signature) {
        let (said, outliving) = self.tied.split_at(returned);
        let (mut pinned, mut others) = (Vec::new(), Vec::new());
        for name in said {
            match self.pinned.named.contains(name) {
                true => pinned.push(name.clone()),
                false => others.push(name),
            }
        }
        let [outer] = others[..] else { return };
        let mut free = Mentioned::default();
        for ty in &input_types(signature) {
            Free(&mut free).visit_type(ty);
        }
        let is_as_long = |name: &String| name == outer || outliving.contains(name);
        let shortens = |name: &String| !self.pinned.named.contains(name) && !is_as_long(name);
        let is_shortened = free.elided || free.named.iter().any(shortens);
        if self.has_pinned() && !self.from_self && !self.elided_tied && !is_shortened {
            self.tied = pinned;
        }
    }

    /// Lets what shares the lifetime of `self` come back in that: a body that returns either is then no shorter
    /// lived by what else is borrowed.
    fn tie_to_self(&mut self, signature: &Signature) {
        let receiver = signature.receiver().filter(|_| self.from_self && !self.has_pinned());
        let Some(receiver) = receiver else { return };
        let Some(name) = Mentioned::in_type(&receiver.ty).named.into_iter().next() else { return };
        let types = input_types(signature);
        if types.iter().any(|ty| Mentioned::in_type(ty).named.contains(&name)) {
            self.tied.push(name);
        }
    }

    /// Whether the inner lifetime stands for ones that nothing else may shorten.
    pub(super) fn has_inner(&self) -> bool {
        self.elided_tied || !self.tied.is_empty() || self.pinned.borrows() || self.holds_object
    }
}

/// What the output borrows from; its type need not be as it is written.
pub(super) fn of_output(signature: &Signature, output: &Type) -> Borrows {
    let mut borrows = Borrows::default();
    let reference = match types::bare(output) {
        Type::Reference(reference) => Some(reference),
        _ => None,
    };
    let is_mut = reference.is_some_and(|reference| reference.mutability.is_some());
    let holds_object = reference.is_none() && types::has_trait_object(output);
    let is_opaque = matches!(types::bare(output), Type::ImplTrait(_));
    let is_boxed = types::is_boxed(output);
    let output = Mentioned::in_type(output);
    let receiver = signature.receiver().map(|receiver| Mentioned::in_type(&receiver.ty));
    let self_name = receiver.as_ref().and_then(|receiver| receiver.named.first());
    // A `&mut` that shares the lifetime of `&self` can only come from an argument.
    let self_name = self_name.filter(|_| !is_mut || !is_shared(signature));

    for name in output.named {
        if self_name == Some(&name) {
            borrows.from_self = true;
        } else {
            borrows.tied.push(name);
        }
    }
    if output.elided {
        if receiver.is_some_and(|receiver| receiver.borrows()) {
            borrows.from_self = true;
        } else {
            for ty in &input_types(signature) {
                let argument = Mentioned::in_type(ty);
                borrows.elided_tied |= argument.elided;
                borrows.tied.extend(argument.named);
            }
        }
    }
    borrows.holds_object = borrows.from_self && holds_object;
    let returned = borrows.tied.len();
    borrows.tie_what_outlives(signature);
    for ty in &input_types(signature) {
        Pinned(&mut borrows.pinned).visit_type(ty);
    }
    borrows.untie_outer(returned, signature);
    borrows.tie_to_self(signature);
    let shares = is_opaque || is_boxed && !borrows.tied.is_empty();
    borrows.holds_object |= borrows.from_self && shares;
    if let Some(outer) = outer_of_two(signature) {
        borrows.tied.retain(|name| outer.ident != name);
    }
    borrows
}

/// The `'a` of the only argument that borrows, if it is `&'a T` and `T` borrows too: then each of the
/// two lifetimes is that of the call, and none has to be shortened to share it with the output.
fn outer_of_two(signature: &Signature) -> Option<&Lifetime> {
    // Most have no names for lifetimes.
    if signature.generics.params.is_empty() {
        return None;
    }
    let mut borrowing = input_types(signature);
    borrowing.retain(|ty| has_any(ty));
    let [only] = borrowing[..] else { return None };
    let Type::Reference(only) = types::bare(only) else { return None };
    let outer = only.lifetime.as_ref()?;
    let inside = Mentioned::in_type(&only.elem);
    (inside.borrows() && inside.named.iter().all(|name| outer.ident != name)).then_some(outer)
}

/// Whether `self` is behind a `&`.
fn is_shared(signature: &Signature) -> bool {
    let receiver = signature.receiver();
    receiver.is_some_and(|of| of.reference.is_some() && of.mutability.is_none())
}

/// Whether an input has the lifetime, or one that is declared to outlive it.
pub(super) fn is_of_an_input(lifetime: &Lifetime, signature: &Signature) -> bool {
    let is_meant = |name: &String| lifetime.ident == name;
    let mut types = input_types(signature);
    types.extend(signature.receiver().map(|receiver| &*receiver.ty));
    types.iter().any(|ty| Mentioned::in_type(ty).named.iter().any(is_meant))
        || outlives(signature).iter().any(|(_, shorter)| is_meant(shorter))
}

/// Whether any lifetime is declared to outlive another.
pub(super) fn are_ordered(signature: &Signature) -> bool {
    !outlives(signature).is_empty()
}

/// Which lifetime is declared to outlive which.
fn outlives(signature: &Signature) -> Vec<(String, String)> {
    let mut declared = Vec::new();
    for parameter in signature.generics.lifetimes() {
        declared.push((&parameter.lifetime, &parameter.bounds));
    }
    for predicate in &predicates(&signature.generics) {
        if let WherePredicate::Lifetime(predicate) = predicate {
            declared.push((&predicate.lifetime, &predicate.bounds));
        }
    }
    let mut outlives = Vec::new();
    for (longer, bounds) in &declared {
        for index in 0..bounds.len() {
            outlives.push((longer.ident.to_string(), bounds[index].ident.to_string()));
        }
    }
    outlives
}
