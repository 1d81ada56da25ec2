//! Files as strangers send them.

use alongside_inspection::look;
use img_parts::Bytes;
use img_parts::png::PngChunk;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn flags(ending: &str, bytes: &[u8]) -> Vec<String> {
    look(ending, bytes).flags
}

/// A picture of one pixel, with where it was taken written into it.
fn photo() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x01\x31\0\x02\0\0\0\x03GPS\0\0\0\0\0";
    bytes.extend_from_slice(&u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
    bytes.extend_from_slice(exif);
    bytes.extend_from_slice(&[0xFF, 0xFE, 0, 8]);
    bytes.extend_from_slice(b"hidden");
    // Frame of one by one pixel, one scan, the end.
    bytes.extend_from_slice(&[0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    bytes.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x7F, 0xFF, 0xD9]);
    bytes
}

#[test]
fn a_photo_loses_what_the_camera_wrote_and_stays_the_right_way_up() {
    let looked = look("jpg", &photo());
    assert_eq!((looked.kind.as_str(), looked.media_type.as_str()), ("photo", "image/jpeg"));
    assert!(looked.flags.is_empty(), "{:?}", looked.flags);
    let cleaned = looked.cleaned.expect("a copy");
    assert!(!cleaned.windows(6).any(|part| part == b"hidden"));
    assert!(!cleaned.windows(3).any(|part| part == b"GPS"));
    let held = exif::Reader::new().read_from_container(&mut Cursor::new(&cleaned)).expect("a note");
    let field = held.get_field(exif::Tag::Orientation, exif::In::PRIMARY).expect("which way up");
    assert_eq!(field.value.get_uint(0), Some(6));
    assert_eq!(held.fields().count(), 1, "nothing else");
}

/// A box of a telephone's container.
fn boxed(name: &str, inside: &[u8]) -> Vec<u8> {
    let size = u32::try_from(inside.len() + 8).expect("short");
    [&size.to_be_bytes(), name.as_bytes(), inside].concat()
}

/// A picture as a telephone keeps it: one item that is drawn and two notes,
/// one of which stands in a box of its own.
fn heic() -> Vec<u8> {
    let entry = |id: u8, kind: &str| boxed("infe", &[&[2, 0, 0, 0, 0, id, 0, 0], kind.as_bytes(), b"\0"].concat());
    let iinf =
        boxed("iinf", &[&[0, 0, 0, 0, 0, 3][..], &entry(1, "hvc1"), &entry(2, "Exif"), &entry(3, "mime")].concat());
    let ftyp = boxed("ftyp", b"heic\0\0\0\0mif1heic");
    let idat = boxed("idat", b"REMARKS");
    let iloc = |exif: u32| {
        let mut all = vec![1, 0, 0, 0, 0x44, 0, 0, 3];
        for (id, method, offset, length) in [(1u8, 0u8, exif + 8, 5u32), (2, 0, exif, 8), (3, 1, 0, 7)] {
            all.extend_from_slice(&[0, id, 0, method, 0, 0, 0, 1]);
            all.extend_from_slice(&offset.to_be_bytes());
            all.extend_from_slice(&length.to_be_bytes());
        }
        boxed("iloc", &all)
    };
    let whole = |exif: u32| {
        let meta = boxed("meta", &[&[0, 0, 0, 0][..], &iinf, &iloc(exif), &idat].concat());
        [ftyp.clone(), meta, boxed("mdat", b"WHEREGPSDRAWN")].concat()
    };
    let long = whole(0).len();
    whole(u32::try_from(long - 13).expect("short"))
}

#[test]
fn a_telephones_picture_loses_its_notes_and_nothing_moves() {
    let bytes = heic();
    let looked = look("heic", &bytes);
    assert_eq!((looked.kind.as_str(), looked.flags.len()), ("photo", 0), "{looked:?}");
    let cleaned = looked.cleaned.expect("a copy");
    assert_eq!(cleaned.len(), bytes.len());
    let holds = |words: &[u8]| cleaned.windows(words.len()).any(|part| part == words);
    assert!(!holds(b"GPS") && !holds(b"REMARKS") && holds(b"DRAWN"));
}

/// A recording with a place, a date and one track of the kind given.
fn recording(track: &str) -> Vec<u8> {
    let header = |name: &str| boxed(name, &[&[0, 0, 0, 0][..], b"MADECHNG", &[0; 8]].concat());
    let hdlr = boxed("hdlr", &[&[0; 8], track.as_bytes(), &[0; 13]].concat());
    let mdia = boxed("mdia", &[header("mdhd"), hdlr].concat());
    let trak = boxed("trak", &[header("tkhd"), mdia].concat());
    let place = boxed("udta", &boxed("xyz_", b"+51.4085-000.3064/"));
    let moov = boxed("moov", &[header("mvhd"), trak, place].concat());
    [boxed("ftyp", b"isom\0\0\0\0isommp42"), moov, boxed("mdat", b"MOVING")].concat()
}

