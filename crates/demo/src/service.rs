use crate::history::{SeedError, id};
use alongside_domain::accounts::{NewAccount, accept_invitation, form_team, invite, set_service};
use alongside_domain::agencies::list_agency;
use alongside_domain::codes::Source;
use alongside_domain::date_of;
use alongside_domain::service::Service;
use alongside_gate::{AccountId, InvitationId, Role, Roles, TeamId};
use alongside_store::{Store, WriteError};
use jiff::{SignedDuration, Timestamp};

/// With what everyone in the demonstration signs in.
#[derive(Clone)]
pub struct Secrets {
    pub password_hash: String,
    pub totp: String,
    /// Hashes of recovery codes.
    pub recovery: Vec<Vec<u8>>,
}

/// Somebody of the invented service.
#[derive(Clone, Debug)]
pub struct Member {
    pub account: AccountId,
    pub name: &'static str,
    pub email: &'static str,
    pub about: &'static str,
    pub roles: &'static [Role],
    pub team: Option<TeamId>,
}

/// Who works there.
pub fn cast() -> Vec<Member> {
    let member = |number: u64, name, email, about, roles, team: u64| Member {
        account: id("account", number),
        name,
        email,
        about,
        roles,
        team: (team > 0).then(|| id("team", team)),
    };
    vec![
        member(1, "Samira Khan", "samira@thamesbridge.example", "caseworker", &[Role::Caseworker], 1),
        member(
            2,
            "Marcus Reid",
            "marcus@thamesbridge.example",
            "manager, also triages",
            &[Role::Manager, Role::Triage],
            1,
        ),
        member(
            3,
            "Jo Pembroke",
            "jo@thamesbridge.example",
            "triage and casework",
            &[Role::Triage, Role::Caseworker],
            1,
        ),
        member(4, "Alex Winter", "alex@thamesbridge.example", "administrator", &[Role::Administrator], 0),
        member(5, "Priya Nair", "priya@thamesbridge.example", "caseworker, team Schools", &[Role::Caseworker], 2),
        member(6, "Dele Osei", "dele@thamesbridge.example", "data-protection lead", &[Role::DataProtectionLead], 0),
    ]
}

/// With whom it works.
const AGENCIES: &[(&str, Source)] = &[
    ("Thamesbridge Police", Source::Police),
    ("Tidewater Homes", Source::Housing),
    ("Thamesbridge Council", Source::Council),
    ("Bridge Road School", Source::School),
    ("Thamesbridge Advice Centre", Source::Voluntary),
];

/// Founds the service, unless it is there.
pub(crate) fn found(store: &Store, now: Timestamp, secrets: Option<&Secrets>) -> Result<Vec<Member>, SeedError> {
    let members = cast();
    let first = members[0].email.to_owned();
    if store.read_now(move |db| db.is_email_known(&first))? {
        return Ok(members);
    }
    let begun = now - SignedDuration::from_hours(24 * 400);
    let service = Service {
        name: "Thamesbridge Stand Together".to_owned(),
        area: "Thamesbridge".to_owned(),
        telephone: "020 7946 0018".to_owned(),
        email: "hello@thamesbridge.example".to_owned(),
        demonstration: true,
        ..Service::default()
    };
    let (team, schools): (TeamId, TeamId) = (id("team", 1), id("team", 2));
    let (people, secrets) = (members.clone(), secrets.cloned());
    store.write_as_machine(begun, move |tx| -> Result<(), WriteError<()>> {
        tx.record(set_service(service.clone()))?;
        tx.record(form_team(team, "Casework".to_owned()))?;
        tx.record(form_team(schools, "Schools".to_owned()))?;
        let mut known: Vec<String> = Vec::new();
        for (number, (name, kind)) in (1..).zip(AGENCIES) {
            let listed = list_agency(id("agency", number), (*name).to_owned(), *kind, &known, date_of(begun));
            tx.record(listed.map_err(|_| WriteError::Refused(()))?)?;
            known.push((*name).to_owned());
        }
        for (number, member) in people.iter().enumerate() {
            let invitation: InvitationId = id("invitation", number as u64);
            let account = NewAccount {
                account: member.account,
                email: member.email.to_owned(),
                name: member.name.to_owned(),
                roles: Roles::of(member.roles).codes(),
                team: member.team,
            };
            tx.record(invite(account, invitation))?;
            tx.record(accept_invitation(member.account, invitation, true))?;
            if let Some(secrets) = &secrets {
                tx.set_secrets(member.account, secrets.password_hash.clone(), &secrets.totp, secrets.recovery.clone())?;
            }
        }
        Ok(())
    })?;
    Ok(members)
}
