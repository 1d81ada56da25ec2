use serde::Serialize;
use std::fmt;

/// Something that is wrong with a file, or was noticed in it: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The row as a spreadsheet counts it: the headings are row 1.
    pub row: Option<u64>,
    /// The column's letter.
    pub column: Option<String>,
    pub heading: Option<String>,
    #[serde(rename = "code")]
    pub wrong: Wrong,
    /// What is wrong and what to do, in a sentence or two.
    pub says: String,
    /// It is about the file of the population, and not about the first.
    #[serde(skip)]
    pub of_people: bool,
}

/// What kind of thing it is, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    Encoding,
    Quoting,
    Empty,
    TooLarge,
    MergedHeadings,
    RepeatedHeading,
    UnknownColumn,
    UnclearColumn,
    /// Nobody knows which column has what is counted.
    UnclearEvents,
    /// No column says among how many.
    NoTotal,
    RowLength,
    NotANumber,
    ThousandsSeparator,
    Percentage,
    Negative,
    NotWhole,
    TooMany,
    DateAsNumber,
    NoArea,
    NoGroup,
    RepeatedRow,
    /// Rows about the same differ in a column that nobody reads.
    RowsDiffer,
    /// The same where that column has codes of areas.
    AreasDiffer,
    MoreThanAll,
    NobodyToCount,
    NoReference,
    UnknownGroup,
    TwoLevels,
    NothingLeft,
    UnclearTime,
    TwoNames,
    /// Noticed, and no reason to stop.
    Total,
    GroupSetAside,
    /// Rows are about areas that are not wanted.
    AreaSetAside,
    GroupMissing,
    DoesNotAddUp,
    /// One time is written in two ways.
    SameTime,
    Blank,
}

impl Wrong {
    pub const fn is_repeated(self) -> bool {
        matches!(self, Self::RepeatedRow | Self::RowsDiffer | Self::AreasDiffer)
    }
}

/// In characters: a list of columns or areas still fits.
const LONGEST: usize = 1000;

impl Problem {
    pub fn new(wrong: Wrong, says: impl Into<String>) -> Self {
        let mut says = says.into();
        // A cell may be as long as a file, and nobody reads it twice.
        if let Some((end, _)) = says.char_indices().nth(LONGEST) {
            says.truncate(end);
            says.push('…');
        }
        Self { row: None, column: None, heading: None, wrong, says, of_people: false }
    }

    pub fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    pub fn at(mut self, row: u64, column: usize, heading: &str) -> Self {
        self.row = Some(row);
        self.column = Some(letter(column));
        self.heading =
            Some(heading.chars().take(LONGEST / 10).collect::<String>()).filter(|heading| !heading.is_empty());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, &self.column, &self.heading) {
            (Some(row), Some(column), Some(heading)) => write!(f, "Row {row}, column {column} ({heading}): ")?,
            (Some(row), Some(column), None) => write!(f, "Row {row}, column {column}: ")?,
            (Some(row), None, _) => write!(f, "Row {row}: ")?,
            _ => {}
        }
        f.write_str(&self.says)
    }
}

/// A column as spreadsheets call it: 0 is A, 26 is AA.
pub(super) fn letter(column: usize) -> String {
    let mut left = column;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        if left < 26 {
            break;
        }
        left = left / 26 - 1;
    }
    letters.iter().rev().collect()
}
