CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value BYTEA NOT NULL);
CREATE TABLE data_key (id BYTEA PRIMARY KEY NOT NULL, wrapped BYTEA NOT NULL);

CREATE TABLE team (id BYTEA PRIMARY KEY NOT NULL, name TEXT NOT NULL);
CREATE TABLE account (
  id BYTEA PRIMARY KEY NOT NULL,
  email_token BYTEA NOT NULL UNIQUE,
  details BYTEA NOT NULL,
  roles TEXT NOT NULL,
  state TEXT NOT NULL,
  team BYTEA REFERENCES team (id),
  password_hash TEXT,
  totp BYTEA,
  totp_step BIGINT NOT NULL DEFAULT 0,
  made_at BIGINT NOT NULL,
  invited_by BYTEA,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE invitation (
  id BYTEA PRIMARY KEY NOT NULL,
  account BYTEA NOT NULL REFERENCES account (id),
  token_hash BYTEA UNIQUE,
  by_machine BOOLEAN NOT NULL,
  ends_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX invitation_account ON invitation (account);
CREATE TABLE recovery_code (
  account BYTEA NOT NULL REFERENCES account (id),
  code_hash BYTEA NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (account, code_hash)
);
CREATE TABLE session (
  id BYTEA PRIMARY KEY NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  account BYTEA NOT NULL REFERENCES account (id),
  device TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX session_account ON session (account);
CREATE TABLE draft (
  id BYTEA PRIMARY KEY NOT NULL,
  token_hash BYTEA UNIQUE,
  kind TEXT NOT NULL,
  reference TEXT UNIQUE,
  phrase_hash BYTEA,
  body BYTEA NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX draft_ends ON draft (ends_at);
CREATE TABLE attempt (key BYTEA PRIMARY KEY NOT NULL, began_at BIGINT NOT NULL, tries BIGINT NOT NULL);
CREATE TABLE once (key BYTEA PRIMARY KEY NOT NULL, location TEXT NOT NULL, at BIGINT NOT NULL);

CREATE TABLE audit_entry (
  strand SMALLINT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor BYTEA,
  action TEXT NOT NULL,
  subject BYTEA,
  detail TEXT NOT NULL,
  commitment BYTEA,
  hash BYTEA NOT NULL,
  keeper BYTEA,
  salt BYTEA,
  content BYTEA,
  PRIMARY KEY (strand, seq)
);
CREATE INDEX audit_subject ON audit_entry (subject, at);
CREATE INDEX audit_actor ON audit_entry (actor, at);
CREATE TABLE audit_checkpoint (
  at BIGINT PRIMARY KEY NOT NULL,
  heads TEXT NOT NULL,
  signature BYTEA NOT NULL
);

CREATE TABLE referral (
  id BYTEA PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  entered_by BYTEA REFERENCES account (id),
  answers BYTEA NOT NULL,
  phrase_hash BYTEA,
  life_in_danger BOOLEAN NOT NULL,
  in_danger BOOLEAN NOT NULL,
  reachable BOOLEAN NOT NULL,
  camera BOOLEAN NOT NULL,
  overwritten_on TEXT,
  decision TEXT,
  reason TEXT,
  decided_at BIGINT,
  decided_by BYTEA REFERENCES account (id),
  case_id BYTEA,
  decision_words BYTEA,
  told_at BIGINT,
  told_channel TEXT,
  erased BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX referral_queue ON referral (decision, in_danger DESC, received_at);
CREATE TABLE addition (
  id BYTEA PRIMARY KEY NOT NULL,
  referral BYTEA NOT NULL REFERENCES referral (id),
  words BYTEA NOT NULL,
  added_at BIGINT NOT NULL
);
CREATE INDEX addition_referral ON addition (referral);
CREATE TABLE equality_answer (
  referral BYTEA PRIMARY KEY NOT NULL REFERENCES referral (id),
  answers BYTEA NOT NULL
);

CREATE TABLE person (id BYTEA PRIMARY KEY NOT NULL, details BYTEA NOT NULL);
CREATE TABLE cases (
  id BYTEA PRIMARY KEY NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  client BYTEA NOT NULL REFERENCES person (id),
  referral BYTEA NOT NULL REFERENCES referral (id),
  worker BYTEA NOT NULL REFERENCES account (id),
  deputy BYTEA REFERENCES account (id),
  team BYTEA NOT NULL REFERENCES team (id),
  risk TEXT NOT NULL,
  first_risk TEXT NOT NULL,
  life_in_danger BOOLEAN NOT NULL,
  in_danger BOOLEAN NOT NULL,
  reachable BOOLEAN NOT NULL,
  restricted BOOLEAN NOT NULL DEFAULT FALSE,
  erased BOOLEAN NOT NULL DEFAULT FALSE,
  received_at BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  safe_contact BYTEA NOT NULL,
  rhythm TEXT,
  camera_asked_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX cases_worker ON cases (worker);
CREATE INDEX cases_deputy ON cases (deputy);
CREATE INDEX cases_team ON cases (team, opened_at);
CREATE INDEX cases_client ON cases (client);
CREATE TABLE case_named (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  account BYTEA NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, account)
);
CREATE TABLE case_wall (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  account BYTEA NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, account)
);
CREATE TABLE case_person (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  person BYTEA NOT NULL REFERENCES person (id),
  role TEXT NOT NULL,
  PRIMARY KEY (case_id, person, role)
);
CREATE TABLE incident (
  id BYTEA PRIMARY KEY NOT NULL,
  case_id BYTEA NOT NULL REFERENCES cases (id),
  referral BYTEA NOT NULL REFERENCES referral (id),
  answers BYTEA NOT NULL,
  told_at BIGINT NOT NULL,
  life_in_danger BOOLEAN NOT NULL,
  in_danger BOOLEAN NOT NULL,
  camera BOOLEAN NOT NULL,
  overwritten_on TEXT
);
CREATE INDEX incident_case ON incident (case_id);
CREATE TABLE contact (
  id BYTEA PRIMARY KEY NOT NULL,
  case_id BYTEA NOT NULL REFERENCES cases (id),
  logged_by BYTEA REFERENCES account (id),
  channel TEXT NOT NULL,
  result TEXT NOT NULL,
  at BIGINT NOT NULL,
  minutes SMALLINT,
  note BYTEA NOT NULL,
  statement_given BOOLEAN NOT NULL,
  update_given BOOLEAN NOT NULL
);
CREATE INDEX contact_case ON contact (case_id, at);
CREATE TABLE step (
  id BYTEA PRIMARY KEY NOT NULL,
  case_id BYTEA NOT NULL REFERENCES cases (id),
  what BYTEA NOT NULL,
  owner TEXT NOT NULL,
  due TEXT NOT NULL,
  planned_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX step_case ON step (case_id);
CREATE TABLE risk_level (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  assessed_at BIGINT NOT NULL,
  assessed_by BYTEA REFERENCES account (id),
  level TEXT NOT NULL,
  why BYTEA NOT NULL,
  PRIMARY KEY (case_id, assessed_at)
);

CREATE TABLE promise (
  subject BYTEA NOT NULL,
  rule TEXT NOT NULL,
  occasion TEXT NOT NULL,
  rule_version SMALLINT NOT NULL,
  about_case BOOLEAN NOT NULL,
  owner BYTEA REFERENCES account (id),
  due_date TEXT NOT NULL,
  due_at BIGINT,
  kept_at BIGINT,
  ended_at BIGINT,
  waiting BOOLEAN NOT NULL,
  never_folded BOOLEAN NOT NULL,
  open BOOLEAN NOT NULL,
  PRIMARY KEY (subject, rule, occasion)
);
CREATE INDEX promise_owner ON promise (owner, open, due_date);
CREATE INDEX promise_open ON promise (about_case, open, due_date);

CREATE TABLE search_token (
  token BYTEA NOT NULL,
  subject BYTEA NOT NULL,
  about_person BOOLEAN NOT NULL,
  PRIMARY KEY (token, subject)
);
CREATE INDEX search_subject ON search_token (subject);
