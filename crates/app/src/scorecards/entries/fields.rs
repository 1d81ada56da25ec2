use crate::scorecards::fields::{NONE, mark};
use crate::web::form::read_day;
use alongside_domain::scorecards::editions::{Action, Comment, Launch, Medium, Part, Report, Request, Response};
use alongside_domain::scorecards::entries::{Asked, Entry, EntryKind, Said, Scheduled, Standing, answer_due};
use alongside_ui::fields::{Errors, Fields};
use jiff::civil::Date;

pub(super) const STANDINGS: [(&str, &str); 3] =
    [("waiting", "Nobody has decided yet"), ("shown", "Show it as it stands above"), ("not-shown", "Do not show it")];

/// What somebody is asked for who is asked.
pub(super) const PARTS: [(&str, &str); 2] = [
    ("answers", "They answer for it: a police force, a council, a trust. If they do not answer, the edition says so"),
    ("works", "They work on it with us: a university, a research group"),
];

/// What is typed of an entry.
pub(crate) fn of_entry(entry: &Entry) -> Fields {
    let day = |day: Date| day.to_string();
    let maybe = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let about = entry.measure().unwrap_or(NONE).to_owned();
    let seen = ("seen", mark(entry));
    match entry {
        Entry::Response(Asked { response: one, link, .. }) => Fields::of([
            ("about", about),
            ("holder", one.holder.clone()),
            ("part", if one.part == Part::WorksOnIt { PARTS[1].0 } else { PARTS[0].0 }.to_owned()),
            ("asked", day(one.asked)),
            ("due", day(one.due)),
            ("answered", maybe(one.answered)),
            ("by", one.by.clone()),
            ("says", one.says.clone()),
            ("link", if link.is_some() { "yes" } else { "" }.to_owned()),
            seen,
        ]),
        Entry::Comment(Said { comment: one, standing }) => {
            let (stands, why) = match standing {
                Standing::Waiting => ("waiting", ""),
                Standing::Shown => ("shown", ""),
                Standing::NotShown { why } => ("not-shown", why.as_str()),
            };
            Fields::of([
                ("about", about),
                ("said", day(one.said)),
                ("says", one.says.clone()),
                ("answer", one.answer.clone()),
                ("standing", stands.to_owned()),
                ("why", why.to_owned()),
                seen,
            ])
        }
        Entry::Action(one) => Fields::of([
            ("about", about),
            ("says", one.says.clone()),
            ("owner", one.owner.clone()),
            ("due", day(one.due)),
            ("done", maybe(one.done)),
            ("news", one.news.clone()),
            seen,
        ]),
        Entry::Request(one) => Fields::of([
            ("holder", one.holder.clone()),
            ("asks-for", one.asks_for.clone()),
            ("freedom", if one.freedom_of_information { "yes" } else { "" }.to_owned()),
            ("asked", day(one.asked)),
            ("due", day(one.due)),
            ("answered", maybe(one.answered)),
            ("came-of-it", one.came_of_it.clone()),
            seen,
        ]),
        Entry::Report(Scheduled { report: one, every }) => Fields::of([
            ("to", one.to.clone()),
            ("due", day(one.due)),
            ("every", every.map_or_else(|| "0".to_owned(), |months| months.to_string())),
            ("given", maybe(one.given)),
            seen,
        ]),
        Entry::Launch(one) => Fields::of([
            ("title", one.title.clone()),
            ("on", day(one.on)),
            ("place", one.place.clone()),
            ("invites", one.invites.clone()),
            ("came", one.came.map_or_else(String::new, |came| came.to_string())),
            ("heard", one.heard.clone()),
            seen,
        ]),
        Entry::Medium(one) => Fields::of([
            ("title", one.title.clone()),
            ("address", one.address.clone()),
            ("transcript", one.transcript.clone()),
            seen,
        ]),
    }
}

/// An entry out of what was typed. What is no day is said, and stands for today until it is mended;
/// `link` is the secret word a response is asked for with.
pub(super) fn entry(kind: EntryKind, typed: &Fields, link: String, today: Date, errors: &mut Errors) -> Entry {
    let text = |name: &str| typed.one(name).trim().replace("\r\n", "\n");
    let about = Some(text("about")).filter(|id| !id.is_empty() && id != NONE);
    let mut day = |name: &str| {
        let sentence = if kind == EntryKind::Request && name == "due" { A_DAY_OR_THE_ACT } else { DAY };
        read_day(typed, name, today, sentence, errors).unwrap_or(today)
    };
    // A day that need not be there.
    let maybe = |name: &str, day: &mut dyn FnMut(&str) -> Date| (!text(name).is_empty()).then(|| day(name));
    match kind {
        EntryKind::Response => {
            let response = Response {
                measure: about.unwrap_or_default(),
                holder: text("holder"),
                part: if text("part") == PARTS[1].0 { Part::WorksOnIt } else { Part::AnswersForIt },
                asked: day("asked"),
                due: day("due"),
                answered: maybe("answered", &mut day),
                by: text("by"),
                says: text("says"),
            };
            Entry::Response(Asked { response, link: typed.is_ticked("link").then_some(link), given_at: None })
        }
        EntryKind::Comment => {
            let standing = match typed.one("standing") {
                "shown" => Standing::Shown,
                "not-shown" => Standing::NotShown { why: text("why") },
                _ => Standing::Waiting,
            };
            let (said, says, answer) = (day("said"), text("says"), text("answer"));
            let comment = Comment { measure: about, said, says, changed: false, answer };
            Entry::Comment(Said { comment, standing })
        }
        EntryKind::Action => Entry::Action(Action {
            measure: about,
            says: text("says"),
            owner: text("owner"),
            due: day("due"),
            done: maybe("done", &mut day),
            news: text("news"),
            agreed_in: None,
        }),
        EntryKind::Request => {
            let (asked, freedom) = (day("asked"), typed.is_ticked("freedom"));
            // The Act has a clock of its own; whoever asks without it says until when.
            let clock = answer_due(asked).filter(|_| freedom && text("due").is_empty());
            Entry::Request(Request {
                holder: text("holder"),
                asks_for: text("asks-for"),
                freedom_of_information: freedom,
                asked,
                due: clock.unwrap_or_else(|| day("due")),
                answered: maybe("answered", &mut day),
                came_of_it: text("came-of-it"),
            })
        }
        EntryKind::Report => {
            let report = Report { to: text("to"), due: day("due"), given: maybe("given", &mut day) };
            let every = text("every").parse::<u8>().ok().filter(|months| (1..=24).contains(months));
            Entry::Report(Scheduled { report, every })
        }
        EntryKind::Launch => {
            let on = day("on");
            let came = text("came").replace(',', "");
            let number = came.parse().ok();
            if number.is_none() && !came.is_empty() {
                errors.add("came", "Enter how many people came, as a whole number");
            }
            let (title, place) = (text("title"), text("place"));
            Entry::Launch(Launch { title, on, place, invites: text("invites"), came: number, heard: text("heard") })
        }
        EntryKind::Medium => {
            // Its file is not typed: it stays as it is or comes with the form.
            Entry::Medium(Medium {
                title: text("title"),
                address: text("address"),
                file: None,
                transcript: text("transcript"),
                withdrawn: false,
            })
        }
    }
}

const DAY: &str = "Enter a day like 3 December 2026";
const A_DAY_OR_THE_ACT: &str =
    "Enter a day like 3 December 2026, or tick the Act above: then twenty working days are counted for you";
