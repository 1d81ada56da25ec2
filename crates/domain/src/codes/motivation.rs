use super::macros::codes;

codes! {
    /// The nine protected characteristics of the Equality Act 2010, section 4.
    Characteristic in "characteristic" {
        Race = "race",
        Religion = "religion_belief",
        Disability = "disability",
        SexualOrientation = "sexual_orientation",
        GenderReassignment = "gender_reassignment",
        Sex = "sex",
        Age = "age",
        Pregnancy = "pregnancy_maternity",
        Marriage = "marriage_civil_partnership",
    }
}

codes! {
    /// The five strands of hate crime that police and prosecutors count
    /// (common definition of 2007), and their own parts.
    Strand in "strand" {
        Race = "race",
        Religion = "religion",
        Disability = "disability",
        SexualOrientation = "sexual_orientation",
        Transgender = "transgender_identity",
    }
}

codes! {
    /// Parts of a strand, where a service and its communities count them apart.
    SubStrand in "substrand" {
        AntiBlack = "anti_black",
        AntiAsian = "anti_asian",
        AntiChinese = "anti_chinese_east_asian",
        AntiGypsyRomaTraveller = "anti_gypsy_roma_traveller",
        AntiMigrant = "anti_migrant",
        Antisemitic = "antisemitic",
        AntiMuslim = "anti_muslim",
        AntiSikh = "anti_sikh",
        AntiHindu = "anti_hindu",
        AntiChristian = "anti_christian",
        NoReligion = "no_religion",
        LearningDisability = "learning_disability_autism",
        PhysicalDisability = "physical_disability",
        MentalHealth = "mental_health",
        Homophobic = "homophobic",
        Biphobic = "biphobic",
    }
}

codes! {
    /// Whether the person is what they were taken for. All three count.
    Basis in "basis" {
        Actual = "actual",
        Perceived = "perceived",
        Association = "association",
        NotSure = "not_sure",
    }
}

impl Characteristic {
    /// The strand it is counted under, if it is one of the five.
    pub const fn strand(self) -> Option<Strand> {
        match self {
            Self::Race => Some(Strand::Race),
            Self::Religion => Some(Strand::Religion),
            Self::Disability => Some(Strand::Disability),
            Self::SexualOrientation => Some(Strand::SexualOrientation),
            Self::GenderReassignment => Some(Strand::Transgender),
            Self::Sex | Self::Age | Self::Pregnancy | Self::Marriage => None,
        }
    }
}

impl SubStrand {
    pub const fn strand(self) -> Strand {
        match self {
            Self::AntiBlack
            | Self::AntiAsian
            | Self::AntiChinese
            | Self::AntiGypsyRomaTraveller
            | Self::AntiMigrant => Strand::Race,
            Self::Antisemitic
            | Self::AntiMuslim
            | Self::AntiSikh
            | Self::AntiHindu
            | Self::AntiChristian
            | Self::NoReligion => Strand::Religion,
            Self::LearningDisability | Self::PhysicalDisability | Self::MentalHealth => Strand::Disability,
            Self::Homophobic | Self::Biphobic => Strand::SexualOrientation,
        }
    }
}
