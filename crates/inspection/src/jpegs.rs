//! A JPEG, part by part to its very end: between its scans and behind it stands whatever a telephone
//! likes: a film of the seconds before, a second picture with its own place (ITU-T T.81, annex B).

/// The picture with what is drawn and nothing else: what applications wrote is gone, remarks too, and
/// all behind its end. Of how it is to be drawn the bare JFIF and Adobe headers stay. Nothing, where it
/// is no such picture or was cut off.
pub(crate) fn only_drawn(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.strip_prefix(&[0xFF, 0xD8]).map(|_| vec![0xFF, 0xD8])?;
    let mut rest = bytes.get(2..)?;
    loop {
        // Before a marker may stand any number of fill bytes (B.1.1.2).
        let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
        let marker = *rest.get(fill).filter(|_| fill > 0)?;
        rest = rest.get(fill + 1..)?;
        if marker == END {
            kept.extend_from_slice(&[0xFF, END]);
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        let inside = rest.get(2..length)?;
        rest = rest.get(length..)?;
        let stays = match marker {
            // Tables, frames, scans, how often to begin again, how many lines there are.
            0xC0..=0xC7 | 0xC9..=0xCF | SCAN | 0xDB..=0xDD => Some(inside.to_vec()),
            0xE0 => jfif(inside),
            0xEE => inside.starts_with(b"Adobe").then(|| inside.get(..12).map(<[u8]>::to_vec)).flatten(),
            0xE1..=0xEF | 0xFE => None,
            _ => return None,
        };
        if let Some(inside) = stays {
            kept.extend_from_slice(&[0xFF, marker]);
            kept.extend_from_slice(&u16::try_from(inside.len() + 2).ok()?.to_be_bytes());
            kept.extend_from_slice(&inside);
        }
        if marker == SCAN {
            let (drawn, behind) = rest.split_at_checked(drawn(rest)?)?;
            kept.extend_from_slice(drawn);
            rest = behind;
        }
    }
}

const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// How long what a scan draws is: up to a marker that is neither a stuffed byte nor a new beginning.
fn drawn(rest: &[u8]) -> Option<usize> {
    rest.windows(2).position(|two| matches!(two, [0xFF, next] if !matches!(next, 0 | 0xD0..=0xD7)))
}

/// How dense it is, without the small picture that may lie in it: that can show what was cut off.
fn jfif(inside: &[u8]) -> Option<Vec<u8>> {
    let dense = inside.get(..12).filter(|inside| inside.starts_with(b"JFIF\0"))?;
    Some([dense, &[0, 0]].concat())
}

#[cfg(test)]
mod tests {
    use super::only_drawn;

    const BEGINS: &[u8] = &[0xFF, 0xD8];
    const JFIF: &[u8] = b"\xFF\xE0\0\x10JFIF\0\x01\x02\0\0\x48\0\x48\0\0";
    const FRAME: &[u8] = &[0xFF, 0xC2, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0];
    const FIRST: &[u8] = &[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x7F, 0xFF, 0, 0x11, 0xFF, 0xD0, 0x22];
    const SECOND: &[u8] = &[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 1, 0x3F];
    const ENDS: &[u8] = &[0xFF, 0xD9];

    fn remark(marker: u8, words: &[u8]) -> Vec<u8> {
        let length = u16::try_from(words.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker], &length[..], words].concat()
    }

    #[test]
    fn what_stands_between_scans_and_behind_the_end_goes() {
        let bare = [BEGINS, JFIF, FRAME, FIRST, SECOND, ENDS].concat();
        assert_eq!(only_drawn(&bare).as_deref(), Some(&bare[..]));
        let said = [remark(0xE1, b"Exif\0\0place"), remark(0xFE, b"name"), remark(0xE0, b"JFXX\0\x10small picture")];
        let said = said.concat();
        let whole = [BEGINS, JFIF, &said, FRAME, FIRST, &said, SECOND, ENDS, b"\0\0\0\x18ftypmp42", &bare].concat();
        assert_eq!(only_drawn(&whole).as_deref(), Some(&bare[..]));
        let small = remark(0xE0, b"JFIF\0\x01\x02\0\0\x48\0\x48\x01\x01rgb");
        assert_eq!(only_drawn(&[BEGINS, &small, FRAME, FIRST, SECOND, ENDS].concat()).as_deref(), Some(&bare[..]));
    }

    #[test]
    fn what_is_no_whole_picture_has_no_copy() {
        assert_eq!(only_drawn(&[BEGINS, FRAME, FIRST].concat()), None);
        assert_eq!(only_drawn(&[BEGINS, &[0xFF, 0xC0, 0, 99]].concat()), None);
        assert_eq!(only_drawn(&[BEGINS, b"words", ENDS].concat()), None);
        assert_eq!(only_drawn(b""), None);
    }
}
