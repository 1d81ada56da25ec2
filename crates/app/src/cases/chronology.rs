use crate::referrals::{InEnglish, in_english};
use crate::web::form::called;
use alongside_domain::calendars::short;
use alongside_domain::codes::{Code, Judgement};
use alongside_domain::facts::Fact;
use alongside_domain::local;
use alongside_domain::reports::ReportAnswers;
use alongside_domain::text::Words as Text;
use alongside_gate::{Actor, Against, Grant, Reveals};
use alongside_store::{CaseFile, HappenedEntry};
use alongside_ui::words::Words;
use jiff::Timestamp;
use maud::{Markup, html};

/// One thing in the chronology.
#[derive(Clone, Debug)]
pub(crate) struct Happened {
    pub at: Timestamp,
    pub by: String,
    pub what: String,
    pub words: String,
    /// Folded: it may be hard to read.
    pub report: Option<ReportAnswers>,
    /// The report in English, where it was written in another language.
    pub in_english: Vec<InEnglish>,
}

/// Reports, conversations, attempts, steps and risk in one line of time, the
/// newest first.
pub(super) fn chronology<A: Reveals>(grant: &Grant<A>, words: &Words, file: &CaseFile) -> Vec<Happened> {
    let plain = |at, by: &str, what: String, said: &str| Happened {
        at,
        by: by.to_owned(),
        what,
        words: said.to_owned(),
        report: None,
        in_english: Vec::new(),
    };
    let mut all: Vec<Happened> = Vec::new();
    all.extend(file.incidents.iter().map(|incident| Happened {
        report: Some(incident.answers.reveal(grant).clone()),
        in_english: incident.translations.iter().map(|one| InEnglish::of(grant, one)).collect(),
        ..plain(
            incident.told_at,
            "",
            format!("Report: {}", called(words, file.source, file.source_words.as_deref()).to_lowercase()),
            "",
        )
    }));
    all.extend(file.contacts.iter().map(|contact| {
        let mut what =
            format!("{}: {}", words.say(&contact.channel.key()), words.say(&contact.result.key()).to_lowercase());
        if let Some(minutes) = contact.minutes {
            what.push_str(&format!(", {minutes} minutes"));
        }
        if contact.in_spite {
            what.push_str(", a way they had not called safe");
        }
        if contact.statement_given {
            what.push_str(". Start-of-work statement given");
        }
        if contact.quiet_said {
            what.push_str(". They say nothing has happened since");
        }
        if contact.update_given {
            what.push_str(". Told how things stand");
        }
        let held = contact.held.reveal(grant);
        if let Some(interpreter) = &held.interpreter {
            what.push_str(&format!(". Interpreter: {}", interpreter.as_str()));
        }
        if let Some(adjusted) = &held.adjusted {
            what.push_str(&format!(". For them: {}", adjusted.as_str()));
        }
        plain(contact.at, &contact.by, what, contact.note.reveal(grant).as_str())
    }));
    all.extend(file.risks.iter().map(|risk| {
        let what = format!("Risk: {}", words.say(&risk.level.key()).to_lowercase());
        plain(risk.at, &risk.by, what, risk.why.reveal(grant).as_str())
    }));
    all.extend(file.happened.iter().filter_map(|entry| {
        let fact = entry.fact.reveal(grant);
        if stood_against(fact, grant.actor()) {
            return None;
        }
        let (what, said) = match about_another(grant, words, file, fact) {
            Some(step) => step,
            None => in_words(words, entry, fact)?,
        };
        Some(plain(entry.at, &entry.by, what, &said))
    }));
    all.sort_by_key(|happened| std::cmp::Reverse(happened.at));
    all
}

/// How many things one page of a chronology shows.
const ON_A_PAGE: usize = 60;

/// The newest of a chronology, and the moment from which on there is more.
/// Things of one moment stay together.
pub(super) fn newest(mut all: Vec<Happened>) -> (Vec<Happened>, Option<Timestamp>) {
    let Some(last) = all.get(ON_A_PAGE - 1).map(|happened| happened.at) else { return (all, None) };
    let more = all.iter().any(|happened| happened.at < last);
    all.retain(|happened| happened.at >= last);
    (all, more.then_some(last))
}

