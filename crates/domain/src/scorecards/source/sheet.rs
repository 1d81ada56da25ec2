use super::problems::{Problem, Wrong, letter};
use csv::StringRecord;

/// A table as it came: headings, and rows with the number a spreadsheet gives them.
#[derive(Clone, Debug)]
pub struct Sheet {
    headings: StringRecord,
    rows: Vec<(u64, StringRecord)>,
}

/// More rows or columns than anybody publishes.
const MOST_ROWS: usize = 1_000_000;
const MOST_COLUMNS: usize = 300;

impl Sheet {
    /// A table out of a CSV file: UTF-8, with or without a mark at its beginning, parted by
    /// commas, semicolons or tabs.
    pub fn from_csv(bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let text = text_of(bytes).map_err(|problem| vec![problem])?;
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let most = |mark: char| first.matches(mark).count();
        let parted = [',', ';', '\t'].into_iter().max_by_key(|mark| (most(*mark), *mark == ',')).unwrap_or(',');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(parted).unwrap_or(b','))
            .from_reader(text.as_bytes());
        let (mut rows, mut row) = (Vec::new(), 0);
        for record in reader.records() {
            let begins = match &record {
                Ok(record) => record.position(),
                Err(error) => error.position(),
            };
            row += 1 + begins.map_or(0, |position| blank_lines(text, position.byte()));
            let record = record.map_err(|_| {
                vec![
                    Problem::new(Wrong::Quoting, "This row cannot be taken apart. Look for a quotation mark too many.")
                        .row(row),
                ]
            })?;
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            rows.push((row, record));
            if rows.len() > MOST_ROWS {
                return Err(vec![Problem::new(
                    Wrong::TooLarge,
                    "This file has over a million rows. Keep the rows you need.",
                )]);
            }
        }
        if rows.is_empty() {
            return Err(vec![Problem::new(
                Wrong::Empty,
                "This file is empty. It needs a row of headings and a row for each group.",
            )]);
        }
        let (line, headings) = rows.remove(0);
        check(line, &headings, rows.first().map(|(_, row)| row))?;
        let width = headings.len();
        let long = |(line, row): &(u64, StringRecord)| {
            let short = row.len() < width;
            let long = filled(row) > width;
            (short || long).then(|| {
                let cells = if long { filled(row) } else { row.len() };
                let says = format!(
                    "This row has {cells} cells and the headings have {width}. Put a number with a comma in it, or a name with one, \
                     between quotation marks, or take the comma out."
                );
                Problem::new(Wrong::RowLength, says).row(*line)
            })
        };
        let wrong: Vec<Problem> = rows.iter().filter_map(long).take(super::reading::MOST_SAID).collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        if rows.is_empty() {
            return Err(vec![Problem::new(Wrong::Empty, "Under the headings there is nothing.")]);
        }
        Ok(Self { headings, rows })
    }

    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(str::trim)
    }

    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).unwrap_or_default().trim()
    }

    pub fn rows(&self) -> impl Iterator<Item = (u64, &StringRecord)> {
        self.rows.iter().map(|(line, row)| (*line, row))
    }

    /// The column under a heading, whatever its capitals.
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.headings().position(|one| one.eq_ignore_ascii_case(heading.trim()))
    }
}

/// How many rows a spreadsheet shows that have nothing in them, where a record begins: after the end of the
/// line before, or in the middle of it.
fn blank_lines(text: &str, begins: u64) -> u64 {
    let (before, mut rest) = text.split_at_checked(usize::try_from(begins).unwrap_or(usize::MAX)).unwrap_or((text, ""));
    if before.ends_with('\r') {
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    let mut blank = 0;
    while let Some(next) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])) {
        rest = next;
        blank += 1;
    }
    blank
}

/// How many cells there are up to the last with something in it.
fn filled(row: &StringRecord) -> usize {
    row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).map(|(at, _)| at + 1).max().unwrap_or(0)
}

/// The words of a file, or where they stop being words.
fn text_of(bytes: &[u8]) -> Result<&str, Problem> {
    const SAVE: &str = "Save it again as “CSV UTF-8”.";
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::new(Wrong::Encoding, format!("This file is UTF-16 (“Unicode text”). {SAVE}")).row(1));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Problem::new(
            Wrong::Encoding,
            "This is a spreadsheet with the name of another kind. Give it its own ending (.xlsx, .ods), or save it as “CSV UTF-8”.",
        ));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let ends = |at: &usize| before[*at] == b'\n' || (before[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let row = (0..before.len()).filter(ends).count() as u64 + 1;
        let line = before.rsplit(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
        let column = line.iter().filter(|byte| **byte == b',').count();
        let says = format!("A letter here is not UTF-8 (byte {:02X}). {SAVE}", bytes[error.valid_up_to()]);
        Problem::new(Wrong::Encoding, says).at(row, column, "")
    })?;
    if text.contains('\0') {
        return Err(Problem::new(Wrong::Encoding, format!("This file has signs in it that no text has. {SAVE}")).row(1));
    }
    Ok(text)
}

/// One row of headings, each with a name of its own.
fn check(line: u64, headings: &StringRecord, next: Option<&StringRecord>) -> Result<(), Vec<Problem>> {
    let names: Vec<&str> = headings.iter().map(str::trim).collect();
    let last = names.iter().rposition(|name| !name.is_empty()).unwrap_or(0);
    let widest = next.map_or(0, filled);
    let empty = |at: &usize| names.get(*at).is_none_or(|name| name.is_empty());
    let bare: Vec<usize> = (0..widest.max(last + 1)).filter(empty).collect();
    if let Some((last, others)) = bare.split_last() {
        let others: Vec<String> = others.iter().map(|at| letter(*at)).collect();
        let which = if others.is_empty() {
            format!("Column {} has", letter(*last))
        } else {
            format!("Columns {} and {} have", others.join(", "), letter(*last))
        };
        let says = format!(
            "{which} no heading. If there is a title above the table, or headings are merged across columns, \
             take the rows above away and give each column one name in one row."
        );
        return Err(vec![Problem::new(Wrong::MergedHeadings, says).at(line, bare[0], "")]);
    }
    if names.len() < 2 {
        let says = "There is only one column. A table needs at least the group and how many; is this the title of a table? Take it away.";
        return Err(vec![Problem::new(Wrong::MergedHeadings, says).at(line, 0, "")]);
    }
    if names.len() > MOST_COLUMNS {
        return Err(vec![
            Problem::new(Wrong::TooLarge, format!("There are more than {MOST_COLUMNS} columns. Keep those you need."))
                .row(line),
        ]);
    }
    let twice = |at: &usize| names[..*at].iter().any(|name| name.eq_ignore_ascii_case(names[*at]));
    let twice: Vec<Problem> = (0..names.len())
        .filter(twice)
        .map(|at| {
            Problem::new(Wrong::RepeatedHeading, "Another column has this heading too. Give each a name of its own.")
                .at(line, at, names[at])
        })
        .collect();
    if twice.is_empty() { Ok(()) } else { Err(twice) }
}
