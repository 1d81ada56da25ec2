use clap::{Args, Parser, Subcommand};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

/// Casework for services that stand with people facing hate crime, racist
/// harassment and discrimination.
///
/// Exit status: 0 done; 1 refused or failed, with one plain sentence on
/// standard error and nothing half written; 2 the command was not understood.
#[derive(Parser)]
#[command(name = "alongside", version)]
pub struct CommandLine {
    #[command(flatten)]
    pub place: PlaceOptions,
    #[command(subcommand)]
    pub what: What,
}

/// Where the data and its key are.
#[derive(Args)]
pub struct PlaceOptions {
    /// The data directory. Else ALONGSIDE_DATA, else the platform's own place.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The key file. Else ALONGSIDE_KEY, else a service credential called
    /// alongside.key, else DIR.key beside the data directory.
    #[arg(long, global = true, value_name = "FILE")]
    pub key: Option<PathBuf>,
    /// A PostgreSQL database to use instead of the embedded one. Else ALONGSIDE_POSTGRES.
    #[arg(long, global = true, value_name = "URL")]
    pub postgres: Option<String>,
    /// A file of the service's own words of the law, with the days from which they count;
    /// see docs/how-to/change-a-rule-of-law.md. Else ALONGSIDE_LAW.
    #[arg(long, global = true, value_name = "FILE")]
    pub law: Option<PathBuf>,
    /// The number of this node on a PostgreSQL database, 1 or more; each that
    /// serves has its own. Other commands use 0.
    #[arg(long, global = true, default_value_t = 0, value_name = "N")]
    pub node: i16,
}

#[derive(Subcommand)]
pub enum What {
    /// Create the data directory, the key and the first administrator
    Init(Init),
    /// Serve everything
    Serve(Serve),
    /// Accounts
    User(User),
    /// Fill with invented cases, for trying out and for load
    Seed(Seed),
    /// The record of everything
    Audit(Audit),
    /// Write everything into one encrypted file, also while serving
    Backup(BackupFile),
    /// Put a backup into an empty data directory
    Restore(BackupFile),
    /// Verify the database, everything sealed in it and the whole record
    Check,
    /// Look at one file from standard input; the service runs this for every file
    #[command(hide = true)]
    Inspect(Inspect),
    /// Make the files of an edition from standard input; the service runs this to publish
    #[command(hide = true)]
    Publish,
    /// Give a sheet of a spreadsheet from standard input as CSV; the service runs this for uploads
    #[command(hide = true)]
    Table(Table),
    /// The law's dates of given facts, with their working, as JSON
    #[command(after_help = DEADLINES)]
    Deadlines(Deadlines),
    /// The statistics of given counts, with their working, as JSON
    #[command(after_help = STATISTICS)]
    Statistics(Statistics),
    /// The race equality scorecard: one measure, or an edition to publish
    Scorecard(Scorecard),
    /// Show the sign-in code for an authenticator key, as a phone would
    Code(Code),
}

#[derive(Args)]
pub struct Init {
    /// What the service is called
    #[arg(long, default_value = "Our service")]
    pub service: String,
    /// The places it serves
    #[arg(long, default_value = "")]
    pub area: String,
    /// The telephone number people ring
    #[arg(long, default_value = "")]
    pub telephone: String,
    /// When somebody is there on weekdays, like 09:30-17:00
    #[arg(long, default_value = "09:30-17:00")]
    pub hours: String,
    /// The first administrator's name
    #[arg(long)]
    pub name: String,
    /// The first administrator's e-mail address
    #[arg(long)]
    pub email: String,
    /// Where people will reach the service, for the first link
    #[arg(long, default_value = "http://localhost:8080")]
    pub public_url: String,
}

#[derive(Args)]
pub struct Serve {
    /// Throw-away data of an invented service
    #[arg(long)]
    pub demo: bool,
    /// The address to listen on. Else ALONGSIDE_LISTEN, else 127.0.0.1:8080.
    #[arg(long, value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// Where people reach the service, if not at the address listened on
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// A proxy whose X-Forwarded-For is believed; may be given several times
    #[arg(long, value_name = "IP")]
    pub trusted_proxy: Vec<IpAddr>,
    /// A certificate chain in PEM, to serve https
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's key in PEM
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    pub tls_key: Option<PathBuf>,
}

