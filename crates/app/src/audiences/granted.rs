use crate::state::App;
use crate::web::{NeedsSignIn, Problem, cookie};
use alongside_gate::{
    AccountId, Action, CaseId, ComplaintId, Grant, Permit, ReferralId, SessionId, Standing, Subject, authorise,
};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use std::ops::Deref;
use std::sync::{Arc, Mutex};

/// The person signed in.
#[derive(Clone, Debug)]
pub(crate) struct Me {
    pub name: String,
    pub account: AccountId,
    pub session: SessionId,
    pub actor: alongside_gate::Actor,
}

/// Stands first in a handler of the desk: the person is signed in, and the
/// gate has said yes to this action on the record in the address.
pub(crate) struct Granted<A: Action> {
    grant: Grant<A>,
    pub me: Me,
}

impl<A: Action> Deref for Granted<A> {
    type Target = Grant<A>;
    fn deref(&self) -> &Grant<A> {
        &self.grant
    }
}

/// Where the extractor leaves word that a page will show somebody's record.
#[derive(Clone, Default)]
pub(crate) struct Looking(Arc<Mutex<Option<Permit>>>);

impl Looking {
    fn at(&self, permit: Permit) {
        if let Ok(mut place) = self.0.lock() {
            *place = Some(permit);
        }
    }

    pub fn taken(&self) -> Option<Permit> {
        self.0.lock().ok().and_then(|mut place| place.take())
    }
}

/// The id an action is about, from the address.
pub(crate) trait InAddress: Sized {
    fn read(params: &[(String, String)]) -> Option<Self>;
}

impl InAddress for () {
    fn read(_: &[(String, String)]) -> Option<Self> {
        Some(())
    }
}

macro_rules! in_address {
    ($($id:ty = $name:literal),+) => {$(
        impl InAddress for $id {
            fn read(params: &[(String, String)]) -> Option<Self> {
                params.iter().find(|(name, _)| name == $name)?.1.parse().ok()
            }
        }
    )+};
}
in_address!(CaseId = "case", ReferralId = "referral", AccountId = "account", ComplaintId = "complaint");

impl<A: Action> FromRequestParts<App> for Granted<A>
where
    <A::Standing as Standing>::Id: InAddress,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let params: Vec<(String, String)> = RawPathParams::from_request_parts(parts, app)
            .await
            .map(|params| params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
            .unwrap_or_default();
        let not_found = || Problem::NotFound.in_app(app).into_response();
        let id = <A::Standing as Standing>::Id::read(&params);
        let subject = id.map_or(Subject::Nothing, A::Standing::subject);
        let (me, any) = signed_in(parts, app, subject).await?;
        let id = id.ok_or_else(not_found)?;
        let standing = any.as_ref().and_then(A::Standing::from_any).ok_or_else(not_found)?;
        let grant = authorise::<A>(&me.actor, id, standing).map_err(|_| not_found())?;
        if A::LOOKS
            && subject != Subject::Nothing
            && let Some(looking) = parts.extensions.get::<Looking>()
        {
            looking.at(grant.permit());
        }
        Ok(Self { grant, me })
    }
}

/// Who is signed in, and how they stand to the record.
async fn signed_in(
    parts: &Parts,
    app: &App,
    subject: Subject,
) -> Result<(Me, Option<alongside_gate::AnyStanding>), Response> {
    let failed = |error| Problem::from(error).in_app(app).into_response();
    let Some(token) = cookie::read(&parts.headers, cookie::SESSION) else {
        return Err(NeedsSignIn::response(parts));
    };
    let hash = app.store.secret_hash("session", &token);
    let now = app.now();
    // A session that nobody has used for this long has ended.
    let idle = jiff::SignedDuration::from_mins(app.service().sign_in.idle_minutes.into());
    let found = app.store.signed_in(hash, subject, now, idle).await.map_err(failed)?;
    let Some(found) = found else { return Err(NeedsSignIn::response(parts)) };
    if now.duration_since(found.seen_at) > jiff::SignedDuration::from_mins(1) {
        app.store.touch_session(found.session, now).await.map_err(failed)?;
    }
    let me = Me { name: found.name, account: found.actor.account, session: found.session, actor: found.actor };
    Ok((me, found.standing))
}
