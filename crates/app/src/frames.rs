//! What stands around every page: for visitors, for people signed in, and for
//! pages where something went wrong.

use crate::audiences::Me;
use crate::state::App;
use alongside_gate::Role;
use alongside_ui::components::{SkipLink, skip_link};
use alongside_ui::pages::{Document, document};
use alongside_ui::words::Words;
use maud::{Markup, html};

/// A page for visitors.
pub(crate) struct Visitor<'a> {
    pub words: &'a Words,
    /// Neutral: it stands in the history of a shared phone.
    pub title: String,
    /// Shows "Leave this page": where people say what happened, and on what
    /// they come back to; not on general information.
    pub leave: bool,
    pub wrong: bool,
    pub main: Markup,
}

pub(crate) fn visitor(app: &App, page: Visitor<'_>) -> Markup {
    let words = page.words;
    let service = app.service();
    let title = titled(words, &page.title, page.wrong);
    document(&Document {
        words,
        title: &title,
        assets: &app.public_assets,
        before: html! {
            (skip(words))
            @if page.leave { (leave(words)) }
            header class="app-header" {
                div class="govuk-width-container app-header__inner" {
                    a class="app-header__name" href="/" { (service.name) }
                    span class="app-header__help" { (words.say("frame-help")) }
                }
            }
            (languages(app, words))
            (demonstration(app, words))
        },
        main: html! {
            div class="govuk-width-container" {
                main class="govuk-main-wrapper" id="main" tabindex="-1" {
                    div class="app-column" {
                        @if !words.language().reviewed { p class="app-unreviewed" { (words.say("language-unreviewed")) } }
                        (page.main)
                    }
                }
            }
        },
        after: html! {
            footer class="app-footer" {
                div class="govuk-width-container" {
                    ul class="app-footer__links" {
                        li { a class="govuk-link" href="/return" { (words.say("frame-footer-return")) } }
                        li { a class="govuk-link" href="/staying-safe" { (words.say("frame-footer-safety")) } }
                        li { a class="govuk-link" href="/your-information" { (words.say("frame-footer-privacy")) } }
                        li { a class="govuk-link" href="/rights" { (words.say("frame-footer-rights")) } }
                        li { a class="govuk-link" href="/how-long" { (words.say("frame-footer-deadlines")) } }
                        li { a class="govuk-link" href="/complain" { (words.say("frame-footer-complain")) } }
                        li { a class="govuk-link" href="/accessibility" { (words.say("frame-footer-accessibility")) } }
                        @if !page.leave {
                            li { a class="govuk-link" href="/sign-in" { (words.say("frame-footer-staff")) } }
                        }
                    }
                }
            }
        },
    })
}

/// Every language by its own name.
fn languages(app: &App, words: &Words) -> Markup {
    html! {
        nav class="app-languages" aria-label=(words.say("language-choose")) {
            ul class="govuk-width-container app-languages__list" {
                @for other in app.words.iter().map(Words::language) {
                    li {
                        @if other.tag == words.tag() { span aria-current="true" lang=(other.tag) { (other.name) } }
                        @else { a class="govuk-link" href={ "/language/" (other.tag) } lang=(other.tag) hreflang=(other.tag) rel="nofollow" { (other.name) } }
                    }
                }
            }
        }
    }
}

/// A page for somebody signed in.
pub(crate) struct DeskPage<'a> {
    pub me: &'a Me,
    /// Never a person's name.
    pub title: &'a str,
    /// Which entry of the navigation is lit.
    pub here: Here,
    pub wrong: bool,
    pub main: Markup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    Today,
    Cases,
    Triage,
    Search,
    Scorecards,
    Accounts,
    Team,
    Settings,
    Record,
    Mine,
    Elsewhere,
}