#[derive(Args)]
pub struct User {
    #[command(subcommand)]
    pub what: UserWhat,
}

#[derive(Subcommand)]
pub enum UserWhat {
    /// Invite somebody; prints their one-time link
    Add {
        #[arg(long)]
        name: String,
        #[arg(long)]
        email: String,
        /// Roles with commas, like triage,caseworker
        #[arg(long)]
        roles: String,
        /// The name of their team; made when there is none
        #[arg(long)]
        team: Option<String>,
        #[arg(long, default_value = "http://localhost:8080")]
        public_url: String,
    },
    /// Start somebody's password and second factor again; prints a new link
    Reset {
        #[arg(long)]
        email: String,
        #[arg(long, default_value = "http://localhost:8080")]
        public_url: String,
    },
    /// Everyone, with roles and state
    List,
}

#[derive(Args)]
pub struct Seed {
    /// How many cases
    #[arg(long, default_value_t = 30)]
    pub cases: u32,
    /// The same number gives the same people and histories
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

#[derive(Args)]
pub struct Audit {
    #[command(subcommand)]
    pub what: AuditWhat,
}

#[derive(Subcommand)]
pub enum AuditWhat {
    /// Walk the whole record and sign where it stands; prints the checkpoint
    Verify {
        /// A checkpoint that was kept elsewhere
        #[arg(long, value_name = "FILE")]
        anchor: Option<PathBuf>,
    },
}

#[derive(Args)]
pub struct BackupFile {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

#[derive(Args)]
pub struct Inspect {
    /// What stands after the last full stop of its name
    #[arg(default_value = "")]
    pub ending: String,
}

#[derive(Args)]
pub struct Table {
    /// The sheet, where there are several
    #[arg(default_value = "")]
    pub sheet: String,
}

const DEADLINES: &str = "\
Input:  {\"vectors\": [{\"id\": \"1\", \"rule\": \"et_time_limit\", \"inputs\": {\"act_date\": \"2026-09-01\"}}]}
Output: {\"results\": [{\"id\", \"rule\", \"result\", \"working\", \"cautions\", \"rule_version\", \"safe_date\", \"act_by\"}]}
A vector without an answer has an \"error\" instead, and the exit status is 1; the others are still answered.
Example: alongside deadlines facts.json";

#[derive(Args)]
pub struct Deadlines {
    /// A file of vectors; - reads standard input
    #[arg(value_name = "FILE", required_unless_present = "rules")]
    pub file: Option<PathBuf>,
    /// List every rule: what it takes and gives, who says so, since when
    #[arg(long)]
    pub rules: bool,
}

const STATISTICS: &str = "\
Input:  {\"vectors\": [{\"id\": \"1\", \"type\": \"rate_ci\", \"inputs\": {\"count\": 4, \"population\": 9500}}]}
Output: {\"results\": [{\"id\", \"type\", \"result\", \"working\", \"cautions\"}]}, numbers to four decimals
Types:  relative_likelihood, rate_ci, proportion_wilson, four_fifths, rate_ratio_poisson, two_proportion_test, suppression
A ratio with an empty cell is null with a caution. A vector without an answer has an \"error\" instead, and the exit status
is 1; the others are still answered.
Example: alongside statistics counts.json";

#[derive(Args)]
pub struct Statistics {
    /// A file of vectors; - reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

#[derive(Args)]
pub struct Scorecard {
    #[command(subcommand)]
    pub what: ScorecardWhat,
}

#[derive(Subcommand)]
pub enum ScorecardWhat {
    /// Read a file by ethnic group, compare the groups and say what may be published
    #[command(after_help = COMPUTE)]
    Compute(Box<Compute>),
    /// Publish an edition as pages, PDF and open data: the same folder gives the same bytes
    #[command(after_help = BUILD)]
    Build(Build),
}

const BUILD: &str = "\
Input:  a folder with edition.toml (areas, themes, measures, responses, actions) and the files it names;
        see docs/how-to/publish-a-scorecard.md. Nothing outside the folder is read.
Output: a new folder with index.html, a page for each theme and measure, charts (SVG), scorecard.pdf (tagged), data (CSV with
        metadata, JSON) and checksums.txt. It holds nothing that depends on the day or the machine.
Wrong:  every problem of every file with its row, its column and what to do, and exit status 1; nothing is written.
Example: alongside scorecard build crates/demo/editions/kingston-2026 --out /tmp/kingston";

#[derive(Args)]
pub struct Build {
    /// The folder of the edition
    #[arg(value_name = "EDITION")]
    pub edition: PathBuf,
    /// Where it is written: a folder that is not there yet, or is empty
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

const COMPUTE: &str = "\
Input:  a table (.csv in UTF-8, .xlsx, .ods) with one row of headings and a row for each group in each area, or a column
        for each group. Columns are recognised by their headings, or named with the options below. Hidden counts are
        written x, c, [c], *, :, ! or <5.
Output: for each group: counts, rate and interval (Wilson; for events Byar or exact Poisson), times as likely and interval
        (Katz; for events the logarithm), difference and interval (Newcombe), verdict and working. Counts under the
        threshold are hidden, and others with them where they would give them away; nothing is worked out from them.
Wrong:  every problem with its row, its column and what to do on standard error (with --json also on standard output),
        and exit status 1; nothing is worked out by half.
Example: alongside scorecard compute stops.csv --reference White --per 1000 --json";

#[derive(Args)]
pub struct Compute {
    /// The file
    #[arg(value_name = "MEASURE")]
    pub file: PathBuf,
    /// The group others are compared with, or “everyone else”
    #[arg(long, default_value = "White", value_name = "GROUP")]
    pub reference: String,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// A file of settings (TOML) that says which column is which; the options below count before it
    #[arg(long, value_name = "MAP.toml")]
    pub map: Option<PathBuf>,
    /// A file of how many people there are in each group, where the measure has only events
    #[arg(long, value_name = "FILE")]
    pub population: Option<PathBuf>,
    /// The sheet of a spreadsheet with several
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// The column that says which group a row is about
    #[arg(long, value_name = "COLUMN")]
    pub group: Option<String>,
    /// The column of what is counted
    #[arg(long, visible_alias = "events", value_name = "COLUMN")]
    pub numerator: Option<String>,
    /// The column of among how many
    #[arg(long, visible_alias = "total", value_name = "COLUMN")]
    pub denominator: Option<String>,
    /// The column of a figure the source worked out, where it has no counts
    #[arg(long, value_name = "COLUMN")]
    pub value: Option<String>,
    /// The column with the area's code
    #[arg(long, value_name = "COLUMN")]
    pub area_code: Option<String>,
    /// The column with the area's name
    #[arg(long, value_name = "COLUMN")]
    pub area: Option<String>,
    /// The column that says when
    #[arg(long, value_name = "COLUMN")]
    pub period: Option<String>,
    /// Only rows that say so, like year=201617; may be given several times
    #[arg(long, value_name = "COLUMN=WORDS")]
    pub only: Vec<String>,
    /// How finely groups are told apart: source, finest, 19, 6, 5, 2, or as-written
    #[arg(long, value_name = "GROUPS")]
    pub groups: Option<String>,
    /// It can happen to somebody more than once
    #[arg(long)]
    pub repeats: bool,
    /// For how many people a rate is
    #[arg(long, default_value_t = 100, value_name = "N")]
    pub per: u64,
    /// To what the source rounds its counts
    #[arg(long, default_value_t = 1, value_name = "N")]
    pub rounded_to: u64,
    /// The file writes 1,234 for 1234
    #[arg(long)]
    pub thousands: bool,
    /// Counts from 1 to one less are hidden; 0 hides none but what would give away what the source hid
    #[arg(long, default_value_t = 5, value_name = "N")]
    pub threshold: u64,
    /// Hide noughts too
    #[arg(long)]
    pub hide_noughts: bool,
}

#[derive(Args)]
pub struct Code {
    /// The key, as it was shown when the account was set up
    #[arg(value_name = "KEY")]
    pub authenticator: String,
}
