use super::case_views::*;
use super::unmet::unmet;
use super::views::*;
use crate::accounts::{
    AccountsPage, Ceremony, Changing, ProofAsked, accounts_page, display_names_page, keyboard_page,
    passkey_asking_page, passkey_sign_in_page, passkeys_page, roles_page, sign_in_form, ties_page,
};
use crate::cases::{
    CaseRow, CasesPage, Chosen, Contacting, Merging, Together, Unanswered, access_page, asb_page, case_page,
    cases_page, closure_page, complained_of_page, contact_form, equality_page, export_page, history_page, impact_page,
    incident_page, incident_questions, incidents_page, issues_page, links_page, merge_form, outcomes_page,
    plan_copy_page, plan_page, police_page, ready_page, requests_page, risk_page, unanswered_page, unmet_page,
};
use crate::emergencies::{Opening, reviews_page};
use crate::files::files_page;
use crate::home;
use crate::professionals::{Followed, link_page, refer_form};
use crate::record::{Asked, page as record_page};
use crate::referrals::{
    KnownAlready, Queue, QueueRow, entry_form, messages_page, phrase_page, queue_page, translations_page,
};
use crate::reports::steps::{Asking, JOURNEY};
use crate::reports::{Sent, equality_questions, question, sent_page};
use crate::returns::{Standing, Written, return_form, standing_page};
use crate::search::{Hit, Results, search_page};
use crate::settings::{Lists, agencies_page, lists_page, settings_fields, settings_page};
use crate::team::{Giving, covers_page, handovers_page, near_looks_page, page as team_page};
use crate::today::{Today, Waiting, page as today_page};
use crate::web::form::Form;
use alongside_domain::cases::{BeforeClosing, pattern};
use alongside_domain::codes::{Code, DecisionKind, DeclineReason, Feedback, ImpactStage, Risk};
use alongside_domain::law::asb_case_review;
use alongside_domain::lists::ReferenceList;
use alongside_domain::reports::{Confirmation, SafeContact};
use alongside_domain::text::Words as Text;
use alongside_gate::{
    AccountId, AccountState, CaseId, Category, Classified, EmergencyAccessId, IncidentId, PasskeyId, PersonId,
    ReferralId, Role, Roles, StepId,
};
use alongside_store::{AccountLine, Answering, PasskeyLine, Recorded, Review};
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::words::Words;
use jiff::civil::date;
use maud::Markup;

