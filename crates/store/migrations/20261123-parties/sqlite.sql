CREATE TABLE case_link (
  case_id BLOB NOT NULL REFERENCES cases (id),
  other BLOB NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  review_on TEXT,
  PRIMARY KEY (case_id, other, kind)
) WITHOUT ROWID;

CREATE TABLE complained_of (
  id BLOB PRIMARY KEY NOT NULL,
  details BLOB NOT NULL,
  review_on TEXT NOT NULL,
  first_in BLOB NOT NULL REFERENCES cases (id)
);
CREATE TABLE case_complained_of (
  case_id BLOB NOT NULL REFERENCES cases (id),
  person BLOB NOT NULL REFERENCES complained_of (id),
  PRIMARY KEY (case_id, person)
) WITHOUT ROWID;
CREATE INDEX case_complained_of_person ON case_complained_of (person);

CREATE TABLE agency (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT
);

CREATE TABLE cover (
  account BLOB NOT NULL REFERENCES account (id),
  by_account BLOB NOT NULL REFERENCES account (id),
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (account, by_account, since)
) WITHOUT ROWID;
CREATE INDEX cover_by ON cover (by_account, until);
