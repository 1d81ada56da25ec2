use crate::files::Uploaded;
use crate::state::App;
use alongside_domain::scorecards::editions::{medium_file, why_not_shown};
use alongside_ui::fields::{Errors, Fields};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// A picture or recording that came with a form, without what the device wrote into it.
#[derive(Clone)]
pub(super) struct Attached {
    /// Where it lies among the pages.
    pub file: String,
    pub bytes: Vec<u8>,
}

/// The file of a form, now or as it was sent before with the same form; nothing where none was chosen.
/// What is wrong with it is said beside its field, and `held` names what need not be chosen again.
pub(super) async fn attached(
    app: &App,
    key: &str,
    sent: &Uploaded,
    fields: &mut Fields,
    errors: &mut Errors,
) -> Option<Attached> {
    if sent.refused.is_some() {
        errors.add(FIELD, "This is too large. Make it smaller, or put it elsewhere and give the address");
    }
    let mut held = app.sent_files.of(key, app.now());
    if sent.files.iter().any(|upload| upload.field == FIELD) {
        fields.set("without", String::new());
    } else if fields.is_ticked("without") {
        held.remove(FIELD);
        fields.set("held", String::new());
    }
    for upload in sent.files.iter().filter(|upload| upload.field == FIELD) {
        held.remove(FIELD);
        // What it was called does not matter: it gets a name of ours.
        let looked = app.inspector.inspect(String::new(), upload.bytes.clone()).await.unwrap_or_default();
        let copy = looked.copy.filter(|_| looked.flags.is_empty());
        let refused = why_not_shown(&looked.media_type, upload.bytes.len(), copy.is_some());
        match copy.filter(|_| refused.is_none()) {
            Some(clean) => {
                let file = medium_file(&format!("{:x}", Sha256::digest(&clean)), &looked.media_type);
                held.extend(file.map(|file| (FIELD.to_owned(), (file, STANDARD.encode(clean)))));
                fields.set("held", upload.name.clone());
            }
            None => errors.add(FIELD, refused.unwrap_or("This cannot be read. Save it again, and choose that")),
        }
    }
    app.sent_files.hold(key, &held, app.now());
    let found = held.remove(FIELD).and_then(|(file, text)| Some(Attached { file, bytes: STANDARD.decode(text).ok()? }));
    if found.is_none() {
        if !fields.one("held").is_empty() && errors.on(FIELD).is_none() {
            errors.add(FIELD, "Choose the file again: it is no longer here");
        }
        fields.set("held", String::new());
    }
    found
}

pub(super) const FIELD: &str = "medium";
