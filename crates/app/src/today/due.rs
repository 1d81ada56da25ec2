use crate::deadlines::place_of;
use alongside_domain::promises::rules;
use alongside_store::DueItem;
use jiff::civil::Date;

/// Something is owed to the client. A review of who may open the case is no
/// plan for them.
pub(crate) fn is_planned(due: &[DueItem]) -> bool {
    due.iter().any(|item| rules::of_the_service().all(|rule| rule != item.rule))
}

/// What a worker calls a thing that is due.
pub(crate) fn name(item: &DueItem) -> String {
    let place = || item.occasion.split_once(' ').map_or("", |(_, forum)| place_of(forum));
    match item.rule.as_str() {
        "legal_act_by" => format!("Act on a date of the law, {}", place()),
        "legal_date" => format!("The last safe day, {}", place()),
        rule => rules::by_id(rule).map_or("Something is due", |rule| rule.name).to_owned(),
    }
}

/// What is shown of it: of each date of the law one line, by when to act until then and
/// the last safe day from then on.
pub(crate) fn shown(due: &[DueItem], today: Date) -> Vec<&DueItem> {
    let time_to_act = |occasion: &str| {
        let acts = |item: &&DueItem| item.rule == "legal_act_by" && item.occasion == occasion;
        due.iter().find(acts).is_none_or(|item| item.due <= today)
    };
    let shown = |item: &&DueItem| match item.rule.as_str() {
        "legal_act_by" => !time_to_act(&item.occasion),
        "legal_date" => time_to_act(&item.occasion),
        _ => true,
    };
    due.iter().filter(shown).collect()
}

/// A day as one says it today: "late by 2 days", "today", "Tuesday".
pub(crate) fn when(due: Date, today: Date) -> String {
    let days = today.until(due).map_or(0, |span| span.get_days());
    match days {
        i32::MIN..=-2 => format!("late by {} days", -days),
        -1 => "due yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => due.strftime("%A").to_string(),
        _ => due.strftime("%-d %B").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn days_are_said_as_people_say_them() {
        assert_eq!(when(date(2026, 11, 22), TODAY), "late by 2 days");
        assert_eq!(when(TODAY, TODAY), "today");
        assert_eq!(when(date(2026, 11, 27), TODAY), "Friday");
        assert_eq!(when(date(2026, 12, 20), TODAY), "20 December");
    }
}
