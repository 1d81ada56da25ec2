use crate::outcomes::{case, speak};
use crate::world::{World, totp_now};
use axum::http::StatusCode;
use jiff::SignedDuration;

/// A service adds answers of its own: they are offered, count as ours, and what
/// was written with one keeps its words when it is offered no longer.
#[tokio::test]
async fn an_answer_of_the_services_own_is_offered_and_stays_in_what_was_written_with_it() {
    for world in World::everywhere() {
        let mut alex = world.signed_in("alex").await;
        let page = world.get(&mut alex, "/lists").await;
        assert!(page.says("How it reached us") && page.says("Add to this list"), "{}", page.text());
        let key = page.form_key();
        let bare = [("form", key.as_str()), ("list", "source"), ("words", "The mosque’s helpline"), ("since", "today")];
        let nowhere = world.post(&mut alex, "/lists", &bare).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.says("Choose what it counts as") && nowhere.body.contains("The mosque’s helpline"));
        let placed = [bare[0], bare[1], bare[2], bare[3], ("under", "voluntary")];
        let past = world.post(&mut alex, "/lists", &[placed[1], placed[2], ("since", "yesterday"), placed[4]]).await;
        assert!(past.says("from today on"), "{}", past.text());
        assert_eq!(world.post(&mut alex, "/lists", &placed).await.location, "/lists?list=source");
        let twice = world.post(&mut alex, "/lists", &placed[1..]).await;
        assert!(twice.says("There is one of these words already"), "{}", twice.text());
        let later = [placed[1], ("words", "The new shelter"), ("since", "in 2 weeks"), placed[4]];
        assert_eq!(world.post(&mut alex, "/lists", &later).await.status, StatusCode::SEE_OTHER);
        let why =
            [("list", "closure"), ("words", "The landlord moved them"), ("since", "today"), ("under", "moved_away")];
        assert_eq!(world.post(&mut alex, "/lists", &why).await.location, "/lists?list=closure");

        let mut desk = world.signed_in("marcus").await;
        let form = world.get(&mut desk, "/reports/new").await;
        assert!(form.says("The mosque’s helpline") && !form.says("The new shelter"), "{}", form.text());
        let entries = world.store.read(|db| db.list_entries(alongside_domain::lists::ReferenceList::Source)).await;
        let entries = entries.expect("readable");
        let id_of = |words: &str| entries.iter().find(|entry| entry.words == words).expect("there").id.to_string();
        let (mosque, shelter) = (id_of("The mosque’s helpline"), id_of("The new shelter"));
        let too_early = [("source", shelter.as_str()), ("story", "They shout at me."), ("name", "Amal Idris")];
        assert!(world.post(&mut desk, "/reports", &too_early).await.says("Choose how it reached us"));
        let told = [("source", mosque.as_str()), too_early[1], too_early[2]];
        let report = world.enter_anyway(&mut desk, &told).await.location;
        assert!(world.get(&mut desk, &report).await.says("The mosque’s helpline, received"));

        // Offered no longer: what says it goes on saying it.
        let end = [("list", "source"), ("entry", mosque.as_str())];
        for _ in 0..2 {
            assert_eq!(world.post(&mut alex, "/lists/end", &end).await.location, "/lists?list=source");
        }
        assert!(world.get(&mut alex, "/lists").await.says("offered no longer since"));
        assert!(!world.get(&mut desk, "/reports/new").await.says("The mosque’s helpline"));
        assert!(world.get(&mut desk, &report).await.says("The mosque’s helpline, received"));
        assert!(world.get(&mut desk, "/referrals").await.says("The mosque’s helpline, received"));

        let case = case(&world, &mut desk).await;
        speak(&world, &mut desk, &case, &[("quiet", "yes")]).await;
        world.post(&mut desk, &format!("{case}/summary"), &[("summary", "All quiet."), ("version", "")]).await;
        let closure = world.get(&mut desk, &format!("{case}/closure")).await;
        let entries = world.store.read(|db| db.list_entries(alongside_domain::lists::ReferenceList::Closure)).await;
        let moved = entries.expect("readable")[0].id.to_string();
        assert!(closure.all("input[name=reason]", "value").contains(&moved), "{}", closure.text());
        let close = [("reason", moved.as_str()), ("view", "agrees"), ("words", "“Far away now.”")];
        assert_eq!(world.post(&mut desk, &format!("{case}/closure"), &close).await.location, case);
        assert!(world.get(&mut desk, &case).await.says("Closed: the landlord moved them"));
    }
}

