//! Pictures and recordings of telephones (ISO 14496-12 and 23008-12): boxes
//! within boxes. What a device wrote about itself is overwritten where it
//! stands, so that nothing moves and nothing has to be decoded.

use std::ops::Range;

/// More boxes than any telephone writes.
const MOST_BOXES: usize = 20_000;

/// What may stand in such a file beside what is looked into. Anything else may
/// hold a place or a date we know nothing of.
const PICTURES_AND_SOUND: &[[u8; 4]] = &[*b"ftyp", *b"mdat"];
/// Passed over by every reader; sometimes used to hide remarks in.
const ROOM: &[[u8; 4]] = &[*b"free", *b"skip", *b"wide", *b"uuid"];

/// The file without where, when and with what it was taken. Nothing, where it
/// cannot be taken apart surely: then there is only the original.
pub(crate) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut copy = bytes.to_vec();
    let mut count = 0;
    let top = boxes(bytes, 0..bytes.len(), &mut count)?;
    let several = |name: &[u8; 4]| top.iter().filter(|one| &one.name == name).count() > 1;
    if top.first().is_none_or(|first| &first.name != b"ftyp")
        || several(b"ftyp")
        || several(b"meta")
        || several(b"moov")
    {
        return None;
    }
    if !top.iter().any(|one| matches!(&one.name, b"meta" | b"moov")) {
        return None;
    }
    for part in &top {
        match &part.name {
            b"meta" => {
                for place in said(bytes, part.inside.clone(), &mut count)? {
                    copy.get_mut(place)?.fill(0);
                }
            }
            b"moov" => recorded(bytes, part.inside.clone(), &mut copy, &mut count)?,
            name if ROOM.contains(name) => emptied(&mut copy, part)?,
            name if PICTURES_AND_SOUND.contains(name) => {}
            _ => return None,
        }
    }
    Some(copy)
}

/// What its tracks hold: `soun`, `vide` and others. Nothing, where it has none or is no such file.
pub(crate) fn tracks(bytes: &[u8]) -> Option<Vec<[u8; 4]>> {
    if four(bytes, 4)? != *b"ftyp" {
        return None;
    }
    let mut count = 0;
    let within = |name: &[u8; 4], all: Vec<Range<usize>>, count: &mut usize| {
        let mut deeper = Vec::new();
        for one in all {
            deeper.extend(boxes(bytes, one, count)?.into_iter().filter(|one| &one.name == name).map(|one| one.inside));
        }
        Some(deeper)
    };
    let mut inside: Vec<Range<usize>> = std::iter::once(0..bytes.len()).collect();
    for name in [b"moov", b"trak", b"mdia", b"hdlr"] {
        inside = within(name, inside, &mut count)?;
    }
    let tracks = inside.iter().map(|inside| four(bytes, inside.start.checked_add(8)?)).collect::<Option<Vec<_>>>()?;
    (!tracks.is_empty()).then_some(tracks)
}

struct Box {
    name: [u8; 4],
    begins: usize,
    inside: Range<usize>,
}

/// The boxes of a stretch of the file; nothing, where they do not fit into it.
fn boxes(bytes: &[u8], within: Range<usize>, count: &mut usize) -> Option<Vec<Box>> {
    let (mut at, mut found) = (within.start, Vec::new());
    while at < within.end {
        *count += 1;
        if *count > MOST_BOXES {
            return None;
        }
        let (size, name) = (number(bytes, at, 4)?, four(bytes, at + 4)?);
        let (head, size) = match size {
            0 => (8, within.end - at),
            1 => (16, usize::try_from(number(bytes, at + 8, 8)?).ok()?),
            size => (8, usize::try_from(size).ok()?),
        };
        let end = at.checked_add(size).filter(|end| size >= head && *end <= within.end)?;
        found.push(Box { name, begins: at, inside: at + head..end });
        at = end;
    }
    Some(found)
}

/// Makes a box one that every reader passes over.
fn emptied(copy: &mut [u8], one: &Box) -> Option<()> {
    copy.get_mut(one.begins + 4..one.begins + 8)?.copy_from_slice(b"free");
    copy.get_mut(one.inside.clone())?.fill(0);
    Some(())
}

/// Where a picture's notes stand: camera, place, time, remarks.
fn said(bytes: &[u8], meta: Range<usize>, count: &mut usize) -> Option<Vec<Range<usize>>> {
    let parts = boxes(bytes, meta.start + 4..meta.end, count)?;
    let part = |name: &[u8; 4]| parts.iter().find(|one| &one.name == name).map(|one| one.inside.clone());
    let notes = notes(bytes, part(b"iinf")?, count)?;
    locations(bytes, part(b"iloc")?, part(b"idat"), &notes)
}

