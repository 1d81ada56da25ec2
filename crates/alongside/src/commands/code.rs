use super::{Done, now};
use crate::command_line::Code;
use alongside_app::secrets::totp_code;

/// What an authenticator app would show now.
pub fn run(code: &Code) -> Done {
    let key: String = code.authenticator.chars().filter(|c| !c.is_whitespace()).collect();
    let shown = totp_code(&key, now().as_second()).ok_or_else(|| "This is not an authenticator key.".to_owned())?;
    println!("{shown}");
    Ok(())
}
