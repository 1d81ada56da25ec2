use std::fmt;

macro_rules! coded {
    ($(#[$about:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$item])* $variant),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// The word kept in the database and in addresses.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),+ } }
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.code() == code)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.code()) }
        }
    };
}

coded! {
    /// What someone is here to do. The only list of roles there is.
    Role {
        Triage = "triage",
        Caseworker = "caseworker",
        Manager = "manager",
        Coordinator = "coordinator",
        Outreach = "outreach",
        Analyst = "analyst",
        Administrator = "administrator",
        DataProtectionLead = "data_protection_lead",
        Partner = "partner",
        Centre = "centre",
        Client = "client",
    }
}

coded! {
    /// Where an account stands. Only a confirmed account may do anything but
    /// look after itself.
    AccountState {
        /// The link was made; nobody has used it.
        Invited = "invited",
        /// The person has set a password and a second factor, and waits.
        Accepted = "accepted",
        /// A manager or administrator has said: yes, this is the right person.
        Confirmed = "confirmed",
        Suspended = "suspended",
        Expired = "expired",
        /// The person no longer works here. Final.
        Left = "left",
    }
}

/// The roles one account holds; in a team of three, one person holds several.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles(u16);

impl Roles {
    pub const NONE: Self = Self(0);

    pub fn of(roles: &[Role]) -> Self {
        roles.iter().fold(Self::NONE, |all, role| all.with(*role))
    }

    pub const fn with(self, role: Role) -> Self {
        Self(self.0 | (1 << role as u16))
    }

    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u16) != 0
    }

    pub fn any(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.has(*role))
    }

    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |role| self.has(*role))
    }

    /// Codes with commas between, as kept in the database.
    pub fn codes(self) -> String {
        self.iter().map(Role::code).collect::<Vec<_>>().join(",")
    }

    pub fn from_codes(codes: &str) -> Self {
        codes.split(',').filter_map(Role::from_code).fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Roles({})", self.codes())
    }
}

impl AccountState {
    /// States in which somebody does not work here, or not now.
    pub const AWAY: &[Self] = &[Self::Suspended, Self::Expired, Self::Left];
}
