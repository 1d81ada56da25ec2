use crate::world::{Answer, Browser, World};
use axum::http::StatusCode;

/// Sends a form of a complaint as it stands now.
async fn sent(world: &World, desk: &mut Browser, one: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let version = world.get(desk, one).await.all("input[name=version]", "value").pop().unwrap_or_default();
    let mut form = fields.to_vec();
    form.push(("version", version.as_str()));
    world.post(desk, &format!("{one}{to}"), &form).await
}

/// Anybody complains; somebody who is not complained of looks into it and
/// answers; somebody else again looks the second time; whoever it is about
/// never sees it.
#[tokio::test]
async fn a_complaint_is_answered_by_somebody_else_and_seen_by_nobody_it_is_about() {
    for world in World::everywhere() {
        let mut anybody = Browser::default();
        let form = world.get(&mut anybody, "/complain").await;
        assert!(form.says("It changes nothing in how we help you"), "{}", form.text());
        let key = form.form_key();
        let silent = world.post(&mut anybody, "/complain", &[("form", &key), ("wanted", "A call")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(silent.says("Write what happened") && silent.body.contains("A call"), "nothing typed is lost");
        let complaint = [("form", key.as_str()), ("about", "Samira never rang me back."), ("reach", "07700 900777")];
        let made = world.post(&mut anybody, "/complain", &complaint).await;
        assert_eq!(made.location, "/complain/received");
        assert!(world.get(&mut anybody, &made.location).await.says("answer within ten"));

        let id = |name: &str| {
            world.members.iter().find(|one| one.name.starts_with(name)).expect("is there").account.to_string()
        };
        let (samira, jo, marcus) = (id("Samira"), id("Jo"), id("Marcus"));
        let mut manager = world.signed_in("marcus").await;
        assert!(world.get(&mut manager, "/today").await.says("A complaint about us"));
        let list = world.get(&mut manager, "/complaints").await;
        assert!(list.says("Say that it has come"), "{}", list.text());
        let one = list.find(".app-row a", "href");
        assert!(world.get(&mut manager, &one).await.says("Samira never rang me back."));
        let herself = [("whom", samira.as_str()), ("investigator", samira.as_str())];
        assert!(sent(&world, &mut manager, &one, "/investigator", &herself).await.says("does not look into it"));
        let other = [("whom", samira.as_str()), ("investigator", jo.as_str())];
        assert_eq!(sent(&world, &mut manager, &one, "/investigator", &other).await.location, one);

        let mut about = world.signed_in("samira").await;
        assert!(!world.get(&mut about, "/complaints").await.says("looks into it ."));
        assert_eq!(world.get(&mut about, &one).await.status, 404, "it is not there for her");
        let mut investigator = world.signed_in("jo").await;
        assert!(world.get(&mut investigator, "/today").await.says("A complaint about us"));
        let told = [("outcome", "upheld"), ("words", "We are sorry, and rang her."), ("learning", "Two numbers")];
        assert_eq!(sent(&world, &mut manager, &one, "/answers", &told).await.status, 404, "only whoever looks into it");
        assert!(sent(&world, &mut investigator, &one, "/answers", &told[..1]).await.says("Write what was said"));
        assert_eq!(sent(&world, &mut investigator, &one, "/answers", &told).await.location, one);
        assert!(!world.get(&mut manager, "/today").await.says("A complaint about us"), "nothing is owed on it");

        assert_eq!(sent(&world, &mut manager, &one, "/review", &[]).await.location, one);
        assert!(sent(&world, &mut manager, &one, "/review", &[]).await.says("written to meanwhile"));
        assert!(
            sent(&world, &mut manager, &one, "/investigator", &other).await.says("somebody else than the first time")
        );
        let again = [("whom", samira.as_str()), ("investigator", marcus.as_str())];
        assert_eq!(sent(&world, &mut manager, &one, "/investigator", &again).await.location, one);
        assert_eq!(sent(&world, &mut manager, &one, "/answers", &told).await.location, one);
        assert!(world.get(&mut manager, &one).await.says("Answer, having looked again"));
        let old = world.post(&mut manager, &format!("{one}/removal"), &[("withdrawn", "x"), ("version", "1")]).await;
        assert!(old.says("written to meanwhile"), "from an old form: {}", old.text());
        // It stands on no case, and no search finds it.
        assert!(!world.post(&mut manager, "/search", &[("q", "rang me back")]).await.says("never rang"));
    }
}

#[tokio::test]
async fn a_complaint_is_written_down_at_any_desk() {
    let world = World::new();
    let mut desk = world.signed_in("samira").await;
    let form = world.get(&mut desk, "/complaints/new").await;
    let key = form.form_key();
    let bare = world.post(&mut desk, "/complaints", &[("form", &key), ("about", "You lost my letter.")]).await;
    assert!(bare.says("Choose how it came") && bare.body.contains("You lost my letter."), "{}", bare.text());
    let whole = [("form", key.as_str()), ("about", "You lost my letter."), ("came-by", "call")];
    assert_eq!(world.post(&mut desk, "/complaints", &whole).await.location, "/complaints/new?kept=yes");
    let mut manager = world.signed_in("marcus").await;
    let one = world.get(&mut manager, "/complaints").await.find(".app-row a", "href");
    let taken = sent(&world, &mut manager, &one, "/removal", &[]).await;
    assert!(taken.says("Write what was said"), "{}", taken.text());
    let back = [("withdrawn", "She found it herself")];
    assert_eq!(sent(&world, &mut manager, &one, "/removal", &back).await.location, one);
    assert!(world.get(&mut manager, "/complaints").await.says("Taken back"));
}

/// About somebody who manages: no manager reads it, and whoever it is about never does.
#[tokio::test]
async fn a_complaint_about_a_manager_is_read_by_no_manager() {
    let world = World::new();
    let mut anybody = Browser::default();
    let key = world.get(&mut anybody, "/complain").await.form_key();
    let complaint = [("form", key.as_str()), ("about", "Marcus shouted at me."), ("about-manager", "yes")];
    assert_eq!(world.post(&mut anybody, "/complain", &complaint).await.location, "/complain/received");
    let mut manager = world.signed_in("marcus").await;
    assert!(world.get(&mut manager, "/complaints").await.says("There are none that you see"));
    assert!(!world.get(&mut manager, "/today").await.says("A complaint about us"));
    use alongside_gate::{AccountState, Role};
    let mut lead = crate::access::somebody(&world, Role::DataProtectionLead, AccountState::Confirmed, 77).await;
    let one = world.get(&mut lead, "/complaints").await.find(".app-row a", "href");
    assert!(world.get(&mut lead, &one).await.says("Marcus shouted at me."));
    // Written down at a desk with a name: that person does not see it from the beginning.
    let mut jo = world.signed_in("jo").await;
    let form = world.get(&mut jo, "/complaints/new").await;
    let marcus = world.members.iter().find(|one| one.name.starts_with("Marcus")).expect("is there").account.to_string();
    let (key, whom) = (form.form_key(), marcus.as_str());
    let told = [("form", key.as_str()), ("about", "He did not listen."), ("came-by", "call"), ("whom", whom)];
    assert_eq!(world.post(&mut jo, "/complaints", &told).await.location, "/complaints/new?kept=yes");
    assert!(world.get(&mut manager, "/complaints").await.says("There are none that you see"));
}