/// What speaks of a step or a wish, with what that is.
fn about_another<A: Reveals>(
    grant: &Grant<A>,
    words: &Words,
    file: &CaseFile,
    fact: &Fact,
) -> Option<(String, String)> {
    match fact {
        Fact::OutcomeJudged(fact) => {
            let judged = |view: Judgement| words.say(&view.key()).to_lowercase();
            let wish = file.outcomes.iter().find(|entry| entry.id == *fact.outcome());
            let wish = wish.map_or("something they wanted", |entry| entry.wanted.reveal(grant).words.as_str());
            let theirs = fact.client().map_or_else(|| "not asked this time".to_owned(), judged);
            let what = format!("How far “{wish}” has come. They say: {theirs}. We say: {}", judged(*fact.worker()));
            Some((what, fact.words().as_str().to_owned()))
        }
        Fact::StepPlanned(fact) => {
            let next = fact.next();
            Some((format!("Planned for {}", short(next.due)), next.what.as_str().to_owned()))
        }
        Fact::StepEnded(fact) => {
            let step = file.steps.iter().find(|step| step.id == *fact.step());
            let what = step.map_or(String::new(), |step| step.what.reveal(grant).as_str().to_owned());
            Some(match fact.learned() {
                Some(learned) => (format!("They did it themself: {what}"), learned.as_str().to_owned()),
                None => ("Step done".to_owned(), what),
            })
        }
        _ => None,
    }
}

/// Why there was a wall against somebody is not for that person to read, nor
/// for their team, also when it has come down.
fn stood_against(fact: &Fact, reader: &Actor) -> bool {
    let against = match fact {
        Fact::WallRaised(fact) => fact.against(),
        Fact::WallTakenDown(fact) => fact.against(),
        _ => return false,
    };
    match against {
        Against::Person(person) => *person == reader.account,
        Against::Team(team) => Some(*team) == reader.team,
        Against::Agency(_) => false,
    }
}

