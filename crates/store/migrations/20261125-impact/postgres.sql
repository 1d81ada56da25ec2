CREATE TABLE impact (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  measured_at BIGINT NOT NULL,
  measured_by BYTEA REFERENCES account (id),
  stage TEXT NOT NULL,
  felt BYTEA NOT NULL,
  PRIMARY KEY (case_id, measured_at)
);
