use super::show::{Deciding, deciding, page};
use crate::audiences::Granted;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::{Form, read_line, read_story};
use crate::web::{Problem, ProblemPage, Sent, once, redirect, wrong};
use alongside_domain::cases::{RiskLevel, reopen};
use alongside_domain::codes::{Code, DecisionKind, DeclineReason, Risk};
use alongside_domain::facts::Fact;
use alongside_domain::lists::Chosen as FromList;
use alongside_domain::referrals::{
    Acceptance, CannotDecide, Decided, accept, decline, duplicate, record_only, signpost, withdrawn,
};
use alongside_domain::reports::{LINE, PARAGRAPH};
use alongside_domain::text::Words as Text;
use alongside_gate::access::DecideReferral;
use alongside_gate::{AccountId, CaseId, CaseScope, Grant, IncidentId, PersonId, ReferralId, Reveals};
use alongside_store::{Db, Likely, Referral, StorageError, Worker, WriteError};
use alongside_ui::components::{Button, Choice, Choices, Label, Legend, Textarea, button, input, radios, textarea};
use alongside_ui::fields::{Errors, Fields};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

/// What was chosen, with all it needs.
enum Choosing {
    Accept { person: Option<PersonId>, worker: Box<Worker>, deputy: Option<Box<Worker>>, risk: RiskLevel },
    Signpost { onward: Text },
    Decline { reason: Option<FromList<DeclineReason>>, onward: Text },
    Duplicate { case: CaseId },
    Withdrawn,
    RecordOnly,
}

/// Decides, once. Somebody else's decision meanwhile is shown, not overwritten.
pub(super) async fn create(
    granted: Granted<DecideReferral>,
    State(app): State<App>,
    Sent(fields): Sent,
) -> Result<Response, ProblemPage> {
    let in_app = |problem: Problem| problem.in_app(&app);
    let found = deciding(&app, granted.id(), &granted).await.map_err(|error| in_app(error.into()))?;
    let key = once(&app, &fields);
    if let Some(to) = app.store.done_once(&granted.permit(), key.clone()).await.map_err(|error| in_app(error.into()))? {
        return Ok(redirect(&to));
    }
    if found.referral.ending.is_some() {
        let shown = refused(&app, &granted, &found, &fields, Errors::one("decision", ALREADY));
        return Ok(shown);
    }
    let mut errors = Errors::default();
    let note = read_story(app.english(), &fields, "note", PARAGRAPH, &mut errors).some();
    let chosen = read(&app, &found, &fields, &mut errors);
    let (Some(chosen), true) = (chosen, errors.is_empty()) else {
        return Ok(refused(&app, &granted, &found, &fields, errors));
    };
    let referral = found.referral.clone();
    let answers = referral.answers.reveal(&granted).clone();
    let now = app.now();
    let (case, incident): (CaseId, IncidentId) = (app.new_id(), app.new_id());
    let new_person: PersonId = app.new_id();
    let to = match &chosen {
        Choosing::Accept { .. } => format!("/cases/{case}"),
        Choosing::Duplicate { case } => format!("/cases/{case}"),
        _ => format!("/referrals/{}", referral.id),
    };
    let chosen_again = Chosen::of(&chosen);
    let accepted = matches!(chosen, Choosing::Accept { .. });
    let work = move |referral: &Referral| -> Result<Vec<Fact>, CannotDecide> {
        let waiting = Decided {
            referral: referral.id,
            reference: &referral.reference,
            answers: &answers,
            received_at: referral.received_at,
            already: referral.ending.is_some(),
        };
        let note = note.clone();
        Ok(match &chosen {
            Choosing::Accept { person, worker, deputy, risk } => {
                let by = Acceptance {
                    case,
                    person: person.unwrap_or(new_person),
                    known_person: person.is_some(),
                    incident,
                    worker: worker.id,
                    deputy: deputy.as_ref().map(|deputy| deputy.id),
                    team: worker.team,
                    risk: risk.clone(),
                };
                let (decided, opened) = accept(&waiting, by, note, now)?;
                vec![decided.into(), opened.into()]
            }
            Choosing::Signpost { onward } => vec![signpost(&waiting, onward.clone(), note, now)?.into()],
            Choosing::Decline { reason, onward } => {
                vec![decline(&waiting, reason.clone(), onward.clone(), note, now)?.into()]
            }
            Choosing::Duplicate { case } => {
                let (decided, joined) = duplicate(&waiting, *case, incident, note, now)?;
                vec![decided.into(), joined.into()]
            }
            Choosing::Withdrawn => vec![withdrawn(&waiting, note, now)?.into()],
            Choosing::RecordOnly => vec![record_only(&waiting, note, now)?.into()],
        })
    };
    let (id, today) = (granted.id(), app.today());
    let (scope, still) = (granted.known_people(), chosen_again);
    let written = app
        .store
        .write_once(granted.permit(), now, key, to, move |tx| {
            let referral = tx.db().referral(id)?;
            if !still.holds(tx.db(), &scope, id)? {
                return Err(WriteError::NotAllowed);
            }
            // A report that joins a closed case opens it again.
            if let Some(closed) = still.case
                && tx.db().closed_at(closed)?.is_some()
                && let Ok(reopened) = reopen(closed, true, Text::new("A new report came in."), now)
            {
                tx.record(reopened)?;
            }
            for fact in work(&referral).map_err(WriteError::Refused)? {
                tx.record(fact)?;
            }
            // Whoever was kept from this client is kept from the new case too.
            if accepted && !tx.carry_walls(case, id, today)? {
                return Err(WriteError::Refused(CannotDecide::Walled));
            }
            Ok(())
        })
        .await;
    match written {
        Ok(to) => {
            // Accepted for another team: whoever decided may not open the case.
            let still = app.store.still(granted.permit(), now).await.map_err(|error| in_app(error.into()))?;
            Ok(redirect(if still { &to } else { "/referrals" }))
        }
        Err(WriteError::Refused(refusal)) => {
            let again = deciding(&app, id, &granted).await.map_err(|error| in_app(error.into()))?;
            Ok(refused(&app, &granted, &again, &fields, sentence(refusal)))
        }
        Err(error) => Err(in_app(error.into())),
    }
}

