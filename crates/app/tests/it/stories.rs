use crate::entries::{changed, refused};
use crate::outcomes::case;
use crate::world::World;

#[tokio::test]
async fn a_story_gives_nobody_away_and_is_taken_back() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let here = format!("{case}/case-studies");
    let story = |text: &'static str, agreed: &'static str| {
        [
            ("do", "write"),
            ("title", "Windows"),
            ("text", text),
            ("used-for", "The yearly report"),
            ("agreed", agreed),
            ("again", "in 52 weeks"),
        ]
    };
    let named = story("Rosa rang us in spring.", "");
    refused(&world, &mut desk, &here, &named, "The story has a name, a reference").await;
    assert_eq!(world.post(&mut desk, &here, &story("A woman rang us.", "")).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("Draft: not agreed to"), "{}", page.text());
    let yes: Vec<_> = story("A woman rang us.", "On the phone").to_vec();
    assert_eq!(changed(&world, &mut desk, &page, 0, &yes).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(changed(&world, &mut desk, &page, 1, &[("do", "publish")]).await.says("where it came out"));
    let out = [("do", "publish"), ("out", "Yearly report 2026, page 4")];
    assert_eq!(changed(&world, &mut desk, &page, 1, &out).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("page 4"), "{}", page.text());
    let back = [("do", "withdraw"), ("withdrawn", "She rang and said stop")];
    assert_eq!(changed(&world, &mut desk, &page, 1, &back).await.location, here);
    let page = world.get(&mut desk, &here).await;
    assert!(page.says("Use it no more") && !page.says("A woman rang us"), "{}", page.text());
}

#[tokio::test]
async fn what_was_learnt_comes_back_to_be_looked_at() {
    let world = World::new();
    let mut desk = world.signed_in("marcus").await;
    let case = case(&world, &mut desk).await;
    let here = format!("{case}/learning-reviews");
    let review = [("on", "today"), ("with", "Jo, the housing officer"), ("otherwise", "We rang too late")];
    refused(&world, &mut desk, &here, &review[..2], "what went well or what should go otherwise").await;
    let mut looked = review.to_vec();
    looked.push(("look-on", "in 4 weeks"));
    refused(&world, &mut desk, &here, &looked, "Write what changes").await;
    looked.push(("changes", "Two numbers on every case"));
    assert_eq!(world.post(&mut desk, &here, &looked).await.location, here);
    assert!(world.get(&mut desk, &case).await.says("Has what we learnt changed anything?"));
    let page = world.get(&mut desk, &here).await;
    assert_eq!(changed(&world, &mut desk, &page, 0, &[("came", "Yes, all of them")]).await.location, here);
    assert!(world.get(&mut desk, &here).await.says("Yes, all of them"));
}
