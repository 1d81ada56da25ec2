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
    match media_type {
        "image/jpeg" => {
            let colours = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?.icc_profile();
            let mut picture = Jpeg::from_bytes(Bytes::from(crate::jpegs::only_drawn(bytes)?)).ok()?;
            picture.set_icc_profile(colours);
            picture.set_exif(way_up(bytes).map(Bytes::from));
            Some(picture.encoder().bytes().to_vec())
        }
        "image/png" => {
            let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
            picture.chunks_mut().retain(|chunk| PNG.contains(&chunk.kind()));
            picture.set_exif(way_up(bytes).map(Bytes::from));
            Some(picture.encoder().bytes().to_vec())
        }
        "image/webp" => {
            let mut picture = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
            picture.chunks_mut().retain(|chunk| WEBP.contains(&chunk.id()));
            picture.set_exif(way_up(bytes).map(Bytes::from));
            let mut copy = picture.encoder().bytes().to_vec();
            // Whether there are remarks (XMP) stands in the first byte of what is drawn upon.
            if copy.get(12..16) == Some(b"VP8X")
                && let Some(says) = copy.get_mut(20)
            {
                *says &= !0x04;
            }
            Some(copy)
        }
        "image/heif" | "image/heic" | "image/avif" => crate::containers::cleaned(bytes),
        _ => None,
    }
}

/// What draws a PNG (third edition, section 11); everything else can hold words, or layers that were hidden.
const PNG: [[u8; 4]; 14] = [
    *b"IHDR", *b"PLTE", *b"IDAT", *b"IEND", *b"tRNS", *b"gAMA", *b"cHRM", *b"sRGB", *b"iCCP", *b"sBIT", *b"pHYs",
    *b"acTL", *b"fcTL", *b"fdAT",
];
/// The same of WebP (RFC 9649, section 2).
const WEBP: [[u8; 4]; 7] = [*b"VP8X", *b"VP8 ", *b"VP8L", *b"ALPH", *b"ICCP", *b"ANIM", *b"ANMF"];

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
