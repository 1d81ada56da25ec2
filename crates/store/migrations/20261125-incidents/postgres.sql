ALTER TABLE incident RENAME TO case_report;
DROP INDEX incident_case;
CREATE INDEX case_report_case ON case_report (case_id);

CREATE TABLE incident (
  id BYTEA PRIMARY KEY NOT NULL,
  case_id BYTEA NOT NULL REFERENCES cases (id),
  details BYTEA NOT NULL,
  police BYTEA,
  happened_on TEXT,
  told_at BIGINT NOT NULL,
  from_report BOOLEAN NOT NULL,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX incident_case ON incident (case_id, told_at);
