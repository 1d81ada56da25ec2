use ::csv::{QuoteStyle, WriterBuilder};
use alongside_domain::text::harmless;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// A table as a file to download, as spreadsheets read it (RFC 4180, UTF-8 with
/// its mark, without which names in other scripts arrive broken).
pub(crate) fn csv(name: &str, heads: &[&str], lines: impl IntoIterator<Item = Vec<String>>) -> Response {
    // Every cell in quotes: some programs split at semicolons too.
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Always).from_writer("\u{feff}".as_bytes().to_vec());
    // Into memory: writing cannot fail.
    let _ = writer.write_record(heads);
    for line in lines {
        let _ = writer.write_record(line.iter().map(|cell| harmless(cell)));
    }
    let mut response = Response::new(Body::from(writer.into_inner().unwrap_or_default()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_cell_stays_one_cell_wherever_a_program_splits() {
        let answer = csv("x", &["Name"], [vec!["Ann;=1+1".to_owned()], vec!["\"a\"\tb".to_owned()]]);
        let bytes = axum::body::to_bytes(answer.into_body(), 1_000).await.expect("bytes");
        assert_eq!(String::from_utf8_lossy(&bytes), "\u{feff}\"Name\"\n\"Ann;=1+1\"\n\"\"\"a\"\"\tb\"\n");
    }
}
