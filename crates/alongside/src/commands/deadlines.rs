use super::Done;
use super::vectors::{Outcome, answer};
use crate::command_line::Deadlines;
use alongside_domain::law::{Found, LAWS, Law, LawRule, Value, besides, law_by_id};
use serde_json::{Map, Value as Json, json};

/// The law's dates of a file of facts; or what rules there are.
pub fn run(asked: &Deadlines) -> Done {
    match (&asked.file, asked.rules) {
        (_, true) => rules(),
        (Some(file), false) => answer(file, "rule", work),
        (None, false) => Err("Give a file of vectors, or --rules.".to_owned()),
    }
}

fn work(name: &str, inputs: &Json) -> Outcome {
    let Some(rule) = law_by_id(name) else {
        return Outcome::Error { error: format!("There is no rule {name:?}. alongside deadlines --rules lists them.") };
    };
    match (rule.work)(&Value::from(inputs), Law::published()) {
        Ok(found) => outcome(&found),
        Err(why) => Outcome::Error { error: why.to_string() },
    }
}

fn outcome(found: &Found) -> Outcome {
    let mut more = Map::new();
    more.insert("rule_version".to_owned(), found.version.clone().into());
    for (key, day) in [("safe_date", found.safe), ("act_by", found.act_by())] {
        if let Some(day) = day {
            more.insert(key.to_owned(), day.to_string().into());
        }
    }
    if let Some((day, why)) = &found.later {
        more.insert("contested".to_owned(), json!({ "date": day.to_string(), "why": why }));
    }
    Outcome::Found {
        result: found.result.iter().map(|(key, value)| ((*key).to_owned(), Json::from(value))).collect(),
        working: found.working.clone(),
        cautions: found.readings().into_iter().chain(found.cautions.iter().cloned()).collect(),
        more,
    }
}

/// Every rule: what it takes and gives, who says so and since when.
fn rules() -> Done {
    let all: Vec<Json> = LAWS.iter().map(rule).collect();
    let text = serde_json::to_string_pretty(&json!({ "rules": all })).map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(())
}

fn rule(rule: &LawRule) -> Json {
    let takes = |one: &alongside_domain::law::Takes| json!({ "name": one.name, "kind": one.kind, "needed": one.needed, "meaning": one.meaning });
    let all = std::iter::once(rule.id).chain(besides(rule.id).iter().copied());
    let terms = all.flat_map(|id| Law::published().terms(id)).map(|term| {
        json!({
            "version": term.version(),
            "from": term.from.to_string(),
            "until": term.until.map(|day| day.to_string()),
            "length": term.length,
            "unit": term.unit,
            "source": term.source,
            "checked_on": term.checked_on.to_string(),
            "checked_by": term.checked_by,
            "caution": term.caution,
        })
    });
    json!({
        "rule": rule.id,
        "name": rule.name,
        "authority": rule.authority,
        "about": rule.about,
        "takes": rule.takes.iter().map(takes).collect::<Vec<_>>(),
        "gives": rule.gives.iter().map(|(key, meaning)| json!({ "key": key, "meaning": meaning })).collect::<Vec<_>>(),
        "in_force": terms.collect::<Vec<_>>(),
    })
}
