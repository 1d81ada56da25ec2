use super::{Done, new_id, new_token, now, sentence};
use crate::command_line::{Init, PlaceOptions};
use crate::place;
use alongside_domain::accounts::{NewAccount, email, form_team, invite, set_service};
use alongside_domain::calendars::OpeningHours;
use alongside_domain::service::Service;
use alongside_gate::{InvitationId, Role, Roles, TeamId};
use alongside_store::{MasterKey, Store, Where, WriteError, split};

/// Creates the data directory, the key with its printed shares, the service
/// and the first administrator.
pub fn run(options: &PlaceOptions, init: &Init) -> Done {
    let at = place::at(options)?;
    let key_file = place::key_file(options)?;
    if let Where::Folder(folder) = &at {
        if folder.join("alongside.db").exists() {
            return Err(format!("There is data in {} already. Nothing was changed.", folder.display()));
        }
        private_folder(folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    }
    let address = email(&init.email).map_err(|_| "This is not an e-mail address.".to_owned())?;
    let (opens, closes) = hours(&init.hours)?;
    if key_file.exists() {
        return Err(format!("There is a key at {} already. Nothing was changed.", key_file.display()));
    }
    let key = MasterKey::random().map_err(|error| error.to_string())?;
    key.write(&key_file).map_err(|error| error.to_string())?;
    let store = Store::open(at, &key, 1).map_err(|error| error.to_string())?;
    let service = Service {
        name: init.service.clone(),
        area: init.area.clone(),
        telephone: init.telephone.clone(),
        opening_hours: OpeningHours::weekdays(opens, closes),
        ..Service::default()
    };
    let account = NewAccount {
        account: new_id(),
        email: address,
        name: init.name.clone(),
        roles: Roles::of(&[Role::Administrator]).codes(),
        team: None,
    };
    let (team, invitation): (TeamId, InvitationId) = (new_id(), new_id());
    let token = new_token();
    let hash = store.secret_hash("invitation", &token);
    store
        .write_as_machine(now(), move |tx| -> Result<(), WriteError<()>> {
            tx.record(set_service(service.clone()))?;
            tx.record(form_team(team, "Casework".to_owned()))?;
            tx.record(invite(account.clone(), invitation))?;
            tx.set_link(invitation, hash.clone())?;
            Ok(())
        })
        .map_err(sentence)?;
    println!(
        "The key is in {}. It is not in the data directory, and must never be in a backup of it.",
        key_file.display()
    );
    println!();
    println!("RECOVERY SHARES. Print this page, cut it in three, give each part to a different person.");
    println!("Any two of them make the key again. Without the key, nobody can ever read the data.");
    for (number, share) in split(&key).iter().enumerate() {
        println!();
        println!("  Share {} of 3", number + 1);
        println!("  {}", share.printed());
    }
    println!();
    println!("The first administrator sets up their account here, within three days:");
    println!("  {}/invitations/{token}", init.public_url.trim_end_matches('/'));
    println!();
    println!("Start the service with: alongside serve");
    Ok(())
}

fn private_folder(folder: &std::path::Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

fn hours(text: &str) -> Result<(jiff::civil::Time, jiff::civil::Time), String> {
    let time = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    text.split_once('-')
        .and_then(|(opens, closes)| time(opens).zip(time(closes)))
        .filter(|(opens, closes)| opens < closes)
        .ok_or_else(|| "Write the hours like 09:30-17:00.".to_owned())
}
