/// An answer from a list.
pub trait Code: Copy + Sized + PartialEq + 'static {
    /// The name of the list, the first part of its words' key.
    const LIST: &'static str;
    const EVERY: &'static [Self];
    /// What is kept and sent by forms.
    fn code(self) -> &'static str;

    fn from_code(code: &str) -> Option<Self> {
        Self::EVERY.iter().copied().find(|item| item.code() == code)
    }

    /// The key of its words in the locale files.
    fn key(self) -> String {
        format!("{}-{}", Self::LIST, self.code().replace('_', "-"))
    }

    /// Reads check-box answers; unknown codes are left out.
    fn several<'a>(codes: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for item in codes.into_iter().filter_map(Self::from_code) {
            if !found.contains(&item) {
                found.push(item);
            }
        }
        found
    }
}

macro_rules! codes {
    ($(#[$about:meta])* $name:ident in $list:literal { $($(#[$item:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$item])* #[serde(rename = $code)] $variant),+ }

        impl $crate::codes::Code for $name {
            const LIST: &'static str = $list;
            const EVERY: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str { match self { $(Self::$variant => $code),+ } }
        }
    };
}
pub(crate) use codes;
