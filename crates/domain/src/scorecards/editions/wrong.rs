use super::super::areas::one_way;
use super::media::{MOST_MEDIA, is_medium_file};
use super::plan::{Edition, SAY, is_address};
use std::collections::BTreeSet;

/// What is wrong with an edition before any file is opened, in sentences.
pub fn wrong_with(edition: &Edition) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut say = |sentence: String| wrong.push(sentence);
    let named = |id: &str| {
        !id.is_empty()
            && id.len() <= 60
            && id.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-')
    };
    let ids = [&edition.id]
        .into_iter()
        .chain(edition.themes.iter().map(|theme| &theme.id))
        .chain(edition.measures.iter().map(|measure| &measure.id));
    for id in ids.filter(|id| !named(id)) {
        say(format!("“{id}” is no name for an address. Use small letters, numbers and hyphens."));
    }
    let mut seen = BTreeSet::new();
    let all = edition
        .themes
        .iter()
        .map(|theme| format!("theme {}", theme.id))
        .chain(edition.measures.iter().map(|measure| format!("measure {}", measure.id)));
    for twice in all.filter(|one| !seen.insert(one.clone())) {
        say(format!("There are two of this: {twice}."));
    }
    if edition.role(&edition.main).is_none() {
        say(format!("The edition is about {}, and no area has that code.", edition.main));
    }
    for area in
        edition.areas.iter().filter(|area| area.within.as_ref().is_some_and(|whole| edition.role(whole).is_none()))
    {
        say(format!("{} is part of an area that is not in the edition.", area.name));
    }
    let within = edition.within();
    let kept: BTreeSet<(String, String)> = one_way(within.iter()).into_iter().collect();
    for (part, _) in within.iter().filter(|link| !kept.contains(*link)) {
        say(format!("{} cannot be part of an area that is part of it.", edition.area_name(part)));
    }
    for measure in &edition.measures {
        if !edition.themes.iter().any(|theme| theme.id == measure.theme) {
            say(format!("The measure {} has the theme {}, which is not in the edition.", measure.id, measure.theme));
        }
        if measure.definition.per == 0 || measure.definition.rounded_to == 0 {
            say(format!(
                "The measure {}: a rate is for 1 person or more, and counts are rounded to 1 or more.",
                measure.id
            ));
        }
    }
    let addresses = edition.measures.iter().filter_map(|measure| measure.source.address.as_ref());
    let addresses = addresses.chain(edition.media.iter().map(|one| &one.address).filter(|one| !one.is_empty()));
    let addresses = addresses.chain(edition.say_at.iter().filter(|address| *address != SAY));
    for address in addresses.filter(|address| !is_address(address)) {
        say(format!("“{address}” is no address of a page. It begins with https://."));
    }
    for one in &edition.media {
        match &one.file {
            Some(file) if !is_medium_file(file) => say(format!(
                "“{file}” is no name for a picture or a recording. Put it into the folder media, and call it by small letters, numbers and hyphens, with .jpg, .png, .webp, .mp3 or .m4a."
            )),
            None if one.is_nowhere() => say(format!("“{}” has neither an address nor a file.", one.title)),
            _ => {}
        }
    }
    let files: BTreeSet<_> = edition.media.iter().filter_map(|one| one.file.as_ref()).collect();
    if files.len() > MOST_MEDIA {
        say(format!("An edition has at most {MOST_MEDIA} pictures and recordings. Give the address of the others."));
    }
    let known = |measure: &str| edition.measures.iter().any(|one| one.id == measure);
    let about = edition.responses.iter().map(|one| &one.measure);
    let about = about
        .chain(edition.comments.iter().filter_map(|one| one.measure.as_ref()))
        .chain(edition.actions.iter().filter_map(|one| one.measure.as_ref()));
    for measure in about.filter(|measure| !known(measure)) {
        say(format!("Something is said of the measure {measure}, which is not in the edition."));
    }
    if edition.version > 1 && !edition.corrections.iter().any(|one| one.version == edition.version) {
        say(format!("Version {} does not say what it corrects.", edition.version));
    }
    wrong
}
