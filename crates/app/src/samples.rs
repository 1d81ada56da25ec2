//! Every page, with invented content of every kind it may meet, checked for
//! its structure in every language.

#[cfg(test)]
mod tests {
    use crate::accounts::{AccountsPage, accounts_page, sign_in_form};
    use crate::cases::{
        AccessPage, CasePage, CaseRow, CasesPage, Contacting, Happened, OpenStep, access_page, case_page, cases_page,
        contact_form,
    };
    use crate::emergencies::{Opening, reviews_page};
    use crate::home;
    use crate::referrals::{Line, Queue, QueueRow, Thread, entry_form, messages_page, phrase_page, queue_page};
    use crate::reports::steps::{Asking, JOURNEY};
    use crate::reports::{Sent, equality_questions, question, sent_page};
    use crate::returns::{Standing, return_form, standing_page};
    use crate::search::{Hit, Results, search_page};
    use crate::settings::{settings_fields, settings_page};
    use crate::team::{Giving, Team, handovers_page, page as team_page};
    use crate::today::{OpenCase, Row, Today, Waiting, page as today_page};
    use crate::web::form::Form;
    use alongside_domain::cases::Hands;
    use alongside_domain::codes::{Channel, Code, Danger, DecisionKind, PersonRole, Risk, Source, StepOwner};
    use alongside_domain::reports::{Confirmation, ReportAnswers, SafeContact};
    use alongside_domain::service::Service;
    use alongside_domain::text::Words as Text;
    use alongside_gate::{
        AccountId, AccountState, Against, CaseId, Category, Classified, EmergencyAccessId, ReferralId, Role, Roles,
        StepId, TeamId,
    };
    use alongside_store::{AccountLine, Carrying, CaseAccess, DueItem, Review, TeamLine, Worker};
    use alongside_ui::fields::{Errors, Fields};
    use alongside_ui::words::Words;
    use jiff::Timestamp;
    use jiff::civil::{Date, date};
    use maud::Markup;
    use scraper::{ElementRef, Html, Selector};
    use std::collections::HashSet;

    const TODAY: Date = date(2026, 11, 24);
    /// Longer than any field was made for, in two directions, with signs that must be escaped.
    const ODD: &str = "نادیہ <script>alert(1)</script> & \"O'Brien\" Nguyễn-Wójcik-Featherstonehaugh-Cholmondeley";

    fn at() -> Timestamp {
        "2026-11-23T10:00:00Z".parse().expect("a time")
    }

    fn service() -> Service {
        Service {
            name: ODD.to_owned(),
            telephone: "020 7946 0018".to_owned(),
            area: "Thamesbridge".to_owned(),
            ..Service::default()
        }
    }

    fn contact() -> SafeContact {
        SafeContact {
            channels: vec![Channel::Call, Channel::ThisPage],
            phone: Some(Text::new("07700 900123")),
            code_word: Some(Text::new(ODD)),
            language: Some(Text::new("اردو")),
            ..SafeContact::default()
        }
    }

    fn answers() -> ReportAnswers {
        ReportAnswers {
            story: Text::new(ODD),
            danger: vec![Danger::Fire],
            safe_contact: contact(),
            ..ReportAnswers::default()
        }
    }

    fn due(rule: &str, due: Date, waiting: bool) -> DueItem {
        DueItem { rule: rule.to_owned(), occasion: String::new(), due, waiting }
    }

    fn row(risk: Risk, in_danger: bool, items: Vec<DueItem>) -> Row {
        let case = OpenCase {
            id: CaseId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            risk,
            in_danger,
            worker_gone: in_danger,
            due: items,
        };
        let cases = if in_danger { vec![case.clone(), case] } else { vec![case] };
        Row { name: ODD.to_owned(), cases }
    }

    fn case(full: bool) -> CasePage {
        let happened = |what: &str, report| Happened {
            at: at(),
            by: "Jo".to_owned(),
            what: what.to_owned(),
            words: ODD.to_owned(),
            report,
        };
        let step = OpenStep {
            id: StepId::new(Default::default()),
            what: ODD.to_owned(),
            owner: StepOwner::Agency,
            due: TODAY,
        };
        CasePage {
            id: CaseId::new(Default::default()),
            referral: ReferralId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            name: ODD.to_owned(),
            called: full.then(|| ODD.to_owned()),
            worker: "Samira Khan".to_owned(),
            deputy: full.then(|| "Jo Pembroke".to_owned()),
            summary: full.then(|| (TODAY, ODD.to_owned())),
            restricted: full,
            emergency: full,
            settles: full,
            risk: if full { Risk::High } else { Risk::Low },
            risk_why: ODD.to_owned(),
            in_danger: full,
            danger: if full { Danger::EVERY.to_vec() } else { Vec::new() },
            who: if full { vec![ODD.to_owned()] } else { Vec::new() },
            safe_contact: if full { contact() } else { SafeContact::default() },
            rhythm: None,
            first_contact: full.then_some((TODAY, None)),
            attempts: 2,
            due: if full {
                vec![due("first_contact", TODAY, false), due("next_step", TODAY, true)]
            } else {
                Vec::new()
            },
            steps: if full { vec![step] } else { Vec::new() },
            camera_due: full,
            people: vec![(PersonRole::Client, ODD.to_owned())],
            chronology: if full {
                vec![happened("Report", Some(answers())), happened("Phone call", None)]
            } else {
                Vec::new()
            },
            today: TODAY,
        }
    }

