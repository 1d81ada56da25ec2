//! A case: who, how to reach them safely, what is due, what happened.

mod access;
mod access_page;
mod asb_page;
mod chosen;
mod chronology;
mod closure;
mod complained_of;
mod complained_of_page;
mod contacts;
mod copies;
pub(crate) mod entries;
mod equality;
mod export;
mod framed;
mod handover;
mod history;
mod impact;
mod incident_form;
mod incidents;
mod incidents_page;
mod issues;
mod issues_page;
mod letter;
mod links;
mod links_page;
mod list;
mod looks;
mod merging;
mod names;
mod outcomes;
mod page;
mod plan;
mod plan_copy;
mod recording;
mod requests;
mod requests_page;
mod restrictions;
mod risk;
mod risk_page;
mod safe_contact;
pub(crate) mod said;
mod show;
mod steps;
mod summary;
mod unanswered;
mod unmet;
mod updates;
mod walls;

use crate::audiences::{Desk, Routes};

#[cfg(test)]
pub(crate) use access::AccessPage;
#[cfg(test)]
pub(crate) use access_page::page as access_page;
#[cfg(test)]
pub(crate) use asb_page::page as asb_page;
#[cfg(test)]
pub(crate) use chosen::Chosen;
#[cfg(test)]
pub(crate) use chronology::Happened;
#[cfg(test)]
pub(crate) use closure::page as closure_page;
#[cfg(test)]
pub(crate) use complained_of_page::page as complained_of_page;
#[cfg(test)]
pub(crate) use contacts::{Contacting, form as contact_form};
#[cfg(test)]
pub(crate) use equality::page as equality_page;
#[cfg(test)]
pub(crate) use export::{page as export_page, ready_page};
pub(crate) use handover::{sentence as cannot_hand_over, with_load};
#[cfg(test)]
pub(crate) use history::page as history_page;
#[cfg(test)]
pub(crate) use impact::page as impact_page;
#[cfg(test)]
pub(crate) use incident_form::questions as incident_questions;
#[cfg(test)]
pub(crate) use incidents_page::{Together, Told, index as incidents_page, one as incident_page, police as police_page};
#[cfg(test)]
pub(crate) use issues_page::{About, Kept, page as issues_page};
#[cfg(test)]
pub(crate) use letter::{Letter, page as letter_page};
#[cfg(test)]
pub(crate) use links_page::page as links_page;
#[cfg(test)]
pub(crate) use list::{CaseRow, CasesPage, page as cases_page};
pub(crate) use looks::purpose;
#[cfg(test)]
pub(crate) use merging::{Merging, form as merge_form};
#[cfg(test)]
pub(crate) use outcomes::{Wish, page as outcomes_page};
pub(crate) use page::done_at;
#[cfg(test)]
pub(crate) use page::page as case_page;
#[cfg(test)]
pub(crate) use plan::{PlanPage, page as plan_page};
#[cfg(test)]
pub(crate) use plan_copy::page as plan_copy_page;
#[cfg(test)]
pub(crate) use requests_page::{Asked, page as requests_page};
#[cfg(test)]
pub(crate) use risk_page::{Assessment, page as risk_page};
#[cfg(test)]
pub(crate) use show::{CasePage, OpenStep};
#[cfg(test)]
pub(crate) use unanswered::{Unanswered, page as unanswered_page};
#[cfg(test)]
pub(crate) use unmet::{Refused, Unmet, page as unmet_page};

