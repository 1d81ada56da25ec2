use super::build::inside;
use alongside_documents::scorecards::Media;
use alongside_domain::scorecards::editions::{Edition, WITHDRAWN, is_called_so, listed_media, why_not_shown};
use alongside_inspection::look;
use std::collections::BTreeMap;
use std::path::Path;

/// The pictures and recordings that an edition shows, each without what the device wrote into it. What is
/// listed as withdrawn need not be there.
pub fn media(folder: &Path, edition: &Edition) -> Result<Media, String> {
    let names: Vec<&String> = edition.media.iter().filter_map(|one| one.file.as_ref()).collect();
    let mut withdrawn = match std::fs::read_to_string(inside(folder, WITHDRAWN)?) {
        Ok(list) => listed_media(&list),
        Err(_) => BTreeMap::new(),
    };
    withdrawn.retain(|file, _| names.contains(&file) && !folder.join(file).exists());
    let there = names.into_iter().filter(|name| !withdrawn.contains_key(*name));
    let shown = there.map(|name| Ok((name.clone(), clean(folder, name)?))).collect::<Result<_, String>>()?;
    Ok(Media { shown, withdrawn })
}

fn clean(folder: &Path, name: &str) -> Result<Vec<u8>, String> {
    let path = inside(folder, name)?;
    let bytes = std::fs::read(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    // What it is and what it is called are compared below: a sentence for each.
    let looked = look("", &bytes);
    if let Some(why) = why_not_shown(&looked.media_type, bytes.len(), looked.cleaned.is_some()) {
        return Err(format!("{name}: {why}."));
    }
    looked
        .cleaned
        .filter(|_| is_called_so(name, &looked.media_type))
        .ok_or_else(|| format!("{name} is something else than its name says. Give it the ending of what it is."))
}
