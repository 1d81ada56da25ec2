//! Recordings as MP3: frames of sound one after the other, and before and after them what a program
//! wrote about them: who speaks, where, a picture (ID3v2, ID3v1).

/// The recording without what is written about it. Nothing, where something else is in it that may hold
/// words: then there is only the original.
pub(crate) fn cleaned(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut sound = bytes;
    while sound.starts_with(b"ID3") {
        sound = sound.get(length_of(sound)?..)?;
    }
    if let Some(before) = sound.len().checked_sub(LAST)
        && sound.get(before..)?.starts_with(b"TAG")
    {
        sound = sound.get(..before)?;
    }
    let begins = matches!(sound, [0xFF, second, ..] if second & 0xE0 == 0xE0);
    let holds = |words: &[u8]| sound.windows(words.len()).any(|part| part == words);
    let ends = |before: usize, words: &[u8]| {
        sound.len().checked_sub(before).and_then(|at| sound.get(at..)).is_some_and(|end| end.starts_with(words))
    };
    let holds_more = holds(b"APETAGEX") || holds(b"LYRICSBEGIN") || ends(10, b"3DI") || ends(227, b"TAG+");
    (begins && !holds_more).then(|| sound.to_vec())
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

#[cfg(test)]
mod tests {
    use super::cleaned;

    fn sound() -> Vec<u8> {
        [&[0xFF, 0xFB, 0x90, 0x00][..], &[7; 400]].concat()
    }

    #[test]
    fn what_is_written_about_a_recording_goes() {
        let before = [&b"ID3\x04\0\0\0\0\x01\x02"[..], &[b'w'; 130]].concat();
        let after = [&b"TAG"[..], &[b'w'; 125]].concat();
        let whole = [before.clone(), before, sound(), after].concat();
        assert_eq!(cleaned(&whole), Some(sound()));
        assert_eq!(cleaned(&sound()), Some(sound()), "cleaned twice is the same");
    }

    #[test]
    fn what_may_hold_more_is_not_said_to_be_clean() {
        assert_eq!(cleaned(&[&sound()[..], b"APETAGEX and more"].concat()), None);
        assert_eq!(cleaned(&[&sound()[..], b"3DI\x04\0\0\0\0\0\0"].concat()), None, "a tag after the sound");
        assert_eq!(cleaned(b"ID3\x04\0\0\0\0\x7F\x7Fshort"), None, "longer than the file");
        assert_eq!(cleaned(b"ID3\x04\0\0\xFF\0\0\0"), None);
        assert_eq!(cleaned(b"no sound at all"), None);
        assert_eq!(cleaned(b""), None);
    }
}
