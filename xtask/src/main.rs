//! All automation of the project: `cargo xtask serve`, `cargo xtask test`,
//! `cargo xtask check`, `cargo xtask assets`, `cargo xtask bench`.
//!
//! Depends on nothing, so that the first answer comes in seconds.

mod assets;
mod language;
mod machine;
mod postgres;
mod run;
mod tests;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask serve     build everything and serve the demonstration at http://localhost:8080
cargo xtask test      every test: rules, both databases, pages, routes, browser
cargo xtask check     formatting and lints
cargo xtask assets    build the front-end files into the program's folder
cargo xtask bench [N] what the main jobs cost with N cases, as a ratio to the least a page can cost
cargo xtask language TAG  the files of a language, and what is missing in it
cargo xtask look DIR  pictures of the main pages, at phone and desk width";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let what = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let done = match what.as_str() {
        "serve" => serve(&rest),
        "test" => tests::everything(),
        "check" => tests::lints(),
        "assets" => assets::build(),
        "bench" => tests::bench(&rest),
        "language" => language::prepare(rest.first().map_or("", String::as_str)),
        "look" => tests::look(rest.first().map_or("reports/pictures", String::as_str)),
        _ => {
            println!("{HELP}");
            return if what.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn serve(rest: &[String]) -> run::Done {
    machine::ready_to_build()?;
    assets::build()?;
    run::cargo(&["build", "--workspace", "--all-targets"], &[])?;
    let mut words = vec!["serve", "--demo"];
    words.extend(rest.iter().map(String::as_str));
    run::program(&run::root().join("target/debug/alongside").to_string_lossy(), &words, &[])
}
