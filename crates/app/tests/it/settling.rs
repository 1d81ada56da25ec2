use crate::world::{Answer, Browser, World};

/// A case of Samira's with a summary, and the manager who looks after it.
async fn a_case(world: &World) -> (Browser, String) {
    let mut marcus = world.signed_in("marcus").await;
    let found = world.post(&mut marcus, "/search", &[("for", "maria kowalska")]).await;
    (marcus, found.find(".app-row a", "href"))
}

/// Gives a case to a worker and a deputy, knowing what stands.
async fn give(world: &World, browser: &mut Browser, case: &str, worker: usize, deputy: usize) {
    let form = world.get(browser, &format!("{case}/handover")).await;
    let seen = |name: &str| form.find(&format!("input[name={name}]"), "value");
    let (before, deputy_before, summary) = (seen("worker-before"), seen("deputy-before"), seen("summary-before"));
    let id = |member: usize| world.members[member].account.to_string();
    let (worker, deputy) = (id(worker), id(deputy));
    let change = [
        ("worker", worker.as_str()),
        ("deputy", deputy.as_str()),
        ("summary", "As it was."),
        ("worker-before", before.as_str()),
        ("deputy-before", deputy_before.as_str()),
        ("summary-before", summary.as_str()),
    ];
    let given = world.post(browser, &format!("{case}/handover"), &change).await;
    // Already theirs is as good.
    assert!(given.status == 303 || given.says("who they were"), "{}", given.text());
}

/// Puts up a wall against a member of the team.
async fn wall(world: &World, browser: &mut Browser, case: &str, member: usize, why: &str) -> Answer {
    let against = format!("person {}", world.members[member].account);
    let form = [("against", against.as_str()), ("wall-reason", why), ("wall-review", "in 6 weeks")];
    world.post(browser, &format!("{case}/walls"), &form).await
}

async fn waiting_for(world: &World, member: usize) -> i64 {
    let scope = world.scope(member);
    world.store.read(move |db| db.triage_waiting(&scope)).await.expect("readable").0
}

#[tokio::test]
async fn a_handover_from_an_old_form_overwrites_nobody() {
    for world in World::everywhere() {
        let (mut marcus, case) = a_case(&world).await;
        let form = world.get(&mut marcus, &format!("{case}/handover")).await;
        let seen = |name: &str| form.find(&format!("input[name={name}]"), "value");
        let (worker, deputy, summary) = (seen("worker-before"), seen("deputy-before"), seen("summary-before"));
        // Meanwhile somebody writes where it stands.
        let mut jo = world.signed_in("jo").await;
        let wrote = [("summary", "Jo: the landlord answered."), ("version", summary.as_str())];
        assert_eq!(world.post(&mut jo, &format!("{case}/summary"), &wrote).await.status, 303);
        let to = world.members[1].account.to_string();
        let send = [
            ("worker", to.as_str()),
            ("deputy", "none"),
            ("summary", "Marcus: from before."),
            ("worker-before", worker.as_str()),
            ("deputy-before", deputy.as_str()),
            ("summary-before", summary.as_str()),
        ];
        let refused = world.post(&mut marcus, &format!("{case}/handover"), &send).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says("Jo: the landlord answered.") && refused.body.contains("Marcus: from before."));
        assert!(
            world.get(&mut marcus, &case).await.says("Worker: Jo Pembroke") || {
                world.get(&mut marcus, &case).await.says("Worker: Samira Khan")
            }
        );
        // Sent again, knowing what stands, it is done.
        let now_seen = refused.find("input[name=summary-before]", "value");
        let mut again = send;
        again[5] = ("summary-before", now_seen.as_str());
        let done = world.post(&mut marcus, &format!("{case}/handover"), &again).await;
        assert_eq!(done.location, case, "{}", done.text());
        let shown = world.get(&mut marcus, &case).await;
        assert!(shown.says("Worker: Marcus Reid") && shown.says("Marcus: from before."), "{}", shown.text());
    }
}

