use super::macros::codes;

codes! {
    /// Who is telling us.
    Reporter in "reporter" {
        Me = "me",
        MyFamily = "my_family",
        SomeoneElse = "someone_else",
        Witness = "witness",
    }
}

codes! {
    /// How it reached us.
    Source in "source" {
        Online = "online",
        Phone = "phone",
        WalkIn = "walk_in",
        Letter = "letter",
        Email = "email",
        Police = "police",
        Housing = "housing",
        Council = "council",
        Health = "health",
        School = "school",
        Voluntary = "voluntary",
        Councillor = "councillor",
        Centre = "centre",
    }
}

codes! {
    /// Who put a person's words into English. Never family.
    TranslatedBy in "desk-translated-by" {
        /// A professional interpreter or translator.
        Interpreter = "interpreter",
        /// Somebody here who reads the language.
        Colleague = "colleague",
        /// A machine: enough to see what is urgent, not to rely on.
        Machine = "machine",
    }
}

codes! {
    SafeNow in "safe" {
        Yes = "yes",
        No = "no",
        NotSure = "not_sure",
    }
}

codes! {
    /// What sort of "when".
    WhenKind in "when" {
        Exact = "exact",
        About = "about",
        Ongoing = "ongoing",
        Many = "many",
    }
}

codes! {
    Place in "place" {
        Home = "home",
        Street = "street",
        Transport = "transport",
        Work = "work",
        School = "school",
        Shop = "shop",
        Health = "health",
        Worship = "worship",
        Online = "online",
        Other = "other",
    }
}

codes! {
    /// Whether the person knows who did it.
    Known in "known" {
        Neighbour = "neighbour",
        Work = "work",
        Organisation = "organisation",
        Family = "family",
        OtherKnown = "other_known",
        Stranger = "stranger",
        NotSaid = "not_said",
    }
}

codes! {
    /// Who has been told already.
    Told in "told" {
        Police = "police",
        Council = "council",
        Landlord = "landlord",
        School = "school",
        Employer = "employer",
        Doctor = "doctor",
        Family = "family",
        Nobody = "nobody",
    }
}

codes! {
    /// What would help. "Just record it" asks for nothing else.
    Want in "want" {
        Stop = "stop",
        Listen = "listen",
        SafeHome = "safe_home",
        Housing = "housing",
        Work = "work",
        School = "school",
        Legal = "legal",
        Police = "police",
        Rights = "rights",
        RecordOnly = "record_only",
    }
}

codes! {
    /// Whom the service may tell. Nobody unless ticked.
    MayTell in "maytell" {
        Police = "police",
        Council = "council",
        Landlord = "landlord",
        School = "school",
        Panel = "panel",
    }
}

codes! {
    /// A way to reach someone.
    Channel in "channel" {
        Call = "call",
        Text = "text",
        WhatsApp = "whatsapp",
        Email = "email",
        Post = "post",
        Visit = "visit",
        ThisPage = "this_page",
    }
}

codes! {
    /// Yes, no, or nobody has asked. "Not known" is treated as no.
    Allowed in "allowed" {
        Yes = "yes",
        No = "no",
        NotKnown = "not_known",
    }
}

codes! {
    /// Who else looks at the phone or the letter box.
    SharedWith in "shared" {
        Nobody = "nobody",
        SomeoneSafe = "someone_safe",
        SomeoneUnsafe = "someone_unsafe",
        NotKnown = "not_known",
    }
}

codes! {
    /// Permission of the person a referral is about.
    Permission in "permission" {
        Yes = "yes",
        NotAsked = "not_asked",
        CouldNotAsk = "could_not_ask",
    }
}
