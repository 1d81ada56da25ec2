CREATE TABLE issue (
  id BYTEA PRIMARY KEY NOT NULL,
  case_id BYTEA NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  standing TEXT NOT NULL,
  details BYTEA NOT NULL,
  kept_at BIGINT NOT NULL
);
CREATE INDEX issue_case ON issue (case_id);

CREATE TABLE description (
  case_id BYTEA PRIMARY KEY NOT NULL REFERENCES cases (id),
  complex BOOLEAN NOT NULL,
  details BYTEA NOT NULL,
  described_at BIGINT NOT NULL
);

CREATE TABLE refusal (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  noted_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  details BYTEA NOT NULL,
  PRIMARY KEY (case_id, noted_at)
);
