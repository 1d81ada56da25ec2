use super::{Done, new_id, new_token, now, sentence};
use crate::command_line::{PlaceOptions, User, UserWhat};
use crate::place;
use alongside_domain::accounts::{NewAccount, email, form_team, invite, reset};
use alongside_gate::{InvitationId, Role, Roles, TeamId};
use alongside_store::{Store, WriteError};

pub fn run(options: &PlaceOptions, user: &User) -> Done {
    let store = place::open(options)?;
    match &user.what {
        UserWhat::Add { name, email, roles, team, public_url } => {
            add(&store, name, email, roles, team.as_deref(), public_url)
        }
        UserWhat::Reset { email, public_url } => start_again(&store, email, public_url),
        UserWhat::List => list(&store),
    }
}

fn add(store: &Store, name: &str, address: &str, roles: &str, team: Option<&str>, public_url: &str) -> Done {
    let address = email(address).map_err(|_| "This is not an e-mail address.".to_owned())?;
    let unknown = roles.split(',').find(|role| Role::from_code(role).is_none());
    if let Some(unknown) = unknown {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        return Err(format!("There is no role called {unknown:?}. There are: {}.", known.join(", ")));
    }
    let asked = address.clone();
    if store.read_now(move |db| db.is_email_known(&asked)).map_err(|error| error.to_string())? {
        return Err("Somebody has an account with this address already.".to_owned());
    }
    let teams = store.read_now(|db| db.teams()).map_err(|error| error.to_string())?;
    let known = team.and_then(|name| teams.iter().find(|team| team.name == name)).map(|team| team.id);
    let new_team: Option<(TeamId, String)> = team.filter(|_| known.is_none()).map(|name| (new_id(), name.to_owned()));
    let account = NewAccount {
        account: new_id(),
        email: address,
        name: name.to_owned(),
        roles: Roles::from_codes(roles).codes(),
        team: known.or(new_team.as_ref().map(|(id, _)| *id)),
    };
    let invitation: InvitationId = new_id();
    let token = new_token();
    let hash = store.secret_hash("invitation", &token);
    store
        .write_as_machine(now(), move |tx| -> Result<(), WriteError<()>> {
            if let Some((id, name)) = &new_team {
                tx.record(form_team(*id, name.clone()))?;
            }
            tx.record(invite(account.clone(), invitation))?;
            tx.set_link(invitation, hash.clone())?;
            Ok(())
        })
        .map_err(sentence)?;
    println!("{}/invitations/{token}", public_url.trim_end_matches('/'));
    Ok(())
}

fn start_again(store: &Store, address: &str, public_url: &str) -> Done {
    let address = email(address).map_err(|_| "This is not an e-mail address.".to_owned())?;
    let accounts = store.read_now(|db| db.accounts()).map_err(|error| error.to_string())?;
    let account = accounts.iter().find(|account| account.email == address);
    let account = account.ok_or_else(|| "Nobody has an account with this address.".to_owned())?.id;
    let invitation: InvitationId = new_id();
    let token = new_token();
    let hash = store.secret_hash("invitation", &token);
    store
        .write_as_machine(now(), move |tx| -> Result<(), WriteError<()>> {
            tx.record(reset(account, invitation))?;
            tx.set_link(invitation, hash.clone())?;
            Ok(())
        })
        .map_err(sentence)?;
    println!("{}/invitations/{token}", public_url.trim_end_matches('/'));
    Ok(())
}

fn list(store: &Store) -> Done {
    for account in store.read_now(|db| db.accounts()).map_err(|error| error.to_string())? {
        println!(
            "{}\t{}\t{}\t{}\t{}",
            account.email,
            account.name,
            account.roles.codes(),
            account.state,
            account.team.unwrap_or_default()
        );
    }
    Ok(())
}
