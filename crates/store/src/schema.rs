//! The tables, as Diesel checks queries against them. The migrations are the
//! source; a test compares the two.

diesel::table! { setting (key) { key -> Text, value -> Binary, } }
diesel::table! { data_key (id) { id -> Binary, wrapped -> Binary, } }
diesel::table! { team (id) { id -> Binary, name -> Text, } }
diesel::table! {
    account (id) {
        id -> Binary, email_token -> Binary, details -> Binary, roles -> Text, state -> Text,
        team -> Nullable<Binary>, password_hash -> Nullable<Text>, totp -> Nullable<Binary>,
        totp_step -> BigInt, made_at -> BigInt, invited_by -> Nullable<Binary>,
        version -> BigInt,
    }
}
diesel::table! {
    invitation (id) {
        id -> Binary, account -> Binary, token_hash -> Nullable<Binary>, by_machine -> Bool,
        ends_at -> BigInt, used_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    recovery_code (account, code_hash) {
        account -> Binary, code_hash -> Binary, used_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    session (id) {
        id -> Binary, token_hash -> Binary, account -> Binary, device -> Text, made_at -> BigInt,
        seen_at -> BigInt, ends_at -> BigInt, ended_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    draft (id) {
        id -> Binary, token_hash -> Nullable<Binary>, kind -> Text, reference -> Nullable<Text>,
        phrase_hash -> Nullable<Binary>, body -> Binary, ends_at -> BigInt,
    }
}
diesel::table! { attempt (key) { key -> Binary, began_at -> BigInt, tries -> BigInt, } }
diesel::table! { once (key) { key -> Binary, location -> Text, at -> BigInt, } }
diesel::table! {
    audit_entry (strand, seq) {
        strand -> SmallInt, seq -> BigInt, at -> BigInt, actor -> Nullable<Binary>, action -> Text,
        subject -> Nullable<Binary>, detail -> Text, commitment -> Nullable<Binary>,
        hash -> Binary, keeper -> Nullable<Binary>, salt -> Nullable<Binary>,
        content -> Nullable<Binary>,
    }
}
diesel::table! {
    audit_checkpoint (at) { at -> BigInt, heads -> Text, signature -> Binary, }
}
diesel::table! {
    referral (id) {
        id -> Binary, reference -> Text, source -> Text, received_at -> BigInt,
        entered_by -> Nullable<Binary>, answers -> Binary, phrase_hash -> Nullable<Binary>,
        life_in_danger -> Bool, in_danger -> Bool, reachable -> Bool, camera -> Bool,
        overwritten_on -> Nullable<Text>, decision -> Nullable<Text>,
        reason -> Nullable<Text>, decided_at -> Nullable<BigInt>,
        decided_by -> Nullable<Binary>, case_id -> Nullable<Binary>,
        decision_words -> Nullable<Binary>, told_at -> Nullable<BigInt>,
        told_channel -> Nullable<Text>, source_words -> Nullable<Text>, reason_words -> Nullable<Text>, erased -> Bool, foreign_since -> Nullable<BigInt>,
        translated_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    translation (id) {
        id -> Binary, referral -> Binary, how -> Text, words -> Binary, written_by -> Nullable<Binary>, at -> BigInt,
    }
}
diesel::table! {
    message (id) {
        id -> Binary, referral -> Binary, from_us -> Bool, written_by -> Nullable<Binary>, words -> Binary,
        at -> BigInt, read_at -> Nullable<BigInt>,
    }
}
diesel::table! { equality_answer (referral) { referral -> Binary, answers -> Binary, } }
diesel::table! {
    outcome (id) {
        id -> Binary, case_id -> Binary, wanted -> Binary, wanted_at -> BigInt, client_view -> Nullable<Text>,
        worker_view -> Nullable<Text>, judged -> Nullable<Binary>, judged_at -> Nullable<BigInt>,
    }
}
diesel::table! { person (id) { id -> Binary, details -> Binary, } }
diesel::table! {
    cases (id) {
        id -> Binary, reference -> Text, client -> Binary, referral -> Binary, worker -> Binary,
        deputy -> Nullable<Binary>, team -> Binary, risk -> Text, first_risk -> Text,
        life_in_danger -> Bool, in_danger -> Bool, reachable -> Bool, restricted -> Bool,
        erased -> Bool, received_at -> BigInt, opened_at -> BigInt, safe_contact -> Binary,
        rhythm -> Nullable<Text>,
        camera_asked_at -> Nullable<BigInt>, version -> BigInt, summary -> Nullable<Binary>,
        summarised_at -> Nullable<BigInt>, review_on -> Nullable<Text>, guarded -> Bool,
        handed_over_at -> Nullable<BigInt>, closed_at -> Nullable<BigInt>, reopened_at -> Nullable<BigInt>,
        on_list -> Bool, plan_agreed_at -> Nullable<BigInt>,
    }
}
diesel::table! { case_named (case_id, account) { case_id -> Binary, account -> Binary, } }
diesel::table! {
    case_wall (case_id, against) {
        case_id -> Binary, against -> Binary, is_team -> Bool, review_on -> Text,
    }
}
diesel::table! {
    referral_wall (referral, case_id, against) {
        referral -> Binary, case_id -> Binary, against -> Binary, is_team -> Bool,
    }
}
diesel::table! {
    emergency_access (id) {
        id -> Binary, case_id -> Binary, account -> Binary, reason -> Binary, opened_at -> BigInt,
        ends_at -> BigInt, reviewed_at -> Nullable<BigInt>, was_right -> Nullable<Bool>, reviewed_by -> Nullable<Binary>,
        finding -> Nullable<Binary>,
    }
}
diesel::table! {
    case_person (case_id, person, role) { case_id -> Binary, person -> Binary, role -> Text, }
}
diesel::table! {
    case_report (id) {
        id -> Binary, case_id -> Binary, referral -> Binary, answers -> Binary, told_at -> BigInt,
        life_in_danger -> Bool, in_danger -> Bool, camera -> Bool,
        overwritten_on -> Nullable<Text>,
    }
}
diesel::table! {
    incident (id) {
        id -> Binary, case_id -> Binary, details -> Binary, police -> Nullable<Binary>,
        happened_on -> Nullable<Text>, told_at -> BigInt, from_report -> Bool, version -> BigInt,
    }
}
diesel::table! {
    contact (id) {
        id -> Binary, case_id -> Binary, logged_by -> Nullable<Binary>, channel -> Text,
        result -> Text, at -> BigInt, minutes -> Nullable<SmallInt>, note -> Binary,
        statement_given -> Bool, update_given -> Bool, in_spite -> Bool, quiet_said -> Bool, held -> Nullable<Binary>,
    }
}
diesel::table! {
    step (id) {
        id -> Binary, case_id -> Binary, what -> Binary, owner -> Text, due -> Text,
        planned_at -> BigInt, ended_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    risk_level (case_id, assessed_at) {
        case_id -> Binary, assessed_at -> BigInt, assessed_by -> Nullable<Binary>, level -> Text,
        why -> Binary, answers -> Nullable<Binary>, lowered -> Bool, checked_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    promise (subject, rule, occasion) {
        subject -> Binary, rule -> Text, occasion -> Text, rule_version -> SmallInt,
        about_case -> Bool, owner -> Nullable<Binary>, due_date -> Text,
        due_at -> Nullable<BigInt>, kept_at -> Nullable<BigInt>, ended_at -> Nullable<BigInt>,
        waiting -> Bool, never_folded -> Bool, open -> Bool,
    }
}
diesel::table! {
    search_token (token, subject) { token -> Binary, subject -> Binary, about_person -> Bool, }
}
diesel::table! {
    file (id) {
        id -> Binary, owner -> Binary, details -> Binary, flagged -> Bool, has_copy -> Bool, size -> BigInt,
        added_at -> BigInt, added_by -> Nullable<Binary>, released_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    file_part (file, is_copy, part) { file -> Binary, is_copy -> Bool, part -> Integer, bytes -> Binary, }
}
diesel::table! { waiting_file (id) { id -> Binary, draft -> Binary, details -> Binary, size -> BigInt, } }
diesel::table! {
    waiting_part (file, is_copy, part) { file -> Binary, is_copy -> Bool, part -> Integer, bytes -> Binary, }
}
diesel::table! {
    referrer (referral) {
        referral -> Binary, details -> Binary, link_hash -> Nullable<Binary>, ends_at -> BigInt,
        agreed -> Nullable<Bool>, settled_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    case_link (case_id, other, kind) {
        case_id -> Binary, other -> Binary, kind -> Text, review_on -> Nullable<Text>,
    }
}
diesel::table! { complained_of (id) { id -> Binary, details -> Binary, review_on -> Text, first_in -> Binary, } }
diesel::table! { case_complained_of (case_id, person) { case_id -> Binary, person -> Binary, } }
diesel::table! {
    agency (id) { id -> Binary, name -> Text, kind -> Text, since -> Text, until -> Nullable<Text>, }
}
diesel::table! {
    agency_request (id) {
        id -> Binary, case_id -> Binary, details -> Binary, asked_at -> BigInt, answer_by -> Text,
        ended -> Nullable<Text>, ended_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    complaint (id) { id -> Binary, details -> Binary, received_at -> BigInt, noted_at -> BigInt, open -> Bool, }
}
diesel::table! { scorecard (id) { id -> Binary, name -> Text, details -> Binary, noted_at -> BigInt, } }
diesel::table! { scorecard_file (scorecard, name) { scorecard -> Binary, name -> Text, text -> Binary, kept_at -> BigInt, } }
diesel::table! {
    scorecard_release (name, version) {
        name -> Text, version -> BigInt, scorecard -> Binary, title -> Text, digest -> Text, released_at -> BigInt,
        measures -> Text,
    }
}
diesel::table! {
    scorecard_page (name, version, path) { name -> Text, version -> BigInt, path -> Text, bytes -> Binary, }
}
diesel::table! {
    scorecard_entry (id) {
        id -> Binary, scorecard -> Binary, kind -> Text, details -> Binary, due -> Nullable<Text>,
        shown -> Bool, link_hash -> Nullable<Binary>, made_at -> BigInt, noted_at -> BigInt, removed_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    scorecard_input (name, version, path) { name -> Text, version -> BigInt, path -> Text, text -> Binary, }
}
diesel::table! { scorecard_medium (entry) { entry -> Binary, name -> Text, bytes -> Binary, } }
diesel::table! { saved_view (account, query) { account -> Binary, query -> Text, name -> Binary, } }
diesel::table! { equipment_stock (kind) { kind -> Text, held -> BigInt, counted_at -> BigInt, } }
diesel::table! {
    case_entry (id) {
        id -> Binary, case_id -> Binary, kind -> Text, about -> Text, details -> Binary, due -> Nullable<Text>,
        colleague -> Nullable<Binary>, made_by -> Nullable<Binary>, made_at -> BigInt, noted_at -> BigInt,
        ended_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    impact (case_id, measured_at) {
        case_id -> Binary, measured_at -> BigInt, measured_by -> Nullable<Binary>, stage -> Text, felt -> Binary,
    }
}
diesel::table! {
    issue (id) {
        id -> Binary, case_id -> Binary, kind -> Text, standing -> Text, details -> Binary, kept_at -> BigInt,
    }
}
diesel::table! {
    description (case_id) { case_id -> Binary, complex -> Bool, details -> Binary, described_at -> BigInt, }
}
diesel::table! {
    case_hand (case_id, account) { case_id -> Binary, account -> Binary, }
}
diesel::table! {
    legal_date (entry, forum) {
        entry -> Binary, forum -> Text, case_id -> Binary, due -> Text, act_by -> Text, ended_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    calendar_address (account) { account -> Binary, token -> Binary, made_at -> BigInt, }
}
diesel::table! {
    police_news (incident, noted_at) { incident -> Binary, case_id -> Binary, noted_at -> BigInt, }
}
diesel::table! {
    refusal (case_id, noted_at) { case_id -> Binary, noted_at -> BigInt, reason -> Text, details -> Binary, }
}
diesel::table! {
    list_entry (id) {
        id -> Binary, list -> Text, under -> Text, words -> Text, since -> Text, until -> Nullable<Text>,
    }
}
diesel::table! {
    passkey (id) {
        id -> Binary,
        account -> Binary,
        name -> Binary,
        credential -> Nullable<Binary>,
        credential_hash -> Nullable<Binary>,
        made_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}
diesel::table! {
    tie (account, token, kind) {
        account -> Binary,
        token -> Binary,
        kind -> Text,
    }
}
diesel::table! {
    cover (account, by_account, since) {
        account -> Binary, by_account -> Binary, since -> Text, until -> Text,
    }
}
diesel::allow_tables_to_appear_in_same_query!(
    account,
    agency,
    agency_request,
    audit_entry,
    case_complained_of,
    case_entry,
    case_hand,
    case_link,
    case_named,
    case_person,
    case_report,
    case_wall,
    calendar_address,
    cases,
    complained_of,
    complaint,
    contact,
    cover,
    data_key,
    description,
    draft,
    emergency_access,
    equality_answer,
    equipment_stock,
    file,
    file_part,
    impact,
    incident,
    invitation,
    issue,
    list_entry,
    message,
    outcome,
    passkey,
    person,
    legal_date,
    police_news,
    promise,
    recovery_code,
    referral,
    referral_wall,
    referrer,
    refusal,
    risk_level,
    saved_view,
    scorecard,
    scorecard_entry,
    scorecard_file,
    scorecard_input,
    scorecard_medium,
    scorecard_page,
    scorecard_release,
    search_token,
    session,
    step,
    team,
    tie,
    translation,
    waiting_file,
    waiting_part,
);
diesel::allow_columns_to_appear_in_same_group_by_clause!(
    audit_entry::actor,
    cases::id,
    cases::reference,
    cases::worker,
    cases::deputy,
    cases::client,
    search_token::token,
);
