use crate::typeset::words;
use alongside_domain::calendars::short;
use alongside_domain::scorecards::editions::{Built, Comment, Edition, Launch, Medium, Part, Response, Showing};
use std::fmt::Write as _;

/// What whoever answers for a finding says, or that they did not.
pub fn response(edition: &Edition, one: &Response, text: &mut String) {
    let says = match one.answered {
        Some(_) if one.by.is_empty() => one.says.clone(),
        Some(_) => format!("{} ({})", one.says, one.by),
        None => {
            format!("{} Asked on {} to answer by {}.", one.silence(edition.date), short(one.asked), short(one.due))
        }
    };
    let part = if one.part == Part::WorksOnIt { ", who works on it with us" } else { "" };
    let _ = writeln!(text, "*{}* {}\n", words(&format!("{}{part}:", one.holder)), words(&says));
}

/// Who answers for the edition, what was agreed, asked for and said.
pub fn about(built: &Built, text: &mut String) {
    let edition = &built.edition;
    text.push_str("= About this edition\n\n");
    let signed = edition.sign_off.as_ref().map_or_else(
        || "Nobody has signed this off yet.".to_owned(),
        |sign| format!("Signed off by {}, {}, on {}.", sign.by, sign.role, short(sign.on)),
    );
    let _ = writeln!(text, "{}\n", words(&signed));
    let themes = [built.themes.says()].into_iter().chain(built.themes.changes.iter().cloned());
    let _ = writeln!(text, "{}\n", words(&themes.collect::<Vec<_>>().join(" ")));
    let actions = edition.actions.iter().map(|one| {
        let state = one.done.map_or_else(|| "Not done yet.".to_owned(), |on| format!("Done on {}.", short(on)));
        let agreed = one.agreed_in.as_ref().map_or_else(String::new, |title| format!("Agreed in {title}: "));
        format!("{agreed}{} {}, by {}. {state} {}", one.says, one.owner, short(one.due), one.news)
    });
    list("What was agreed", actions.collect(), text);
    let requests = edition.requests.iter().map(|one| {
        let state = one.answered.map_or_else(
            || format!("Not answered; due on {}.", short(one.due)),
            |on| format!("Answered on {}. {}", short(on), one.came_of_it),
        );
        format!("{}: {} Asked on {}. {state}", one.holder, one.asks_for, short(one.asked))
    });
    list("Figures we asked for", requests.collect(), text);
    let comment = |one: &Comment| {
        let did = if one.answer.is_empty() { String::new() } else { format!(" What we did: {}", one.answer) };
        let changed = if one.changed { " (changed or shortened by whoever publishes this)" } else { "" };
        format!("{}: {}{changed}{did}", short(one.said), one.says)
    };
    list("What residents said", edition.comments.iter().map(comment).collect(), text);
    let reports = edition.reports.iter().map(|one| {
        let state = one.given.map_or_else(|| "not given yet".to_owned(), |on| format!("given on {}", short(on)));
        format!("{}, due on {}: {state}.", one.to, short(one.due))
    });
    list("Reports", reports.collect(), text);
    list("Launches", edition.launches.iter().map(launch).collect(), text);
    list("To watch and to hear", edition.media.iter().map(medium).collect(), text);
}

fn medium(one: &Medium) -> String {
    let lies = match one.showing() {
        Some(Showing::Picture) => " The picture is on the pages of this edition, unless it was taken out since.",
        Some(Showing::Sound) => " The recording is on the pages of this edition, unless it was taken out since.",
        None if one.withdrawn => " It was taken out after it was published.",
        None => "",
    };
    let address = if one.address.is_empty() { String::new() } else { format!(" It is found at {}.", one.address) };
    format!("{}.{lies}{address} Its words: {}", one.title, one.transcript)
}

fn launch(one: &Launch) -> String {
    let came = one.came.map_or_else(String::new, |came| format!(" So many came: {came}."));
    format!("{}: {}, {}. {}{came} {}", one.title, short(one.on), one.place, one.invites, one.heard)
}

fn list(title: &str, lines: Vec<String>, text: &mut String) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "== {title}\n");
    for line in lines {
        let _ = writeln!(text, "- {}", words(line.trim()));
    }
    text.push('\n');
}
