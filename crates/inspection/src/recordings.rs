//! Recordings as MP3: frames of sound one after the other (ISO 11172-3 and 13818-3, layer III), and
//! before, between and behind them what a program wrote: who speaks, where, a picture.

/// Whether it is one: some begin with a frame that no list of beginnings has, like those of speech.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    let second = frame(bytes).and_then(|length| bytes.get(length..));
    second.is_some_and(|second| second.is_empty() || frame(second).is_some() || second.starts_with(b"TAG"))
}

/// The recording without what is written about it. Nothing, where something else is in it that may hold
/// words: then there is only the original.
pub(crate) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut sound, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        if let Some(length) = frame(rest) {
            // A last frame that was cut off is not played.
            let Some((whole, behind)) = rest.split_at_checked(length) else { break };
            sound.extend_from_slice(whole);
            rest = behind;
        } else if rest.starts_with(b"ID3") {
            rest = rest.get(length_of(rest)?..)?;
        } else if rest.starts_with(b"TAG") {
            rest = rest.get(LAST..)?;
        } else if rest.iter().all(|byte| *byte == 0) {
            break;
        } else {
            return None;
        }
    }
    (!sound.is_empty()).then_some(sound)
}

/// What stands at the end is always so long (ID3v1).
const LAST: usize = 128;

/// How long a tag at the beginning is (ID3v2.4, sections 3.1 and 6.2: seven bits a byte).
fn length_of(tag: &[u8]) -> Option<usize> {
    let (flags, size) = (tag.get(5)?, tag.get(6..10)?);
    let inside = size.iter().try_fold(0_usize, |sum, part| (*part < 0x80).then(|| sum << 7 | usize::from(*part)))?;
    let footer = if flags & 0x10 == 0 { 0 } else { 10 };
    Some(10 + inside + footer)
}

/// How long the frame is that begins here; nothing, where none does. Frames whose length nobody says
/// (“free format”) are not known.
fn frame(bytes: &[u8]) -> Option<usize> {
    let &[0xFF, second, third, ..] = bytes else { return None };
    // 3 is MPEG-1, 2 is MPEG-2, 0 what is called MPEG-2.5; layer III is 1.
    let version = second >> 3 & 3;
    if second & 0xE0 != 0xE0 || version == 1 || second >> 1 & 3 != 1 {
        return None;
    }
    let (rates, samples, slower) = match version {
        3 => (FIRST, 144, 1),
        2 => (SECOND, 72, 2),
        _ => (SECOND, 72, 4),
    };
    let kilobits = *rates.get(usize::from(third >> 4)).filter(|rate| **rate > 0)?;
    let hertz = *HERTZ.get(usize::from(third >> 2 & 3))? / slower;
    Some(samples * kilobits * 1000 / hertz + usize::from(third >> 1 & 1))
}

const FIRST: [usize; 15] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const SECOND: [usize; 15] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const HERTZ: [usize; 3] = [44_100, 48_000, 32_000];

#[cfg(test)]
mod tests {
    use super::{cleaned, frame, is_one};

    /// Two frames of 128 kilobits a second at 44,100 hertz.
    fn sound() -> Vec<u8> {
        [&[0xFF, 0xFB, 0x90, 0x00][..], &[7; 413]].concat().repeat(2)
    }

    #[test]
    fn what_is_written_about_a_recording_goes() {
        let before = [&b"ID3\x04\0\0\0\0\x01\x02"[..], &[b'w'; 130]].concat();
        let after = [&b"TAG"[..], &[b'w'; 125]].concat();
        let whole = [before.clone(), before.clone(), sound(), after.clone(), after.clone()].concat();
        assert_eq!(cleaned(&whole), Some(sound()));
        assert_eq!(cleaned(&sound()), Some(sound()), "cleaned twice is the same");
        // Two that were put together keep nothing of where they meet.
        let both = [before.clone(), sound(), after.clone(), before, sound(), after, vec![0; 9]].concat();
        assert_eq!(cleaned(&both), Some([sound(), sound()].concat()));
        assert_eq!(cleaned(&[&sound()[..], &sound()[..200]].concat()), Some(sound()), "a frame that was cut off");
    }

    #[test]
    fn how_long_a_frame_is_stands_in_it() {
        // ISO 11172-3, 2.4.3.1, and 13818-3 for half the rate: 144 and 72 times the bits a hertz.
        assert_eq!(frame(&[0xFF, 0xFB, 0x92, 0]), Some(418), "128 kilobits, with one byte more");
        assert_eq!(frame(&[0xFF, 0xFA, 0xE4, 0]), Some(960), "320 kilobits at 48,000, with a sum");
        assert_eq!(frame(&[0xFF, 0xF3, 0x48, 0]), Some(144), "32 kilobits at 16,000: speech");
        assert_eq!(frame(&[0xFF, 0xE3, 0x18, 0]), Some(72), "8 kilobits at 8,000");
        for none in [[0xFF, 0xF1, 0x50, 0x80], [0xFF, 0xFD, 0x90, 0], [0xFF, 0xFB, 0x00, 0], [0xFF, 0xFB, 0xF0, 0]] {
            assert_eq!(frame(&none), None, "another kind, or none");
        }
        assert!(is_one(&[&[0xFF, 0xF3, 0x48, 0][..], &[0; 140]].concat().repeat(3)));
        assert!(!is_one(&[&[0xFF, 0xF3, 0x48, 0][..], &[0; 300]].concat()));
    }

    #[test]
    fn what_may_hold_more_is_not_said_to_be_clean() {
        assert_eq!(cleaned(&[&sound()[..], b"APETAGEX and more"].concat()), None);
        assert_eq!(cleaned(&[&sound()[..], b"3DI\x04\0\0\0\0\0\0"].concat()), None, "a tag after the sound");
        assert_eq!(cleaned(b"ID3\x04\0\0\0\0\x7F\x7Fshort"), None, "longer than the file");
        assert_eq!(cleaned(b"ID3\x04\0\0\xFF\0\0\0"), None);
        assert_eq!(cleaned(&[&b"ID3\x04\0\0\0\0\0\0"[..], &[0xFF, 0xF1, 0x50, 0x80]].concat()), None, "no MP3");
        assert_eq!(cleaned(b"no sound at all"), None);
        assert_eq!(cleaned(b""), None);
    }
}
