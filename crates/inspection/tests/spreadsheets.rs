//! Tables out of spreadsheets: cells keep their rows and columns.

use alongside_inspection::{NoTable, as_csv, is_spreadsheet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in files {
        archive.start_file(*name, plain).expect("a file");
        archive.write_all(text.as_bytes()).expect("written");
    }
    archive.finish().expect("an archive").into_inner()
}

fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let named: String = (1..=sheets.len())
        .map(|at| format!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", sheets[at - 1].0))
        .collect();
    let related: String = (1..=sheets.len())
        .map(|at| format!("<Relationship Id=\"rId{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"))
        .collect();
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{named}</sheets></workbook>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{related}<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    // Style 1 is a date.
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let root = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let mut files = vec![
        ("_rels/.rels".to_owned(), root.to_owned()),
        ("xl/workbook.xml".to_owned(), book),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations),
        ("xl/styles.xml".to_owned(), styles.to_owned()),
    ];
    for (at, (_, rows)) in sheets.iter().enumerate() {
        let sheet = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
        );
        files.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet));
    }
    packed(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

const ROWS: &str = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t>group, in words</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>people</t></is></c></row>\
    <row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>White</t></is></c><c r=\"C4\"><v>1234</v></c><c r=\"D4\" s=\"1\"><v>45383</v></c><c r=\"E4\"><v>0.5</v></c></row>";

#[test]
fn cells_of_a_workbook_stay_where_they_are() {
    let book = xlsx(&[("Data", ROWS)]);
    assert!(is_spreadsheet(&book));
    let text = String::from_utf8(as_csv(&book, None).expect("a table")).expect("text");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert_eq!(lines[1], ",\"group, in words\",people,,");
    assert_eq!(lines[3], ",White,1234,2024-04-01,0.5", "a date is a date and no number");
}

#[test]
fn of_several_sheets_one_is_named() {
    let book = xlsx(&[("Notes", ROWS), ("Data", ROWS)]);
    assert_eq!(as_csv(&book, None), Err(NoTable::WhichSheet(vec!["Notes".to_owned(), "Data".to_owned()])));
    assert!(as_csv(&book, Some("data")).is_ok());
    assert!(matches!(as_csv(&book, Some("Other")), Err(NoTable::NoSuchSheet(_))));
    assert_eq!(as_csv(b"PK\x03\x04nothing", None), Err(NoTable::Unreadable));
    assert_eq!(as_csv(&xlsx(&[("Empty", "")]), None), Err(NoTable::Empty));
}

#[test]
fn open_documents_are_read_too() {
    let content = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Sheet1\">\
        <table:table-row><table:table-cell office:value-type=\"string\"><text:p>ethnicity</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>count</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell office:value-type=\"string\"><text:p>Black</text:p></table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"42\"><text:p>42</text:p></table:table-cell></table:table-row>\
        </table:table></office:spreadsheet></office:body></office:document-content>";
    let manifest =
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"></manifest:manifest>";
    let book = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ]);
    let text = String::from_utf8(as_csv(&book, None).expect("a table")).expect("text");
    assert_eq!(text.replace('\r', ""), "ethnicity,count\nBlack,42\n");
}
