use super::{now, publish::InAChild};
use alongside_app::{Folder, Publish, Wanted};
use alongside_demo::{DemonstrationEdition, editions};
use alongside_domain::date_of;
use alongside_domain::scorecards::editions::Edition;
use alongside_store::Store;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Publishes the editions of the demonstration, while it is served already: it takes some seconds.
pub async fn show_editions(store: Store) {
    let publisher = InAChild::new();
    let mut before: Option<String> = None;
    for one in editions() {
        let signed = one.signed("Marcus Reid", date_of(now()));
        let folder = Folder {
            previous: before.clone(),
            earlier: before.clone().into_iter().collect(),
            files: one.files.clone(),
            edition: signed.clone(),
            media: BTreeMap::new(),
            wanted: Wanted::Everything,
        };
        let Ok(made) = publisher.publish(folder).await else {
            tracing::warn!("an edition of the demonstration could not be made");
            return;
        };
        let pages = made.files;
        before = pages.get("data/scorecard.json").and_then(|bytes| String::from_utf8(bytes.clone()).ok());
        if !kept(store.clone(), one, signed, pages).await {
            tracing::warn!("an edition of the demonstration could not be kept");
            return;
        }
    }
}

async fn kept(store: Store, one: DemonstrationEdition, signed: Edition, pages: alongside_app::PublishedFiles) -> bool {
    let digest = |text: &str| format!("{:x}", Sha256::digest(text));
    let keep = move || one.publish(&store, &signed, pages, digest, now()).is_ok();
    tokio::task::spawn_blocking(keep).await.unwrap_or(false)
}
