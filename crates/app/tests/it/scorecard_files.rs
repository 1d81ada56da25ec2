use crate::access::somebody;
use crate::scorecards::{GOOD, begun, measure};
use crate::world::World;
use alongside_gate::{AccountState, Role};

/// The same fields, with others in the place of some.
fn with<'a>(fields: Vec<(&'a str, &'a str)>, others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.into_iter().filter(|(name, _)| !others.iter().any(|(other, _)| other == name));
    kept.chain(others.iter().copied()).collect()
}

#[tokio::test]
async fn what_is_wrong_stands_beside_the_field_that_mends_it_and_the_file_is_sent_once() {
    for world in World::everywhere() {
        let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 511).await;
        let edition = begun(&world, &mut analyst, "Sent once").await;
        let key = world.get(&mut analyst, &format!("{edition}/measures/new")).await.form_key();
        let to = format!("{edition}/measures");
        let typed = with(measure(&key, "Stopped", ""), &[("reference", "Martian"), ("licence", "")]);
        let refused = world.upload(&mut analyst, &to, &typed, &[("file:stops.csv", GOOD)]).await;
        assert!(refused.says("Enter the licence"), "{}", refused.text());
        assert!(refused.says("What you sent is still here: stops.csv"), "{}", refused.text());
        let typed = with(measure(&key, "Stopped", ""), &[("reference", "Martian")]);
        let refused = world.upload(&mut analyst, &to, &typed, &[]).await;
        let said = refused.find("#reference-error", "id");
        assert_eq!(said, "reference-error", "{}", refused.text());
        assert!(refused.says("Kingston has no row for Martian"), "{}", refused.text());
        assert_eq!(refused.find("#file-error", "id"), "", "nothing is wrong with the file");
        assert_eq!(refused.find("input[name=held]", "value"), "file");
        // Another sheet is another file, and what is no longer here is asked for.
        let typed = with(measure(&key, "Stopped", ""), &[("sheet", "2024"), ("held", "file")]);
        let gone = world.upload(&mut analyst, &to, &typed, &[]).await;
        assert!(gone.says("Choose the file again: it is no longer here"), "{}", gone.text());
        // Somebody else's form of the same key has no file.
        let mut other = somebody(&world, Role::Analyst, AccountState::Confirmed, 512).await;
        let none = world.upload(&mut other, &to, &measure(&key, "Stopped", ""), &[]).await;
        assert!(none.says("Choose the file with the figures"), "{}", none.text());
        let kept = world.upload(&mut analyst, &to, &measure(&key, "Stopped", ""), &[]).await;
        assert_eq!(kept.location, format!("{to}/stopped?kept=yes"), "{}", kept.text());
        let page = world.get(&mut analyst, &kept.location).await;
        for says in
            ["The figures are kept", "How the file was read", "numerator", "denominator", "Asian, Black, White (3)"]
        {
            assert!(page.says(says), "{says}: {}", page.text());
        }
    }
}

#[tokio::test]
async fn what_is_wrong_is_listed_in_the_order_of_the_page() {
    let world = World::new();
    let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 513).await;
    let edition = begun(&world, &mut analyst, "In order").await;
    let key = world.get(&mut analyst, &format!("{edition}/measures/new")).await.form_key();
    let typed =
        with(measure(&key, "", ""), &[("licence", ""), ("per", "none"), ("keep", "year"), ("retrieved", "never")]);
    let refused = world.upload(&mut analyst, &format!("{edition}/measures"), &typed, &[]).await;
    let links = refused.all(".govuk-error-summary a", "href");
    assert_eq!(links, ["#file", "#title", "#per", "#licence", "#retrieved", "#keep"], "{}", refused.text());
}

#[tokio::test]
async fn what_a_file_leaves_open_is_asked_where_it_is_answered() {
    let world = World::new();
    let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 514).await;
    let edition = begun(&world, &mut analyst, "Left open").await;
    let key = world.get(&mut analyst, &format!("{edition}/measures/new")).await.form_key();
    let wards = "area_code,ward_code,ethnic_group,numerator,denominator\n\
        E09000021,E05013927,White,10,100\nE09000021,E05013928,White,20,200\n";
    for (file, field) in [
        ("area_code,ethnic_group,perm_excl,fixed_excl,headcount\nE09000021,White,1,2,100\n", "#events"),
        ("area_code,ethnic_group,excluded\nE09000021,White,1\n", "#total"),
        (wards, "#area-code"),
        (&wards.replace("E05013927", "North").replace("E05013928", "South"), "#keep"),
    ] {
        let typed = measure(&key, "Asked", "");
        let refused = world
            .upload(&mut analyst, &format!("{edition}/measures"), &typed, &[("file:asked.csv", file.as_bytes())])
            .await;
        let links = refused.all(".govuk-error-summary a", "href");
        assert!(
            links.contains(&field.to_owned()) && !links.contains(&"#file".to_owned()),
            "{links:?} {}",
            refused.text()
        );
    }
}

