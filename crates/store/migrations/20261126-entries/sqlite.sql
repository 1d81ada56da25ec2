CREATE TABLE case_entry (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  details BLOB NOT NULL,
  due TEXT,
  colleague BLOB,
  made_by BLOB,
  made_at BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX case_entry_case ON case_entry (case_id, kind);
CREATE INDEX case_entry_open ON case_entry (kind, ended_at, due);
