use alongside_store::HOUSEKEEPING_TABLES;
use alongside_testkit::databases;
use std::process::Command;

/// Tables that are written only by recording a fact.
const RECORDED: &[&str] = &[
    "account",
    "agency",
    "agency_request",
    "audit_entry",
    "case_complained_of",
    "case_entry",
    "case_hand",
    "case_link",
    "case_named",
    "case_person",
    "case_report",
    "calendar_address",
    "case_wall",
    "cases",
    "complained_of",
    "complaint",
    "scorecard",
    "scorecard_entry",
    "scorecard_file",
    "scorecard_input",
    "scorecard_medium",
    "scorecard_page",
    "scorecard_release",
    "contact",
    "cover",
    "data_key",
    "equality_answer",
    "equipment_stock",
    "impact",
    "incident",
    "emergency_access",
    "file",
    "file_part",
    "invitation",
    "issue",
    "description",
    "refusal",
    "legal_date",
    "list_entry",
    "message",
    "outcome",
    "passkey",
    "person",
    "police_news",
    "promise",
    "recovery_code",
    "referral",
    "referral_wall",
    "referrer",
    "risk_level",
    "saved_view",
    "search_token",
    "setting",
    "step",
    "team",
    "tie",
    "translation",
];

/// No table is in neither list, and none in both.
#[test]
fn every_table_is_recorded_or_housekeeping() {
    let Some(database) = databases().into_iter().find(|database| database.url.is_some()) else { return };
    drop(database.open());
    let url = database.url.expect("just looked");
    let asked = Command::new("psql")
        .args([&url, "-At", "-c", "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"])
        .output()
        .expect("psql answers");
    let text = String::from_utf8_lossy(&asked.stdout).into_owned();
    let mut known: Vec<&str> = HOUSEKEEPING_TABLES.iter().chain(RECORDED).copied().collect();
    known.sort_unstable();
    assert_eq!(text.lines().collect::<Vec<_>>(), known);
}

/// The files for the two databases differ in what bytes are called, and in how rows are kept.
#[test]
fn the_migrations_of_both_databases_say_the_same() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    for entry in std::fs::read_dir(folder).expect("migrations") {
        let step = entry.expect("a step").path();
        let read = |name: &str| std::fs::read_to_string(step.join(name)).expect("both are there");
        assert_eq!(
            read("sqlite.sql").replace("BLOB", "BYTEA").replace(" WITHOUT ROWID", ""),
            read("postgres.sql"),
            "{}",
            step.display()
        );
    }
}