/// A list leaves only with a code of that moment, is written down, and holds
/// names only where they were asked for.
#[tokio::test]
async fn a_list_of_cases_is_taken_out_with_a_second_factor_and_written_down() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        case(&world, &mut desk).await;
        let page = world.get(&mut desk, "/cases/export").await;
        assert!(page.says("Once it has left, nothing here protects it"), "{}", page.text());
        let ask = [("purpose", "Supervision on Thursday"), ("names", "yes"), ("code", "123456")];
        let wrong = world.post(&mut desk, "/cases/export", &ask).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.says("This code is not right") && !wrong.body.contains("Rosa Lind"));
        assert_eq!(wrong.all("input[name=names][checked]", "value"), ["yes"], "nothing chosen is lost");
        let made_up = r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"authenticatorData":"AA","clientDataJSON":"AA","signature":"AA"}}"#;
        let device = [ask[0], ("ceremony", "never"), ("credential", made_up)];
        assert!(world.post(&mut desk, "/cases/export", &device).await.says("What the device answered does not fit"));

        // A case that only named people open is on no list that leaves.
        let secret = crate::outcomes::case_of(&world, &mut desk, "Hana Okoro", "07700 900655").await;
        let named = world.members[0].account.to_string();
        let close = [
            ("named", named.as_str()),
            ("restriction-reason", "Her brother works here"),
            ("restriction-review", "in 3 months"),
        ];
        let restricted = world.post(&mut desk, &format!("{secret}/restriction"), &close).await;
        assert_eq!(restricted.status, StatusCode::SEE_OTHER, "{}", restricted.text());
        let fetch = async |desk: &mut crate::world::Browser, named: bool| {
            world.clock.advance(SignedDuration::from_secs(31));
            let code = totp_now(&world);
            let no_reason = world.post(desk, "/cases/export", &[("code", &code)]).await;
            assert!(no_reason.says("Say in one line what the list is for"), "{}", no_reason.text());
            let mut form = vec![ask[0], ("code", code.as_str())];
            form.extend(named.then_some(("names", "yes")));
            let ready = world.post(desk, "/cases/export", &form).await;
            assert!(ready.location.starts_with("/cases/export?ready="), "{}", ready.text());
            let page = world.get(desk, &ready.location).await;
            let file = page.find("a[href*='/cases/export/file']", "href");
            let again = world.post(desk, "/cases/export", &[("purpose", "Another"), ("code", &code)]).await;
            assert!(again.says("This code is not right"), "a code counts once");
            (world.get(desk, &file).await, file)
        };
        let (bare, file) = fetch(&mut desk, false).await;
        assert_eq!(bare.headers["content-type"], "text/csv; charset=utf-8");
        let named = bare.headers["content-disposition"].to_str().expect("letters");
        assert!(named.starts_with("attachment; filename=\"cases-20"), "{named}");
        assert!(bare.body.contains("\"Reference\",\"Worker\"") && !bare.body.contains("Rosa Lind"));
        let mut samira = world.signed_in("samira").await;
        assert_eq!(world.get(&mut samira, &file).await.location, "/cases/export", "it is whose code it was");
        let (full, file) = fetch(&mut desk, true).await;
        assert!(full.body.contains("\"Reference\",\"Client\"") && full.body.contains("Rosa Lind"));
        assert!(!full.body.contains("Hana Okoro") && world.get(&mut desk, "/cases").await.says("Hana Okoro"));
        world.clock.advance(SignedDuration::from_mins(6));
        assert_eq!(world.get(&mut desk, &file).await.location, "/cases/export", "for five minutes");
        let mut alex = world.signed_in("alex").await;
        let record = world.get(&mut alex, "/record").await;
        assert!(record.says("Cases exported"), "{}", record.text());
        assert_ne!(world.get(&mut alex, "/cases/export").await.status, StatusCode::OK);
    }
}

/// What a service calls a kind of hostility, and how people live, counts as the
/// answer of ours it stands under, and keeps its words.
#[tokio::test]
async fn hostility_and_ways_of_living_have_words_of_the_services_own() {
    for world in World::everywhere() {
        let mut alex = world.signed_in("alex").await;
        for (list, words, under) in
            [("hostility", "Anti-Chinese", "race"), ("tenure", "Almshouse", "association_tenant")]
        {
            let add = [("list", list), ("words", words), ("since", "today"), ("under", under)];
            assert_eq!(world.post(&mut alex, "/lists", &add).await.location, format!("/lists?list={list}"));
        }
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let page = world.get(&mut desk, &format!("{case}/incidents/new")).await;
        let hostility = page.find("input[name=hostility]", "value");
        let told = [("words", "They shouted it from a car."), ("hostility", hostility.as_str())];
        let kept = world.post(&mut desk, &format!("{case}/incidents"), &told).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        let shown = world.get(&mut desk, &format!("{case}/incidents")).await;
        assert!(shown.says("More closely: Anti-Chinese"), "{}", shown.text());
        let issues = world.get(&mut desk, &format!("{case}/issues")).await;
        let tenures = issues.all("input[name=tenure]", "value");
        let almshouse = tenures.iter().find(|one| one.len() == 36).expect("our own is offered").clone();
        let (here, version) = (format!("{case}/issues/description"), issues.find("input[name=version]", "value"));
        let lives = [("described", "yes"), ("tenure", almshouse.as_str()), ("client", "family"), ("version", &version)];
        assert_eq!(world.post(&mut desk, &here, &lives).await.status, StatusCode::SEE_OTHER);
        let issues = world.get(&mut desk, &format!("{case}/issues")).await;
        assert!(issues.all("input[name=tenure][checked]", "value").contains(&almshouse), "{}", issues.text());
        assert_eq!(issues.find("input[name=client][checked]", "value"), "family");
    }
}
