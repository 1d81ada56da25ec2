use crate::outcomes::{case_of, speak};
use crate::world::World;
use alongside_domain::cases::{Touch, touch};
use alongside_domain::promises::ContactSeen;
use alongside_store::{CaseView, Page};
use axum::http::StatusCode;
use jiff::SignedDuration;

/// A list is narrowed, kept under a name, taken out as it is, and forgotten.
#[tokio::test]
async fn a_list_is_narrowed_and_kept_under_a_name() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case_of(&world, &mut desk, "Rosa Lind", "07700 900654").await;
        let all = world.get(&mut desk, "/cases").await;
        assert!(all.says("Rosa Lind"));
        assert!(!world.get(&mut desk, "/cases?risk=high").await.says("Rosa Lind"), "hers is medium");
        assert!(world.get(&mut desk, "/cases?risk=medium&only=not-reached").await.says("Rosa Lind"));
        assert!(!world.get(&mut desk, "/cases?only=late").await.says("Rosa Lind"));
        assert!(world.get(&mut desk, "/cases?risk=%3Cscript%3E&only=x&agency=y").await.says("Rosa Lind"));
        // By agency, once it was asked for something.
        let here = format!("{case}/requests");
        let page = world.get(&mut desk, &here).await;
        let agency = page.all("input[name=agency]", "value");
        let by_agency = format!("/cases?agency={}", agency[0]);
        assert!(!world.get(&mut desk, &by_agency).await.says("Rosa Lind"));
        let ask = [
            ("agency", agency[0].as_str()),
            ("what", "Move the bins"),
            ("asking", "agreed"),
            ("how", "email"),
            ("answer-by", "in 1 week"),
        ];
        assert_eq!(world.post(&mut desk, &here, &ask).await.location, here);
        assert!(world.get(&mut desk, &by_agency).await.says("Rosa Lind"));

        let none = world.post(&mut desk, "/cases", &[("name", "All of them")]).await;
        assert!(none.says("Choose something first"), "{}", none.text());
        let bare = world.post(&mut desk, "/cases", &[("risk", "medium"), ("mine", "yes")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.says("Write what you call this list"), "{}", bare.text());
        let kept = [("risk", "medium"), ("only", "not-reached"), ("name", "To ring first")];
        assert_eq!(world.post(&mut desk, "/cases", &kept).await.location, "/cases?only=not-reached&risk=medium");
        let list = world.get(&mut desk, "/cases?only=not-reached&risk=medium").await;
        assert!(list.says("To ring first") && list.says("Forget this list"), "{}", list.text());
        assert_eq!(list.find("a[href^='/cases/export']", "href"), "/cases/export?only=not-reached&risk=medium");
        let export = world.get(&mut desk, "/cases/export?only=not-reached&risk=medium").await;
        assert!(export.says("as far as the list before showed them"), "{}", export.text());
        let mut samira = world.signed_in("samira").await;
        assert!(!world.get(&mut samira, "/cases").await.says("To ring first"), "it is nobody else's");
        let forget = [("risk", "medium"), ("only", "not-reached"), ("do", "forget")];
        assert_eq!(world.post(&mut desk, "/cases", &forget).await.location, "/cases");
        assert!(!world.get(&mut desk, "/cases").await.says("To ring first"));
    }
}

/// What the list calls lost is what the rule calls lost, case by case.
#[tokio::test]
async fn the_list_of_lost_touch_is_what_the_rule_says_of_each_case() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case_of(&world, &mut desk, "Rosa Lind", "07700 900654").await;
        for _ in 0..2 {
            speak(&world, &mut desk, &case, &[("result", "attempt")]).await;
        }
        world.clock.advance(SignedDuration::from_hours(24 * 40));
        let (scope, now) = (world.scope(0), world.clock.now());
        let every = scope;
        let all = world.store.read(move |db| db.cases(&every, false, Page::first(500))).await.expect("readable").0;
        let lost = CaseView { lost_at: Some(now), ..CaseView::default() };
        let listed = world.store.read(move |db| db.cases(&scope, lost.clone(), Page::first(500))).await;
        let mut listed: Vec<_> = listed.expect("readable").0.into_iter().map(|line| line.id).collect();
        let mut ruled = Vec::new();
        for line in all {
            let file = world.store.read(move |db| db.case(line.id)).await.expect("readable");
            let seen = |contact: &alongside_store::ContactEntry| ContactSeen {
                at: contact.at,
                logged: contact.at,
                on_page: false,
                result: contact.result,
                statement_given: false,
                update_given: false,
                quiet_said: contact.quiet_said,
            };
            let contacts: Vec<_> = file.contacts.iter().map(seen).collect();
            if matches!(touch(&contacts, file.received_at, &[], now), Touch::Lost { .. }) {
                ruled.push(line.id);
            }
        }
        listed.sort();
        ruled.sort();
        assert_eq!(listed, ruled);
        assert!(!ruled.is_empty(), "she is lost by then");
    }
}