/// The people and cases that were chosen, to be looked at again in the write:
/// somebody may have been suspended, or a wall put up, since the page was made.
struct Chosen {
    workers: Vec<AccountId>,
    person: Option<PersonId>,
    case: Option<CaseId>,
}

impl Chosen {
    fn of(chosen: &Choosing) -> Self {
        let none = Self { workers: Vec::new(), person: None, case: None };
        match chosen {
            Choosing::Accept { person, worker, deputy, .. } => Self {
                workers: [Some(worker), deputy.as_ref()].into_iter().flatten().map(|worker| worker.id).collect(),
                person: *person,
                ..none
            },
            Choosing::Duplicate { case } => Self { case: Some(*case), ..none },
            _ => none,
        }
    }

    fn holds(&self, db: &mut Db, scope: &CaseScope, id: ReferralId) -> Result<bool, StorageError> {
        let here = if self.workers.is_empty() { Default::default() } else { db.takers(&self.workers)? };
        let likely =
            if self.person.is_some() || self.case.is_some() { db.likely_to_answer(scope, id)? } else { Vec::new() };
        Ok(self.workers.iter().all(|wanted| here.contains_key(wanted))
            && self.person.is_none_or(|wanted| likely.iter().any(|likely| likely.person == wanted))
            && self.case.is_none_or(|wanted| likely.iter().any(|likely| likely.case == wanted)))
    }
}

const ALREADY: &str = "Somebody has decided this meanwhile. What they decided is shown below. Yours was not saved";

fn sentence(refusal: CannotDecide) -> Errors {
    match refusal {
        CannotDecide::AlreadyDecided => Errors::one("decision", ALREADY),
        CannotDecide::Walled => Errors::one(
            "worker",
            "A wall stands between this person and one of those you chose, or their team. Choose somebody else",
        ),
        CannotDecide::NoReason => Errors::one("reason", "Choose why we cannot take this on"),
        CannotDecide::NoOnwardRoute => Errors::one("onward", "Say where they can go instead. They will read this"),
    }
}

fn refused(
    app: &App,
    granted: &Granted<DecideReferral>,
    found: &Deciding,
    fields: &Fields,
    errors: Errors,
) -> Response {
    let form = Form { desk: true, words: app.english(), fields, errors: &errors };
    let main = page(granted, form, found, app.today(), fields.one("form"));
    wrong(desk(app, DeskPage { me: &granted.me, title: "A report", here: Here::Triage, wrong: true, main }))
}

