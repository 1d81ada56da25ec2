CREATE TABLE scorecard_entry (
  id BYTEA PRIMARY KEY NOT NULL,
  scorecard BYTEA NOT NULL REFERENCES scorecard (id),
  kind TEXT NOT NULL,
  details BYTEA NOT NULL,
  due TEXT,
  shown BOOLEAN NOT NULL,
  link_hash BYTEA UNIQUE,
  made_at BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  removed_at BIGINT
);
CREATE INDEX scorecard_entry_scorecard ON scorecard_entry (scorecard, kind, made_at);
CREATE INDEX scorecard_entry_due ON scorecard_entry (due);
CREATE TABLE scorecard_input (
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  path TEXT NOT NULL,
  text BYTEA NOT NULL,
  PRIMARY KEY (name, version, path)
);
ALTER TABLE scorecard_release ADD COLUMN measures TEXT NOT NULL DEFAULT '[]';
