/// Signs of something that acts instead of being looked at.
pub(crate) fn in_bytes(media_type: &str, bytes: &[u8]) -> Vec<&'static str> {
    let mut flags = Vec::new();
    if has(bytes, &test_virus()) {
        flags.push("test_virus");
    }
    if media_type == "application/pdf" {
        if [&b"/JavaScript"[..], b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile", b"/RichMedia"]
            .iter()
            .any(|sign| has(bytes, sign))
        {
            flags.push("active");
        }
        if has(bytes, b"/Encrypt") {
            flags.push("locked");
        }
    }
    let start: Vec<u8> = bytes.iter().take(1024).map(u8::to_ascii_lowercase).collect();
    if media_type.starts_with("text/") || media_type.starts_with("message/") {
        let begins = String::from_utf8_lossy(&start);
        let begins = begins.trim_start_matches('\u{feff}').trim_start();
        if ["<!doctype html", "<html", "<svg", "<script", "#!", "<?php"].iter().any(|sign| begins.starts_with(sign)) {
            flags.push("active");
        }
    }
    if media_type == "text/html" || media_type.contains("xml") && has(&start, b"<svg") {
        flags.push("active");
    }
    flags
}

/// The string that every scanner of viruses answers to, put together here so
/// that none answers to our own source.
fn test_virus() -> Vec<u8> {
    let parts: [&[u8]; 4] = [br"X5O!P%@AP[4\PZX54(P^)7CC)7}", b"$EICAR-STANDARD-", b"ANTIVIRUS-TEST-", b"FILE!$H+H*"];
    parts.concat()
}

fn has(bytes: &[u8], sign: &[u8]) -> bool {
    bytes.windows(sign.len()).any(|part| part == sign)
}
