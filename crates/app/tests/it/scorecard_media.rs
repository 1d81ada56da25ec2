use crate::access::somebody;
use crate::scorecard_entries::published;
use crate::scorecards::{begun, with_measure};
use crate::world::{Browser, World};
use alongside_gate::{AccountState, Role};
use axum::body::Body;
use axum::http::Request;
use std::io::{Cursor, Read};

/// A second of nothing, with what a program wrote before it.
fn recording() -> Vec<u8> {
    let says = b"Recorded at 7 Hidden Street";
    let before = [&b"ID3\x04\0\0\0\0\0"[..], &[u8::try_from(says.len()).expect("short")], says].concat();
    [before, sound()].concat()
}

fn sound() -> Vec<u8> {
    [&[0xFF, 0xFB, 0x90, 0x00][..], &[b's'; 400]].concat()
}

#[tokio::test]
async fn a_recording_is_published_with_its_words_and_without_what_the_device_wrote() {
    for world in World::everywhere() {
        let mut analyst = somebody(&world, Role::Analyst, AccountState::Confirmed, 521).await;
        let mut manager = world.signed_in("marcus").await;
        let edition = begun(&world, &mut analyst, "To hear").await;
        with_measure(&world, &mut analyst, &edition).await;
        let new = format!("{edition}/entries/new/medium");
        let key = world.get(&mut analyst, &new).await.form_key();
        let typed = [("form", key.as_str()), ("title", "What we heard"), ("address", ""), ("transcript", "Words.")];
        let without = [("form", key.as_str()), ("title", "What we heard"), ("address", ""), ("transcript", "")];

        let nothing = world.upload(&mut analyst, &new, &typed, &[]).await;
        assert!(nothing.says("Enter where it is found, or choose its file below"), "{}", nothing.text());
        let film = [&b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"[..], &[0; 40]].concat();
        let refused = world.upload(&mut analyst, &new, &typed, &[("medium:film.mp4", &film)]).await;
        assert!(refused.says("Of a film, give the address"), "{}", refused.text());
        // What was sent is held while the rest is mended.
        let refused = world.upload(&mut analyst, &new, &without, &[("medium:heard.mp3", &recording())]).await;
        assert!(refused.says("Enter the words of it"), "{}", refused.text());
        assert!(refused.says("What you sent is still here: heard.mp3"), "{}", refused.text());
        let held = [typed.as_slice(), &[("held", "heard.mp3")]].concat();
        let kept = world.upload(&mut analyst, &new, &held, &[]).await;
        assert_eq!(kept.location, format!("{edition}/entries"), "{}", kept.text());

        let at = world.get(&mut analyst, &kept.location).await.find("#medium .app-row a", "href");
        let page = world.get(&mut analyst, &at).await;
        assert!(page.says("A recording is kept with this"), "{}", page.text());
        let released = published(&world, &mut manager, &edition, "a-key-of-a-form-for-the-recording").await;

        // It stands among the pages of the edition and in the folder it is made of, without those words.
        let folder = world.get(&mut analyst, &format!("{edition}/inputs/1")).await.bytes;
        let mut folder = zip::ZipArchive::new(Cursor::new(folder)).expect("a folder");
        let name = folder.file_names().find(|name| name.starts_with("media/")).expect("a recording").to_owned();
        let mut bytes = Vec::new();
        folder.by_name(&name).expect("there").read_to_end(&mut bytes).expect("readable");
        assert_eq!(bytes, sound());
        let mut plan = String::new();
        folder.by_name("edition.toml").expect("there").read_to_string(&mut plan).expect("text");
        assert!(plan.contains(&format!("file = \"{name}\"")), "{plan}");
        let address = released.replace("index.html", &name);
        let mut reader = Browser::default();
        let whole = world.get(&mut reader, &address).await;
        let says = |header: &str| whole.headers.get(header).map(|value| value.to_str().expect("text").to_owned());
        assert_eq!((says("content-type"), says("accept-ranges")), (Some("audio/mpeg".into()), Some("bytes".into())));
        let part = Request::builder().uri(&address).header("host", "localhost:8080").header("range", "bytes=4-6");
        let part = world.raw(part.body(Body::empty()).expect("a request")).await;
        assert_eq!((part.status.as_u16(), part.body.as_str()), (206, "sss"));

        // Somebody in it wants it out of what is published: its words stay.
        let page = world.get(&mut analyst, &at).await;
        let (key, seen) =
            (page.find("form[action$=removal] input[name=form]", "value"), page.find("input[name=seen]", "value"));
        let typed = [("form", key.as_str()), ("seen", &seen), ("published", "yes")];
        let removed = world.post(&mut analyst, &format!("{at}/removal"), &typed).await;
        assert_eq!(removed.location, format!("{edition}/entries"), "{}", removed.text());
        assert_eq!(world.get(&mut reader, &address).await.status, 404);
        assert_eq!(world.get(&mut reader, &released).await.status, 200);
    }
}
