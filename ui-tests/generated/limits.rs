//! What standin is known not to do: the generator keeps away from it. Each limit that falls is a
//! line less here.

use crate::arguments::{Argument, Life};
use crate::methods::{Answer, Method, Receiver};
use crate::outputs::{From, Output};
use crate::values::OF_METHOD;

/// Takes out of the method what is beyond a limit.
pub(crate) fn avoid(method: &mut Method) {
    one_argument_that_cannot_be_shortened(method);
    what_is_lent_by_type_can_be_shared(method);
    no_body_after_what_is_lent_for_good(method);
}

/// A `&'a mut impl Trait` beside what fixes `'a`, as `&'a mut Vec<&'a str>`, is lent to the double for as long as that: nothing is
/// left for a body.
fn no_body_after_what_is_lent_for_good(method: &mut Method) {
    let is_named = |argument: &Argument| argument.life != Life::Elided;
    let fixes = |argument: &Argument| is_named(argument) && argument.is_fixed();
    let is_lent = |argument: &Argument| is_named(argument) && argument.ty.contains("mut impl");
    if method.arguments.iter().any(fixes) && method.arguments.iter().any(is_lent) {
        leave_out_the_body(method);
    }
}

/// A family has two lifetimes: the inner one can be that of one argument which can't be shortened,
/// such as `&mut Vec<&str>`, or be shared with the output, and not both.
fn one_argument_that_cannot_be_shortened(method: &mut Method) {
    let holds_object =
        method.output.ty.starts_with("Box<dyn") || method.output.ty.starts_with("Pin<");
    let is_of_trait = |argument: &Argument| argument.life == Life::OfTrait;
    let is_tied = matches!(method.output.from, From::Argument(_))
        || method.output.ty.contains("Self") && method.arguments.iter().any(is_of_trait);
    let mut is_taken = is_tied || method.output.from == From::Me && holds_object;
    for argument in &mut method.arguments {
        if argument.is_fixed() && std::mem::replace(&mut is_taken, true) {
            *argument = Argument::number();
        }
    }
}

/// A `&'a mut T` whose lifetime stands elsewhere too is recorded as text, which compares with nothing.
pub(crate) fn ask_only_for_values(method: &mut Method) {
    let lent = match method.output.from {
        From::Argument(index) => Some(index),
        _ => None,
    };
    for (index, argument) in method.arguments.iter_mut().enumerate() {
        let is_shared = lent == Some(index)
            || argument.life == Life::OfTrait
            || argument.is_named() && method.shares;
        if argument.is_mut() && is_shared {
            argument.asked = None;
        }
    }
}

/// In a trait with a lifetime: what a body is handed may have been shortened, which `&mut MockSubject<'t>`
/// does not allow.
pub(crate) fn no_body_behind_a_mutable_self(method: &mut Method) {
    if matches!(method.receiver, Receiver::Mut | Receiver::PinMut) {
        leave_out_the_body(method);
    }
}

fn leave_out_the_body(method: &mut Method) {
    if std::mem::take(&mut method.has_body) && method.answer == Answer::Default {
        method.answer = Answer::Returning;
    }
}

/// What is lent as a trait object need not be `Send` or `Sync`, and then the mock is not either.
pub(crate) fn is_shared_with_threads(method: &Method) -> bool {
    !(method.output.from == From::Me && method.output.ty.contains("&'? dyn "))
}

/// The store of what a generic method lends lies in the mock, which is `Send + Sync`.
fn what_is_lent_by_type_can_be_shared(method: &mut Method) {
    let is_lent = matches!(method.output.from, From::Me | From::MeMut);
    if is_lent && method.output.ty.contains(OF_METHOD.0) {
        method.bounds = 0;
    }
    if method.is_generic() && !is_shared_with_threads(method) {
        method.output = Output::number();
    }
}