#[test]
fn a_recording_loses_its_place_and_date_unless_it_carries_a_way_that_was_walked() {
    let looked = look("mp4", &recording("vide"));
    assert_eq!(looked.kind, "video");
    let cleaned = looked.cleaned.expect("a copy");
    let holds = |words: &[u8]| cleaned.windows(words.len()).any(|part| part == words);
    assert!(!holds(b"51.4085") && !holds(b"MADE") && holds(b"MOVING"));
    assert_eq!(look("mp4", &recording("meta")).cleaned, None, "only the original");
}

#[test]
fn what_only_sounds_is_no_film_whatever_it_is_called() {
    assert_eq!(
        (look("m4a", &recording("soun")).kind, look("m4a", &recording("soun")).flags.len()),
        ("sound".into(), 0)
    );
    assert_eq!(look("m4a", &recording("soun")).media_type, "audio/m4a");
    let mut film = recording("vide");
    film[8..24].copy_from_slice(b"M4A \0\0\0\0M4A mp42");
    assert_eq!(look("m4a", &film).media_type, "video/mp4");
    let speech = [&[0xFF, 0xF3, 0x48, 0][..], &[0; 140]].concat().repeat(3);
    let said = [&b"ID3\x04\0\0\0\0\0\x05place"[..], &speech].concat();
    assert_eq!(look("mp3", &said).cleaned.as_deref(), Some(&speech[..]));
    let again = look("mp3", &speech);
    assert_eq!((again.media_type.as_str(), again.cleaned), ("audio/mpeg", Some(speech)));
}

/// A PNG of such parts.
fn png(parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let part = |(name, inside): &(&[u8; 4], &[u8])| {
        PngChunk::new(**name, Bytes::copy_from_slice(inside)).encoder().bytes().to_vec()
    };
    [&b"\x89PNG\r\n\x1a\n"[..], &parts.iter().map(part).collect::<Vec<_>>().concat()].concat()
}

/// A WebP of such parts.
fn webp(parts: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let part = |(name, inside): &(&[u8; 4], &[u8])| {
        let length = u32::try_from(inside.len()).expect("short").to_le_bytes();
        [&name[..], &length, inside, &vec![0; inside.len() % 2]].concat()
    };
    let inside = [&b"WEBP"[..], &parts.iter().map(part).collect::<Vec<_>>().concat()].concat();
    [&b"RIFF"[..], &u32::try_from(inside.len()).expect("short").to_le_bytes(), &inside].concat()
}

