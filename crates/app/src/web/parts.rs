use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use http_range_header::parse_range_header;

/// A file, or the one part of it that is asked for (RFC 9110, 14): some browsers play no recording
/// otherwise. Whoever asks for several parts at once gets the whole file.
pub(crate) fn in_parts(asked: &HeaderMap, bytes: Vec<u8>) -> Response {
    let length = bytes.len() as u64;
    // “Only if it is still the same” cannot be known here: an address may have got a new version. All of it, then.
    let unconditional = !asked.contains_key(header::IF_RANGE);
    let range = asked.get(header::RANGE).filter(|_| unconditional).and_then(|range| range.to_str().ok());
    let range = range.and_then(|range| parse_range_header(range).ok()).map(|ranges| ranges.validate(length));
    let (status, says, body) = match range {
        Some(Ok(ranges)) if ranges.len() == 1 => {
            let (from, to) = ranges.first().map_or((0, 0), |range| (*range.start(), *range.end()));
            let inside = usize::try_from(from).ok().zip(usize::try_from(to).ok());
            match inside.and_then(|(from, to)| bytes.get(from..=to)) {
                Some(part) => (StatusCode::PARTIAL_CONTENT, Some(format!("bytes {from}-{to}/{length}")), part.to_vec()),
                None => (StatusCode::OK, None, bytes),
            }
        }
        Some(Err(_)) => (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{length}")), Vec::new()),
        _ => (StatusCode::OK, None, bytes),
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if let Some(says) = says.and_then(|says| HeaderValue::from_str(&says).ok()) {
        headers.insert(header::CONTENT_RANGE, says);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn answered(range: &str) -> (u16, String, Vec<u8>) {
        let mut asked = HeaderMap::new();
        asked.insert(header::RANGE, HeaderValue::from_str(range).expect("a header"));
        let response = in_parts(&asked, (0..10).collect());
        let says = response.headers().get(header::CONTENT_RANGE).map_or("", |says| says.to_str().expect("text"));
        let (status, says) = (response.status().as_u16(), says.to_owned());
        (status, says, axum::body::to_bytes(response.into_body(), 100).await.expect("bytes").to_vec())
    }

    #[tokio::test]
    async fn a_part_of_a_file_is_what_was_asked_for() {
        assert_eq!(answered("bytes=0-1").await, (206, "bytes 0-1/10".to_owned(), vec![0, 1]));
        assert_eq!(answered("bytes=8-").await, (206, "bytes 8-9/10".to_owned(), vec![8, 9]));
        assert_eq!(answered("bytes=-2").await, (206, "bytes 8-9/10".to_owned(), vec![8, 9]));
        assert_eq!(answered("bytes=3-99").await.1, "bytes 3-9/10");
        assert_eq!(answered("bytes=10-").await, (416, "bytes */10".to_owned(), Vec::new()));
        assert_eq!(answered("bytes=0-1,4-5").await.0, 200);
        assert_eq!(answered("words").await.2.len(), 10);
        let asked = [(header::RANGE, "bytes=0-1"), (header::IF_RANGE, "\"old\"")];
        let asked = asked.into_iter().map(|(name, value)| (name, HeaderValue::from_static(value))).collect();
        assert_eq!(in_parts(&asked, vec![1; 10]).status(), 200, "it may be another file by now");
    }
}