    fn person(number: u128) -> AccountId {
        AccountId::new(uuid::Uuid::from_u128(number))
    }

    fn thread(full: bool) -> Thread {
        let line =
            |by: Option<&str>, read_at| Line { at: at(), by: by.map(str::to_owned), words: ODD.to_owned(), read_at };
        Thread {
            id: ReferralId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            case: full.then(|| CaseId::new(Default::default())),
            lines: if full {
                vec![line(None, None), line(Some("Jo"), None), line(Some("Jo"), Some(at()))]
            } else {
                Vec::new()
            },
            has_phrase: full,
            about_someone_else: false,
            renewals: if full { vec![(at(), "Jo".to_owned(), ODD.to_owned())] } else { Vec::new() },
        }
    }

    fn who_may_open(full: bool) -> AccessPage {
        let team = |number: u128, name: &str| TeamLine {
            id: TeamId::new(uuid::Uuid::from_u128(number)),
            name: name.to_owned(),
        };
        let colleague = |number: u128| AccountLine {
            id: person(number),
            name: ODD.to_owned(),
            email: "someone@example.org".to_owned(),
            roles: Roles::of(Role::ALL),
            state: AccountState::Confirmed,
            team: None,
            invited_by: None,
        };
        let hands =
            Hands { worker: person(1), team: team(10, "").id, deputy: full.then(|| person(2)), deputy_team: None };
        AccessPage {
            access: CaseAccess {
                id: CaseId::new(Default::default()),
                reference: "K7MQ-4XWT-C".to_owned(),
                hands,
                team: ODD.to_owned(),
                restricted: full,
                review_on: full.then_some(TODAY),
                named: if full { vec![person(3), person(99)] } else { Vec::new() },
                walls: if full {
                    vec![(Against::Person(person(4)), TODAY), (Against::Team(team(11, "").id), TODAY)]
                } else {
                    Vec::new()
                },
            },
            people: (1..5).map(colleague).collect(),
            teams: vec![team(10, "Casework"), team(11, ODD)],
        }
    }

    fn team(full: bool) -> Team {
        let carrying = |gone| Carrying {
            account: person(1),
            name: ODD.to_owned(),
            gone,
            cases: 84,
            high_risk: 2,
            late: i64::from(gone),
        };
        Team {
            carrying: if full { vec![carrying(true), carrying(false)] } else { Vec::new() },
            triage: Waiting { all: i64::from(full), danger: 0, first: Some(TODAY) },
            reviews: i64::from(full),
            review_due: Some(TODAY),
            restricted: if full { vec!["K7MQ-4XWT-C".to_owned()] } else { Vec::new() },
            today: TODAY,
        }
    }

