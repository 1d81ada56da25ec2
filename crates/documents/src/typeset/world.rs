use rust_embed::RustEmbed;
use std::collections::HashMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

/// Everything a document is made of: its source, its pictures, our fonts. Nothing else can
/// be reached.
pub struct World {
    library: LazyHash<Library>,
    main: Source,
    pictures: HashMap<FileId, Bytes>,
}

#[derive(RustEmbed)]
#[folder = "assets/"]
#[allow_missing = true]
struct Fonts;

static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let mut names: Vec<_> = Fonts::iter().filter(|name| name.ends_with(".ttf")).collect();
    names.sort();
    let files = names.iter().filter_map(|name| Fonts::get(name));
    let fonts: Vec<Font> = files.flat_map(|file| Font::iter(Bytes::new(file.data.into_owned()))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// Whether our fonts have a letter for this sign. Without fonts nothing is known, and nothing is set.
pub(super) fn can_be_set(sign: char) -> bool {
    let fonts = &FONTS.1;
    fonts.is_empty() || fonts.iter().any(|font| font.info().coverage.contains(sign.into()))
}

impl World {
    pub fn new(source: String, pictures: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self {
            library: LazyHash::new(Library::default()),
            main: Source::new(id("/main.typ"), source),
            pictures: pictures.into_iter().map(|(name, bytes)| (id(&format!("/{name}")), Bytes::new(bytes))).collect(),
        }
    }

    pub fn has_fonts(&self) -> bool {
        !FONTS.1.is_empty()
    }
}

fn id(path: &str) -> FileId {
    RootedPath::new(
        VirtualRoot::Project,
        VirtualPath::new(path).unwrap_or_else(|_| VirtualPath::new("/none").expect("a path")),
    )
    .intern()
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.pictures.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }

    /// A document does not know what day it is.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
