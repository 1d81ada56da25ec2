//! The program itself, as somebody runs it.

mod arrows;
mod commands;
mod disk;
mod inspecting;
mod kill;
mod logs;
mod published;
mod running;
mod scorecards;
mod slow;
mod tls;
mod vectors;

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program to its end.
fn alongside(data: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_alongside"))
        .arg("--data")
        .arg(data)
        .args(words)
        .output()
        .expect("the program can be started")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
