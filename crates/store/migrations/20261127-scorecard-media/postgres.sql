CREATE TABLE scorecard_medium (
  entry BYTEA PRIMARY KEY NOT NULL REFERENCES scorecard_entry (id),
  name TEXT NOT NULL,
  bytes BYTEA NOT NULL
);
