use crate::outcomes::{case, speak};
use crate::world::World;
use axum::http::StatusCode;

/// A plan is for what the client wants; their yes is to what was read to them,
/// and what changes afterwards is shown until they agree again.
#[tokio::test]
async fn a_plan_is_agreed_as_it_was_read_and_changes_show() {
    for world in World::everywhere() {
        let mut desk = world.signed_in("marcus").await;
        let case = case(&world, &mut desk).await;
        speak(&world, &mut desk, &case, &[]).await;
        let here = format!("{case}/plan");
        let empty = world.post(&mut desk, &here, &[("how", "call")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(empty.says("Write down what they want first"), "{}", empty.text());
        world.post(&mut desk, &format!("{case}/outcomes"), &[("wanted", "That it stops.")]).await;
        assert!(world.get(&mut desk, &case).await.says("Agree the plan with them"));
        assert!(world.post(&mut desk, &here, &[("how", "call")]).await.says("Plan a step first"));
        let plan = |what: &'static str| [("step", what), ("owner", "worker"), ("due", "in 2 weeks")];
        let steps = format!("{case}/steps");
        assert_eq!(world.post(&mut desk, &steps, &plan("Write to the landlord")).await.status, StatusCode::SEE_OTHER);

        let read = world.get(&mut desk, &here).await;
        assert!(read.says("Not agreed with the client yet") && read.says("What we do"), "{}", read.text());
        let (step, wanted) = (read.find("input[name=read]", "value"), read.find("input[name=wanted]", "value"));
        let nothing = world.post(&mut desk, &here, &[("read", &step), ("said", "Good.")]).await;
        assert!(nothing.says("Choose how it was gone through") && nothing.says("Good."));
        let yes = [
            ("read", step.as_str()),
            ("wanted", wanted.as_str()),
            ("how", "call"),
            ("language", "Urdu"),
            ("said", "Yes, do it."),
        ];
        // A step comes while it is gone through: that was not read to them.
        assert_eq!(world.post(&mut desk, &steps, &plan("Ask for a camera")).await.status, StatusCode::SEE_OTHER);
        assert!(world.post(&mut desk, &here, &yes).await.says("The plan has changed since this page was opened"));
        let both = world.get(&mut desk, &here).await.all("input[name=read]", "value");
        let mut yes: Vec<(&str, &str)> = yes[1..].to_vec();
        yes.extend(both.iter().map(|step| ("read", step.as_str())));
        assert_eq!(world.post(&mut desk, &here, &yes).await.status, StatusCode::SEE_OTHER);

        let agreed = world.get(&mut desk, &here).await;
        assert!(agreed.says("version 1, phone call, in Urdu") && agreed.says("Yes, do it."), "{}", agreed.text());
        let page = world.get(&mut desk, &case).await;
        assert!(page.says("They agreed to the plan of 2 steps") && !page.says("Agree the plan with them"));
        // Something they want that was not read to them is new, and is no part of their yes.
        world.post(&mut desk, &format!("{case}/outcomes"), &[("wanted", "And a new door.")]).await;
        assert!(world.get(&mut desk, &here).await.says("And a new door. (new since they agreed)"));
        assert!(world.post(&mut desk, &here, &yes).await.says("The plan has changed since this page was opened"));
        world.post(&mut desk, &format!("{steps}/removal"), &[("step", &step)]).await;
        world.post(&mut desk, &steps, &plan("Ring the school")).await;
        let changed = world.get(&mut desk, &here).await;
        assert!(changed.says("It has changed since. Agree it again.") && changed.says("(new since they agreed)"));
        assert!(changed.says("Done, or no longer needed, since they agreed Write to the landlord"));
    }
}
