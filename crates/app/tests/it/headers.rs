use crate::world::{Browser, World};
use axum::body::Body;
use axum::http::Request;

#[tokio::test]
async fn every_answer_carries_the_safe_headers_and_nothing_is_kept() {
    let world = World::new();
    let mut browser = Browser::default();
    for (method, path) in [
        ("GET", "/"),
        ("GET", "/questions"),
        ("GET", "/return"),
        ("GET", "/sign-in"),
        ("GET", "/today"),
        ("GET", "/nowhere"),
        ("POST", "/"),
        ("POST", "/questions"),
        ("GET", "/leave"),
        ("GET", "/static/x/none.css"),
    ] {
        let answer = world.send(&mut browser, method, path, "").await;
        let header = |name: &str| answer.headers.get(name).map_or("", |value| value.to_str().unwrap_or("")).to_owned();
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{method} {path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{method} {path}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("cache-control"), "no-store", "{method} {path}");
        assert!(answer.headers.get("server").is_none());
        assert!(!answer.body.contains("style=\"") && !answer.body.contains("<script>"), "nothing inline: {path}");
    }
}

#[tokio::test]
async fn forms_from_other_sites_are_refused() {
    let world = World::new();
    let send = |headers: &'static [(&'static str, &'static str)]| {
        let mut request = Request::builder()
            .method("POST")
            .uri("/return")
            .header("host", "localhost:8080")
            .header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        world.raw(request.body(Body::from("reference=x&phrase=y")).expect("a request"))
    };
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("cookie", "__Host-s=abc")],
        &[("cookie", "__Host-v=abc")],
    ] {
        let answer = send(headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert!(answer.says("We did not accept this form"), "{headers:?}");
    }
    assert_eq!(send(&[("origin", "http://localhost:8080")]).await.status, 422);
    assert_eq!(send(&[]).await.status, 422, "without any cookie there is nobody to act as");
}

#[tokio::test]
async fn titles_addresses_and_cookie_names_say_nothing() {
    let world = World::new();
    let mut browser = Browser::default();
    let page = world.get(&mut browser, "/questions").await;
    let sent = world.post(&mut browser, "/questions", &[("step", "story"), ("go", "on"), ("story", "words")]).await;
    let cookies: String =
        sent.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap_or("").to_owned()).collect();
    let title = page.body.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or("").to_owned();
    for word in ["hate", "crime", "racis", "report", "police", "victim", "abuse", "alongside"] {
        for place in [&title, &cookies, &sent.location] {
            assert!(!place.to_lowercase().contains(word), "{word} in {place}");
        }
    }
    assert!(cookies.contains("__Host-") && cookies.contains("HttpOnly") && cookies.contains("SameSite=Lax"));
}
