use super::super::periods::plain;
use std::collections::HashMap;

/// The times of a file, each as it was written first: 2024-25 and 2024/25 are one.
#[derive(Default)]
pub(super) struct Times {
    /// By what a cell has.
    written: HashMap<String, String>,
    /// By the one way that stands for all ways to write it.
    first: HashMap<String, String>,
}

impl Times {
    /// The way this time was written first, and whether it is written otherwise here for the first time.
    pub fn of(&mut self, text: &str) -> (&str, bool) {
        let is_new = !self.written.contains_key(text);
        if is_new {
            let first = self.first.entry(plain(text)).or_insert_with(|| text.to_owned()).clone();
            self.written.insert(text.to_owned(), first);
        }
        let first = self.written.get(text).map_or("", String::as_str);
        (first, is_new && first != text)
    }
}
