CREATE TABLE scorecard (
  id BYTEA PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  details BYTEA NOT NULL,
  noted_at BIGINT NOT NULL
);
CREATE TABLE scorecard_file (
  scorecard BYTEA NOT NULL REFERENCES scorecard (id),
  name TEXT NOT NULL,
  text BYTEA NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (scorecard, name)
);
CREATE TABLE scorecard_release (
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  scorecard BYTEA NOT NULL REFERENCES scorecard (id),
  title TEXT NOT NULL,
  digest TEXT NOT NULL,
  released_at BIGINT NOT NULL,
  PRIMARY KEY (name, version)
);
CREATE TABLE scorecard_page (
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  path TEXT NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (name, version, path)
);