#[test]
fn only_what_draws_a_picture_stays_in_it_and_what_is_clean_stays_as_it_is() {
    let head: &[u8] = b"\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
    let bare = png(&[(b"IHDR", head), (b"IDAT", b"drawn"), (b"IEND", b"")]);
    let said = png(&[(b"IHDR", head), (b"caBX", b"by Name"), (b"mkBT", b"layer"), (b"IDAT", b"drawn"), (b"IEND", b"")]);
    assert_eq!(look("png", &[&said[..], b"behind"].concat()).cleaned, Some(bare.clone()));
    assert_eq!(look("png", &bare).cleaned, Some(bare));

    let drawn: &[u8] = b"\x50\x5a\x00\x9d\x01\x2a\x01\x00\x01\x00";
    let wide: &[u8] = &[0x04, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for more in [&[(b"XMP ", &b"place"[..])][..], &[(b"C2PA", b"by Name!"), (b"XMP ", b"place")]] {
        let whole = webp(&[&[(b"VP8X", wide), (b"VP8 ", drawn)][..], more].concat());
        let copy = look("webp", &whole).cleaned.expect("a copy");
        assert_eq!(copy, webp(&[(b"VP8 ", drawn)]));
        assert_eq!(look("webp", &copy).cleaned, Some(copy));
    }
    let exif: &[u8] = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned =
        webp(&[(b"VP8X", &[0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), (b"VP8 ", drawn), (b"EXIF", exif), (b"XMP ", b"place")]);
    let copy = look("webp", &turned).cleaned.expect("a copy");
    assert_eq!(copy, webp(&[(b"VP8X", &[0x08, 0, 0, 0, 0, 0, 0, 0, 0, 0]), (b"VP8 ", drawn), (b"EXIF", exif)]));
    assert_eq!(look("webp", &copy).cleaned, Some(copy));

    // A telephone's picture that moves has its film behind it.
    let moving = [photo(), boxed("ftyp", b"mp42"), boxed("mdat", b"MOVING")].concat();
    let copy = look("jpg", &moving).cleaned.expect("a copy");
    assert_eq!(look("jpg", &photo()).cleaned, Some(copy.clone()));
    assert_eq!(look("jpg", &copy).cleaned, Some(copy));
}

#[test]
fn what_nobody_knows_in_a_container_gives_no_copy() {
    for more in [boxed("mpvd", &recording("vide")), boxed("gps ", b"51.4"), recording("vide"), boxed("moof", b"x")] {
        assert_eq!(look("heic", &[heic(), more].concat()).cleaned, None);
    }
    let hidden = boxed("free", b"51.4085");
    let cleaned = look("heic", &[heic(), hidden].concat()).cleaned.expect("a copy");
    assert!(!cleaned.windows(7).any(|part| part == b"51.4085"));
}

#[test]
fn a_file_that_lies_about_what_it_is_is_flagged() {
    assert_eq!(flags("jpg", b"%PDF-1.4\n%%EOF"), ["not_what_it_says"]);
    assert_eq!(flags("pdf", &photo()), ["not_what_it_says"]);
    assert!(flags("jpg", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff").contains(&"program".to_owned()));
    assert!(flags("txt", b"<script>alert(1)</script>").contains(&"active".to_owned()));
    assert!(flags("", &[0, 1, 2, 3, 200, 201]).contains(&"unknown".to_owned()));
    // A voice note whose name says video is a voice note.
    assert!(flags("mp4", b"ID3\x03\0\0\0\0\0\0").is_empty());
}

#[test]
fn the_scanners_own_test_file_is_known() {
    let eicar = format!("{}{}", r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    assert_eq!(flags("txt", eicar.as_bytes()), ["test_virus"]);
}

#[test]
fn a_picture_of_fifty_thousand_by_fifty_thousand_is_flagged_unseen() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend_from_slice(&50_000u32.to_be_bytes());
    png.extend_from_slice(&50_000u32.to_be_bytes());
    png.extend_from_slice(b"\x08\x02\0\0\0\0\0\0\0");
    assert_eq!(flags("png", &png), ["too_many_pixels"]);
}

/// An office document whose parts say that they unpack to a great deal.
fn document(parts: &[(&str, usize)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, size) in parts {
        archive.start_file(*name, plain).expect("a part");
        archive.write_all(&vec![b'0'; *size]).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn an_office_document_with_macros_or_a_bomb_is_flagged() {
    let good = document(&[("[Content_Types].xml", 20), ("_rels/.rels", 20), ("word/document.xml", 20)]);
    assert!(flags("docx", &good).is_empty(), "{:?}", look("docx", &good));
    let macros = document(&[
        ("[Content_Types].xml", 20),
        ("_rels/.rels", 20),
        ("word/document.xml", 20),
        ("word/vbaProject.bin", 9),
    ]);
    assert_eq!(flags("docx", &macros), ["macros"]);
    let mut bomb = good.clone();
    // The table of contents says that the last part has four thousand million bytes.
    let entry = bomb.windows(4).rposition(|part| part == b"PK\x01\x02").expect("a table of contents");
    bomb[entry + 24..entry + 28].copy_from_slice(&u32::MAX.saturating_sub(1).to_le_bytes());
    assert_eq!(flags("docx", &bomb), ["bomb"]);
    assert!(flags("zip", &document(&[("a.txt", 3)])).contains(&"archive".to_owned()));
}

#[test]
fn a_pdf_that_acts_or_is_locked_is_flagged_and_one_in_a_circle_is_only_read() {
    assert_eq!(flags("pdf", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"), ["active"]);
    assert_eq!(flags("pdf", b"%PDF-1.7\ntrailer<</Encrypt 5 0 R>>"), ["locked"]);
    let circle = b"%PDF-1.7\n1 0 obj<</Kids[1 0 R]/Parent 1 0 R/Type/Pages>>endobj\ntrailer<</Root 1 0 R>>";
    assert!(flags("pdf", circle).is_empty());
}

#[test]
fn nothing_of_any_shape_can_stop_it() {
    for ending in ["jpg", "png", "webp", "pdf", "docx", "heic", "mp4", ""] {
        for length in [0usize, 1, 3, 16, 500] {
            for seed in 0..40u64 {
                let mut state = seed + 1;
                let bytes: Vec<u8> = (0..length)
                    .map(|_| {
                        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        (state >> 33) as u8
                    })
                    .collect();
                let _ = look(ending, &bytes);
                for start in [
                    &b"\xFF\xD8\xFF\xE1"[..],
                    b"\x89PNG\r\n\x1a\n",
                    b"RIFF\0\0\0\0WEBP",
                    b"PK\x03\x04",
                    b"%PDF-",
                    b"\0\0\0\x0cftypheic",
                    b"\0\0\0\x0cftypisom",
                ] {
                    let _ = look(ending, &[start, &bytes].concat());
                }
                for mut whole in [heic(), recording("vide")] {
                    for (place, byte) in bytes.iter().take(8).enumerate() {
                        let at = (usize::from(*byte) * 7 + place * 31) % whole.len();
                        whole[at] = whole[at].wrapping_add(*byte);
                    }
                    let _ = look(ending, &whole);
                }
            }
        }
    }
}
