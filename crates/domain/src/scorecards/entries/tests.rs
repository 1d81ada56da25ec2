use super::super::editions::{Action, Comment, Edition, EditionArea, Part, Report, Request, Response, new_edition};
use super::*;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 26);
const NOW: jiff::Timestamp = jiff::Timestamp::constant(1_795_694_400, 0);

fn an_edition() -> Edition {
    let area = EditionArea { code: "E09000021".to_owned(), name: "Kingston".to_owned(), within: None };
    new_edition("one".to_owned(), "One".to_owned(), "Us".to_owned(), vec![area], TODAY)
}

fn asked() -> Asked {
    let response = Response {
        measure: "stops".to_owned(),
        holder: "Metropolitan Police".to_owned(),
        part: Part::AnswersForIt,
        asked: TODAY,
        due: date(2026, 12, 10),
        answered: None,
        by: String::new(),
        says: String::new(),
    };
    Asked { response, link: Some("word".to_owned()), given_at: None }
}

fn action(measure: Option<&str>) -> Action {
    Action {
        measure: measure.map(str::to_owned),
        says: "Ask why".to_owned(),
        owner: "Council".to_owned(),
        due: date(2027, 3, 31),
        done: None,
        news: String::new(),
        agreed_in: None,
    }
}

#[test]
fn an_answer_has_words_and_a_name_and_stands_once_it_is_published() {
    assert_eq!(answer(&asked(), "A. Person", " ", false, NOW), Err(CannotAnswer::NothingSaid));
    assert_eq!(answer(&asked(), "", "We looked.", false, NOW), Err(CannotAnswer::NoName));
    assert_eq!(
        answer(&asked(), &"x".repeat(LONGEST_LINE + 1), "We looked.", false, NOW),
        Err(CannotAnswer::NameTooLong)
    );
    assert_eq!(answer(&asked(), "A. Person", &"x".repeat(LONGEST + 1), false, NOW), Err(CannotAnswer::TooLong));
    let answered = answer(&asked(), "A. Person", "We looked.", true, NOW).expect("the first answer is taken");
    assert_eq!(answered.response.answered, Some(TODAY));
    assert_eq!(Entry::Response(answered.clone()).due(), None, "nothing more is owed");
    assert_eq!(answered.given_at, Some(NOW));
    let later = NOW + jiff::SignedDuration::from_hours(1);
    assert_eq!(answered.clone().given(Some(&answered), later).given_at, Some(NOW), "it is the same answer");
    let again = |stands| answer(&answered, "A. Person", "We looked twice.", stands, NOW);
    assert_eq!(again(true), Err(CannotAnswer::Stands));
    assert_eq!(again(false).expect("it is not published").response.says, "We looked twice.");
    assert_eq!(asked().link_until(), date(2027, 6, 11));
}

#[test]
fn a_comment_waits_for_five_working_days_and_is_shown_to_nobody_before() {
    let said = comment(None, " They never\r\nasked us. ", TODAY).expect("words");
    assert_eq!(said.comment.says, "They never\nasked us.");
    // A Thursday: Friday, Monday to Thursday.
    assert_eq!(said.due(), Some(date(2026, 12, 3)));
    assert_eq!(comment(None, "  ", TODAY), Err(CannotComment::NothingSaid));
    assert_eq!(comment(None, &"x".repeat(3_001), TODAY), Err(CannotComment::TooLong));
    let frozen = freeze(&an_edition(), &[Entry::Comment(said.clone())], None);
    assert!(frozen.comments.is_empty());
    let shown = Said { standing: Standing::Shown, ..said.clone() };
    assert_eq!(shown.due(), None);
    assert_eq!(freeze(&an_edition(), &[Entry::Comment(shown)], None).comments.len(), 1);
    let refused = Entry::Comment(Said { standing: Standing::NotShown { why: " ".to_owned() }, ..said });
    assert_eq!(wrong_with_entry(&an_edition(), &refused, TODAY), [("why", "Enter why it is not shown")]);
}

#[test]
fn a_report_that_was_given_is_followed_by_the_next() {
    let report = Report { to: "Scrutiny panel".to_owned(), due: date(2026, 8, 31), given: None };
    let once = Scheduled { report: report.clone(), every: None };
    let often = Scheduled { report: Report { given: Some(TODAY), ..report }, every: Some(6) };
    assert_eq!(report_after(&once), None);
    let next = report_after(&often).expect("half a year later");
    assert_eq!((next.report.due, next.report.given), (date(2027, 2, 28), None));
    assert_eq!(report_after(&next), None, "until that one is given");
}

#[test]
fn what_was_agreed_before_is_followed_and_loses_a_measure_that_is_gone() {
    let before = actions_of(&[Entry::Action(action(Some("gone"))), Entry::Response(asked())]);
    let frozen = freeze(&an_edition(), &[Entry::Action(action(None))], Some(("Before", &before)));
    let said: Vec<_> = frozen.actions.iter().map(|one| (one.measure.clone(), one.agreed_in.as_deref())).collect();
    assert_eq!(said, [(None, None), (None, Some("Before"))]);
    assert!(
        frozen.actions.iter().all(|one| super::super::editions::wrong_with(&frozen).is_empty() && one.done.is_none())
    );
}

#[test]
fn dates_that_cannot_be_and_words_that_are_missing_are_said_beside_their_field() {
    let request = Request {
        holder: "Council".to_owned(),
        asks_for: String::new(),
        freedom_of_information: true,
        asked: TODAY,
        due: date(2026, 11, 25),
        answered: Some(date(2026, 11, 1)),
        came_of_it: String::new(),
    };
    let fields: Vec<_> =
        wrong_with_entry(&an_edition(), &Entry::Request(request), TODAY).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["asks-for", "came-of-it", "due", "answered"]);
    let unknown = wrong_with_entry(&an_edition(), &Entry::Response(asked()), TODAY);
    assert_eq!(unknown, [("about", "Choose what it is about")]);
    let plain = Comment { measure: None, said: TODAY, says: "Yes".to_owned(), changed: false, answer: String::new() };
    let shown = |comment| Entry::Comment(Said { comment, standing: Standing::Shown });
    assert!(wrong_with_entry(&an_edition(), &shown(plain.clone()), TODAY).is_empty());
    let tomorrow = Comment { said: date(2026, 11, 27), answer: "x".repeat(LONGEST + 1), ..plain };
    let wrong: Vec<_> =
        wrong_with_entry(&an_edition(), &shown(tomorrow), TODAY).into_iter().map(|(field, _)| field).collect();
    assert_eq!(wrong, ["answer", "said"]);
}

#[test]
fn readers_are_told_of_a_comment_whose_words_were_changed() {
    let came = comment(None, "The neighbours at number 5 shout.\r\nEvery day.", TODAY).expect("a comment");
    let kept = |says: &str, before: &Said| {
        let comment = Comment { says: says.to_owned(), changed: false, ..came.comment.clone() };
        Said { comment, standing: Standing::Shown }.after(before)
    };
    let as_it_came = kept("The neighbours at number 5 shout.\nEvery day.", &came);
    assert!(!as_it_came.comment.changed);
    let shortened = kept("The neighbours shout. Every day.", &as_it_came);
    assert!(shortened.comment.changed);
    assert!(kept("The neighbours shout. Every day.", &shortened).comment.changed, "for good");
}

#[test]
fn a_request_under_the_act_is_due_after_twenty_working_days() {
    // As the rule's own example: 25 November to 23 December 2026.
    assert_eq!(answer_due(date(2026, 11, 25)), Some(date(2026, 12, 23)));
}
