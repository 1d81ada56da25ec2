/// The walls between a case and the person whose scope it is, or their team.
macro_rules! wall {
    ($scope:expr) => {{
        use crate::schema::{case_wall, cases};
        let scope: &alongside_gate::CaseScope = $scope;
        let me = crate::db::Key(scope.account().uuid());
        let team = scope.team().map(|team| crate::db::Key(team.uuid()));
        let against_team = case_wall::against.nullable().eq(team).and(case_wall::is_team.eq(true));
        case_wall::table.filter(case_wall::case_id.eq(cases::id).and(case_wall::against.eq(me).or(against_team)))
    }};
}
pub(crate) use wall;

/// The policy for lists, as SQL: one's own cases and those one deputises, the
/// team's unless restricted, restricted ones where one is named; never behind
/// a wall, never what was erased.
///
/// A macro and not a function, so that the condition can stand in a query over
/// any tables that `cases` is joined to.
macro_rules! within {
    ($scope:expr) => {{
        use crate::schema::{case_named, cases};
        use diesel::dsl::{exists, not};
        let scope: &alongside_gate::CaseScope = $scope;
        let me = crate::db::Key(scope.account().uuid());
        let team = scope.team().map(|team| crate::db::Key(team.uuid()));
        // As a list and not as a condition on each case: all four then go by an index.
        let named = case_named::table.filter(case_named::account.eq(me)).select(case_named::case_id);
        let walled = crate::cases::wall!(scope);
        let mine = cases::worker.nullable().eq(Some(me)).or(cases::deputy.eq(Some(me)));
        let teams = cases::team.nullable().eq(team).and(cases::restricted.eq(false));
        let as_named = cases::id.eq_any(named).and(cases::restricted.eq(true));
        mine.or(teams.or(as_named)).and(cases::erased.eq(false)).and(not(exists(walled)))
    }};
}
pub(crate) use within;

/// The cases somebody settles, as SQL: one's own and those one deputises, and for
/// a manager every one that opens to them day by day.
macro_rules! settled {
    ($scope:expr, $manages:expr) => {{
        use crate::schema::cases;
        use diesel::IntoSql;
        let me = crate::db::Key($scope.account().uuid());
        let own = cases::worker.nullable().eq(Some(me)).or(cases::deputy.eq(Some(me)));
        crate::cases::within!($scope).and(own.or($manages.into_sql::<diesel::sql_types::Bool>().nullable()))
    }};
}
pub(crate) use settled;

/// The cases that may be counted in front of somebody: those of every team,
/// but none behind a wall and no restricted one that is not theirs to open.
macro_rules! countable {
    ($scope:expr) => {{
        use crate::schema::{case_named, cases};
        use diesel::dsl::{exists, not};
        let scope: &alongside_gate::CaseScope = $scope;
        let me = crate::db::Key(scope.account().uuid());
        let named = case_named::table.filter(case_named::case_id.eq(cases::id).and(case_named::account.eq(me)));
        let walled = crate::cases::wall!(scope);
        let mine = cases::worker.nullable().eq(Some(me)).or(cases::deputy.eq(Some(me)));
        let open_to_count = mine.or(cases::restricted.eq(false)).or(exists(named));
        open_to_count.and(cases::erased.eq(false)).and(not(exists(walled)))
    }};
}
pub(crate) use countable;
