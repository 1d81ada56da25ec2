CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL);
CREATE TABLE data_key (id BLOB PRIMARY KEY NOT NULL, wrapped BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE team (id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL);
CREATE TABLE account (
  id BLOB PRIMARY KEY NOT NULL,
  email_token BLOB NOT NULL UNIQUE,
  details BLOB NOT NULL,
  roles TEXT NOT NULL,
  state TEXT NOT NULL,
  team BLOB REFERENCES team (id),
  password_hash TEXT,
  totp BLOB,
  totp_step BIGINT NOT NULL DEFAULT 0,
  made_at BIGINT NOT NULL,
  invited_by BLOB,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE invitation (
  id BLOB PRIMARY KEY NOT NULL,
  account BLOB NOT NULL REFERENCES account (id),
  token_hash BLOB UNIQUE,
  by_machine BOOLEAN NOT NULL,
  ends_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX invitation_account ON invitation (account);
CREATE TABLE recovery_code (
  account BLOB NOT NULL REFERENCES account (id),
  code_hash BLOB NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (account, code_hash)
);
CREATE TABLE session (
  id BLOB PRIMARY KEY NOT NULL,
  token_hash BLOB NOT NULL UNIQUE,
  account BLOB NOT NULL REFERENCES account (id),
  device TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX session_account ON session (account);
CREATE TABLE draft (
  id BLOB PRIMARY KEY NOT NULL,
  token_hash BLOB UNIQUE,
  kind TEXT NOT NULL,
  reference TEXT UNIQUE,
  phrase_hash BLOB,
  body BLOB NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX draft_ends ON draft (ends_at);
CREATE TABLE attempt (key BLOB PRIMARY KEY NOT NULL, began_at BIGINT NOT NULL, tries BIGINT NOT NULL);
CREATE TABLE once (key BLOB PRIMARY KEY NOT NULL, location TEXT NOT NULL, at BIGINT NOT NULL) WITHOUT ROWID;

CREATE TABLE audit_entry (
  strand SMALLINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor BLOB,
  action TEXT NOT NULL,
  subject BLOB,
  detail TEXT NOT NULL,
  commitment BLOB,
  hash BLOB NOT NULL,
  keeper BLOB,
  salt BLOB,
  content BLOB,
  PRIMARY KEY (strand, seq)
);
CREATE INDEX audit_subject ON audit_entry (subject, at);
CREATE INDEX audit_actor ON audit_entry (actor, at);
CREATE TABLE audit_checkpoint (
  at BIGINT PRIMARY KEY NOT NULL,
  heads TEXT NOT NULL,
  signature BLOB NOT NULL
);

CREATE TABLE referral (
  id BLOB PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  entered_by BLOB REFERENCES account (id),
  answers BLOB NOT NULL,
  phrase_hash BLOB,
  life_in_danger BOOLEAN NOT NULL,
  in_danger BOOLEAN NOT NULL,
  reachable BOOLEAN NOT NULL,
  camera BOOLEAN NOT NULL,
  overwritten_on TEXT,
  decision TEXT,
  reason TEXT,
  decided_at BIGINT,
  decided_by BLOB REFERENCES account (id),
  case_id BLOB,
  decision_words BLOB,
  told_at BIGINT,
  told_channel TEXT,
  erased BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX referral_queue ON referral (decision, in_danger DESC, received_at);
CREATE TABLE addition (
  id BLOB PRIMARY KEY NOT NULL,
  referral BLOB NOT NULL REFERENCES referral (id),
  words BLOB NOT NULL,
  added_at BIGINT NOT NULL
);
CREATE INDEX addition_referral ON addition (referral);
CREATE TABLE equality_answer (
  referral BLOB PRIMARY KEY NOT NULL REFERENCES referral (id),
  answers BLOB NOT NULL
);

CREATE TABLE person (id BLOB PRIMARY KEY NOT NULL, details BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE cases (
  id BLOB PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  client BLOB NOT NULL REFERENCES person (id),
  referral BLOB NOT NULL REFERENCES referral (id),
  worker BLOB NOT NULL REFERENCES account (id),
  deputy BLOB REFERENCES account (id),
  team BLOB NOT NULL REFERENCES team (id),
  risk TEXT NOT NULL,
  first_risk TEXT NOT NULL,
  life_in_danger BOOLEAN NOT NULL,
  in_danger BOOLEAN NOT NULL,
  reachable BOOLEAN NOT NULL,
  restricted BOOLEAN NOT NULL DEFAULT FALSE,
  erased BOOLEAN NOT NULL DEFAULT FALSE,
  received_at BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  safe_contact BLOB NOT NULL,
  rhythm TEXT,
  camera_asked_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX cases_worker ON cases (worker);
CREATE INDEX cases_deputy ON cases (deputy);
CREATE INDEX cases_team ON cases (team, opened_at);
CREATE INDEX cases_client ON cases (client);
CREATE TABLE case_named (
  case_id BLOB NOT NULL REFERENCES cases (id),
  account BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, account)
) WITHOUT ROWID;
CREATE TABLE case_wall (
  case_id BLOB NOT NULL REFERENCES cases (id),
  account BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, account)
) WITHOUT ROWID;
CREATE TABLE case_person (
  case_id BLOB NOT NULL REFERENCES cases (id),
  person BLOB NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  PRIMARY KEY (case_id, person, role)
) WITHOUT ROWID;
CREATE TABLE incident (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  referral BLOB NOT NULL REFERENCES referral (id),
  answers BLOB NOT NULL,
  told_at BIGINT NOT NULL,
  life_in_danger BOOLEAN NOT NULL,
  in_danger BOOLEAN NOT NULL,
  camera BOOLEAN NOT NULL,
  overwritten_on TEXT
);
CREATE INDEX incident_case ON incident (case_id);
CREATE TABLE contact (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  logged_by BLOB REFERENCES account (id),
  channel TEXT NOT NULL,
  result TEXT NOT NULL,
  at BIGINT NOT NULL,
  minutes SMALLINT,
  note BLOB NOT NULL,
  statement_given BOOLEAN NOT NULL,
  update_given BOOLEAN NOT NULL
);
CREATE INDEX contact_case ON contact (case_id, at);
CREATE TABLE step (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  what BLOB NOT NULL,
  owner TEXT NOT NULL,
  due TEXT NOT NULL,
  planned_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX step_case ON step (case_id);
CREATE TABLE risk_level (
  case_id BLOB NOT NULL REFERENCES cases (id),
  assessed_at BIGINT NOT NULL,
  assessed_by BLOB REFERENCES account (id),
  level TEXT NOT NULL,
  why BLOB NOT NULL,
  PRIMARY KEY (case_id, assessed_at)
);

CREATE TABLE promise (
  subject BLOB NOT NULL,
  rule TEXT NOT NULL,
  occasion TEXT NOT NULL,
  rule_version SMALLINT NOT NULL,
  about_case BOOLEAN NOT NULL,
  owner BLOB REFERENCES account (id),
  due_date TEXT NOT NULL,
  due_at BIGINT,
  kept_at BIGINT,
  ended_at BIGINT,
  waiting BOOLEAN NOT NULL,
  never_folded BOOLEAN NOT NULL,
  open BOOLEAN NOT NULL,
  PRIMARY KEY (subject, rule, occasion)
) WITHOUT ROWID;
CREATE INDEX promise_owner ON promise (owner, open, due_date);
CREATE INDEX promise_open ON promise (about_case, open, due_date);

CREATE TABLE search_token (
  token BLOB NOT NULL,
  subject BLOB NOT NULL,
  about_person BOOLEAN NOT NULL,
  PRIMARY KEY (token, subject)
) WITHOUT ROWID;
CREATE INDEX search_subject ON search_token (subject);
