use crate::alongside;
use crate::running::Running;
use std::process::Command;
use tempfile::TempDir;

/// With a certificate of one's own the service speaks https, and cookies and
/// addresses follow; with one that is none it says so and does not start.
#[test]
fn a_given_certificate_is_served_and_a_broken_one_is_a_sentence() {
    let folder = TempDir::new().expect("a folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (data, certificate, key) = (folder.path().join("data"), at("certificate.pem"), at("key.pem"));
    assert!(alongside(&data, &["seed", "--cases", "1"]).status.success());
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    std::fs::write(&certificate, made.cert.pem()).expect("written");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_alongside"));
    command.arg("--data").arg(&data).args(["serve", "--listen", "127.0.0.1:0"]);
    command.args(["--tls-certificate", &certificate, "--tls-key", &key]);
    let service = Running::start(command, None);
    let answer = over_tls(&service.address, made.cert.der().clone());
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.to_lowercase().contains("strict-transport-security"), "{answer}");
    drop(service);
    std::fs::write(&certificate, "not a certificate").expect("written");
    let refused =
        alongside(&data, &["serve", "--listen", "127.0.0.1:0", "--tls-certificate", &certificate, "--tls-key", &key]);
    assert_eq!(refused.status.code(), Some(1));
    let said = crate::said(&refused);
    assert!(said.contains("The certificate cannot be used"), "{said}");
}

fn over_tls(address: &str, certificate: rustls::pki_types::CertificateDer<'static>) -> String {
    use std::io::{Read, Write};
    let mut trusted = rustls::RootCertStore::empty();
    trusted.add(certificate).expect("added");
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let settings = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(trusted)
        .with_no_client_auth();
    let name = "localhost".try_into().expect("a name");
    let connection = rustls::ClientConnection::new(std::sync::Arc::new(settings), name).expect("a connection");
    let stream = std::net::TcpStream::connect(address).expect("connects");
    let mut stream = rustls::StreamOwned::new(connection, stream);
    stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").expect("asked");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}
