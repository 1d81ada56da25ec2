CREATE TABLE scorecard_medium (
  entry BLOB PRIMARY KEY NOT NULL REFERENCES scorecard_entry (id),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
);
