use super::MasterKey;
use blahaj::{Share as Part, Sharks};

/// One of the printed parts of the recovery key. Two of three give the key;
/// one alone gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share(String);

const NEEDED: u8 = 2;
const MADE: usize = 3;

impl Share {
    /// In groups of four, with a check at the end.
    pub fn printed(&self) -> &str {
        &self.0
    }

    pub fn typed(text: &str) -> Self {
        Self(text.trim().to_owned())
    }
}

pub fn split(key: &MasterKey) -> Vec<Share> {
    let sharks = Sharks(NEEDED);
    sharks.dealer(key.bytes()).take(MADE).map(|part| Share(write(&Vec::from(&part)))).collect()
}

/// The key again, from two or more different shares. Nothing, when a share was
/// mistyped or they belong to different keys.
pub fn combine(shares: &[Share]) -> Option<MasterKey> {
    let parts: Vec<Part> =
        shares.iter().map(|share| Part::try_from(read(&share.0)?.as_slice()).ok()).collect::<Option<_>>()?;
    let bytes = Sharks(NEEDED).recover(parts.iter()).ok()?;
    Some(MasterKey::new(bytes.try_into().ok()?))
}

fn write(bytes: &[u8]) -> String {
    let checked = [bytes, &[check(bytes)]].concat();
    let hex = super::master::hex(&checked).to_uppercase();
    let groups: Vec<String> =
        hex.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(" ")
}

fn read(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let bytes: Vec<u8> = digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect();
    let (last, rest) = bytes.split_last()?;
    (check(rest) == *last).then(|| rest.to_vec())
}

fn check(bytes: &[u8]) -> u8 {
    bytes.iter().enumerate().fold(7u8, |sum, (index, byte)| {
        sum.rotate_left(1) ^ byte.wrapping_mul(3).wrapping_add(u8::try_from(index % 256).unwrap_or(0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_two_of_three_give_the_key_and_one_does_not() {
        let key = MasterKey::random().unwrap();
        let shares = split(&key);
        assert_eq!(shares.len(), 3);
        for pair in [[0, 1], [0, 2], [1, 2]] {
            let two: Vec<Share> = pair.iter().map(|i| Share::typed(&shares[*i].printed().to_lowercase())).collect();
            assert_eq!(combine(&two).unwrap().bytes(), key.bytes());
        }
        assert!(combine(&shares[..1]).is_none());
    }

    #[test]
    fn a_mistyped_share_is_noticed() {
        let shares = split(&MasterKey::random().unwrap());
        let text = shares[0].printed();
        let wrong = if text.starts_with('0') { "1" } else { "0" };
        let mistyped = Share::typed(&format!("{wrong}{}", &text[1..]));
        assert!(combine(&[mistyped, shares[1].clone()]).is_none());
    }
}
