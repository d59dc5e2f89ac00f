//! Arguments → analyses → report → exit code.

mod cli;
mod commands;

use clap::Parser;
use cli::{Cli, Command};
use commands::{explain, report, schema, score};
use sagte::input::InputError;
use std::io::{self, Write};
use std::process::ExitCode;

/// Reading makes many small things and lets all of a batch go together.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Some(command) = cli.misplaced_command() {
        return complain(&format!("there is no file {command}; options stand behind a command: sagte {command} …"));
    }
    let result = match cli.command {
        None => report(&cli.report),
        Some(Command::Report(args)) => report(&args),
        Some(Command::Check(args)) => return ended(commands::check::run(&args)),
        Some(Command::Test(args)) => return ended(commands::test::run(&args)),
        Some(Command::Rules(args)) => return ended(commands::rules::run(&args)),
        Some(Command::Explain(args)) => explain(&args),
        Some(Command::Score(args)) => score(&args),
        Some(Command::Schema) => schema(),
    };
    ended(result.map(|all_read| if all_read { 0 } else { 2 }))
}

/// The exit code of a command that came to its end or not.
fn ended(result: Result<u8, Failure>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => complain(&format!("cannot write: {error}")),
        Err(Failure::Told(message)) => complain(&message),
        Err(Failure::Input(error)) => complain(&error.to_string()),
    }
}

/// Why nothing more can be done.
enum Failure {
    Output(io::Error),
    /// In words for the user.
    Told(String),
    Input(InputError),
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Failure::Input(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

fn complain(message: &str) -> ExitCode {
    tell(message);
    ExitCode::from(2)
}

/// Tells the user. If nobody listens any more, that is no reason to fail.
fn tell(message: impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "sagte: {message}");
}
