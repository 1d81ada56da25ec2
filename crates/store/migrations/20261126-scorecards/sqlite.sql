CREATE TABLE scorecard (
  id BLOB PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  details BLOB NOT NULL,
  noted_at BIGINT NOT NULL
);
CREATE TABLE scorecard_file (
  scorecard BLOB NOT NULL REFERENCES scorecard (id),
  name TEXT NOT NULL,
  text BLOB NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (scorecard, name)
);
CREATE TABLE scorecard_release (
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  scorecard BLOB NOT NULL REFERENCES scorecard (id),
  title TEXT NOT NULL,
  digest TEXT NOT NULL,
  released_at BIGINT NOT NULL,
  PRIMARY KEY (name, version)
);
CREATE TABLE scorecard_page (
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  path TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (name, version, path)
);
