use crate::world::{Browser, World};
use alongside_gate::CaseId;
use axum::http::StatusCode;

/// A picture of one pixel that says where it was taken.
fn photo() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1, 0, 15];
    bytes.extend_from_slice(b"Exif\0\0at home");
    bytes.extend_from_slice(&[0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    bytes.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x7F, 0xFF, 0xD9]);
    bytes
}

fn virus() -> Vec<u8> {
    format!("{}{}", r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").into_bytes()
}

async fn a_case(world: &World, desk: &mut Browser) -> String {
    world.get(desk, "/cases").await.find("td a", "href")
}

#[tokio::test]
async fn a_photo_is_kept_as_it_is_and_copied_without_what_it_says() {
    for world in World::everywhere() {
        let mut samira = world.signed_in("samira").await;
        let case = a_case(&world, &mut samira).await;
        let files = format!("{case}/files");
        let key = world.get(&mut samira, &files).await.form_key();
        let form = [("form", key.as_str())];
        // Pressed twice, it is there once.
        for _ in 0..2 {
            let added = world.upload(&mut samira, &files, &form, &[("C:\\Amina\\Tür.jpg", &photo())]).await;
            assert_eq!(added.location, files, "{}", added.text());
        }
        let page = world.get(&mut samira, &files).await;
        assert_eq!(page.text().matches("Tür.jpg").count(), 3, "one heading and two links: {}", page.text());
        assert!(!page.says("Amina\\"), "folders of somebody's computer are not kept");
        assert!(world.get(&mut samira, &case).await.says("Files (1)"));
        let links = page.all(".app-row a", "href");
        let (copy, original) = (world.get(&mut samira, &links[0]).await, world.get(&mut samira, &links[1]).await);
        assert!(original.body.contains("at home") && !copy.body.contains("at home"));
        for saved in [&copy, &original] {
            let header = |name: &str| saved.headers.get(name).map_or("", |value| value.to_str().unwrap_or(""));
            assert!(header("content-disposition").starts_with("attachment; filename=\"file-"));
            assert!(!header("content-disposition").contains("Tür"), "the name says nothing");
            assert_eq!(header("content-type"), "application/octet-stream");
        }
        let looks = world.get(&mut samira, &format!("{case}/looks")).await;
        assert!(looks.says("Took a file out"));
        let id: CaseId = case.trim_start_matches("/cases/").parse().expect("a case");
        let found = world.store.read(move |db| db.files_of_case(id)).await.expect("readable");
        assert_eq!(found.len(), 1);
    }
}

#[tokio::test]
async fn what_is_flagged_waits_for_a_manager_who_says_why() {
    let world = World::new();
    let (mut samira, mut marcus) = (world.signed_in("samira").await, world.signed_in("marcus").await);
    let case = a_case(&world, &mut samira).await;
    let files = format!("{case}/files");
    world.upload(&mut samira, &files, &[], &[("letter.txt", &virus())]).await;
    let page = world.get(&mut samira, &files).await;
    assert!(page.says("Held back") && page.says("Nobody opens this before a manager"), "{}", page.text());
    assert!(page.all(".app-row a", "href").is_empty());
    let page = world.get(&mut marcus, &files).await;
    let release = page.find("form[action$=release]", "action");
    let file = release.trim_end_matches("/release").to_owned();
    for browser in [&mut samira, &mut marcus] {
        assert_eq!(world.get(browser, &file).await.status, StatusCode::NOT_FOUND, "not before");
    }
    assert_eq!(world.post(&mut samira, &release, &[]).await.status, StatusCode::NOT_FOUND);
    assert!(world.post(&mut marcus, &release, &[]).await.says("Say why it may be opened"));
    let why = format!("why-{}", file.rsplit('/').next().expect("an id"));
    let released = world.post(&mut marcus, &release, &[(why.as_str(), "It is the scanner's own test file")]).await;
    assert_eq!(released.location, files, "{}", released.text());
    assert_eq!(world.get(&mut samira, &file).await.status, StatusCode::OK);
    assert!(world.get(&mut samira, &case).await.says("It is the scanner's own test file"));
}

#[tokio::test]
async fn a_file_too_large_or_empty_or_forgotten_gets_a_sentence() {
    let world = World::new();
    let mut samira = world.signed_in("samira").await;
    let files = format!("{}/files", a_case(&world, &mut samira).await);
    let large = vec![7u8; 55 * 1024 * 1024];
    for (sent, sentence) in [
        (&[("film.mp4", large.as_slice())][..], "more than 50 MB"),
        (&[("empty.txt", &b""[..])][..], "This file is empty"),
        (&[][..], "Choose a file"),
        (&vec![("one.txt", &b"One"[..]); 201][..], "There can be 200 files here"),
    ] {
        let refused = world.upload(&mut samira, &files, &[], sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says(sentence), "{sentence}: {}", refused.text());
    }
    assert!(world.get(&mut samira, &files).await.says("There are none yet"));
}

/// Somebody adds a photo before sending, takes another away, and sends one more
/// when coming back.
#[tokio::test]
async fn photos_come_with_a_report_and_with_what_is_added_later() {
    for world in World::everywhere() {
        let mut phone = Browser::default();
        world.post(&mut phone, "/questions", &[("step", "start"), ("go", "on")]).await;
        world.post(&mut phone, "/questions", &[("step", "story"), ("go", "on"), ("story", "The door again.")]).await;
        let evidence = [("step", "evidence"), ("go", "file"), ("evidence", "photos")];
        let two: [(&str, &[u8]); 2] = [("one.jpg", &photo()), ("two.jpg", &photo())];
        let sent = world.upload(&mut phone, "/questions", &evidence, &two).await;
        assert_eq!(sent.location, "/questions");
        let page = world.get(&mut phone, "/questions").await;
        assert!(page.says("What you have added") && page.says("two.jpg"), "{}", page.text());
        let remove = page.all("button[value^='remove:']", "value");
        world.post(&mut phone, "/questions", &[("step", "evidence"), ("go", &remove[1])]).await;
        let page = world.get(&mut phone, "/questions").await;
        let left = if page.says("one.jpg") { "one.jpg" } else { "two.jpg" };
        assert!(page.says("one.jpg") != page.says("two.jpg"));
        let large = vec![7u8; 55 * 1024 * 1024];
        world.upload(&mut phone, "/questions", &evidence, &[("film.mp4", &large)]).await;
        assert!(world.get(&mut phone, "/questions").await.says("more than 50 MB"));
        world.post(&mut phone, "/questions", &[("step", "evidence"), ("go", "on"), ("evidence", "photos")]).await;
        world.post(&mut phone, "/questions", &[("step", "check"), ("go", "send")]).await;
        let page = world.get(&mut phone, "/questions").await;
        let kept: Vec<String> = {
            let shown = scraper::Html::parse_document(&page.body);
            let selector = scraper::Selector::parse(".app-keep__value").expect("a selector");
            shown.select(&selector).map(|value| value.text().collect()).collect()
        };
        let mut later = Browser::default();
        let back = [("reference", kept[0].as_str()), ("phrase", kept[1].as_str())];
        assert_eq!(world.post(&mut later, "/return", &back).await.location, "/return");
        let key = world.get(&mut later, "/return").await.form_key();
        let added = world.upload(&mut later, "/return/additions", &[("form", &key)], &[("three.jpg", &photo())]).await;
        assert_eq!(added.location, "/return", "{}", added.text());
        let mut desk = world.signed_in("marcus").await;
        let queue = world.get(&mut desk, "/referrals").await;
        let hit = queue.body.split("/referrals/").find(|part| part.contains(&kept[0])).expect("it waits");
        let report = format!("/referrals/{}", &hit[..36]);
        let page = world.get(&mut desk, &report).await;
        assert!(page.says("Files (2)") && page.says("They sent a file."), "{}", page.text());
        let files = world.get(&mut desk, &format!("{report}/files")).await;
        assert!(files.says(left) && files.says("three.jpg") && files.says("sent by them"));
        let original = files.all(".app-row a", "href").last().expect("a link").clone();
        assert!(world.get(&mut desk, &original).await.body.contains("at home"));
    }
}

#[tokio::test]
async fn leaving_takes_the_photos_along() {
    let world = World::new();
    let mut phone = Browser::default();
    world.post(&mut phone, "/questions", &[("step", "start"), ("go", "on")]).await;
    let evidence = [("step", "evidence"), ("go", "file")];
    world.upload(&mut phone, "/questions", &evidence, &[("one.jpg", &photo())]).await;
    assert!(world.store.all_waiting().await.expect("readable") > 0);
    world.get(&mut phone, "/leave").await;
    assert_eq!(world.store.all_waiting().await, Ok(0));
}
