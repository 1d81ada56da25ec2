//! Complaints about the service, at every stage; cards of rights; the letter at the end.

use super::views::{ODD, TODAY, a_worker, service};
use crate::cases::{Letter, letter_page};
use crate::complaints::{Seen, complaint_page, complaints_page, made_page, make_page};
use crate::equipment::page as stock_page;
use crate::rights::{card, index_page};
use crate::web::form::Form;
use alongside_domain::cases::Shelf;
use alongside_domain::codes::{Channel, Code, ComplaintOutcome, EquipmentKind, Judgement, Situation};
use alongside_domain::complaints::{Complaint, ComplaintAnswer};
use alongside_domain::text::Words as Text;
use alongside_gate::{AccountId, CaseId, ComplaintId};
use maud::Markup;

pub(super) fn pages(desk: Form<'_>, public: Form<'_>, full: bool) -> Vec<(String, Markup)> {
    let all = if full { all() } else { Vec::new() };
    let workers = [a_worker()];
    let list = (format!("complaints {full}"), complaints_page(&all, TODAY));
    let make = (format!("complain {full}"), make_page(public));
    let made = (format!("complained {full}"), made_page(public.words, &service()));
    let each = all
        .iter()
        .enumerate()
        .map(|(number, seen)| (format!("complaint {number}"), complaint_page(desk, seen, &workers, TODAY, "key")));
    let shelf = |held| Shelf { kind: EquipmentKind::Locks, held, out: 2, promised: 1 };
    let stock = (format!("stock {full}"), stock_page(desk, &[shelf(i64::from(full) * 9)], "key"));
    let cards = Situation::EVERY
        .iter()
        .map(|situation| (format!("card {situation:?} {full}"), card(public.words, *situation, &service())));
    let rights = (format!("rights {full}"), index_page(public.words));
    let end = (
        format!("letter {full}"),
        letter_page(desk, std::slice::from_ref(public.words), public.words, &service(), &letter(full)),
    );
    each.chain(cards).chain([list, make, made, rights, end, stock]).collect()
}

fn letter(full: bool) -> Letter {
    Letter {
        case: CaseId::new(Default::default()),
        reference: "K7MQ-4XWT-C".to_owned(),
        to: ODD.to_owned(),
        worker: ODD.to_owned(),
        closed_on: TODAY,
        wanted: if full { vec![(ODD.to_owned(), Some(Judgement::Part)), (ODD.to_owned(), None)] } else { Vec::new() },
        post_is_safe: full,
    }
}

/// New, looked into, answered, taken further, answered again, taken back.
fn all() -> Vec<Seen> {
    let odd = || Text::new(ODD);
    let who = AccountId::new(Default::default());
    let answer = ComplaintAnswer {
        on: TODAY,
        by: who,
        by_name: ODD.to_owned(),
        outcome: ComplaintOutcome::InPart,
        words: odd(),
        learning: Some(odd()),
    };
    let new = Complaint {
        about: odd(),
        wanted: Some(odd()),
        from: Some(odd()),
        reach: Some(odd()),
        reference: Some(odd()),
        came_by: Channel::Call,
        received_on: TODAY,
        whom: None,
        about_manager: false,
        investigator: None,
        acknowledged_on: None,
        taken_further_on: None,
        answers: Vec::new(),
        withdrawn: None,
    };
    let looked = Complaint { investigator: Some((who, ODD.to_owned())), acknowledged_on: Some(TODAY), ..new.clone() };
    let answered = Complaint { answers: vec![answer.clone()], ..looked.clone() };
    let further = Complaint { taken_further_on: Some(TODAY), ..answered.clone() };
    let over = Complaint { answers: vec![answer.clone(), answer], ..further.clone() };
    let back = Complaint { withdrawn: Some(odd()), ..looked.clone() };
    let seen = |complaint| Seen {
        id: ComplaintId::new(Default::default()),
        version: "1".to_owned(),
        complaint,
        mine: true,
        settles: true,
    };
    [new, looked, answered, further, over, back].into_iter().map(seen).collect()
}
