use exif::{In, Reader, Tag};
use img_parts::jpeg::Jpeg;
use img_parts::png::Png;
use img_parts::webp::WebP;
use img_parts::{Bytes, ImageEXIF, ImageICC};
use std::io::Cursor;

/// How many pixels a picture says it has. Nothing is decoded.
pub(crate) fn pixels(bytes: &[u8]) -> Option<u64> {
    let size = imagesize::blob_size(bytes).ok()?;
    u64::try_from(size.width).ok()?.checked_mul(u64::try_from(size.height).ok()?)
}

/// The picture without what the camera wrote into it: where, when, with what.
/// Which way up it is held stays. Nothing, for a kind that cannot be taken
/// apart safely: then there is only the original.
pub(crate) fn cleaned(media_type: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let bytes_of = || Bytes::copy_from_slice(bytes);
    match media_type {
        "image/jpeg" => {
            let mut picture = Jpeg::from_bytes(bytes_of()).ok()?;
            let colours = picture.icc_profile();
            // Everything an application may write, and remarks: all of it goes.
            picture.segments_mut().retain(|segment| !matches!(segment.marker(), 0xE1..=0xEF | 0xFE));
            picture.set_icc_profile(colours);
            picture.set_exif(way_up(bytes).map(Bytes::from));
            Some(picture.encoder().bytes().to_vec())
        }
        "image/png" => {
            let mut picture = Png::from_bytes(bytes_of()).ok()?;
            const SAID: [[u8; 4]; 5] = [*b"tEXt", *b"zTXt", *b"iTXt", *b"eXIf", *b"tIME"];
            picture.chunks_mut().retain(|chunk| !SAID.contains(&chunk.kind()));
            Some(picture.encoder().bytes().to_vec())
        }
        "image/webp" => {
            let mut picture = WebP::from_bytes(bytes_of()).ok()?;
            picture.set_exif(way_up(bytes).map(Bytes::from));
            picture.remove_chunks_by_id(*b"XMP ");
            Some(picture.encoder().bytes().to_vec())
        }
        "image/heif" | "image/heic" | "image/avif" => crate::containers::cleaned(bytes),
        _ => None,
    }
}

/// The smallest note that says which way up a picture is held.
fn way_up(bytes: &[u8]) -> Option<Vec<u8>> {
    let read = Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?;
    let held = read.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    let held = u16::try_from(held).ok().filter(|held| (2..=8).contains(held))?;
    let mut note = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    note.extend_from_slice(&held.to_be_bytes());
    note.extend_from_slice(&[0; 6]);
    Some(note)
}
