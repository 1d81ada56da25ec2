//! Files of vectors: facts in, answers out, each one by itself, so that one that
//! is wrong takes no other with it.

use super::Done;
use serde::Serialize;
use serde_json::{Map, Value};
use std::io::{Read, Write};
use std::path::Path;

/// What one vector came to.
#[derive(Serialize)]
pub struct Answered {
    /// The name of what was asked, under the key the file uses for it.
    #[serde(flatten)]
    pub asked: Map<String, Value>,
    #[serde(flatten)]
    pub outcome: Outcome,
}

#[derive(Serialize)]
#[serde(untagged)]
pub enum Outcome {
    Found {
        result: Map<String, Value>,
        working: Vec<String>,
        cautions: Vec<String>,
        #[serde(flatten)]
        more: Map<String, Value>,
    },
    Error {
        error: String,
    },
}

/// Answers every vector of a file, or of standard input for `-`, on standard output.
pub fn answer(file: &Path, kind: &str, work: impl Fn(&str, &Value) -> Outcome) -> Done {
    let text = read(file)?;
    let wrong = |why: serde_json::Error| format!("This is not JSON: {why}. Nothing was worked out.");
    // Some programs begin a file with a mark that JSON does not have.
    let plain = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let whole: Value = serde_json::from_str(plain).map_err(wrong)?;
    let Some(vectors) = whole.get("vectors").and_then(Value::as_array) else {
        return Err("There is no list called \"vectors\" in this file. Nothing was worked out.".to_owned());
    };
    let mut failed = 0usize;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = |error: std::io::Error| format!("The answers could not be written: {error}.");
    out.write_all(b"{\"results\": [").map_err(written)?;
    for (number, vector) in vectors.iter().enumerate() {
        let one = one(vector, kind, &work);
        failed += usize::from(matches!(one.outcome, Outcome::Error { .. }));
        let line = serde_json::to_string(&one).map_err(wrong)?;
        write!(out, "{}\n{line}", if number == 0 { "" } else { "," }).map_err(written)?;
    }
    out.write_all(b"\n]}\n").and_then(|()| out.flush()).map_err(written)?;
    match failed {
        0 => Ok(()),
        1 => Err("One vector has no answer; its error says why. The others are answered.".to_owned()),
        many => Err(format!("{many} vectors have no answer; their errors say why. The others are answered.")),
    }
}

fn one(vector: &Value, kind: &str, work: &impl Fn(&str, &Value) -> Outcome) -> Answered {
    let mut asked = Map::new();
    asked.insert("id".to_owned(), vector.get("id").cloned().unwrap_or(Value::Null));
    let error = |error: String| Outcome::Error { error };
    let outcome = match (vector.get(kind).and_then(Value::as_str), vector.get("inputs")) {
        (None, _) => error(format!("{kind} is missing, or is not a word.")),
        (Some(name), inputs) => {
            asked.insert(kind.to_owned(), name.into());
            match inputs {
                Some(inputs) if inputs.is_object() => work(name, inputs),
                _ => error("inputs are missing, or are not fields with names.".to_owned()),
            }
        }
    };
    Answered { asked, outcome }
}

fn read(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::File::open(file).and_then(|mut open| open.read_to_end(&mut bytes)).map(|_| ())
    };
    read.map_err(|error| format!("This file cannot be read: {error}."))?;
    String::from_utf8(bytes).map_err(|_| "This file is not UTF-8. Nothing was worked out.".to_owned())
}
