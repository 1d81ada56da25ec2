//! Alongside, in one program.

mod command_line;
mod commands;
mod place;

use clap::Parser;
use command_line::{CommandLine, What};
use std::process::ExitCode;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let done = place::law(&line.place).and_then(|()| run(&line));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{}", commands::plain(&sentence));
            ExitCode::FAILURE
        }
    }
}

fn run(line: &CommandLine) -> commands::Done {
    match &line.what {
        What::Init(options) => commands::init::run(&line.place, options),
        What::Serve(options) => commands::serve::run(&line.place, options),
        What::User(options) => commands::user::run(&line.place, options),
        What::Seed(options) => commands::seed::run(&line.place, options),
        What::Audit(options) => commands::audit::run(&line.place, options),
        What::Backup(options) => commands::backup::back_up(&line.place, options),
        What::Restore(options) => commands::backup::restore(&line.place, options),
        What::Check => commands::backup::check(&line.place),
        What::Inspect(asked) => commands::inspect::run(asked),
        What::Publish => commands::publish::run(),
        What::Table(asked) => commands::publish::table(asked),
        What::Code(options) => commands::code::run(options),
        What::Deadlines(asked) => commands::deadlines::run(asked),
        What::Statistics(asked) => commands::statistics::run(asked),
        What::Scorecard(asked) => commands::scorecard::run(asked),
    }
}