fn read(app: &App, found: &Deciding, fields: &Fields, errors: &mut Errors) -> Option<Choosing> {
    let words = app.english();
    let worker = |name: &str| {
        let id = fields.one(name).parse().ok();
        found.workers.iter().find(|worker| Some(worker.id) == id).cloned()
    };
    match DecisionKind::from_code(fields.one("decision")) {
        None => {
            errors.add("decision", "Choose what to do with this report");
            None
        }
        Some(DecisionKind::Accepted) => {
            let why = read_line(words, fields, "why", LINE, errors);
            let level = Risk::from_code(fields.one("risk"));
            if level.is_none() {
                errors.add("risk", "Choose how great the risk is");
            }
            if worker("worker").is_none() {
                errors.add("worker", "Choose who takes the case on");
            }
            let risk = level.and_then(|level| match RiskLevel::new(level, why) {
                Ok(risk) => Some(risk),
                Err(_) => {
                    errors.add("why", "Say in one line why");
                    None
                }
            });
            let known = fields.one("person").parse().ok();
            let person = found.likely.iter().find(|likely| Some(likely.person) == known).map(|likely| likely.person);
            let deputy = worker("deputy");
            if deputy.as_ref().is_some_and(|deputy| worker("worker").is_some_and(|own| own.id == deputy.id)) {
                errors.add("deputy", "The deputy is somebody other than the worker");
            }
            Some(Choosing::Accept {
                person,
                worker: Box::new(worker("worker")?),
                deputy: deputy.map(Box::new),
                risk: risk?,
            })
        }
        Some(DecisionKind::Signposted) => {
            let onward = onward(words, fields, errors);
            Some(Choosing::Signpost { onward })
        }
        Some(DecisionKind::Declined) => {
            let reason = FromList::<DeclineReason>::read(fields.one("reason"), &found.reasons, app.today());
            if reason.is_none() {
                errors.add("reason", "Choose why we cannot take this on");
            }
            let onward = onward(words, fields, errors);
            Some(Choosing::Decline { reason, onward })
        }
        Some(DecisionKind::Duplicate) => {
            let wanted = fields.one("joins").parse().ok();
            let case = found.likely.iter().find(|likely| Some(likely.case) == wanted).map(|likely| likely.case);
            if case.is_none() {
                errors.add("joins", "Choose the case it belongs to");
            }
            Some(Choosing::Duplicate { case: case? })
        }
        Some(DecisionKind::Withdrawn) => Some(Choosing::Withdrawn),
        Some(DecisionKind::RecordedOnly) => Some(Choosing::RecordOnly),
    }
}

fn onward(words: &alongside_ui::words::Words, fields: &Fields, errors: &mut Errors) -> Text {
    let onward = read_story(words, fields, "onward", PARAGRAPH, errors);
    if onward.is_empty() && errors.on("onward").is_none() {
        errors.add("onward", "Say where they can go instead. They will read this");
    }
    onward
}

/// Six ends, each with only what it needs.
pub(super) fn form<A: Reveals>(grant: &Grant<A>, form: Form<'_>, found: &Deciding, once: &str) -> Markup {
    let plain = |text: &str| Legend { classes: None, ..Legend::of(text) };
    let worker = |worker: &Worker| Some(crate::cases::with_load(worker));
    let same = |likely: &Likely, value: String| {
        let shared = if likely.same_phone { "The same phone number" } else { "The same name" };
        Some(
            Choice::of(
                &value,
                html! { bdi dir="auto" { (likely.name.reveal(grant)) } " " bdi dir="ltr" { (likely.reference) } },
            )
            .hinted(shared),
        )
    };
    let accepting = html! {
        @if !found.likely.is_empty() {
            (radios(&Choices {
                items: [Some(Choice::of("new", "Somebody new to us"))].into_iter()
                    .chain(found.likely.iter().map(|likely| same(likely, likely.person.to_string()))).collect(),
                ..form.choices("person", plain("Do we know this person already?"), "")
            }))
        }
        (radios(&Choices { items: found.workers.iter().map(worker).collect(), ..form.choices("worker", plain("Who takes it on?"), "") }))
        (radios(&Choices { items: found.workers.iter().map(worker).collect(), ..form.choices("deputy", plain("Who is the deputy? (optional)"), "Knows the case when the worker is away") }))
        (radios(&form.one_of::<Risk>("risk", plain("How great is the risk?"), "")))
        (input(&form.line("why", "Why, in one line", "")))
    };
    let items = vec![
        Some(form.choice(DecisionKind::Accepted).then(accepting)),
        Some(form.choice(DecisionKind::Signposted)),
        Some(form.choice(DecisionKind::Declined).then(radios(&form.one_of_list::<DeclineReason>(
            "reason",
            plain("Why?"),
            &found.reasons,
        )))),
        (!found.likely.is_empty()).then(|| {
            form.choice(DecisionKind::Duplicate).then(radios(&Choices {
                items: found.likely.iter().map(|likely| same(likely, likely.case.to_string())).collect(),
                ..form.choices("joins", plain("Which case does it belong to?"), "")
            }))
        }),
        Some(form.choice(DecisionKind::Withdrawn)),
        Some(form.choice(DecisionKind::RecordedOnly)),
    ];
    html! {
        form method="post" action={ "/referrals/" (found.referral.id) "/decision" } class="app-decision" novalidate {
            input type="hidden" name="form" value=(once);
            (radios(&Choices { items, ..form.choices("decision", Legend::of("What happens with it?"), "") }))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("onward", Label::of("If signposted or declined: where they can go instead"), "They will read this. Names and telephone numbers of services.") }))
            (textarea(&Textarea { rows: Some("3".to_owned()), ..form.area("note", Label::of("A note for colleagues (optional)"), "") }))
            (button(&Button::of("Save")))
        }
    }
}
