use calamine::{Data, Reader, open_workbook_auto_from_rs};
use std::fmt;
use std::io::Cursor;

/// Why there is no table in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoTable {
    /// It cannot be opened: damaged, or locked with a password.
    Unreadable,
    /// There is no sheet of that name; these there are.
    NoSuchSheet(Vec<String>),
    /// Several sheets have something in them, and none was chosen.
    WhichSheet(Vec<String>),
    Empty,
    TooLarge,
}

/// More cells than anybody publishes; made to fill a memory.
const MOST_CELLS: usize = 20_000_000;

/// Whether a file is a spreadsheet, by its first bytes.
pub fn is_spreadsheet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// One sheet of a spreadsheet (xlsx, xls, ods) as CSV, cell for cell: rows and columns keep
/// their numbers, dates are written 2026-04-01, numbers with nothing after the point whole.
pub fn as_csv(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<u8>, NoTable> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| NoTable::Unreadable)?;
    let names = book.sheet_names();
    let ranges = names.iter().filter_map(|name| Some((name.clone(), book.worksheet_range(name).ok()?)));
    let filled: Vec<_> = ranges.filter(|(_, range)| !range.is_empty()).collect();
    let range = match (sheet, &filled[..]) {
        (Some(wanted), _) => {
            let found = filled.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted.trim()));
            found.map(|(_, range)| range).ok_or(NoTable::NoSuchSheet(names))?
        }
        (None, [(_, only)]) => only,
        (None, []) => return Err(NoTable::Empty),
        (None, several) => return Err(NoTable::WhichSheet(several.iter().map(|(name, _)| name.clone()).collect())),
    };
    let (Some((first_row, first_column)), Some((last_row, last_column))) = (range.start(), range.end()) else {
        return Err(NoTable::Empty);
    };
    if (last_row as usize + 1).saturating_mul(last_column as usize + 1) > MOST_CELLS {
        return Err(NoTable::TooLarge);
    }
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let width = last_column as usize + 1;
    for row in 0..=last_row {
        let cells = (0..width).map(|column| {
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            if row < first_row || column < first_column {
                return String::new();
            }
            range.get_value((row, column)).map(text).unwrap_or_default()
        });
        out.write_record(cells).map_err(|_| NoTable::Unreadable)?;
    }
    out.into_inner().map_err(|_| NoTable::Unreadable)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Float(value) => format!("{value}"),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(at) => format!("{}", at.as_f64()),
        other => other.to_string(),
    }
}

impl fmt::Display for NoTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable => {
                f.write_str("This spreadsheet cannot be opened. If it has a password, save it without one.")
            }
            Self::NoSuchSheet(names) => {
                write!(f, "There is no sheet of that name. The sheets are: {}.", names.join(", "))
            }
            Self::WhichSheet(names) => write!(f, "There are several sheets. Say which one: {}.", names.join(", ")),
            Self::Empty => f.write_str("There is nothing in this spreadsheet."),
            Self::TooLarge => f.write_str("This sheet is too large. Keep the rows and columns you need."),
        }
    }
}
