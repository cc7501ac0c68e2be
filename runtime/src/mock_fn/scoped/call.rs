//! The call, as the core sees it: what it holds are the numbers of what the function keeps.

use std::any::{Any, type_name};

use super::ScopedFn;
use super::kept::{Number, Wanted};
use crate::mock_fn::call::{Given, arguments_are_left, is_of_this_signature};
use crate::mock_fn::decision::Outcome;
use crate::mock_fn::log::Log;
use crate::mock_fn::sought::Sought;
use crate::mock_fn::stamp::Place;
use crate::mock_fn::{Frame, Stamp, Trouble};
use crate::signature::{FIRST_REJECTED, ScopedArgs, ScopedArgsOf, ScopedMade, ScopedOutput};

pub(super) struct ScopedCall<'c, 'x, 'y: 'x, 'z: 'x, A: ScopedArgs<P>, R: ScopedOutput<P>, P: 'x> {
    pub(super) args: Option<ScopedArgsOf<'x, 'y, 'z, A, P>>,
    pub(super) made: Option<ScopedMade<'x, 'y, 'z, R, P>>,
    pub(super) function: &'c ScopedFn<A, R, P>,
    pub(super) order: u64,
    pub(super) place: Place,
}

impl<'c, 'x, 'y: 'x, 'z: 'x, A: ScopedArgs<P>, R: ScopedOutput<P>, P: 'x>
    ScopedCall<'c, 'x, 'y, 'z, A, R, P>
{
    pub(super) fn new(
        function: &'c ScopedFn<A, R, P>,
        args: ScopedArgsOf<'x, 'y, 'z, A, P>,
        order: u64,
        place: Place,
    ) -> Self {
        Self { args: Some(args), made: None, function, order, place }
    }

    /// What the call gives; nothing is passed on to an original.
    pub(super) fn give(self, outcome: Outcome) -> Given<ScopedMade<'x, 'y, 'z, R, P>> {
        match outcome {
            Outcome::Answered(effect) | Outcome::Again(effect) => Given { effect, made: self.made },
            Outcome::Original => arguments_are_left(),
        }
    }
}

impl<A: ScopedArgs<P>, R: ScopedOutput<P>, P> Frame for ScopedCall<'_, '_, '_, '_, A, R, P> {
    fn seek(&self, among: &[Sought], _: u32) -> usize {
        let mut left = among;
        while let [Some(matchers), others @ ..] = left {
            if self.rejected(&**matchers, FIRST_REJECTED) == 0 {
                break;
            }
            left = others;
        }
        left.len()
    }
    fn rejected(&self, matcher: &dyn Any, asked: u32) -> u32 {
        let Some(args) = &self.args else { arguments_are_left() };
        let number = matcher.downcast_ref::<Wanted>().map(|wanted| wanted.number);
        match number.or_else(|| matcher.downcast_ref().copied()) {
            Some(number) => self.function.at.kept.rejected(number, args, asked),
            None => is_of_this_signature(),
        }
    }
    fn run(&mut self, effect: &mut dyn Any) -> Result<(), Box<Trouble>> {
        let Some(args) = self.args.take() else { arguments_are_left() };
        match effect.downcast_ref::<Number>() {
            Some(number) => self.made = Some(self.function.at.kept.answer(*number, args)?),
            None => return Err(Trouble::expired()),
        }
        Ok(())
    }
    fn answer_with_default(&mut self) -> Result<(), &'static str> {
        match self.function.default {
            Some(default) => {
                self.made = Some(R::give(default()));
                Ok(())
            }
            None => Err(type_name::<R::Value>()),
        }
    }
    fn record(&mut self, log: &Log, order: u64, thread: u32) {
        if let Some(args) = &self.args {
            self.order = order;
            let stamp = Stamp { order, place: self.place, thread };
            log.record_texts(stamp, (self.function.texts)(args));
        }
    }
    fn noted(&self) -> (u64, Place) {
        (self.order, self.place)
    }
}