pub(crate) fn desk(app: &App, page: DeskPage<'_>) -> Markup {
    let words = app.english();
    let title = titled(words, page.title, page.wrong);
    let service = app.service();
    let works = |roles: &[Role]| page.me.actor.works_as(roles);
    let casework = works(&[Role::Caseworker, Role::Manager]);
    let triage = works(&[Role::Triage, Role::Manager]);
    let links = [
        (casework || triage, Here::Today, "/today", "Today"),
        (triage, Here::Triage, "/referrals", "Triage"),
        (casework, Here::Cases, "/cases", "Cases"),
        (casework || triage, Here::Search, "/search", "Find"),
        (works(&[Role::Manager]), Here::Team, "/team", "Team"),
        (works(&[Role::DataProtectionLead]) && !works(&[Role::Manager]), Here::Team, "/emergency-accesses", "Openings"),
        (works(&[Role::Analyst, Role::Manager]), Here::Scorecards, "/scorecards", "Scorecards"),
        (works(&[Role::Administrator, Role::Manager]), Here::Accounts, "/accounts", "Accounts"),
        (works(&[Role::Administrator]), Here::Settings, "/settings", "Settings"),
        (works(&[Role::Administrator, Role::DataProtectionLead]), Here::Record, "/record", "Record"),
    ];
    // The name of the service leads to where somebody's work is.
    let begins = links.iter().find(|(shown, ..)| *shown).map_or("/sessions", |(_, _, href, _)| *href);
    document(&Document {
        words,
        title: &title,
        assets: &app.desk_assets,
        before: html! {
            (skip(words))
            header class="app-header" {
                div class="govuk-width-container app-header__inner" {
                    a class="app-header__name" href=(begins) { (service.name) }
                    nav class="app-nav" aria-label="Main" {
                        ul class="app-nav__list" {
                            @for (shown, here, href, label) in links {
                                @if shown {
                                    li { a href=(href) aria-current=[(here == page.here).then_some("page")] { (label) } }
                                }
                            }
                            @if casework || triage {
                                li { a class="app-nav__add" href="/reports/new" { "New report" } }
                            }
                            li { a href="/sessions" aria-current=[(Here::Mine == page.here).then_some("page")] { (page.me.name) } }
                        }
                    }
                }
            }
            (demonstration(app, words))
        },
        main: html! {
            div class="govuk-width-container" {
                main class="govuk-main-wrapper app-desk" id="main" tabindex="-1" { (page.main) }
            }
        },
        after: html! {},
    })
}

/// A page that belongs to nobody in particular: a problem, signing in.
pub(crate) fn plain(app: &App, title: &str, main: &Markup) -> Markup {
    let words = app.english();
    document(&Document {
        words,
        title,
        assets: &app.public_assets,
        before: html! {
            (skip(words))
            header class="app-header" {
                div class="govuk-width-container app-header__inner" {
                    a class="app-header__name" href="/" { (app.service().name) }
                }
            }
            (demonstration(app, words))
        },
        main: html! {
            div class="govuk-width-container" {
                main class="govuk-main-wrapper" id="main" tabindex="-1" {
                    div class="app-column" { (main) }
                }
            }
        },
        after: html! {},
    })
}

fn skip(words: &Words) -> Markup {
    skip_link(&SkipLink {
        href: Some("#main".to_owned()),
        content: words.say("frame-skip").into(),
        ..SkipLink::default()
    })
}

/// First on the page, always in sight, works without scripts: our own address
/// ends the visit before it sends the browser away.
fn leave(words: &Words) -> Markup {
    html! {
        div class="app-leave" role="region" aria-label=(words.say("frame-leave")) {
            a class="govuk-button govuk-button--warning app-leave__button" href="/leave" rel="nofollow noreferrer" data-app-leave {
                (words.say("frame-leave"))
                span class="govuk-visually-hidden" { ". " (words.say("frame-leave-help")) }
            }
        }
    }
}

fn demonstration(app: &App, words: &Words) -> Markup {
    html! {
        @if app.service().demonstration {
            div class="app-demonstration" role="region" aria-label=(words.say("demonstration-label")) {
                div class="govuk-width-container" { (words.say("frame-demonstration")) }
            }
        }
        @if !crate::assets::are_built() {
            div { strong { (words.say("frame-no-files")) } }
        }
    }
}

fn titled(words: &Words, title: &str, wrong: bool) -> String {
    if wrong { format!("{} {title}", words.say("ui-error-prefix")) } else { title.to_owned() }
}
