//! What stands on a case, and what is read from it over all cases.

use super::views::{ODD, TODAY, a_worker, an_agency, at};
use crate::cases::entries::{
    Shown, View, advice, appointments, claims, counselling, equipment, evaluation, learning, members, onward,
    safety_plan, stories, trusted, visits,
};
use crate::evaluations::page as evaluations_page;
use crate::returns::evaluation::page as evaluation_page;
use crate::visits::{Watched, page as watched_page};
use crate::web::form::Form;
use alongside_domain::cases::entries::{
    Advice, Answers, Appointment, Claim, CounsellingNote, Equipment, Evaluation, ForumEnd, Handled, Learning,
    LegalDate, Member, Onward, OptionGiven, Respondent, SafetyPlan, Story, Trusted, Visit, Word,
};
use alongside_domain::codes::{
    Agrees, AnsweredBy, AppointmentEnd, AppointmentKind, Channel, ClaimKind, Code, EquipmentKind, EquipmentStage,
    EvaluationItem, ForumEnded, MemberRole, OnwardStage, Relationship, SafetyPart, Situation, Solved, StoryStage,
    TrustedMay, VisitStage,
};
use alongside_domain::law::Forum;
use alongside_domain::text::Words as Text;
use alongside_gate::{AccountId, CaseId, EntryId};
use jiff::civil::date;
use maud::Markup;

fn odd() -> Text {
    Text::new(ODD)
}

fn some() -> Option<Text> {
    Some(odd())
}

fn shown<E>(details: E, number: u128, ended: bool) -> Shown<E> {
    Shown {
        id: EntryId::new(uuid::Uuid::from_u128(number)),
        version: "1".to_owned(),
        details,
        made_on: TODAY,
        made_at: at(),
        by: ODD.to_owned(),
        ended_on: ended.then_some(TODAY),
    }
}

/// Every page of them, empty or with everything of its kind.
pub(super) fn pages(desk: Form<'_>, public: Form<'_>, full: bool) -> Vec<(String, Markup)> {
    let case = CaseId::new(Default::default());
    let view = |to: &'static str| View { form: desk, case, to, today: TODAY, once: "key", closed: !full };
    let workers = [a_worker()];
    let (notes, plans) = (list(full, note), list(full, plan));
    let agencies = [an_agency(false)];
    let (visited, meetings) = (visits_of(full), meetings(full));
    let answered = if full { vec![answers(); 5] } else { vec![answers()] };
    vec![
        (format!("safety plan {full}"), safety_plan::page(view("safety-plan"), &plans)),
        (format!("advice {full}"), advice::page(view("advice"), &list(full, an_advice))),
        (format!("counselling {full}"), counselling::page(view("counselling-notes"), &notes, &workers)),
        (format!("appointments {full}"), appointments::page(view("appointments"), &meetings)),
        (format!("claims {full}"), claims::page(view("claims"), &claimed(full))),
        (format!("equipment {full}"), equipment::page(view("equipment"), &things(full))),
        (format!("onward {full}"), onward::page(view("onward-referrals"), &referred(full), &agencies, full)),
        (format!("onward list {full}"), onward::page(view("onward-referrals"), &referred(full), &agencies, false)),
        (format!("trusted {full}"), trusted::page(view("trusted-people"), &list(full, a_trusted))),
        (format!("members {full}"), members::page(view("members"), &list(full, a_member))),
        (format!("stories {full}"), stories::page(view("case-studies"), &told(full))),
        (format!("learning {full}"), learning::page(view("learning-reviews"), &list(full, learnt))),
        (format!("visits {full}"), visits::page(view("visits"), &visited, &workers, at())),
        (
            format!("evaluations {full}"),
            evaluation::page(view("evaluations"), &evaluated(full), full.then_some(TODAY), !full),
        ),
        (format!("evaluations new {full}"), evaluation::page(view("evaluations"), &[], full.then_some(TODAY), full)),
        (format!("watched {full}"), watched_page(&watched(full), "key")),
        (format!("evaluations read {full}"), evaluations_page(desk.words, 3, &answered)),
        (format!("evaluation asked {full}"), evaluation_page(public)),
    ]
}