#[tokio::test]
async fn many_cases_are_handed_over_all_or_none() {
    let world = World::new();
    let mut marcus = world.signed_in("marcus").await;
    let samira = world.members[0].account.to_string();
    let (jo, page) = (world.members[2].account.to_string(), format!("/handovers/new?from={samira}"));
    let form = world.get(&mut marcus, &page).await;
    let cases = form.all("input[name=cases]", "value");
    assert!(cases.len() > 10);
    let mut sent = vec![("from", samira.as_str()), ("worker", jo.as_str()), ("deputy", "stay")];
    sent.extend(cases.iter().map(|case| ("cases", case.as_str())));
    // One without a summary stops all of them.
    let refused = world.post(&mut marcus, "/handovers", &sent).await;
    assert!(refused.says("Nothing was handed over") && refused.says("nobody has written where it stands"));
    assert_eq!(world.get(&mut marcus, &page).await.all("input[name=cases]", "value").len(), cases.len());
    // Somebody else's case among them stops all of them too.
    let others = world.get(&mut marcus, &format!("/handovers/new?from={jo}")).await.find("input[name=cases]", "value");
    let summarised: Vec<String> = {
        let mut kept = Vec::new();
        for case in &cases {
            if !world.get(&mut marcus, &format!("/cases/{case}")).await.says("Nobody has written this yet") {
                kept.push(case.clone());
            }
        }
        kept
    };
    assert!(summarised.len() > 3);
    let mut foreign = sent[..3].to_vec();
    foreign.extend(summarised.iter().chain([&others]).map(|case| ("cases", case.as_str())));
    assert!(world.post(&mut marcus, "/handovers", &foreign).await.says("Nothing was handed over"));
    assert_eq!(world.get(&mut marcus, &page).await.all("input[name=cases]", "value").len(), cases.len());
    let mut good = sent[..3].to_vec();
    good.extend(summarised.iter().map(|case| ("cases", case.as_str())));
    assert_eq!(world.post(&mut marcus, "/handovers", &good).await.status, 303);
    let left = world.get(&mut marcus, &page).await.all("input[name=cases]", "value").len();
    assert_eq!(left, cases.len() - summarised.len());
}

#[tokio::test]
async fn a_load_counts_nothing_behind_a_wall() {
    let world = World::new();
    let mut samira = world.signed_in("samira").await;
    let mine = world.get(&mut samira, "/handovers/new").await.all("input[name=cases]", "value");
    let load = async |browser: &mut Browser, case: &str| {
        let page = world.get(browser, &format!("/cases/{case}/handover")).await.text();
        let at = page.rfind("Samira Khan").expect("she is listed") + "Samira Khan".len();
        page[at..].split_whitespace().nth(1).unwrap_or_default().parse::<usize>().expect("a load")
    };
    let mut marcus = world.signed_in("marcus").await;
    let (walled, seen) = (&mine[0], &mine[1]);
    assert_eq!(load(&mut marcus, seen).await, mine.len());
    // Samira's deputy is walled off only once somebody else is the deputy.
    let walled_case = format!("/cases/{walled}");
    give(&world, &mut samira, &walled_case, 0, 2).await;
    let put_up = wall(&world, &mut samira, &walled_case, 1, "He asked").await;
    assert_eq!(put_up.status, 303, "{}", put_up.text());
    assert_eq!(world.get(&mut marcus, &format!("/cases/{walled}")).await.status, 404);
    assert_eq!(load(&mut marcus, seen).await, mine.len() - 1);
    assert_eq!(load(&mut samira, seen).await, mine.len());
    // And its reference opens nothing in an emergency.
    let reference = world.get(&mut samira, &format!("/cases/{walled}")).await;
    let reference = reference
        .text()
        .split_whitespace()
        .find(|word| word.len() == 11 && word.matches('-').count() == 2)
        .map(str::to_owned);
    let asked = world.post(&mut marcus, "/emergency-access", &[("reference", &reference.expect("a reference"))]).await;
    assert!(asked.says("No case can be opened with this reference"), "{}", asked.text());
}

#[tokio::test]
async fn a_restriction_names_people_who_are_here_and_never_leaves_one_alone() {
    for world in World::everywhere() {
        let (mut marcus, case) = a_case(&world).await;
        let restrict = async |browser: &mut Browser, named: &str, before: &str| {
            let form = [
                ("named", named),
                ("named-before", before),
                ("restriction-reason", "Well known locally"),
                ("restriction-review", "in 6 weeks"),
            ];
            world.post(browser, &format!("{case}/restriction"), &form).await
        };
        let (alex, priya) = (world.members[3].account.to_string(), world.members[4].account.to_string());
        assert!(restrict(&mut marcus, &alex, "").await.says("cannot take cases now"));
        let stale = restrict(&mut marcus, &priya, &alex).await;
        assert!(stale.says("Somebody else has changed this meanwhile"), "{}", stale.text());
        let done = restrict(&mut marcus, &priya, "").await;
        assert_eq!(done.status, 303, "{}", done.text());
        let mut in_schools = world.signed_in("priya").await;
        assert_eq!(world.get(&mut in_schools, &case).await.status, 200);
        let wall = [("against", &*format!("person {priya}")), ("wall-reason", "x"), ("wall-review", "in 6 weeks")];
        let mut worker =
            if world.get(&mut marcus, &case).await.status == 200 { marcus } else { world.signed_in("samira").await };
        let refused = world.post(&mut worker, &format!("{case}/walls"), &wall).await;
        assert!(refused.says("Take them off first"), "{}", refused.text());
    }
}

