use crate::access::somebody;
use crate::scorecard_entries::published;
use crate::scorecards::{begun, with_measure};
use crate::world::{Browser, World};
use alongside_gate::{AccountState, Role};
use axum::body::Body;
use axum::http::Request;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read};

/// A second of nothing, with what a program wrote before it.
fn recording() -> Vec<u8> {
    let says = b"Recorded at 7 Hidden Street";
    let before = [&b"ID3\x04\0\0\0\0\0"[..], &[u8::try_from(says.len()).expect("short")], says].concat();
    [before, sound()].concat()
}

fn sound() -> Vec<u8> {
    [&[0xFF, 0xFB, 0x90, 0x00][..], &[b's'; 413]].concat()
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
        assert!(nothing.says("Choose its file, or enter where it is found"), "{}", nothing.text());
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

        // What is sent in full is not packed again: it is packed already.
        let packed =
            Request::builder().uri(&address).header("host", "localhost:8080").header("accept-encoding", "gzip");
        let packed = world.raw(packed.body(Body::empty()).expect("a request")).await;
        assert!(packed.headers.get("content-encoding").is_none() && packed.headers.contains_key("accept-ranges"));

        // Somebody in it wants it out of what is published, whatever stands beside the edition by now.
        let about = released.replace("index.html", "about.html");
        assert!(!world.get(&mut reader, &about).await.says("was taken out"));
        let media = format!("{edition}/media");
        let seen = world.get(&mut analyst, &media).await;
        assert!(seen.says("What we heard") && seen.says("A manager takes it out"), "{}", seen.text());
        let page = world.get(&mut manager, &media).await;
        let key = page.find("input[name=form]", "value");
        let typed = [("form", key.as_str()), ("file", name.as_str())];
        assert_eq!(world.post(&mut analyst, &media, &typed).await.status, 404);
        let other = [("form", "a-key-of-a-form-for-another-file"), ("file", "media/ffff.jpg")];
        assert_eq!(world.post(&mut manager, &media, &other).await.location, media, "somebody else was faster");
        assert_eq!(world.get(&mut reader, &address).await.status, 200);
        let removed = world.post(&mut manager, &media, &typed).await;
        assert_eq!(removed.location, media, "{}", removed.text());
        let version = address.replacen("/media/", "@1/media/", 1);
        for gone in [&address, &version] {
            assert_eq!(world.get(&mut reader, gone).await.status, 404, "{gone}");
        }
        assert_eq!(world.get(&mut reader, &released).await.status, 200);
        let page = world.get(&mut reader, &about).await;
        assert!(
            page.says("It was taken out after this was published") && !page.body.contains("<audio"),
            "{}",
            page.text()
        );
        let left = world.get(&mut analyst, &at).await;
        assert!(left.says("Its file was taken out of what is published"), "{}", left.text());
        assert!(left.says("Words.") && !left.says("A recording is kept with this"), "{}", left.text());
        assert!(world.get(&mut manager, &media).await.says("None is published"));
        // Of what that version was made is still known, but for the recording itself.
        let folder = world.get(&mut analyst, &format!("{edition}/inputs/1")).await.bytes;
        let mut folder = zip::ZipArchive::new(Cursor::new(folder)).expect("a folder");
        assert!(folder.by_name(&name).is_err());
        let mut list = String::new();
        folder.by_name("withdrawn.txt").expect("a list").read_to_string(&mut list).expect("text");
        assert_eq!(list, format!("{:x}  {name}\n", Sha256::digest(sound())));
        // The next version is published with its words alone.
        let says = [("form", "a-key-of-a-form-that-corrects"), ("says", "Another word.")];
        let corrected = world.post(&mut manager, &format!("{edition}/corrections"), &says).await;
        assert_eq!(corrected.location, edition, "{}", corrected.text());
        published(&world, &mut manager, &edition, "a-key-of-a-form-for-the-second").await;
        let folder = world.get(&mut analyst, &format!("{edition}/inputs/2")).await.bytes;
        let mut folder = zip::ZipArchive::new(Cursor::new(folder)).expect("a folder");
        let mut plan = String::new();
        folder.by_name("edition.toml").expect("there").read_to_string(&mut plan).expect("text");
        assert!(plan.contains("withdrawn = true") && plan.contains("Words.") && !plan.contains(&name), "{plan}");
    }
}

#[tokio::test]
async fn what_was_sent_by_mistake_goes_and_what_was_replaced_can_still_be_taken_out() {
    for world in World::everywhere() {
        let mut manager = world.signed_in("marcus").await;
        let edition = begun(&world, &mut manager, "To see").await;
        with_measure(&world, &mut manager, &edition).await;
        let new = format!("{edition}/entries/new/medium");
        let key = world.get(&mut manager, &new).await.form_key();
        let typed = [("form", key.as_str()), ("title", "Heard"), ("address", ""), ("transcript", "")];
        let refused = world.upload(&mut manager, &new, &typed, &[("medium:heard.mp3", &recording())]).await;
        assert!(refused.says("Without that file"), "{}", refused.text());
        let address = ("address", "https://example.org/heard");
        let elsewhere = [
            ("form", key.as_str()),
            ("title", "Heard"),
            address,
            ("transcript", "Words."),
            ("held", "heard.mp3"),
            ("without", "yes"),
        ];
        let kept = world.upload(&mut manager, &new, &elsewhere, &[]).await;
        assert_eq!(kept.location, format!("{edition}/entries"), "{}", kept.text());
        let at = world.get(&mut manager, &kept.location).await.find("#medium .app-row a", "href");
        assert!(!world.get(&mut manager, &at).await.says("A recording is kept with this"));

        // With its file it is published; then another takes its place.
        let change = async |manager: &mut Browser, form: &str, without: &str, file: Option<Vec<u8>>| {
            let seen = world.get(manager, &at).await.find("input[name=seen]", "value");
            let typed = [
                ("form", form),
                ("seen", &seen),
                ("title", "Heard"),
                address,
                ("transcript", "Words."),
                ("without", without),
            ];
            let file = file.as_ref().map(|bytes| ("medium:heard.mp3", bytes.as_slice()));
            let kept = world.upload(manager, &at, &typed, file.as_slice()).await;
            assert_eq!(kept.location, format!("{edition}/entries"), "{}", kept.text());
        };
        change(&mut manager, "a-key-of-a-form-with-the-file", "", Some(recording())).await;
        published(&world, &mut manager, &edition, "a-key-of-a-form-for-the-first").await;
        change(&mut manager, "a-key-of-a-form-with-another", "", Some([sound(), sound()].concat())).await;
        change(&mut manager, "a-key-of-a-form-without-any", "yes", None).await;
        assert!(!world.get(&mut manager, &at).await.says("A recording is kept with this"));
        let media = format!("{edition}/media");
        let page = world.get(&mut manager, &media).await;
        let (key, file) = (page.find("input[name=form]", "value"), page.find("input[name=file]", "value"));
        let removed = world.post(&mut manager, &media, &[("form", &key), ("file", &file)]).await;
        assert_eq!(removed.location, media, "{}", removed.text());
        assert!(world.get(&mut manager, &media).await.says("None is published"));
        assert_eq!(world.get(&mut manager, &at).await.status, 200, "what stands there now is another's");
    }
}