/// One that is open and one that has ended.
fn list<E>(full: bool, make: impl Fn(bool) -> E) -> Vec<Shown<E>> {
    if full { vec![shown(make(false), 1, false), shown(make(true), 2, true)] } else { Vec::new() }
}

fn plan(replaced: bool) -> SafetyPlan {
    let parts = SafetyPart::EVERY.iter().map(|part| (*part, odd())).collect();
    SafetyPlan { parts, with_them: !replaced, review_on: TODAY, replaced }
}

fn an_advice(bare: bool) -> Advice {
    let leads_to = (!bare).then(odd);
    Advice {
        situation: Situation::Work,
        card: !bare,
        explained: leads_to.clone(),
        options: vec![OptionGiven { what: odd(), leads_to }],
        chosen: some(),
        did_not_know: !bare,
        wrongly_told: some(),
    }
}

fn note(supervision: bool) -> CounsellingNote {
    CounsellingNote { on: TODAY, words: odd(), supervision, supervisor: None }
}

fn meetings(full: bool) -> Vec<Shown<Appointment>> {
    list(full, |ended| Appointment {
        kind: AppointmentKind::Home,
        at: TODAY.at(10, 30, 0, 0),
        place: some(),
        interpreter: some(),
        adjustments: some(),
        end: ended.then(|| (AppointmentEnd::TheyDidNot, odd())),
        moved: vec![(TODAY.at(9, 0, 0, 0), odd())],
    })
}

/// Each kind of claim, open or with every place ended.
fn claimed(full: bool) -> Vec<Shown<Claim>> {
    let respondent = |number, day_b| Respondent { number, name: odd(), day_a: Some(date(2026, 10, 20)), day_b };
    let one = |kind: ClaimKind, ended: bool| {
        let mut claim = Claim {
            words: odd(),
            kind,
            act: date(2026, 9, 1),
            until: Some(date(2026, 9, 14)),
            decided: Some(date(2026, 10, 1)),
            relationship: Some(Relationship::Employee),
            dismissed: true,
            grievance: Some(date(2026, 8, 1)),
            waits: true,
            respondents: vec![respondent(1, Some(date(2026, 11, 20))), respondent(2, None)],
            dates: Vec::new(),
        };
        let end = ForumEnd { how: ForumEnded::NotWanted, on: TODAY, words: some() };
        let date = |forum: Forum| LegalDate {
            forum: forum.key,
            version: "an earlier one".to_owned(),
            safe: TODAY,
            act_by: TODAY,
            ended: ended.then(|| end.clone()),
        };
        claim.dates = claim.forums().into_iter().map(date).collect();
        claim
    };
    let all = ClaimKind::EVERY.iter().zip(1..).map(|(kind, number)| (*kind, number, number % 2 == 0));
    let all = all.filter(|_| full);
    all.map(|(kind, number, ended)| shown(one(kind, ended), number, ended)).collect()
}

fn things(full: bool) -> Vec<Shown<Equipment>> {
    let one = |stage| Equipment {
        kind: EquipmentKind::Letterbox,
        what: odd(),
        from_stock: true,
        stage,
        next_on: TODAY,
        handled: vec![Handled { on: TODAY, stage, words: some() }],
    };
    let all = EquipmentStage::EVERY.iter().zip(1..);
    let all = all.map(|(stage, number)| shown(one(*stage), number, *stage == EquipmentStage::Lost));
    if full { all.collect() } else { Vec::new() }
}

fn referred(full: bool) -> Vec<Shown<Onward>> {
    let one = |stage| Onward {
        agency: odd(),
        listed: None,
        why: odd(),
        text: some(),
        agreed: some(),
        stage,
        answer_by: TODAY,
        heard: vec![Word { on: TODAY, stage, words: some() }],
    };
    let all = OnwardStage::EVERY.iter().zip(1..);
    let all = all.map(|(stage, number)| shown(one(*stage), number, *stage == OnwardStage::Done));
    if full { all.collect() } else { Vec::new() }
}

