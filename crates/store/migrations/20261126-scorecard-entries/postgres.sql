CREATE TABLE scorecard_entry (
  id BYTEA PRIMARY KEY NOT NULL,
  scorecard BYTEA NOT NULL REFERENCES scorecard (id),
  kind TEXT NOT NULL,
  details BYTEA NOT NULL,
  due TEXT,
  link_hash BYTEA UNIQUE,
  made_at BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  removed_at BIGINT
);
CREATE INDEX scorecard_entry_scorecard ON scorecard_entry (scorecard, made_at);
CREATE INDEX scorecard_entry_due ON scorecard_entry (due);
