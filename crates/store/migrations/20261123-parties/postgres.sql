CREATE TABLE case_link (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  other BYTEA NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  review_on TEXT,
  PRIMARY KEY (case_id, other, kind)
);

CREATE TABLE complained_of (
  id BYTEA PRIMARY KEY NOT NULL,
  details BYTEA NOT NULL,
  review_on TEXT NOT NULL,
  first_in BYTEA NOT NULL REFERENCES cases (id)
);
CREATE TABLE case_complained_of (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  person BYTEA NOT NULL REFERENCES complained_of (id),
  PRIMARY KEY (case_id, person)
);
CREATE INDEX case_complained_of_person ON case_complained_of (person);

CREATE TABLE agency (
  id BYTEA PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT
);

CREATE TABLE cover (
  account BYTEA NOT NULL REFERENCES account (id),
  by_account BYTEA NOT NULL REFERENCES account (id),
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (account, by_account, since)
);
CREATE INDEX cover_by ON cover (by_account, until);
