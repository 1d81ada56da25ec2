use crate::db::{Db, INSTALLATION, Key};
use crate::dialect::{Value, insert_rows};
use crate::housekeeping::installation_key;
use crate::keys::unseal;
use crate::record::Tx;
use crate::schema::saved_view;
use crate::store::StorageError;
use alongside_domain::cases::{LOST_AFTER_ATTEMPTS, LOST_AFTER_DAYS};
use alongside_domain::codes::Risk;
use alongside_domain::facts::ViewKept;
use alongside_gate::{AccountId, AgencyId};
use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;

/// Which of the cases one may open a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseView {
    /// Those that are closed, instead of those at work on.
    pub closed: bool,
    /// One's own and those one deputises.
    pub mine: bool,
    pub risk: Option<Risk>,
    /// Something on them is late on this day.
    pub late_on: Option<Date>,
    /// First contact has been promised and not been made.
    pub not_reached: bool,
    /// Touch is lost, as of this moment.
    pub lost_at: Option<Timestamp>,
    /// This agency was asked for something or was given a referral.
    pub agency: Option<AgencyId>,
}

impl From<bool> for CaseView {
    fn from(closed: bool) -> Self {
        Self { closed, ..Self::default() }
    }
}

/// When they were last reached, or when it began: `touch` in the domain says the
/// same of one case, and a test holds the two together.
const LAST_REACHED: &str = "COALESCE((SELECT MAX(reached.at) FROM contact reached WHERE reached.case_id = cases.id \
                            AND reached.result IN ('spoke', 'safe_message')), cases.received_at)";

/// Not reached for so long, and tried so often since.
pub(super) fn lost(at: Timestamp) -> String {
    let before = crate::db::micros(at - jiff::SignedDuration::from_hours(24 * LOST_AFTER_DAYS));
    format!(
        "({LAST_REACHED} < {before} AND (SELECT COUNT(*) FROM contact tried WHERE tried.case_id = cases.id \
         AND tried.result = 'attempt' AND tried.at > {LAST_REACHED}) >= {LOST_AFTER_ATTEMPTS})"
    )
}

/// A query over cases, narrowed to a view.
macro_rules! narrowed {
    ($query:expr, $view:expr, $scope:expr, $tokens:expr) => {{
        use crate::schema::{cases, promise, search_token};
        use diesel::dsl::{exists, sql};
        let view: &$crate::cases::CaseView = $view;
        let me = crate::db::Key($scope.account().uuid());
        let mut query = $query.filter(cases::closed_at.is_not_null().eq(view.closed)).into_boxed();
        if view.mine {
            query = query.filter(cases::worker.nullable().eq(Some(me)).or(cases::deputy.eq(Some(me))));
        }
        if let Some(risk) = view.risk {
            query = query.filter(cases::risk.eq(alongside_domain::codes::Code::code(risk)));
        }
        let owed = || promise::table.filter(promise::subject.eq(cases::id)).filter(promise::open.eq(true));
        if let Some(day) = view.late_on {
            query = query.filter(exists(owed().filter(promise::due_date.lt(day.to_string()))));
        }
        if view.not_reached {
            query = query.filter(exists(owed().filter(promise::rule.eq("first_contact"))));
        }
        if let Some(at) = view.lost_at {
            query = query.filter(sql::<diesel::sql_types::Bool>(&$crate::cases::views::lost(at)));
        }
        for token in $tokens {
            let found = search_token::table.filter(search_token::subject.eq(cases::id));
            query = query.filter(exists(found.filter(search_token::token.eq(token.clone()))));
        }
        query
    }};
}
pub(super) use narrowed;

pub(crate) fn view_kept(tx: &mut Tx<'_>, fact: &ViewKept) -> Result<(), StorageError> {
    let account = Key(fact.account().uuid());
    let Some(name) = fact.name() else {
        let mine = saved_view::table.filter(saved_view::account.eq(account));
        diesel::delete(mine.filter(saved_view::query.eq(fact.query()))).execute(&mut tx.db.connection)?;
        return Ok(());
    };
    let sealed = tx.seal(INSTALLATION, "saved_view.name", account.0, name)?;
    let row = vec![account.into(), Value::Text(fact.query().clone()), Value::Bytes(Some(sealed))];
    let written = "ON CONFLICT (account, query) DO UPDATE SET name = excluded.name";
    insert_rows(&mut tx.db.connection, "saved_view (account, query, name)", written, vec![row])?;
    Ok(())
}

impl Db {
    /// Lists somebody has kept: what is chosen in each, and its name.
    pub fn views(&mut self, account: AccountId) -> Result<Vec<(String, String)>, StorageError> {
        let account = Key(account.uuid());
        let rows: Vec<(String, Vec<u8>)> = saved_view::table
            .filter(saved_view::account.eq(account))
            .order(saved_view::query)
            .limit(50)
            .select((saved_view::query, saved_view::name))
            .load(&mut self.connection)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let key = installation_key(self)?;
        let open = |(query, name): (String, Vec<u8>)| {
            let name = unseal(&key, "saved_view.name", account.0, &name).ok_or(StorageError::Unreadable)?;
            Ok((query, name))
        };
        rows.into_iter().map(open).collect()
    }
}
