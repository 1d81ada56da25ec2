use std::path::PathBuf;
use std::process::Command;

/// Nothing, or what went wrong in one sentence.
pub type Done = Result<(), String>;

/// The folder of the whole project.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), std::path::Path::to_path_buf)
}

/// Runs a program where the project is and shows what it says.
pub fn program(name: &str, words: &[&str], settings: &[(&str, &str)]) -> Done {
    let mut command = Command::new(name);
    command.args(words).current_dir(root()).envs(settings.iter().copied());
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`{name} {}` failed.", words.join(" "))),
        Err(error) => Err(format!("`{name}` could not be started: {error}.")),
    }
}

/// Runs a program quietly and says whether it went well.
pub fn quietly(name: &str, words: &[&str]) -> bool {
    Command::new(name)
        .args(words)
        .current_dir(root())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Cargo, always over the whole workspace: another selection would change
/// features and compile everything again.
pub fn cargo(words: &[&str], settings: &[(&str, &str)]) -> Done {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut all: Vec<&str> = words.to_vec();
    if crate::machine::needs_vendored() && words.first() != Some(&"fmt") {
        all.extend(["--features", "alongside-store/vendored"]);
    }
    program(&cargo, &all, settings)
}