/// A wall stands before the client's next report too: whoever is walled off
/// neither reads nor counts it, and sees it again once the wall is down.
#[tokio::test]
async fn a_wall_stands_before_the_clients_next_report() {
    for world in World::everywhere() {
        let (mut marcus, case) = a_case(&world).await;
        let jo = format!("person {}", world.members[2].account);
        let enter = async |browser: &mut Browser, story: &str| {
            let form = [("source", "phone"), ("story", story), ("name", "Maria Kowalska")];
            world.enter_anyway(browser, &form).await.location
        };
        let before = enter(&mut marcus, "Came before the wall.").await;
        let mut at_desk = world.signed_in("jo").await;
        assert_eq!(world.get(&mut at_desk, &before).await.status, 200);
        let counted = waiting_for(&world, 2).await;
        // Jo is nobody's worker here once the case is Samira's and Marcus's.
        give(&world, &mut marcus, &case, 0, 1).await;
        assert_eq!(wall(&world, &mut marcus, &case, 2, "Her neighbour").await.status, 303);
        let after = enter(&mut marcus, "Came after the wall.").await;
        for report in [&before, &after] {
            assert_eq!(world.get(&mut at_desk, report).await.status, 404, "{report}");
            assert_eq!(world.get(&mut at_desk, &format!("{report}/messages")).await.status, 404);
        }
        let queue = world.get(&mut at_desk, "/referrals").await;
        assert!(!queue.says("Maria Kowalska"));
        assert!(world.post(&mut at_desk, "/search", &[("for", "Kowalska")]).await.says("0 results"));
        assert_eq!(waiting_for(&world, 2).await, counted - 1, "and is not counted");
        assert_eq!(world.get(&mut marcus, &after).await.status, 200, "others decide on it");
        // The case that comes of it stands behind the wall from its first day.
        let next = enter(&mut marcus, "And once more.").await;
        let form = world.get(&mut marcus, &next).await;
        let person = form.all("input[name=person]", "value").into_iter().find(|value| value != "new");
        let person = person.expect("she is known");
        let id = |member: usize| world.members[member].account.to_string();
        let (samira, walled) = (id(0), id(2));
        let mut accept = [
            ("decision", "accepted"),
            ("person", person.as_str()),
            ("worker", walled.as_str()),
            ("risk", "low"),
            ("why", "As before"),
        ];
        let decision = format!("{next}/decision");
        assert!(world.post(&mut marcus, &decision, &accept).await.says("A wall stands between this person"));
        accept[2] = ("worker", samira.as_str());
        let second = world.post(&mut marcus, &decision, &accept).await.location;
        assert!(second.starts_with("/cases/"), "{second}");
        assert_eq!(world.get(&mut at_desk, &second).await.status, 404);
        assert!(world.get(&mut marcus, &second).await.says("As before another case of theirs"));

        let down = [("against", jo.as_str()), (&*format!("down-{}", world.members[2].account), "She has moved")];
        assert_eq!(world.post(&mut marcus, &format!("{case}/walls/removal"), &down).await.status, 303);
        assert_eq!(world.get(&mut at_desk, &second).await.status, 404, "that wall is looked at by itself");
        assert_eq!(world.post(&mut marcus, &format!("{second}/walls/removal"), &down).await.status, 303);
        assert_eq!(world.get(&mut at_desk, &after).await.status, 200);
        let seen = world.get(&mut at_desk, &case).await;
        assert!(!seen.says("Her neighbour"), "why there was a wall is not for her to read");
    }
}

/// Somebody is always left who decides on the client's reports and reviews an
/// emergency opening: the wall that would shut the last one out is refused.
#[tokio::test]
async fn the_last_person_who_could_look_after_it_is_not_walled_off() {
    for world in World::everywhere() {
        let mut samira = world.signed_in("samira").await;
        let case = world.get(&mut samira, "/handovers/new").await.find("input[name=cases]", "value");
        let case = format!("/cases/{case}");
        give(&world, &mut samira, &case, 0, 2).await;
        assert_eq!(wall(&world, &mut samira, &case, 5, "They asked").await.status, 303, "Marcus still reviews");
        let refused = wall(&world, &mut samira, &case, 1, "They asked").await;
        assert!(refused.says("nobody would be left"), "{}", refused.text());
        let mut marcus = world.signed_in("marcus").await;
        assert_eq!(world.get(&mut marcus, &case).await.status, 200, "and he still opens it");
    }
}

/// Nobody gives away a colleague's cases without being a manager, whatever they send.
#[tokio::test]
async fn only_managers_give_away_a_colleagues_cases() {
    let world = World::new();
    let mut samira = world.signed_in("samira").await;
    let theirs = world.get(&mut samira, "/handovers/new").await.find("input[name=cases]", "value");
    let (from, to) = (world.members[0].account.to_string(), world.members[1].account.to_string());
    let mut jo = world.signed_in("jo").await;
    let form = [("from", from.as_str()), ("cases", theirs.as_str()), ("worker", to.as_str()), ("deputy", "stay")];
    let refused = world.post(&mut jo, "/handovers", &form).await;
    assert_ne!(refused.status, 303, "{}", refused.text());
    assert!(world.get(&mut samira, "/handovers/new").await.body.contains(&theirs));
}
