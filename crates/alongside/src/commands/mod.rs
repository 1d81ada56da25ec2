pub mod audit;
pub mod backup;
pub mod code;
pub mod deadlines;
pub mod init;
pub mod inspect;
pub mod publish;
pub mod scorecard;
pub mod seed;
pub mod serve;
mod showing;
pub mod statistics;
pub mod user;
mod vectors;

/// What a command ends with: nothing, or one plain sentence.
pub type Done = Result<(), String>;

/// Words for a terminal: signs of a file that would steer it are shown as a mark instead.
pub fn plain(text: &str) -> String {
    text.replace(|sign: char| sign.is_control() && !matches!(sign, '\n' | '\t'), "\u{fffd}")
}

/// Now, at the edge of the program: the one place that reads the clock.
#[expect(clippy::disallowed_methods, reason = "the edge")]
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    if getrandom::fill(&mut bytes).is_err() {
        // Without randomness nothing here is safe to go on.
        eprintln!("This computer gives no random numbers.");
        std::process::exit(1);
    }
    bytes
}

#[expect(clippy::disallowed_methods, reason = "the edge")]
pub fn new_id<T: From<uuid::Uuid>>() -> T {
    T::from(uuid::Uuid::now_v7())
}

/// A token of 256 bits for a one-time link.
pub fn new_token() -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random::<32>())
}

/// A refused or failed write, as one sentence.
pub fn sentence<E>(error: alongside_store::WriteError<E>) -> String {
    match error {
        alongside_store::WriteError::Storage(error) => error.to_string(),
        _ => "The record refused this. Nothing was changed.".to_owned(),
    }
}