    /// Every page and every kind of content, for one language.
    fn pages(words: &Words) -> Vec<(String, Markup)> {
        let asking = Asking { words: words.clone(), today: TODAY };
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
        let decisions = DecisionKind::EVERY.iter().map(|kind| Some(*kind)).chain([None]);
        for decision in decisions {
            for (reached, only_received) in [(false, false), (true, false), (false, true)] {
                let standing = Standing {
                    received_on: TODAY,
                    only_received,
                    added: reached,
                    decision,
                    onward: Some(ODD.to_owned()),
                    reached,
                    contact_due: Some(TODAY),
                    messages: vec![(TODAY, ODD.to_owned())],
                    today: TODAY,
                };
                add(format!("standing {decision:?} {reached}"), standing_page(public, &service(), &standing));
            }
        }
        add("sign in".to_owned(), sign_in_form(desk, true));
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
        for (kind, rows) in [("empty", Vec::new()), ("full", many.chain([row(Risk::High, true, Vec::new())]).collect())]
        {
            add(format!("today {kind}"), today_page(words, &Today::sorted(rows, waiting, TODAY)));
        }
        let queued = |decision| QueueRow {
            id: ReferralId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            source: Source::Online,
            received_at: at(),
            life_in_danger: true,
            in_danger: true,
            name: None,
            decision,
            decision_due: Some(TODAY),
            contact_due: Some(TODAY),
            tell_by: Some(TODAY),
            added: true,
        };
        for (rows, total) in [(Vec::new(), 0), (vec![queued(None), queued(Some(DecisionKind::Declined))], 60)] {
            add(
                format!("queue {total}"),
                queue_page(words, &Queue { rows, decided: false, page: 2, total, today: TODAY }),
            );
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
        };
        for (rows, total) in [(Vec::new(), 0), (vec![listed], 1)] {
            add(format!("cases {total}"), cases_page(words, &CasesPage { rows, page: 1, total, today: TODAY }));
        }
        for full in [true, false] {
            add(format!("case {full}"), case_page(desk, &case(full), "key"));
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
        add("entry".to_owned(), entry_form(desk, "key"));
        let hit = Hit::Report {
            id: ReferralId::new(Default::default()),
            reference: "K7MQ-4XWT-C".to_owned(),
            name: ODD.to_owned(),
            received_on: TODAY,
            decided: false,
            alike: true,
        };
        for hits in [Vec::new(), vec![hit]] {
            add(
                format!("search {}", hits.len()),
                search_page(desk, Some(&Results { asked: ODD.to_owned(), hits }), true),
            );
        }
        for full in [true, false] {
            add(format!("access {full}"), access_page(desk, &who_may_open(full), "key"));
            add(format!("messages {full}"), messages_page(desk, &thread(full), "key"));
            add(format!("phrase {full}"), phrase_page(desk, "/referrals/x", full.then_some(ODD)));
            let settings = Form { fields: &settings_fields(&service()), ..desk };
            let teams = [TeamLine { id: TeamId::new(Default::default()), name: ODD.to_owned() }];
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
            let worker = Worker {
                id: person(3),
                name: ODD.to_owned(),
                team: TeamId::new(Default::default()),
                team_name: ODD.to_owned(),
                cases: 1,
            };
            let giving = if full { vec![giving] } else { Vec::new() };
            add(format!("handovers {full}"), handovers_page(desk, &giving, &[&worker], full, "key"));
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

    fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
        let selector = Selector::parse(selector).expect("a selector");
        page.select(&selector).collect()
    }

    #[test]
    fn every_page_with_every_sample_in_every_language_is_well_made() {
        for words in crate::locale::library() {
            for (name, markup) in pages(&words) {
                let page = Html::parse_document(&format!("<html lang=en><body>{}</body></html>", markup.0));
                let name = format!("{} in {}", name, words.tag());
                assert_eq!(all(&page, "h1").len(), 1, "{name}: one heading");
                let mut ids = HashSet::new();
                for element in all(&page, "[id]") {
                    let id = element.value().id().expect("an id");
                    assert!(ids.insert(id.to_owned()), "{name}: the id {id} stands twice");
                }
                let named: HashSet<&str> =
                    all(&page, "label[for]").iter().filter_map(|label| label.value().attr("for")).collect();
                for field in all(&page, "input:not([type=hidden]), textarea, select") {
                    let id = field.value().id().unwrap_or_default();
                    assert!(named.contains(id), "{name}: the field {id} has no label");
                }
                for element in all(&page, "[aria-describedby], [aria-labelledby]") {
                    let ids_of =
                        ["aria-describedby", "aria-labelledby"].iter().filter_map(|kind| element.value().attr(kind));
                    for id in ids_of.flat_map(str::split_whitespace) {
                        assert!(ids.contains(id), "{name}: nothing has the id {id}");
                    }
                }
                for link in all(&page, ".govuk-error-summary a") {
                    let to = link.value().attr("href").unwrap_or_default().trim_start_matches('#').to_owned();
                    assert!(ids.contains(&to), "{name}: the error leads to {to}, which is not there");
                }
                for element in all(&page, "a, button:not([aria-hidden])") {
                    let words: String = element.text().collect();
                    assert!(
                        !words.trim().is_empty() || element.value().attr("aria-label").is_some(),
                        "{name}: a link without words"
                    );
                }
                assert!(all(&page, "script, [style], [onclick]").is_empty(), "{name}: nothing inline");
                assert!(!markup.0.contains("<script>alert"), "{name}: escaped");
                let text: String = page.root_element().text().collect();
                assert!(
                    !text.contains('['),
                    "{name}: a word is missing: {}",
                    text.split('[').nth(1).unwrap_or("").split(']').next().unwrap_or("")
                );
            }
        }
    }
}