/// The numbers of the items that are notes.
fn notes(bytes: &[u8], iinf: Range<usize>, count: &mut usize) -> Option<Vec<u64>> {
    let head = if bytes.get(iinf.start)? == &0 { 6 } else { 8 };
    let mut notes = Vec::new();
    for entry in boxes(bytes, iinf.start.checked_add(head)?..iinf.end, count)? {
        let (wide, at) = match bytes.get(entry.inside.start)? {
            2 => (2, entry.inside.start + 4),
            3 => (4, entry.inside.start + 4),
            _ => return None,
        };
        let kind = four(bytes, at + wide + 2)?;
        if matches!(&kind, b"Exif" | b"mime" | b"uri ") {
            notes.push(number(bytes, at, wide)?);
        }
    }
    Some(notes)
}

fn locations(bytes: &[u8], iloc: Range<usize>, idat: Option<Range<usize>>, notes: &[u64]) -> Option<Vec<Range<usize>>> {
    let version = *bytes.get(iloc.start)?;
    let sizes = number(bytes, iloc.start + 4, 2)?;
    let nibble = |shift: u32| usize::try_from((sizes >> shift) & 15).ok().filter(|size| matches!(size, 0 | 4 | 8));
    let (offset_size, length_size, base_size) = (nibble(12)?, nibble(8)?, nibble(4)?);
    let index_size = if version == 0 { 0 } else { nibble(0)? };
    // An extent of no length is a whole file, and very many of them are a trap.
    if length_size == 0 {
        return None;
    }
    let wide = if version < 2 { 2 } else { 4 };
    let mut at = iloc.start + 6;
    let mut take = |size: usize| {
        let read = if size == 0 { Some(0) } else { number(bytes, at, size) };
        at += size;
        read
    };
    let (mut places, mut extents) = (Vec::new(), 0);
    for _ in 0..take(wide)? {
        let id = take(wide)?;
        let method = if version == 0 { 0 } else { take(2)? & 15 };
        take(2)?;
        let base = take(base_size)?;
        for _ in 0..take(2)? {
            extents += 1;
            if extents > MOST_BOXES {
                return None;
            }
            take(index_size)?;
            let (offset, length) = (take(offset_size)?, take(length_size)?);
            if !notes.contains(&id) {
                continue;
            }
            let from = match method {
                0 => 0,
                1 => idat.as_ref()?.start,
                _ => return None,
            };
            let start = from.checked_add(usize::try_from(base.checked_add(offset)?).ok()?)?;
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            if length == 0 || end > bytes.len() {
                return None;
            }
            places.push(start..end);
        }
    }
    Some(places)
}

/// A recording: its remarks, and when it was made. Nothing, where it carries
/// more than pictures and sound: such a track can hold a way that was walked.
fn recorded(bytes: &[u8], moov: Range<usize>, copy: &mut [u8], count: &mut usize) -> Option<()> {
    for part in boxes(bytes, moov, count)? {
        match &part.name {
            name if is_remark(name) => emptied(copy, &part)?,
            b"mvhd" => undated(copy, &part)?,
            b"iods" => {}
            b"trak" => {
                for inner in boxes(bytes, part.inside.clone(), count)? {
                    match &inner.name {
                        name if is_remark(name) => emptied(copy, &inner)?,
                        b"tkhd" => undated(copy, &inner)?,
                        b"mdia" => media(bytes, &inner, copy, count)?,
                        b"edts" | b"tref" | b"tapt" | b"load" => {}
                        _ => return None,
                    }
                }
            }
            _ => return None,
        }
    }
    Some(())
}

fn is_remark(name: &[u8; 4]) -> bool {
    matches!(name, b"udta" | b"meta") || ROOM.contains(name)
}

fn media(bytes: &[u8], mdia: &Box, copy: &mut [u8], count: &mut usize) -> Option<()> {
    for part in boxes(bytes, mdia.inside.clone(), count)? {
        match &part.name {
            b"mdhd" => undated(copy, &part)?,
            b"hdlr" if matches!(&four(bytes, part.inside.start + 8)?, b"vide" | b"soun") => {}
            b"minf" | b"elng" => {}
            name if is_remark(name) => emptied(copy, &part)?,
            _ => return None,
        }
    }
    Some(())
}

/// Takes away when something was made and changed.
fn undated(copy: &mut [u8], header: &Box) -> Option<()> {
    let wide = if copy.get(header.inside.start)? == &1 { 16 } else { 8 };
    copy.get_mut(header.inside.start + 4..header.inside.start + 4 + wide)?.fill(0);
    Some(())
}

fn number(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    Some(bytes.get(at..at.checked_add(size)?)?.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)))
}

fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}
