CREATE TABLE file (
  id BLOB PRIMARY KEY NOT NULL,
  owner BLOB NOT NULL,
  details BLOB NOT NULL,
  flagged BOOLEAN NOT NULL,
  has_copy BOOLEAN NOT NULL DEFAULT FALSE,
  size BIGINT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by BLOB REFERENCES account (id),
  released_at BIGINT
);
CREATE INDEX file_owner ON file (owner, added_at);
CREATE TABLE file_part (
  file BLOB NOT NULL REFERENCES file (id),
  is_copy BOOLEAN NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (file, is_copy, part)
);

CREATE TABLE waiting_file (
  id BLOB PRIMARY KEY NOT NULL,
  draft BLOB NOT NULL,
  details BLOB NOT NULL,
  size BIGINT NOT NULL
);
CREATE INDEX waiting_file_draft ON waiting_file (draft);
CREATE TABLE waiting_part (
  file BLOB NOT NULL REFERENCES waiting_file (id),
  is_copy BOOLEAN NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (file, is_copy, part)
);