#[tokio::test]
async fn people_are_read_from_the_columns_that_are_named() {
    let world = World::new();
    let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 514).await;
    let edition = begun(&world, &mut analyst, "People").await;
    let key = world.get(&mut analyst, &format!("{edition}/measures/new")).await.form_key();
    let to = format!("{edition}/measures");
    let events = b"area_code,ethnic_group,stops\nE09000021,White,713\nE09000021,Black,162\n";
    let people = b"area_code,ethnic_group,men,women\nE09000021,White,50000,64325\nE09000021,Black,2000,2741\n";
    let files: [(&str, &[u8]); 2] = [("file:stops.csv", events), ("population:people.csv", people)];
    let refused = world.upload(&mut analyst, &to, &measure(&key, "Women stopped", ""), &files).await;
    let says = "In the file of the population: Several columns could be what is counted: men, women";
    assert!(refused.says(says), "{}", refused.text());
    let typed = with(measure(&key, "Women stopped", ""), &[("people-count", "women")]);
    let kept = world.upload(&mut analyst, &to, &typed, &[]).await;
    assert_eq!(kept.location, format!("{to}/women-stopped?kept=yes"), "{}", kept.text());
    let page = world.get(&mut analyst, &kept.location).await;
    assert!(page.says("Among how many, in the file of people"), "{}", page.text());
    assert_eq!(page.find("input[name=people-count]", "value"), "women");
}

#[tokio::test]
async fn areas_may_have_no_code_and_themes_may_have_words() {
    let world = World::new();
    let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 515).await;
    let key = world.get(&mut analyst, "/scorecards").await.form_key();
    let areas = "Kingston upon Thames,\nE09000008, Croydon\n> Norbiton Ward";
    let typed = [("form", key.as_str()), ("title", "By name"), ("publisher", "Us"), ("areas", areas)];
    let edition = world.post(&mut analyst, "/scorecards", &typed).await.location;
    let page = world.get(&mut analyst, &edition).await;
    let shown = "Kingston upon Thames\nE09000008 Croydon\n> Norbiton Ward";
    assert!(page.body.contains(shown.replace('>', "&gt;").as_str()), "{}", page.text());
    let (key, seen) = (page.form_key(), page.find("input[name=seen]", "value"));
    let typed = [
        ("form", key.as_str()),
        ("seen", seen.as_str()),
        ("title", "By name"),
        ("publisher", "Us"),
        ("date", "3 December 2026"),
        ("threshold", "5"),
        ("areas", shown),
        ("themes", "Housing: Homes of the council and of others.\nPolicing"),
    ];
    let kept = world.post(&mut analyst, &edition, &typed).await;
    assert_eq!(kept.location, edition, "{}", kept.text());
    let page = world.get(&mut analyst, &edition).await;
    assert_eq!(page.find("input[name=date]", "value"), "2026-12-03");
    assert!(page.body.contains(shown.replace('>', "&gt;").as_str()), "areas stay what they were: {}", page.text());
    assert!(page.body.contains("Housing: Homes of the council and of others.\nPolicing"), "{}", page.text());
    // Another title in the same place is the same theme, whatever measures it has.
    let (key, seen) = (page.form_key(), page.find("input[name=seen]", "value"));
    let renamed =
        with(typed.to_vec(), &[("form", &key), ("seen", &seen), ("themes", "Homes: work: and rent\nPolicing")]);
    assert_eq!(world.post(&mut analyst, &edition, &renamed).await.location, edition);
    let page = world.get(&mut analyst, &format!("{edition}/measures/new")).await;
    assert_eq!(page.all("input[name=theme]", "value"), ["housing", "policing"]);
    assert!(page.says("Homes"), "{}", page.text());
    assert!(world.get(&mut analyst, &edition).await.body.contains("Homes: work: and rent\nPolicing"));
}