/// Every page and every kind of content, for one language.
pub(super) fn pages(words: &Words) -> Vec<(String, Markup)> {
    let asking = Asking { words: words.clone(), today: TODAY, files: vec![a_file()], file_problem: None };
    let none = (Fields::default(), Errors::default());
    let odd = {
        let names: Vec<&str> = JOURNEY.steps.iter().flat_map(|step| step.fields()).copied().collect();
        Fields::of(names.into_iter().map(|name| (name, ODD)))
    };
    let mut pages = Vec::new();
    let mut add = |name: String, page: Markup| pages.push((name, page));
    add("home".to_owned(), home::first(words, &service()));
    for step in JOURNEY.steps {
        for (kind, fields) in [("empty", &none.0), ("odd", &odd)] {
            let errors = step.check(fields, &asking);
            add(format!("{} {kind}", step.name()), question(&asking, *step, fields, &none.1, "key"));
            add(format!("{} {kind} refused", step.name()), question(&asking, *step, fields, &errors, "key"));
        }
    }
    for (record_only, in_danger) in [(true, false), (false, true), (false, false)] {
        let sent = Sent {
            reference: "K7MQ-4XWT-C".to_owned(),
            phrase: "six plain words to come back".to_owned(),
            confirmation: Confirmation {
                open_now: false,
                read_from: Some(TODAY.at(9, 30, 0, 0)),
                read_by: Some(TODAY),
                reachable: !record_only,
                contact_by: Some(TODAY),
                nobody_until: in_danger.then(|| TODAY.at(9, 30, 0, 0)),
            },
            record_only,
            in_danger,
            camera: in_danger,
            wiped_on: None,
        };
        add(format!("sent {record_only} {in_danger}"), sent_page(words, &service(), &sent));
    }
    let public = Form { desk: false, words, fields: &none.0, errors: &none.1 };
    let desk = Form { desk: true, ..public };
    add("equality".to_owned(), equality_questions(public));
    add("return".to_owned(), return_form(public));
    add("refer".to_owned(), refer_form(desk, "key"));
    for feedback in Feedback::EVERY {
        let followed = Followed {
            reference: "K7MQ-4XWT-C".to_owned(),
            received_on: TODAY,
            feedback: *feedback,
            reason: Some(DeclineReason::NoCapacity),
            address: "http://localhost:8080/refer/x".to_owned(),
            ask_for: Some(ODD.to_owned()),
        };
        add(format!("link {feedback:?}"), link_page(words, &service(), &followed));
    }
    let decisions = DecisionKind::EVERY.iter().map(|kind| Some(*kind)).chain([None]);
    for decision in decisions {
        for (reached, only_received) in [(false, false), (true, false), (false, true)] {
            let standing = Standing {
                received_on: TODAY,
                only_received,
                added: reached,
                decision,
                onward: Some(ODD.to_owned()),
                closed: reached && decision == Some(DecisionKind::Duplicate),
                may_evaluate: reached,
                evaluated: only_received,
                reached,
                contact_due: Some(TODAY),
                messages: vec![Written { on: TODAY, by: Some(ODD.to_owned()), words: ODD.to_owned() }],
                today: TODAY,
            };
            add(format!("standing {decision:?} {reached}"), standing_page(public, &service(), &standing));
        }
    }
    add("sign in".to_owned(), sign_in_form(desk, true, true));
    let account = |state| AccountLine {
        id: AccountId::new(Default::default()),
        name: ODD.to_owned(),
        email: "someone@example.org".to_owned(),
        roles: Roles::of(Role::ALL),
        state,
        team: Some("Casework".to_owned()),
        invited_by: None,
    };
    let accounts = AccountState::ALL.iter().map(|state| account(*state)).collect();
    let me = AccountId::new(uuid::Uuid::from_u128(1));
    add("accounts".to_owned(), accounts_page(&AccountsPage { accounts, me, administers: true }));
    let many = (0..20)
        .map(|day| row(Risk::Medium, day == 3, vec![due("next_step", date(2026, 11, 20 + day % 9), day % 2 == 0)]));
    let waiting = Some(Waiting { all: 3, danger: 1, first: Some(TODAY) });
    for (kind, rows) in [("empty", Vec::new()), ("full", many.chain([row(Risk::High, true, Vec::new())]).collect())] {
        add(format!("today {kind}"), today_page(words, &Today::sorted(rows, waiting, TODAY)));
    }
    let queued = |decision| QueueRow {
        id: ReferralId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        source: ODD.to_owned(),
        received_at: at(),
        life_in_danger: true,
        in_danger: true,
        name: None,
        decision,
        decision_due: Some(TODAY),
        contact_due: Some(TODAY),
        tell_by: Some(TODAY),
        translate_by: None,
        added: true,
    };
    for (rows, total) in [(Vec::new(), 0), (vec![queued(None), queued(Some(DecisionKind::Declined))], 60)] {
        add(format!("queue {total}"), queue_page(words, &Queue { rows, decided: false, page: 2, total, today: TODAY }));
    }
    let listed = CaseRow {
        id: CaseId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        name: ODD.to_owned(),
        worker: ODD.to_owned(),
        risk: Risk::High,
        in_danger: true,
        opened_on: TODAY,
        next_due: None,
        closed_on: None,
    };
    for (rows, total) in [(Vec::new(), 0), (vec![listed], 1)] {
        add(format!("cases {total}"), cases_page(desk, &listing(rows, total), "key"));
    }
    for full in [true, false] {
        add(format!("case {full}"), case_page(desk, &case(full), "key"));
        add(
            format!("history {full}"),
            history_page(desk, CaseId::new(Default::default()), &case(full).chronology, full.then(at)),
        );
        add(format!("keyboard {full}"), keyboard_page());
        let contacting = Contacting {
            id: CaseId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            name: ODD.to_owned(),
            safe_contact: if full { contact() } else { SafeContact::default() },
            rhythm: None,
            steps: if full { vec![(StepId::new(Default::default()), ODD.to_owned(), TODAY)] } else { Vec::new() },
            statement_given: !full,
            today: TODAY,
        };
        add(format!("contact {full}"), contact_form(desk, &contacting, "key"));
    }
    add(
        "entry".to_owned(),
        entry_form(desk, &[], &[a_list_entry(ReferenceList::Source, false)], "The panel", false, "key"),
    );
    let known = KnownAlready {
        id: uuid::Uuid::nil(),
        address: "/cases/x".to_owned(),
        reference: "K7MQ-4XWT-C".to_owned(),
        name: ODD.to_owned(),
        why: "The same phone number",
    };
    add("entry-known".to_owned(), entry_form(desk, &[known], &[], ODD, true, "key"));
    add("display-names".to_owned(), display_names_page(desk));
    add("ties".to_owned(), ties_page(desk));
    let passkey = PasskeyLine {
        id: PasskeyId::new(Default::default()),
        name: Text::new(ODD),
        made_at: at(),
        used_at: Some(at()),
    };
    add("passkeys".to_owned(), passkeys_page(desk, &[passkey], true));
    add("passkeys by numbers".to_owned(), passkeys_page(desk, &[], false));
    let ceremony = Ceremony {
        kind: "get",
        action: "/sign-in/passkey",
        options: "{\"challenge\":\"x\"}".to_owned(),
        token: "x".to_owned(),
        with: vec![("next", ODD.to_owned())],
        label: "Use a passkey",
        otherwise: ("Sign in with a password and a code", "/sign-in".to_owned()),
    };
    add("passkey asked".to_owned(), passkey_asking_page(&ceremony));
    add("passkey refused".to_owned(), passkey_sign_in_page(&ceremony, true, true));
    let hit = Hit::Report {
        id: ReferralId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        name: ODD.to_owned(),
        received_on: TODAY,
        decided: false,
        how: Answering::Alike,
    };
    for hits in [Vec::new(), vec![hit]] {
        add(format!("search {}", hits.len()), search_page(desk, Some(&Results { asked: ODD.to_owned(), hits }), true));
    }
    for full in [true, false] {
        add(format!("access {full}"), access_page(desk, &who_may_open(full), "key"));
        let linked = if full { vec![a_link()] } else { Vec::new() };
        let linked: Vec<_> = linked.iter().map(|line| (line, ODD)).collect();
        add(format!("links {full}"), links_page(desk, CaseId::new(Default::default()), &linked, "key"));
        let people = if full { vec![complained_of(false), complained_of(true)] } else { Vec::new() };
        let of = CaseId::new(Default::default());
        add(format!("complained of {full}"), complained_of_page(desk, of, &people, &people, "key"));
        let merging = Merging {
            at: "/cases/x".to_owned(),
            may_be: if full {
                vec![(PersonId::new(Default::default()), ODD.to_owned(), ODD.to_owned())]
            } else {
                Vec::new()
            },
            merged_on: full.then_some(TODAY),
        };
        add(format!("merge {full}"), merge_form(desk, &merging, "key"));
        let changing = Changing {
            at: "/accounts/x/roles".to_owned(),
            name: ODD.to_owned(),
            teams: vec![a_team()],
            proof: a_proof(),
        };
        add(format!("roles {full}"), roles_page(desk, &changing, "key"));
        let asked = Asked { who: None, what: "all", since: TODAY, until: TODAY, page: 1 };
        let lines = if full {
            vec![Recorded { at: at(), who: Some(ODD.to_owned()), action: "ClientMerged".to_owned() }]
        } else {
            Vec::new()
        };
        let colleagues = [(person(3), ODD.to_owned())];
        add(format!("record {full}"), record_page(desk, &asked, &colleagues, &lines, 60));
        add(format!("agencies {full}"), agencies_page(desk, &[an_agency(full), an_agency(!full)], "key"));
        for list in ReferenceList::EVERY {
            let own = if full { vec![a_list_entry(*list, false), a_list_entry(*list, true)] } else { Vec::new() };
            add(format!("lists {list:?} {full}"), lists_page(desk, &Lists { list: *list, own }, "key"));
        }
        for (name, page) in super::deadlines::pages(public, full) {
            add(name, page);
        }
        for (name, page) in super::scorecards::pages(desk, public, full) {
            add(name, page);
        }
        for (name, page) in super::complaints::pages(desk, public, full) {
            add(name, page);
        }
        for (name, page) in super::entries::pages(desk, public, full) {
            add(name, page);
        }
        let covering = if full { vec![a_cover()] } else { Vec::new() };
        let near = if full { vec![(a_near_look(), ODD)] } else { Vec::new() };
        add(format!("looks {full}"), near_looks_page(&near));
        add(format!("covers {full}"), covers_page(desk, &covering, &[a_worker()], "key"));
        add(format!("messages {full}"), messages_page(desk, &thread(full), "key"));
        let export = Form { fields: &Fields::of([("show", if full { "closed" } else { "" })]), ..desk };
        add(format!("export {full}"), export_page(export, &if full { a_proof() } else { ProofAsked::default() }));
        add(format!("export ready {full}"), ready_page("a-token"));
        let before = BeforeClosing { closed: false, open_steps: usize::from(full), ..BeforeClosing::default() };
        add(
            format!("closure {full}"),
            closure_page(
                desk,
                CaseId::new(Default::default()),
                &before,
                &[a_list_entry(ReferenceList::Closure, false)],
                "key",
            ),
        );
        let closed = BeforeClosing { closed: true, ..before };
        add(format!("reopening {full}"), closure_page(desk, CaseId::new(Default::default()), &closed, &[], "key"));
        let happened = if full { vec![an_incident(true), an_incident(false)] } else { Vec::new() };
        let counted: Vec<_> = happened.iter().map(|one| (one.incident.day(), one.incident.gravity())).collect();
        let complained: Vec<_> = happened.iter().filter_map(|one| one.incident.complained()).collect();
        let review = asb_case_review(&complained, TODAY, if full { 1 } else { 3 });
        let case = CaseId::new(Default::default());
        add(format!("asb review {full}"), asb_page(words, case, "K7MQ-4XWT-C", &happened, &review, TODAY));
        let together = Together { pattern: pattern(&counted, TODAY), review };
        add(format!("incidents {full}"), incidents_page(words, case, &happened, &together, 1, happened.len()));
        let own = [a_list_entry(ReferenceList::Police, false)];
        add(format!("police {full}"), police_page(desk, case, &an_incident(full), &own, "key"));
        let asked = incident_questions(desk, &[a_list_entry(ReferenceList::Offence, false)]);
        let known = full.then(Default::default).map(IncidentId::new);
        add(format!("incident {full}"), incident_page(desk, case, known, asked, "key"));
        let assessed = if full { vec![an_assessment(true), an_assessment(false)] } else { Vec::new() };
        add(format!("risk {full}"), risk_page(desk, case, &assessed, full, !full, "key"));
        add(format!("risk own {full}"), risk_page(desk, case, &assessed, false, true, "key"));
        let asked = if full { vec![asked_of(false), asked_of(true)] } else { Vec::new() };
        add(format!("requests {full}"), requests_page(desk, case, &asked, &[an_agency(false)], TODAY, "key"));
        let unanswered = Unanswered { total: 2, asked, given_up: full, page: 1, today: TODAY };
        add(format!("unanswered {full}"), unanswered_page(words, &unanswered));
        add(format!("unmet {full}"), unmet_page(words, &unmet(full)));
        let measured = if full { vec![felt(ImpactStage::Before, 1), felt(ImpactStage::After, 3)] } else { Vec::new() };
        add(format!("impact {full}"), impact_page(desk, case, &measured, "key"));
        add(format!("equality asked {full}"), equality_page(desk, case, full, "key"));
        let about = about_case(full);
        let own = [a_list_entry(ReferenceList::Refusal, false)];
        add(format!("issues {full}"), issues_page(desk, case, &about, &own, "key"));
        let wanted = if full { wishes() } else { Vec::new() };
        add(format!("outcomes {full}"), outcomes_page(desk, CaseId::new(Default::default()), &wanted, "key"));
        add(format!("plan {full}"), plan_page(desk, &plan(full), "key"));
        let all = std::slice::from_ref(public.words);
        add(format!("plan copy {full}"), plan_copy_page(desk, full, all, public.words, &service(), &plan(full)));
        add(format!("translations {full}"), translations_page(desk, &translating(words, full), "key"));
        add(format!("files {full}"), files_page(desk, &files(full), "key"));
        add(format!("phrase {full}"), phrase_page(desk, "/referrals/x", full.then_some(ODD)));
        let settings = Form { fields: &settings_fields(&service()), ..desk };
        let teams = [a_team()];
        add(format!("settings {full}"), settings_page(settings, if full { &teams } else { &[] }, "key"));
        add(format!("team {full}"), team_page(&team(full)));
        let giving = Giving {
            id: CaseId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            name: ODD.to_owned(),
            risk: Risk::High,
            summarised: false,
            next_due: Some(TODAY),
        };
        let giving = if full { vec![giving] } else { Vec::new() };
        add(format!("handovers {full}"), handovers_page(desk, &giving, &[&a_worker()], full, TODAY, "key"));
        let opening = |number: u128, own, was_right: Option<bool>| Opening {
            id: EmergencyAccessId::new(uuid::Uuid::from_u128(number)),
            case: CaseId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            name: ODD.to_owned(),
            own,
            reason: ODD.to_owned(),
            opened_at: at(),
            due: Some(TODAY),
            review: was_right.map(|was_right| {
                (
                    Review {
                        at: at(),
                        by: "Jo".to_owned(),
                        was_right,
                        finding: Classified::new(Category::Narrative, Text::new(ODD)),
                    },
                    ODD.to_owned(),
                )
            }),
            casework: own,
        };
        let openings = vec![opening(1, false, None), opening(2, true, None), opening(3, false, Some(false))];
        let openings = if full { openings } else { Vec::new() };
        add(format!("openings {full}"), reviews_page(desk, &openings, TODAY, "key"));
    }
    pages
}

/// A list of cases, plain or narrowed to something, with lists that were kept.
fn listing(rows: Vec<CaseRow>, total: i64) -> CasesPage {
    let narrowed = [("risk", "high"), ("only", "lost"), ("mine", "yes")];
    let narrowed = narrowed.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let chosen = if total > 0 { Chosen::of(&narrowed.into()) } else { Chosen::default() };
    let kept = vec![(chosen.query(), ODD.to_owned())];
    CasesPage { rows, chosen, kept, agencies: vec![an_agency(false)], page: 1, total, today: TODAY }
}