/// A fact of the record as one reads it, and what was written with it.
fn in_words(words: &Words, entry: &HappenedEntry, fact: &Fact) -> Option<(String, String)> {
    let name = |id: uuid::Uuid| entry.names.get(&id).cloned().unwrap_or_default();
    let said = |text: &Text| text.as_str().to_owned();
    let until = |day| format!(", to be looked at again by {}", short(day));
    let whom = |against: &Against| match against {
        Against::Person(person) => name(person.uuid()),
        Against::Team(_) => "a whole team".to_owned(),
        Against::Agency(_) => "an organisation".to_owned(),
    };
    Some(match fact {
        Fact::PersonNamed(fact) => {
            let before = fact.before().name.as_ref().or(fact.before().called.as_ref());
            let before = before.map_or_else(|| "Name not given".to_owned(), |name| name.as_str().to_owned());
            ("Name changed. Before:".to_owned(), before)
        }
        Fact::CaseHandedOver(fact) if fact.from() == fact.worker() => {
            let deputy = fact.deputy().map_or_else(|| "nobody".to_owned(), |deputy| name(deputy.uuid()));
            (format!("Deputy is now {deputy}"), said(fact.reason()))
        }
        Fact::CaseHandedOver(fact) => {
            let (from, to) = (name(fact.from().uuid()), name(fact.worker().uuid()));
            let deputy =
                fact.deputy().map_or_else(|| "no deputy".to_owned(), |id| format!("deputy {}", name(id.uuid())));
            (format!("Handed over from {from} to {to}, {deputy}"), said(fact.reason()))
        }
        Fact::CaseRestricted(fact) => {
            let named: Vec<String> = fact.named().iter().map(|id| name(id.uuid())).collect();
            let named = if named.is_empty() { "its worker and deputy".to_owned() } else { named.join(", ") };
            (format!("Restricted to {named}{}", until(*fact.review_on())), said(fact.reason()))
        }
        Fact::CaseSummarised(fact) => ("Where it stood".to_owned(), said(fact.words())),
        Fact::RestrictionLifted(fact) => ("Restriction lifted".to_owned(), said(fact.reason())),
        Fact::WallRaised(fact) => {
            (format!("Wall against {}{}", whom(fact.against()), until(*fact.review_on())), said(fact.reason()))
        }
        Fact::WallTakenDown(fact) => (format!("Wall against {} taken down", whom(fact.against())), said(fact.reason())),
        Fact::ClientMerged(fact) => ("The client is somebody who was known already".to_owned(), said(fact.reason())),
        Fact::ClientParted(fact) => ("The client is not that person after all".to_owned(), said(fact.reason())),
        Fact::EmergencyAccessTaken(fact) => ("Opened in an emergency".to_owned(), said(fact.reason())),
        Fact::EmergencyAccessReviewed(fact) => {
            let found = if *fact.right() { "it was right" } else { "it was not right" };
            (format!("Emergency opening reviewed: {found}"), said(fact.finding()))
        }
        Fact::SafeContactChanged(fact) => {
            let rhythm = fact.rhythm().map(|rhythm| format!(". Updates: {}", words.say(&rhythm.key()).to_lowercase()));
            (format!("How to reach them changed{}", rhythm.unwrap_or_default()), String::new())
        }
        Fact::FileAdded(fact) => (format!("{} added", words.say(&fact.file().kind.key())), said(&fact.file().name)),
        Fact::FileReleased(fact) => ("A file that was held back may be opened".to_owned(), said(fact.reason())),
        Fact::IncidentRecorded(fact) => ("They told of something more".to_owned(), said(&fact.details().words)),
        Fact::IncidentDetailed(fact) => ("More written down of an incident".to_owned(), said(&fact.details().words)),
        Fact::PoliceOutcomeNoted(fact) => {
            let what = &fact.did().what;
            let what = called(words, what.code, what.finer.as_ref().map(|finer| finer.words.as_str()));
            (format!("Police, {}: {}", short(fact.did().on), what.to_lowercase()), String::new())
        }
        Fact::RiskChecked(fact) => {
            let found = if *fact.right() { "it was right" } else { "it was not right" };
            (format!("A colleague looked at the lowered risk: {found}"), said(fact.words()))
        }
        Fact::AgencyAsked(fact) => (
            format!("{} asked, to answer by {}", fact.asked().agency.as_str(), short(*fact.answer_by())),
            said(&fact.asked().what),
        ),
        Fact::AgencyChased(fact) => {
            (format!("An agency reminded, to answer by {}", short(*fact.answer_by())), said(fact.words()))
        }
        Fact::AgencyRequestEnded(fact) => {
            (format!("Asked of an agency: {}", words.say(&fact.end().key()).to_lowercase()), said(fact.words()))
        }
        Fact::ImpactMeasured(fact) => (
            format!("They said how they are, {} the work", words.say(&fact.stage().key()).to_lowercase()),
            String::new(),
        ),
        Fact::IssueKept(fact) => {
            let details = fact.details();
            let kind = words.say(&details.kind.key()).to_lowercase();
            let standing = words.say(&details.standing.key()).to_lowercase();
            (format!("It is about {kind}: {standing}"), said(details.ended.as_ref().unwrap_or(&details.words)))
        }
        Fact::CaseDescribed(fact) => {
            let tenure = fact.description().tenure.map(|tenure| words.say(&tenure.key()).to_lowercase());
            let complex = fact.description().complex.as_ref();
            let how = tenure.map_or(String::new(), |tenure| format!(". They live as: {tenure}"));
            let what = if complex.is_some() { "The case is complex" } else { "The case is described" };
            (format!("{what}{how}"), complex.map_or(String::new(), said))
        }
        Fact::RefusalNoted(fact) => {
            let refusal = fact.refusal();
            let why = called(words, refusal.reason.code, refusal.reason.finer.as_ref().map(|one| one.words.as_str()));
            (
                format!("{} did not take it on: {}", refusal.by.as_str(), why.to_lowercase()),
                refusal.words.as_ref().map_or(String::new(), said),
            )
        }
        Fact::SafetyPlanNoted(fact) => {
            let with = if fact.details().with_them { ", with them" } else { "" };
            let review = short(fact.details().review_on);
            (format!("Safety plan written{with}, to go through again by {review}"), String::new())
        }
        Fact::AdviceNoted(fact) => {
            let about = words.say(&fact.details().situation.key()).to_lowercase();
            let chosen = fact.details().chosen.as_ref();
            (format!("Rights and advice: {about}"), chosen.map_or(String::new(), said))
        }
        Fact::AppointmentNoted(fact) => {
            let (meeting, at) = (fact.details(), fact.details().at.strftime("%-d %B %Y, %H:%M"));
            match &meeting.end {
                None => (format!("To meet on {at}"), meeting.place.as_ref().map_or(String::new(), said)),
                Some((end, why)) => {
                    (format!("Appointment of {at}: {}", words.say(&end.key()).to_lowercase()), said(why))
                }
            }
        }
        Fact::VisitNoted(fact) => {
            let visit = fact.details();
            let stage = words.say(&visit.stage.key()).to_lowercase();
            (format!("Visit alone by {}, {} watching: {stage}", visit.visitor_name, visit.watcher_name), String::new())
        }
        Fact::ClaimNoted(fact) => {
            let details = fact.details();
            let ended = details.dates.iter().filter(|date| date.ended.is_some()).count();
            let what = words.say(&details.kind.key()).to_lowercase();
            let dates = details.dates.len();
            (format!("A date of the law: {what}, {ended} of {dates} settled"), said(&details.words))
        }
        Fact::EquipmentNoted(fact) => {
            let one = fact.details();
            let (kind, stage) = (words.say(&one.kind.key()), words.say(&one.stage.key()).to_lowercase());
            (format!("{kind}: {stage}"), said(&one.what))
        }
        Fact::OnwardNoted(fact) => {
            let one = fact.details();
            let heard = one.heard.last().and_then(|word| word.words.as_ref());
            (
                format!("{}: {}", one.agency.as_str(), words.say(&one.stage.key()).to_lowercase()),
                heard.map_or_else(|| said(&one.why), said),
            )
        }
        Fact::TrustedNoted(fact) => match &fact.details().ended {
            None => ("Somebody they trust".to_owned(), said(&fact.details().name)),
            Some(why) => ("Somebody is no longer to be told anything".to_owned(), said(why)),
        },
        Fact::MemberNoted(fact) => {
            let one = fact.details();
            let what = if one.left.is_some() { "No longer part of the case" } else { "Part of the case" };
            (format!("{what}: {}", words.say(&one.role.key()).to_lowercase()), said(&one.name))
        }
        Fact::StoryNoted(fact) => {
            let stage = words.say(&fact.details().stage.key()).to_lowercase();
            (format!("Their story, told without a name: {stage}"), said(&fact.details().used_for))
        }
        Fact::EvaluationNoted(fact) => {
            let one = fact.details();
            let what = match (&one.not_asked, &one.answers) {
                (Some(_), _) => "Not asked what they think of us",
                (None, Some(_)) => "They have said what they think of us",
                (None, None) if one.reminded => "Reminded to say what they think of us",
                (None, None) => "Asked what they think of us",
            };
            (what.to_owned(), one.not_asked.as_ref().map_or(String::new(), said))
        }
        Fact::LearningNoted(fact) => {
            let one = fact.details();
            let learnt = one.came_of_it.as_ref().or(one.changes.as_ref()).or(one.otherwise.as_ref());
            ("What we learnt".to_owned(), learnt.map_or(String::new(), said))
        }
        Fact::PlanAgreed(fact) => {
            let said = fact.agreement().words.as_ref().map_or(String::new(), |words| words.as_str().to_owned());
            (format!("They agreed to the plan of {} steps", fact.steps().len()), said)
        }
        Fact::CaseClosed(fact) => {
            let (reason, view) = (
                called(words, *fact.reason(), fact.finer().as_ref().map(|finer| finer.words.as_str())),
                words.say(&fact.view().key()),
            );
            let kept = fact.retention().map(|class| format!(". Kept as: {}", words.say(&class.key()).to_lowercase()));
            let what = format!("Closed: {}. {view}{}", reason.to_lowercase(), kept.unwrap_or_default());
            (what, said(fact.words()))
        }
        Fact::CaseReopened(fact) => ("Opened again".to_owned(), said(fact.reason())),
        Fact::OutcomeWanted(fact) => ("They want".to_owned(), said(&fact.wanted().words)),
        Fact::RecordingRequested(_) => ("Asked for the camera recording to be kept".to_owned(), String::new()),
        _ => return None,
    })
}

pub(super) fn line(words: &Words, happened: &Happened) -> Markup {
    html! {
        li class="app-timeline__item" {
            p class="app-timeline__head" {
                strong { (happened.what) }
                span class="app-quiet" { " " (local(happened.at).strftime("%-d %B %Y, %H:%M")) @if !happened.by.is_empty() { ", " (happened.by) } }
            }
            @if !happened.words.is_empty() { p class="app-said" dir="auto" { (happened.words) } }
            @if let Some(report) = &happened.report {
                details class="govuk-details" {
                    summary class="govuk-details__summary" { span class="govuk-details__summary-text" { "What they told us" } }
                    (crate::referrals::report(words, report))
                    @for one in &happened.in_english { (in_english(words, one)) }
                }
            }
        }
    }
}
