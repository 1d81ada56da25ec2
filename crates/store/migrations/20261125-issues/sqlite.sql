CREATE TABLE issue (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  standing TEXT NOT NULL,
  details BLOB NOT NULL,
  kept_at BIGINT NOT NULL
);
CREATE INDEX issue_case ON issue (case_id);

CREATE TABLE description (
  case_id BLOB PRIMARY KEY NOT NULL REFERENCES cases (id),
  complex BOOLEAN NOT NULL,
  details BLOB NOT NULL,
  described_at BIGINT NOT NULL
);

CREATE TABLE refusal (
  case_id BLOB NOT NULL REFERENCES cases (id),
  noted_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  details BLOB NOT NULL,
  PRIMARY KEY (case_id, noted_at)
);
