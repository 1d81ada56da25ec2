use super::granted::{Granted, Looking};
use super::opened::Opened;
use crate::state::App;
use alongside_gate::{Action, Reason};
use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use std::marker::PhantomData;

/// One kind of people for whom there are pages.
pub trait Audience: 'static {
    const NAME: &'static str;
}

/// Anyone, without an account.
pub(crate) struct Public;
/// People who work here.
pub(crate) struct Desk;

impl Audience for Public {
    const NAME: &'static str = "public";
}
impl Audience for Desk {
    const NAME: &'static str = "desk";
}

/// One route, as the access table and its tests know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteLine {
    pub audience: &'static str,
    pub method: &'static str,
    pub path: &'static str,
    /// The action that is asked, or the reason it is open.
    pub asks: &'static str,
    pub open: bool,
}

/// What a handler's first argument says about it.
pub(crate) trait First<A: Audience> {
    const ASKS: &'static str;
    const OPEN: bool;
}

macro_rules! first {
    ($($more:ident),*) => {
        impl<M, X: Action, $($more),*> First<Desk> for (M, Granted<X>, $($more,)*) {
            const ASKS: &'static str = X::NAME;
            const OPEN: bool = false;
        }
        impl<M, A: Audience, R: Reason, $($more),*> First<A> for (M, Opened<R>, $($more,)*) {
            const ASKS: &'static str = R::NAME;
            const OPEN: bool = true;
        }
    };
}
first!();
first!(A1);
first!(A1, A2);
first!(A1, A2, A3);
first!(A1, A2, A3, A4);
first!(A1, A2, A3, A4, A5);

/// The routes of one audience.
pub(crate) struct Routes<A: Audience> {
    router: Router<App>,
    lines: Vec<RouteLine>,
    audience: PhantomData<A>,
}

impl<A: Audience> Routes<A> {
    pub fn new() -> Self {
        Self { router: Router::new(), lines: Vec::new(), audience: PhantomData }
    }

    pub fn get<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: First<A> + 'static,
    {
        self.add::<T>("GET", path, axum::routing::get(handler))
    }

    pub fn post<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: First<A> + 'static,
    {
        self.add::<T>("POST", path, axum::routing::post(handler))
    }

    fn add<T: First<A>>(mut self, method: &'static str, path: &'static str, route: MethodRouter<App>) -> Self {
        self.lines.push(RouteLine { audience: A::NAME, method, path, asks: T::ASKS, open: T::OPEN });
        Self { router: self.router.route(path, route), ..self }
    }

    pub fn merge(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        Self { router: self.router.merge(other.router), ..self }
    }

    pub fn lines(&self) -> &[RouteLine] {
        &self.lines
    }
}

impl Routes<Public> {
    pub fn into_router(self, _app: &App) -> Router<App> {
        self.router
    }
}

impl Routes<Desk> {
    /// A desk page that shows what somebody told us is sent only after the
    /// line that says who looked is on the disk.
    pub fn into_router(self, app: &App) -> Router<App> {
        self.router
            .layer(middleware::from_fn_with_state(app.clone(), noting_looks))
            .layer(middleware::from_fn_with_state(app.clone(), super::kept_form::keeping))
    }
}

async fn noting_looks(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let looking = Looking::default();
    request.extensions_mut().insert(looking.clone());
    let response = next.run(request).await;
    let status = response.status();
    let shows = !status.is_redirection() && !matches!(status.as_u16(), 404 | 405);
    if let (true, Some(permit)) = (shows, looking.taken())
        && let Err(error) = app.store.look(&permit, app.now()).await
    {
        return crate::web::Problem::from(error).in_app(&app).into_response();
    }
    response
}
