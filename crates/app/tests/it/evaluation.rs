use crate::entries::refused;
use crate::outcomes::{case, speak};
use crate::world::{Browser, World};
use axum::http::StatusCode;

/// The client answers by themself, once, in their language; the worker sees that
/// it came, and whoever manages sees what was said and not by whom.
#[tokio::test]
async fn a_client_says_what_they_think_and_whoever_worked_with_them_does_not_read_it() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        let here = format!("{case}/evaluations");
        assert!(world.get(&mut desk, &here).await.says("They are asked when the case is closed"));
        refused(&world, &mut desk, &here, &[("how", "call")], "The case is open").await;
        speak(&world, &mut desk, &case, &[("quiet", "yes")]).await;
        world.post(&mut desk, &format!("{case}/summary"), &[("summary", "All quiet."), ("version", "")]).await;
        let agrees = [("reason", "incidents_ceased"), ("view", "agrees"), ("words", "Yes, thank you.")];
        assert_eq!(world.post(&mut desk, &format!("{case}/closure"), &agrees).await.location, case);
        assert!(world.get(&mut desk, &case).await.says("Ask what they think of us"));
        let report = world.get(&mut desk, &case).await.find("a[href$='/messages']", "href");
        let renewing = report.replace("/messages", "/phrase");
        let (reference, phrase) =
            crate::reporting::kept(&world.post(&mut desk, &renewing, &[("checked", "Knew the day")]).await);
        let mut client = Browser::default();
        let secrets = [("reference", reference.as_str()), ("phrase", phrase.as_str())];
        assert_eq!(world.post(&mut client, "/return", &secrets).await.location, "/return");
        assert!(!world.get(&mut client, "/return").await.says("Tell us how we did"), "nobody has asked them yet");
        assert_eq!(world.get(&mut client, "/return/evaluation").await.location, "/return");

        refused(&world, &mut desk, &here, &[], "Choose how they were asked").await;
        assert_eq!(world.post(&mut desk, &here, &[("how", "call")]).await.location, here);
        assert!(world.get(&mut client, "/return").await.says("Tell us how we did"));
        let form = world.get(&mut client, "/return/evaluation").await;
        let key = form.form_key();
        let empty = world.post(&mut client, "/return/evaluation", &[("form", &key)]).await;
        assert!(empty.says("Answer at least one question"), "{}", empty.text());
        let said = [
            ("form", key.as_str()),
            ("evaluation-listened", "fully"),
            ("evaluation-soon", "not"),
            ("solved", "no"),
            ("better", "You rang when my husband was at home."),
        ];
        assert_eq!(world.post(&mut client, "/return/evaluation", &said).await.location, "/return");
        let thanks = world.get(&mut client, "/return").await;
        assert!(thanks.says("We have your answers") && !thanks.says("Tell us how we did"), "{}", thanks.text());

        let worker = world.get(&mut desk, &here).await;
        assert!(worker.says("They have answered") && !worker.says("my husband"), "{}", worker.text());
        assert!(!world.get(&mut desk, &case).await.says("my husband"));
        let all = world.get(&mut desk, "/evaluations").await;
        assert!(all.says("Fewer than 5 have answered") && !all.says("my husband"), "{}", all.text());
        assert!(!all.says("Rosa") && !all.says(&reference));
        let mut samira = world.signed_in("samira").await;
        assert_eq!(world.get(&mut samira, "/evaluations").await.status, StatusCode::NOT_FOUND);
    }
}
