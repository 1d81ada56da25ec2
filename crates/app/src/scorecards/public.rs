use super::drafts::{file, with_notice};
use crate::audiences::{Informing, Opened};
use crate::frames::{Visitor, visitor};
use crate::state::App;
use crate::web::{ForEverybody, Problem, ProblemPage, dates, ok, redirect};
use alongside_domain::date_of;
use alongside_store::ReleaseLine;
use alongside_ui::words::Words;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use maud::{Markup, html};
use std::collections::BTreeMap;

type Answer = Result<Response, ProblemPage>;

/// Every edition that is published.
pub(super) async fn index(open: Opened<Informing>, State(app): State<App>) -> Answer {
    let releases = app.store.read(|db| db.releases()).await.map_err(|error| Problem::from(error).in_app(&app))?;
    let main = list_page(&open.words, &releases);
    let title = open.words.say("scorecard-title");
    Ok(ok(visitor(&app, Visitor { words: &open.words, title, leave: false, wrong: false, main })))
}

/// An edition by its name alone begins with its own page.
pub(super) async fn whole(_: Opened<Informing>, State(app): State<App>, Path(name): Path<String>) -> Answer {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '@');
    if !name.chars().all(is_plain) {
        return Err(Problem::NotFound.in_app(&app));
    }
    Ok(redirect(&format!("/scorecard/{name}/index.html")))
}

/// A page of an edition, byte for byte as it was published: the last version, or an earlier
/// one by its number. An earlier one says that it was corrected.
pub(super) async fn show(
    _: Opened<Informing>,
    State(app): State<App>,
    Path((name, path)): Path<(String, String)>,
    asked: HeaderMap,
) -> Answer {
    let (name, version) = match name.rsplit_once('@') {
        Some((name, version)) => (name.to_owned(), version.parse().ok()),
        None => (name, None),
    };
    let (wanted, of) = (path.clone(), name.clone());
    let found = app.store.read(move |db| {
        let last = match (version, db.scorecard_by_name(&of)?) {
            (Some(_), Some(id)) => db.last_release(id)?,
            _ => None,
        };
        let withdrawn = if wanted == SHOWS_MEDIA { db.withdrawn_media(&of, version)? } else { BTreeMap::new() };
        Ok((db.scorecard_page(&of, version, &wanted)?, last, withdrawn))
    });
    let (bytes, last, withdrawn) = found.await.map_err(|error| Problem::from(error).in_app(&app))?;
    let bytes = bytes.ok_or_else(|| Problem::NotFound.in_app(&app))?;
    let followed = last.filter(|last| path.ends_with(".html") && version.is_some_and(|one| one < i64::from(*last)));
    let bytes = withdrawn.keys().fold(bytes, |page, file| without(page, file));
    // What is kept stays as it was; whoever reads it is told.
    let bytes = match followed {
        Some(last) => {
            let to = format!("/scorecard/{name}/index.html");
            let says = html! { strong { "This is version " (version.unwrap_or_default()) " as it was published. It was corrected since: " } a href=(to) { "read version " (last) } "." };
            with_notice(bytes, says)
        }
        None => bytes,
    };
    let mut response = file(&path, &asked, bytes);
    // What may be corrected or taken out is asked for again each time.
    let stays = version.is_some() && !path.ends_with(".html") && !path.starts_with("media/");
    let keep = if stays { "public, max-age=300" } else { "no-cache" };
    response.headers_mut().insert("cache-control", HeaderValue::from_static(keep));
    // It is for everybody, and charts stand in the pages of others.
    let in_frames = path.starts_with("embed/") || path.starts_with("charts/") || path == "site.css";
    response.extensions_mut().insert(ForEverybody { in_frames });
    Ok(response)
}

/// A page without a picture or recording that was taken out since: in its place stands that it was.
fn without(page: Vec<u8>, file: &str) -> Vec<u8> {
    let mut page = match String::from_utf8(page) {
        Ok(page) => page,
        Err(page) => return page.into_bytes(),
    };
    let source = format!(" src=\"{file}\"");
    let said = html! { strong { "It was taken out after this was published. Its words stay." } }.into_string();
    // The same file may be shown twice.
    while let Some(at) = page.find(&source) {
        let Some(begins) = page[..at].rfind('<') else { break };
        let end = if page[begins..].starts_with("<audio") { "</audio>" } else { ">" };
        let Some(length) = page[begins..].find(end) else { break };
        page.replace_range(begins..begins + length + end.len(), &said);
    }
    page.into_bytes()
}

/// The page of an edition that shows pictures and recordings.
const SHOWS_MEDIA: &str = "about.html";

pub(crate) fn list_page(words: &Words, releases: &[ReleaseLine]) -> Markup {
    html! {
        h1 class="govuk-heading-l" { (words.say("scorecard-title")) }
        p class="govuk-body-l" { (words.say("scorecard-lead")) }
        @if releases.is_empty() { p class="govuk-body" { (words.say("scorecard-none")) } }
        ul class="govuk-list govuk-list--spaced" {
            @for one in releases {
                li {
                    a class="govuk-link" href=(format!("/scorecard/{}/index.html", one.name)) { bdi dir="auto" { (one.title) } }
                    br; (dates::long(words, date_of(one.released_at)))
                }
            }
        }
    }
}
