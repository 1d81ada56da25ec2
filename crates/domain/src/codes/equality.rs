use super::macros::codes;

codes! {
    /// Census 2021 (England and Wales), tick-box groups in the order of the form.
    EthnicGroup in "ethnic" {
        Indian = "indian",
        Pakistani = "pakistani",
        Bangladeshi = "bangladeshi",
        Chinese = "chinese",
        OtherAsian = "other_asian",
        Caribbean = "caribbean",
        African = "african",
        OtherBlack = "other_black",
        WhiteAndBlackCaribbean = "white_black_caribbean",
        WhiteAndBlackAfrican = "white_black_african",
        WhiteAndAsian = "white_asian",
        OtherMixed = "other_mixed",
        WhiteBritish = "white_british",
        WhiteIrish = "white_irish",
        GypsyOrIrishTraveller = "gypsy_irish_traveller",
        Roma = "roma",
        OtherWhite = "other_white",
        Arab = "arab",
        Other = "other",
        PreferNotToSay = "prefer_not_to_say",
    }
}

codes! {
    /// Census 2021, voluntary question.
    Religion in "religion" {
        None = "none",
        Christian = "christian",
        Buddhist = "buddhist",
        Hindu = "hindu",
        Jewish = "jewish",
        Muslim = "muslim",
        Sikh = "sikh",
        Other = "other",
        PreferNotToSay = "prefer_not_to_say",
    }
}

codes! {
    AgeBand in "ageband" {
        Under16 = "0_15",
        From16 = "16_24",
        From25 = "25_34",
        From35 = "35_44",
        From45 = "45_54",
        From55 = "55_64",
        From65 = "65_74",
        Over75 = "75_over",
        PreferNotToSay = "prefer_not_to_say",
    }
}

codes! {
    Sex in "sex" {
        Female = "female",
        Male = "male",
        PreferNotToSay = "prefer_not_to_say",
    }
}

codes! {
    /// Census 2021: is gender the same as sex registered at birth?
    GenderSame in "gendersame" {
        Yes = "yes",
        No = "no",
        PreferNotToSay = "prefer_not_to_say",
    }
}

codes! {
    SexualOrientation in "orientation" {
        Straight = "straight",
        GayOrLesbian = "gay_lesbian",
        Bisexual = "bisexual",
        Other = "other",
        PreferNotToSay = "prefer_not_to_say",
    }
}

codes! {
    /// Disabled under the Equality Act when the answer is a lot or a little.
    DayToDay in "daytoday" {
        ALot = "a_lot",
        ALittle = "a_little",
        NotAtAll = "not_at_all",
        NoCondition = "no_condition",
        PreferNotToSay = "prefer_not_to_say",
    }
}
