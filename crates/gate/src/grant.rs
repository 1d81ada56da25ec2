use crate::{Actor, AnyStanding, CaseScope, Standing, Subject};
use std::marker::PhantomData;

/// Something a person may or may not do. One type an action, in [`crate::access`].
pub trait Action: Send + Sync + 'static {
    /// The facts the decision needs, and through them the record it is about.
    type Standing: Standing;
    /// What the access table, the audit chain and the tests call it.
    const NAME: &'static str;
    /// Whether doing it shows what a person told us, so that the look itself is recorded.
    const LOOKS: bool;

    fn decide(actor: &Actor, standing: &Self::Standing) -> Decision;
}

/// Why someone may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// It is their own case, or they are its deputy.
    Own,
    /// It is their team's.
    Team,
    /// They are named on a restricted record.
    Named,
    /// Their role does this.
    Role,
    /// They opened it in an emergency, with a reason that somebody reviews.
    Emergency,
    /// It is their own account.
    Oneself,
}

/// Why someone may not. People are only ever told "not found".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Role,
    State,
    OtherTeam,
    Restricted,
    Walled,
    Gone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Allowed(Ground),
    Refused(Refusal),
}

impl Decision {
    pub const fn is_allowed(self) -> bool {
        matches!(self, Self::Allowed(_))
    }
}

type Id<A> = <<A as Action>::Standing as Standing>::Id;

/// Proof that this person may do `A` to this record now. It carries the
/// record's id, so that nobody looks a record up and then forgets to check it.
///
/// ```compile_fail
/// // A grant cannot be made by hand.
/// let grant = alongside_gate::Grant::<alongside_gate::access::ShowCase> { };
/// ```
#[derive(Debug)]
pub struct Grant<A: Action> {
    actor: Actor,
    id: Id<A>,
    ground: Ground,
    action: PhantomData<A>,
}

/// The only way to a [`Grant`].
pub fn authorise<A: Action>(actor: &Actor, id: Id<A>, standing: &A::Standing) -> Result<Grant<A>, Refusal> {
    match A::decide(actor, standing) {
        Decision::Allowed(ground) => Ok(Grant { actor: *actor, id, ground, action: PhantomData }),
        Decision::Refused(refusal) => Err(refusal),
    }
}

impl<A: Action> Grant<A> {
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The record this grant is about.
    pub const fn id(&self) -> Id<A> {
        self.id
    }

    pub const fn ground(&self) -> Ground {
        self.ground
    }

    /// What a list or a search made under this grant may contain.
    pub fn cases(&self) -> CaseScope {
        CaseScope::of(&self.actor)
    }

    /// Among which cases a report's person may be recognised.
    pub fn known_people(&self) -> CaseScope {
        CaseScope::for_matching(&self.actor)
    }

    /// What the store needs to ask the question again inside the write.
    pub fn permit(&self) -> Permit {
        Permit {
            actor: Some(self.actor),
            subject: A::Standing::subject(self.id),
            action: A::NAME,
            again: |actor, any| {
                A::Standing::from_any(any).is_some_and(|standing| A::decide(actor, standing).is_allowed())
            },
        }
    }
}

/// A grant without its type, for the write door: who, what, which record, and
/// the same question to be asked again once the write holds its locks.
#[derive(Clone, Copy, Debug)]
pub struct Permit {
    actor: Option<Actor>,
    subject: Subject,
    action: &'static str,
    again: fn(&Actor, &AnyStanding) -> bool,
}

impl Permit {
    pub(crate) const fn for_anyone(reason: &'static str) -> Self {
        Self { actor: None, subject: Subject::Nothing, action: reason, again: |_, _| false }
    }

    pub const fn actor(&self) -> Option<&Actor> {
        self.actor.as_ref()
    }

    pub const fn subject(&self) -> Subject {
        self.subject
    }

    pub const fn action(&self) -> &'static str {
        self.action
    }

    /// Whether the answer is still yes, given what the database says now.
    pub fn still_holds(&self, actor: &Actor, standing: &AnyStanding) -> bool {
        (self.again)(actor, standing)
    }
}
