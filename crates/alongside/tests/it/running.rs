use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A service that runs until it is dropped, and what it answers.
pub struct Running {
    pub child: Child,
    pub address: String,
    /// What it says after its address is kept reading, so that it never waits for us.
    _out: BufReader<std::process::ChildStdout>,
}

impl Running {
    /// Starts `command`, which is the program or something that becomes it;
    /// what it writes to its log goes to `log`.
    pub fn start(mut command: Command, log: Option<&Path>) -> Self {
        let err = log.map_or_else(Stdio::null, |log| Stdio::from(File::create(log).expect("a log")));
        let mut child = command.stdout(Stdio::piped()).stderr(err).spawn().expect("the service starts");
        let mut out = BufReader::new(child.stdout.take().expect("it speaks"));
        let mut line = String::new();
        while !line.starts_with("http") {
            line.clear();
            assert!(out.read_line(&mut line).expect("it says its address") > 0, "it ended before it said its address");
        }
        let port = line.trim().rsplit(':').next().expect("a port").to_owned();
        Self { child, address: format!("127.0.0.1:{port}"), _out: out }
    }

    /// The program serving the data in a folder.
    pub fn of(data: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_alongside"));
        command.arg("--data").arg(data).args(["serve", "--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1"]);
        Self::start(command, None)
    }

    pub fn get(&self, path: &str) -> Option<String> {
        self.get_with(path, "")
    }

    /// With more lines in its head.
    pub fn get_with(&self, path: &str, more: &str) -> Option<String> {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{more}Connection: close\r\n\r\n", self.address);
        ask(&self.address, &head)
    }

    pub fn post_with(&self, path: &str, from: u64, more: &str, body: &str) -> Option<String> {
        let request = form(&self.address, path, from, body);
        ask(&self.address, &request.replacen("Connection:", &format!("{more}Connection:"), 1))
    }

    /// Sends a form, as a browser at one of many addresses would.
    pub fn post(&self, path: &str, from: u64, body: &str) -> Option<String> {
        ask(&self.address, &form(&self.address, path, from, body))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn form(address: &str, path: &str, from: u64, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n\
         X-Forwarded-For: 10.{}.{}.{}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        from / 62_500,
        (from / 250) % 250,
        from % 250,
        body.len()
    )
}

/// The whole answer; nothing when the service has gone.
fn ask(address: &str, request: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}
