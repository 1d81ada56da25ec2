//! One HTML element at a time, with any attributes, always escaped.

use crate::Attributes;
use maud::{Markup, PreEscaped, Render};
use std::fmt::Write;

/// Builds an element. Attributes come out in the order they were given.
#[derive(Debug)]
pub struct Element {
    name: &'static str,
    open: String,
    inner: String,
}

/// Elements that have no end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

impl Element {
    pub fn new(name: &'static str) -> Self {
        Self { name, open: String::new(), inner: String::new() }
    }

    pub fn attr(mut self, name: &str, value: impl AsRef<str>) -> Self {
        let _ = write!(self.open, " {name}=\"");
        value.as_ref().render_to(&mut self.open);
        self.open.push('"');
        self
    }

    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute without a value.
    pub fn flag(mut self, name: &str, on: bool) -> Self {
        if on {
            let _ = write!(self.open, " {name}");
        }
        self
    }

    /// The component's own class and any the caller adds.
    pub fn class(self, own: &str, more: Option<&str>) -> Self {
        match more.filter(|more| !more.is_empty()) {
            Some(more) => self.attr("class", format!("{own} {more}")),
            None => self.attr("class", own),
        }
    }

    pub fn attributes(mut self, attributes: &Attributes) -> Self {
        attributes.write(&mut self.open);
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        text.render_to(&mut self.inner);
        self
    }

    pub fn child(mut self, inner: impl Render) -> Self {
        inner.render_to(&mut self.inner);
        self
    }

    pub fn done(self) -> Markup {
        let Self { name, open, inner } = self;
        PreEscaped(if VOID.contains(&name) {
            format!("<{name}{open}>")
        } else {
            format!("<{name}{open}>{inner}</{name}>")
        })
    }
}

/// Several pieces one after the other.
pub fn together(pieces: impl IntoIterator<Item = Markup>) -> Markup {
    PreEscaped(pieces.into_iter().map(|piece| piece.0).collect())
}
