use crate::audiences::Me;
use crate::frames::{DeskPage, Here, desk};
use crate::state::App;
use crate::web::form::Form;
use crate::web::{Problem, ProblemPage};
use alongside_gate::CaseId;
use alongside_store::CaseHead;
use alongside_ui::fields::{Errors, Fields};
use alongside_ui::pages;
use maud::{Markup, html};

/// A page on one case with one form: back to the case, what is wrong, what it
/// is for, and the form itself.
pub(super) struct CaseForm<'a> {
    pub id: CaseId,
    /// Where under the case the form is sent to.
    pub to: &'a str,
    pub title: &'a str,
    pub fields: &'a Fields,
    pub errors: &'a Errors,
    /// The form's own key.
    pub once: &'a str,
}

impl CaseForm<'_> {
    pub fn framed(&self, app: &App, me: &Me, body: impl FnOnce(Form<'_>) -> Markup) -> Markup {
        let form = Form { desk: true, words: app.english(), fields: self.fields, errors: self.errors };
        let main = self.page(form, body(form));
        let wrong = !self.errors.is_empty();
        desk(app, DeskPage { me, title: self.title, here: Here::Cases, wrong, main })
    }

    fn page(&self, form: Form<'_>, body: Markup) -> Markup {
        html! {
            (back_to_case(self.id, form))
            h1 class="govuk-heading-l" { (self.title) }
            form method="post" action={ "/cases/" (self.id) "/" (self.to) } novalidate {
                input type="hidden" name="form" value=(self.once);
                (body)
            }
        }
    }
}

/// Above the heading of a page under a case: the way back, and what is wrong.
pub(super) fn back_to_case(case: CaseId, form: Form<'_>) -> Markup {
    html! {
        a href={ "/cases/" (case) } class="govuk-back-link" { "The case" }
        (pages::errors(form.words, form.errors))
    }
}

/// What was said at several times, side by side: a heading for each time, and a
/// row for each thing. It scrolls by itself where it is wider than the page.
pub(super) fn side_by_side(id: &str, title: &str, heads: &[Markup], rows: &[(Markup, Vec<Markup>)]) -> Markup {
    html! {
        h2 class="govuk-heading-m" id=(id) { (title) }
        div class="app-scrolls" tabindex="0" role="region" aria-labelledby=(id) {
            table class="govuk-table" {
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        th class="govuk-table__header" scope="col" { "What" }
                        @for head in heads { th class="govuk-table__header" scope="col" { (head) } }
                    }
                }
                tbody class="govuk-table__body" {
                    @for (what, cells) in rows {
                        tr class="govuk-table__row" {
                            th class="govuk-table__header" scope="row" { (what) }
                            @for cell in cells { td class="govuk-table__cell" { (cell) } }
                        }
                    }
                }
            }
        }
    }
}

/// What a form on a case needs to know of it.
pub(super) async fn head(app: &App, id: CaseId) -> Result<CaseHead, ProblemPage> {
    app.store.read(move |db| db.case_head(id)).await.map_err(|error| Problem::from(error).in_app(app))
}
