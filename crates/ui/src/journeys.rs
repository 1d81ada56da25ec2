//! Questions asked one page at a time. A journey is a list of steps, each a
//! value in a file of its own; what was answered is kept between them.

use crate::fields::{Errors, Fields};
use maud::Markup;

/// One page of a journey. `C` is what every step may look at besides the answers.
pub trait Step<C>: Sync {
    /// Its name: kept in drafts and sent by its form.
    fn name(&self) -> &'static str;

    /// The fields it asks for.
    fn fields(&self) -> &'static [&'static str];

    /// Whether the answers so far make this step worth asking.
    fn applies(&self, _answers: &Fields) -> bool {
        true
    }

    /// What is wrong with the answers to this step.
    fn check(&self, _answers: &Fields, _context: &C) -> Errors {
        Errors::default()
    }

    /// The questions, with the answers so far filled in.
    fn page(&self, answers: &Fields, errors: &Errors, context: &C) -> Markup;
}

/// Steps in their order.
pub struct Journey<C: 'static> {
    pub steps: &'static [&'static dyn Step<C>],
}

impl<C> Journey<C> {
    pub fn step(&self, name: &str) -> Option<&'static dyn Step<C>> {
        self.steps.iter().copied().find(|step| step.name() == name)
    }

    pub fn first(&self) -> &'static dyn Step<C> {
        self.steps[0]
    }

    /// The next step that applies; none after the last.
    pub fn after(&self, name: &str, answers: &Fields) -> Option<&'static dyn Step<C>> {
        let place = self.place(name)?;
        self.steps[place + 1..].iter().copied().find(|step| step.applies(answers))
    }

    pub fn before(&self, name: &str, answers: &Fields) -> Option<&'static dyn Step<C>> {
        let place = self.place(name)?;
        self.steps[..place].iter().rev().copied().find(|step| step.applies(answers))
    }

    /// How far along a step is, counting from nought.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain(&'static str, bool);
    impl Step<()> for Plain {
        fn name(&self) -> &'static str {
            self.0
        }
        fn fields(&self) -> &'static [&'static str] {
            &[]
        }
        fn applies(&self, answers: &Fields) -> bool {
            self.1 || answers.one("all") == "yes"
        }
        fn page(&self, _: &Fields, _: &Errors, (): &()) -> Markup {
            Markup::default()
        }
    }

    #[test]
    fn steps_that_do_not_apply_are_passed_over_in_both_directions() {
        let journey: Journey<()> = Journey { steps: &[&Plain("a", true), &Plain("b", false), &Plain("c", true)] };
        let none = Fields::default();
        assert_eq!(journey.after("a", &none).map(|step| step.name()), Some("c"));
        assert_eq!(journey.before("c", &none).map(|step| step.name()), Some("a"));
        let all = Fields::of([("all", "yes")]);
        assert_eq!(journey.after("a", &all).map(|step| step.name()), Some("b"));
        assert!(journey.after("c", &all).is_none());
    }
}
