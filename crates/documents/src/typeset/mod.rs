//! Typesetting with Typst, as a library: own fonts, no files, no packages, no clock. The
//! PDF is tagged (PDF/UA-1): a picture without words or a missing title is an error.

mod markup;
mod world;

use std::fmt;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use markup::{quoted, words};
pub use world::World;

/// Why nothing was set.
#[derive(Clone, Debug)]
pub enum Unset {
    /// The fonts are missing: this program was built without its assets.
    NoFonts,
    /// What the typesetter says of the first thing it cannot do.
    Refused(String),
}

impl fmt::Display for Unset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFonts => f.write_str("The fonts are missing. Run cargo xtask assets and build again."),
            Self::Refused(why) => write!(f, "The document could not be set: {why}."),
        }
    }
}

/// A PDF out of a source and the pictures it names.
pub fn pdf(world: &World, id: &str) -> Result<Vec<u8>, Unset> {
    let refused = |errors: &[typst::diag::SourceDiagnostic]| {
        Unset::Refused(errors.first().map(|one| one.message.to_string()).unwrap_or_default())
    };
    if !world.has_fonts() {
        return Err(Unset::NoFonts);
    }
    let document = typst::compile::<PagedDocument>(world).output.map_err(|errors| refused(&errors))?;
    // What layout remembers is as large as the document again, and of no use to what follows.
    comemo::evict(0);
    let standards = PdfStandards::new(&[PdfStandard::V_1_7, PdfStandard::Ua_1])
        .map_err(|why| Unset::Refused(why.message().to_string()))?;
    let options = PdfOptions {
        ident: typst::foundations::Smart::Custom(id.to_owned()),
        standards,
        tagged: true,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| refused(&errors))?;
    comemo::evict(0);
    Ok(bytes)
}
