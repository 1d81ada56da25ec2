use super::due::is_planned;
use crate::audiences::Granted;
use crate::visits::Watched;
use alongside_domain::codes::Risk;
use alongside_gate::access::ShowToday;
use alongside_gate::{CaseId, ComplaintId, PersonId};
use alongside_store::{DueItem, LegalDateLine, ScorecardEntryLine, WorkRow};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;

/// One client, with every case of theirs that is this worker's.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub name: String,
    /// The one with the earliest thing due first.
    pub cases: Vec<OpenCase>,
}

/// One of a client's cases.
#[derive(Clone, Debug)]
pub(crate) struct OpenCase {
    pub id: CaseId,
    pub reference: String,
    pub risk: Risk,
    pub in_danger: bool,
    /// Its worker is no longer here.
    pub worker_gone: bool,
    /// Its worker is away, and this is looked after for them.
    pub covered: bool,
    /// What is due, the earliest first.
    pub due: Vec<DueItem>,
}

/// What waits in triage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiting {
    pub all: i64,
    pub danger: i64,
    pub first: Option<Date>,
}

/// The worklist, sorted into three.
#[derive(Clone, Debug)]
pub(crate) struct Today {
    pub today: Date,
    pub needs_me: Vec<Row>,
    pub waiting: Vec<Row>,
    pub on_track: Vec<Row>,
    pub triage: Option<Waiting>,
    /// Cases open in an emergency, by reference, and until when.
    pub open: Vec<(CaseId, String, Timestamp)>,
    /// Visits alone that concern the reader.
    pub visits: Vec<Watched>,
    /// Complaints about us on which the reader has something to do, and by when.
    pub complaints: Vec<(ComplaintId, Date)>,
    /// What is due around the scorecards, for whoever prepares them.
    pub scorecards: Vec<ScorecardEntryLine>,
    /// What the law sets within two weeks, for whoever manages.
    pub legal: Vec<LegalDateLine>,
    pub manages: bool,
}

impl Row {
    pub fn any(&self, is: impl Fn(&OpenCase) -> bool) -> bool {
        self.cases.iter().any(is)
    }

    /// Danger and high risk are never folded away.
    pub fn is_grave(&self) -> bool {
        self.any(|case| case.in_danger || case.risk == Risk::High)
    }

    /// What the law sets is never folded away either, once it is time to act.
    pub fn is_never_folded(&self, today: Date) -> bool {
        self.is_grave() || self.due().any(|item| item.due <= today && item.rule.starts_with("legal_"))
    }

    fn due(&self) -> impl Iterator<Item = &DueItem> {
        self.cases.iter().flat_map(|case| &case.due)
    }

    /// Something of mine has fallen due; or it is grave; or nothing at all is
    /// planned, which is how people are forgotten.
    fn needs_me(&self, today: Date) -> bool {
        self.is_grave()
            || self.any(|case| case.worker_gone || !is_planned(&case.due))
            || self.due().any(|item| item.due <= today)
    }

    fn waits(&self) -> bool {
        self.due().any(|item| item.waiting)
    }
}

impl OpenCase {
    /// A case without a plan comes as if it were due today.
    fn first_day(&self, today: Date) -> Date {
        self.due.first().map_or(today, |item| item.due)
    }
}

impl Today {
    pub fn of(granted: &Granted<ShowToday>, rows: Vec<WorkRow>, triage: Option<Waiting>, today: Date) -> Self {
        let mut clients: Vec<Row> = Vec::new();
        let mut place: HashMap<PersonId, usize> = HashMap::new();
        for row in rows {
            let at = *place.entry(row.client).or_insert(clients.len());
            if at == clients.len() {
                let name = row.name.reveal(granted).clone();
                clients.push(Row { name, cases: Vec::new() });
            }
            clients[at].cases.push(OpenCase {
                id: row.case,
                reference: row.reference,
                risk: row.risk,
                in_danger: row.in_danger,
                worker_gone: row.worker_gone,
                covered: row.covered,
                due: row.due,
            });
        }
        Self::sorted(clients, triage, today)
    }

    pub fn sorted(mut rows: Vec<Row>, triage: Option<Waiting>, today: Date) -> Self {
        for row in &mut rows {
            row.cases.sort_by_key(|case| (!case.in_danger, case.first_day(today), case.reference.clone()));
        }
        rows.sort_by_key(|row| {
            let first = row.cases.iter().map(|case| case.first_day(today)).min();
            let reference = row.cases.first().map(|case| case.reference.clone());
            (!row.any(|case| case.in_danger), first, reference)
        });
        let (needs_me, rest): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.needs_me(today));
        let (waiting, on_track) = rest.into_iter().partition(Row::waits);
        Self {
            today,
            needs_me,
            waiting,
            on_track,
            triage,
            open: Vec::new(),
            visits: Vec::new(),
            complaints: Vec::new(),
            scorecards: Vec::new(),
            legal: Vec::new(),
            manages: false,
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.needs_me.iter().chain(&self.waiting).chain(&self.on_track)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::today::rows::rows;
    use jiff::civil::date;

    fn case(reference: &str, risk: Risk, due: &[(Date, bool)]) -> OpenCase {
        let item = |(due, waiting): &(Date, bool)| DueItem {
            rule: "next_step".to_owned(),
            occasion: String::new(),
            due: *due,
            waiting: *waiting,
        };
        OpenCase {
            id: CaseId::new(Default::default()),
            reference: reference.to_owned(),
            risk,
            in_danger: false,
            worker_gone: false,
            covered: false,
            due: due.iter().map(item).collect(),
        }
    }

    fn row(reference: &str, risk: Risk, due: &[(Date, bool)]) -> Row {
        let cases = vec![case(reference, risk, due)];
        Row { name: "Somebody".to_owned(), cases }
    }

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn high_risk_and_unplanned_cases_are_never_folded() {
        let later = [(date(2026, 12, 20), false)];
        let rows = vec![
            row("high", Risk::High, &later),
            row("unplanned", Risk::Low, &[]),
            row("fine", Risk::Low, &later),
            row("waits", Risk::Low, &[(date(2026, 12, 1), true)]),
        ];
        let today = Today::sorted(rows, None, TODAY);
        let names = |rows: &[Row]| rows.iter().map(|row| row.cases[0].reference.clone()).collect::<Vec<_>>();
        assert_eq!(names(&today.needs_me), ["unplanned", "high"]);
        assert_eq!(names(&today.waiting), ["waits"]);
        assert_eq!(names(&today.on_track), ["fine"]);
    }

    #[test]
    fn a_step_of_the_clients_comes_back_when_its_day_has_come() {
        let today = Today::sorted(vec![row("asked", Risk::Low, &[(TODAY, true)])], None, TODAY);
        assert_eq!(today.needs_me.len(), 1);
    }

    #[test]
    fn a_client_with_two_cases_comes_once_and_what_is_due_first_leads() {
        let mut both = row("later", Risk::Low, &[(date(2026, 12, 20), false)]);
        both.cases.push(case("late", Risk::Low, &[(date(2026, 11, 20), false)]));
        let today = Today::sorted(vec![both], None, TODAY);
        assert_eq!(today.needs_me.len(), 1);
        let references: Vec<&str> = today.needs_me[0].cases.iter().map(|case| case.reference.as_str()).collect();
        assert_eq!(references, ["late", "later"]);
        let words = &crate::locale::library()[0];
        let text = rows(words, today.needs_me.iter(), TODAY).into_string();
        assert_eq!(text.matches("Somebody").count(), 1);
        assert!(text.contains("late by 4 days"), "{text}");
    }
}
