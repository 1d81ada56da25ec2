CREATE TABLE case_entry (
  id BYTEA PRIMARY KEY NOT NULL,
  case_id BYTEA NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  details BYTEA NOT NULL,
  due TEXT,
  colleague BYTEA,
  made_by BYTEA,
  made_at BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX case_entry_case ON case_entry (case_id, kind);
CREATE INDEX case_entry_open ON case_entry (kind, ended_at, due);
