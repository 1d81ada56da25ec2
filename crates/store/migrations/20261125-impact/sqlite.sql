CREATE TABLE impact (
  case_id BLOB NOT NULL REFERENCES cases (id),
  measured_at BIGINT NOT NULL,
  measured_by BLOB REFERENCES account (id),
  stage TEXT NOT NULL,
  felt BLOB NOT NULL,
  PRIMARY KEY (case_id, measured_at)
);