pub(crate) fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/cases", list::index)
        .post("/cases", list::create)
        .get("/cases/export", export::new)
        .post("/cases/export", export::create)
        .get("/cases/export/file", export::file)
        .get("/cases/{case}", show::show)
        .get("/cases/{case}/history", history::index)
        .get("/cases/{case}/contacts/new", contacts::new)
        .post("/cases/{case}/contacts", contacts::create)
        .post("/cases/{case}/updates", updates::create)
        .post("/cases/{case}/steps", steps::create)
        .post("/cases/{case}/steps/removal", steps::remove)
        .post("/cases/{case}/recording", recording::create)
        .get("/cases/{case}/safe-contact", safe_contact::edit)
        .post("/cases/{case}/safe-contact", safe_contact::update)
        .get("/cases/{case}/risk", risk::new)
        .post("/cases/{case}/risk", risk::create)
        .post("/cases/{case}/risk/same", risk::same)
        .post("/cases/{case}/risk/check", risk::check)
        .get("/cases/{case}/name", names::edit)
        .post("/cases/{case}/name", names::update)
        .get("/cases/{case}/summary", summary::edit)
        .post("/cases/{case}/summary", summary::update)
        .get("/cases/{case}/incidents", incidents::index)
        .get("/cases/{case}/incidents/new", incidents::new)
        .post("/cases/{case}/incidents", incidents::create)
        .get("/cases/{case}/asb-review", incidents::asb_review)
        .get("/cases/{case}/incidents/{incident}", incidents::edit)
        .post("/cases/{case}/incidents/{incident}", incidents::update)
        .get("/cases/{case}/incidents/{incident}/police", incidents::police)
        .post("/cases/{case}/incidents/{incident}/police", incidents::note_police)
        .get("/unanswered", unanswered::index)
        .get("/unmet-need", unmet::index)
        .get("/cases/{case}/requests", requests::index)
        .post("/cases/{case}/requests", requests::create)
        .post("/cases/{case}/requests/chases", requests::chase)
        .post("/cases/{case}/requests/ends", requests::end)
        .get("/cases/{case}/impact", impact::index)
        .post("/cases/{case}/impact", impact::create)
        .get("/cases/{case}/equality", equality::edit)
        .post("/cases/{case}/equality", equality::update)
        .get("/cases/{case}/safety-plan", entries::safety_plan::index)
        .post("/cases/{case}/safety-plan", entries::safety_plan::create)
        .get("/cases/{case}/advice", entries::advice::index)
        .post("/cases/{case}/advice", entries::advice::create)
        .get("/cases/{case}/counselling-notes", entries::counselling::index)
        .post("/cases/{case}/counselling-notes", entries::counselling::create)
        .get("/cases/{case}/appointments", entries::appointments::index)
        .post("/cases/{case}/appointments", entries::appointments::create)
        .post("/cases/{case}/appointments/{entry}", entries::appointments::update)
        .get("/cases/{case}/equipment", entries::equipment::index)
        .post("/cases/{case}/equipment", entries::equipment::create)
        .post("/cases/{case}/equipment/{entry}", entries::equipment::update)
        .get("/cases/{case}/onward-referrals", entries::onward::index)
        .post("/cases/{case}/onward-referrals", entries::onward::create)
        .post("/cases/{case}/onward-referrals/{entry}", entries::onward::update)
        .get("/cases/{case}/trusted-people", entries::trusted::index)
        .post("/cases/{case}/trusted-people", entries::trusted::create)
        .post("/cases/{case}/trusted-people/{entry}", entries::trusted::update)
        .get("/cases/{case}/members", entries::members::index)
        .post("/cases/{case}/members", entries::members::create)
        .post("/cases/{case}/members/{entry}", entries::members::update)
        .get("/cases/{case}/case-studies", entries::stories::index)
        .post("/cases/{case}/case-studies", entries::stories::create)
        .post("/cases/{case}/case-studies/{entry}", entries::stories::update)
        .get("/cases/{case}/learning-reviews", entries::learning::index)
        .post("/cases/{case}/learning-reviews", entries::learning::create)
        .post("/cases/{case}/learning-reviews/{entry}", entries::learning::update)
        .get("/cases/{case}/claims", entries::claims::index)
        .post("/cases/{case}/claims", entries::claims::create)
        .post("/cases/{case}/claims/{entry}", entries::claims::update)
        .post("/cases/{case}/claims/{entry}/ends", entries::claims::end)
        .post("/cases/{case}/claims/{entry}/removal", entries::claims::remove)
        .get("/cases/{case}/evaluations", entries::evaluation::index)
        .post("/cases/{case}/evaluations", entries::evaluation::create)
        .post("/cases/{case}/evaluations/{entry}/reminders", entries::evaluation::update)
        .post("/cases/{case}/evaluations/{entry}/answers", entries::evaluation::answer)
        .get("/cases/{case}/visits", entries::visits::index)
        .post("/cases/{case}/visits", entries::visits::create)
        .post("/cases/{case}/visits/{entry}", entries::visits::update)
        .get("/cases/{case}/issues", issues::index)
        .post("/cases/{case}/issues", issues::create)
        .post("/cases/{case}/issues/standing", issues::update)
        .post("/cases/{case}/issues/description", issues::describe_it)
        .post("/cases/{case}/issues/refusals", issues::refuse)
        .get("/cases/{case}/outcomes", outcomes::index)
        .post("/cases/{case}/outcomes", outcomes::create)
        .post("/cases/{case}/outcomes/judgement", outcomes::update)
        .get("/cases/{case}/plan", plan::show)
        .post("/cases/{case}/plan", plan::create)
        .get("/cases/{case}/closure", closure::new)
        .post("/cases/{case}/closure", closure::create)
        .post("/cases/{case}/closure/removal", closure::remove)
        .get("/cases/{case}/closure/letter", letter::show)
        .get("/cases/{case}/plan/copy", plan_copy::show)
        .get("/cases/{case}/handover", handover::new)
        .post("/cases/{case}/handover", handover::create)
        .get("/cases/{case}/access", access::edit)
        .post("/cases/{case}/restriction", restrictions::create)
        .post("/cases/{case}/restriction/removal", restrictions::remove)
        .post("/cases/{case}/walls", walls::create)
        .post("/cases/{case}/walls/removal", walls::remove)
        .get("/cases/{case}/links", links::index)
        .post("/cases/{case}/links", links::create)
        .post("/cases/{case}/links/removal", links::remove)
        .get("/cases/{case}/complained-of", complained_of::index)
        .post("/cases/{case}/complained-of", complained_of::create)
        .post("/cases/{case}/complained-of/link", complained_of::link)
        .post("/cases/{case}/complained-of/removal", complained_of::remove)
        .get("/cases/{case}/merge", merging::new)
        .post("/cases/{case}/merge", merging::create)
        .post("/cases/{case}/merge/undo", merging::undo)
        .get("/cases/{case}/looks", looks::index)
}
