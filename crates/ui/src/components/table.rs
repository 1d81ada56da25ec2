use super::options::{content, filled, options, present};
use crate::element::{Element, together};
use crate::{Attributes, Content};
use maud::{Markup, html};

options! {
    Cell {
        #[serde(flatten, deserialize_with = "content")]
        content: Content,
        /// `numeric` sets figures under each other.
        #[serde(deserialize_with = "filled")]
        format: Option<String>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        #[serde(deserialize_with = "filled")]
        colspan: Option<String>,
        #[serde(deserialize_with = "filled")]
        rowspan: Option<String>,
        attributes: Attributes,
    }
}

options! {
    /// Rows of figures or facts of one kind.
    Table {
        #[serde(deserialize_with = "filled")]
        caption: Option<String>,
        #[serde(deserialize_with = "filled")]
        caption_classes: Option<String>,
        head: Option<Vec<Cell>>,
        first_cell_is_header: bool,
        #[serde(deserialize_with = "present")]
        rows: Vec<Vec<Cell>>,
        #[serde(deserialize_with = "filled")]
        classes: Option<String>,
        attributes: Attributes,
    }
}

impl Cell {
    pub fn of(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }
}

impl Table {
    /// A table whose rows become cards on a phone, each cell under its column's name.
    pub fn of_cards(caption: &str, heads: &[&str], rows: impl IntoIterator<Item = Vec<Markup>>) -> Self {
        let labelled = |row: Vec<Markup>| {
            let cells = row.into_iter().zip(heads);
            cells
                .map(|(cell, head)| Cell { attributes: Attributes::of(&[("data-label", head)]), ..Cell::of(cell) })
                .collect()
        };
        Self {
            caption: Some(caption.to_owned()),
            head: Some(heads.iter().map(|head| Cell::of(*head)).collect()),
            rows: rows.into_iter().map(labelled).collect(),
            classes: Some("app-cards".to_owned()),
            ..Self::default()
        }
    }

    /// How its caption is shown, or that only those who hear the page are told it.
    pub fn with_caption(self, classes: &str) -> Self {
        Self { caption_classes: Some(classes.to_owned()), ..self }
    }
}

pub fn table(given: &Table) -> Markup {
    let caption = given.caption.as_ref().map(|caption| {
        Element::new("caption").class("govuk-table__caption", given.caption_classes.as_deref()).text(caption).done()
    });
    let head = given.head.as_ref().map(|cells| {
        let cells = together(cells.iter().map(|cell| {
            let own = formatted("govuk-table__header", cell);
            filled_in(Element::new("th").attr("scope", "col").class(&own, cell.classes.as_deref()), cell)
        }));
        html! { thead class="govuk-table__head" { tr class="govuk-table__row" { (cells) } } }
    });
    let rows = together(given.rows.iter().map(|row| {
        let cells =
            row.iter().enumerate().map(|(place, cell)| self::cell(cell, place == 0 && given.first_cell_is_header));
        html! { tr class="govuk-table__row" { (together(cells)) } }
    }));
    Element::new("table")
        .class("govuk-table", given.classes.as_deref())
        .attributes(&given.attributes)
        .child(caption.unwrap_or_default())
        .child(head.unwrap_or_default())
        .child(html! { tbody class="govuk-table__body" { (rows) } })
        .done()
}

fn cell(cell: &Cell, is_header: bool) -> Markup {
    let element = if is_header {
        Element::new("th").attr("scope", "row").class("govuk-table__header", cell.classes.as_deref())
    } else {
        Element::new("td").class(&formatted("govuk-table__cell", cell), cell.classes.as_deref())
    };
    filled_in(element, cell)
}

fn formatted(own: &str, cell: &Cell) -> String {
    cell.format.as_ref().map_or_else(|| own.to_owned(), |format| format!("{own} {own}--{format}"))
}

fn filled_in(element: Element, cell: &Cell) -> Markup {
    element
        .maybe("colspan", cell.colspan.as_deref())
        .maybe("rowspan", cell.rowspan.as_deref())
        .attributes(&cell.attributes)
        .child(cell.content.markup())
        .done()
}
