CREATE TABLE agency_request (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  details BLOB NOT NULL,
  asked_at BIGINT NOT NULL,
  answer_by TEXT NOT NULL,
  ended TEXT,
  ended_at BIGINT
);
CREATE INDEX agency_request_case ON agency_request (case_id);
CREATE INDEX agency_request_due ON agency_request (ended, answer_by);