fn a_trusted(ended: bool) -> Trusted {
    Trusted {
        name: odd(),
        relation: some(),
        reach: some(),
        may: TrustedMay::EVERY.to_vec(),
        agreed: odd(),
        ended: ended.then(odd),
    }
}

fn a_member(left: bool) -> Member {
    Member {
        name: odd(),
        role: MemberRole::Child,
        under_18: true,
        decides_for_child: false,
        voice: some(),
        reach: some(),
        in_confidence: some(),
        left: left.then(odd),
    }
}

fn told(full: bool) -> Vec<Shown<Story>> {
    let one = |stage| Story {
        title: odd(),
        text: odd(),
        used_for: odd(),
        agreed: some(),
        stage,
        published: vec![(TODAY, odd())],
        ask_again_on: TODAY,
        withdrawn: (stage == StoryStage::Withdrawn).then(odd),
    };
    let all = StoryStage::EVERY.iter().zip(1..);
    let all = all.map(|(stage, number)| shown(one(*stage), number, *stage == StoryStage::Withdrawn));
    if full { all.collect() } else { Vec::new() }
}

fn learnt(ended: bool) -> Learning {
    Learning {
        on: TODAY,
        with: odd(),
        went_well: some(),
        otherwise: some(),
        changes: some(),
        look_on: Some(TODAY),
        came_of_it: ended.then(odd),
    }
}

fn visit(stage: VisitStage) -> Visit {
    let person = AccountId::new(Default::default());
    Visit {
        visitor: person,
        visitor_name: ODD.to_owned(),
        watcher: person,
        watcher_name: ODD.to_owned(),
        place: odd(),
        ring: odd(),
        until: at() - jiff::SignedDuration::from_hours(1),
        stage,
        watched_at: Some(at()),
        inside_at: Some(at()),
        ended_at: Some(at()),
        words: some(),
    }
}

fn visits_of(full: bool) -> Vec<Shown<Visit>> {
    let all = VisitStage::EVERY.iter().zip(1..);
    let ends = |stage| matches!(stage, VisitStage::Back | VisitStage::CalledOff);
    let all = all.map(|(stage, number)| shown(visit(*stage), number, ends(*stage)));
    if full { all.collect() } else { Vec::new() }
}

pub(super) fn watched(full: bool) -> Vec<Watched> {
    let one = |(stage, number): (&VisitStage, u128)| Watched {
        id: EntryId::new(uuid::Uuid::from_u128(number)),
        case: CaseId::new(Default::default()),
        visit: visit(*stage),
        overdue: *stage == VisitStage::Inside,
        mine: number < 4,
        sees_place: number < 4,
    };
    if full { VisitStage::EVERY.iter().zip(1..).map(one).collect() } else { Vec::new() }
}

fn answers() -> Answers {
    Answers {
        items: EvaluationItem::EVERY.iter().map(|item| (*item, Agrees::Mostly)).collect(),
        solved: Some(Solved::Partly),
        good: some(),
        better: some(),
        others: some(),
        by: Some(AnsweredBy::Paper),
        written_in: None,
    }
}

fn evaluated(full: bool) -> Vec<Shown<Evaluation>> {
    let asked = |reminded, answers, not_asked: Option<Text>| Evaluation {
        asked_by: not_asked.is_none().then_some(Channel::Call),
        not_asked,
        remind_on: TODAY,
        reminded,
        answers,
    };
    if !full {
        return Vec::new();
    }
    vec![
        shown(asked(false, None, None), 1, false),
        shown(asked(true, None, None), 2, true),
        shown(asked(false, Some(answers()), None), 3, true),
        shown(asked(false, None, some()), 4, true),
    ]
}
