use super::macros::codes;

codes! {
    /// What a file is.
    FileKind in "filekind" {
        Photo = "photo",
        Sound = "sound",
        Video = "video",
        Document = "document",
        Text = "text",
        Message = "message",
        Other = "other",
    }
}

codes! {
    /// Why nobody should open a file unthinkingly.
    FileFlag in "fileflag" {
        TestVirus = "test_virus",
        Program = "program",
        NotWhatItSays = "not_what_it_says",
        Archive = "archive",
        Bomb = "bomb",
        Macros = "macros",
        Active = "active",
        Locked = "locked",
        TooManyPixels = "too_many_pixels",
        Unknown = "unknown",
        /// It could not be looked at: too much memory, too much time, damaged.
        Unreadable = "unreadable",
    }
}
