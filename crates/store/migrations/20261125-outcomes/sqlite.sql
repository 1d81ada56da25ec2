CREATE TABLE outcome (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  wanted BLOB NOT NULL,
  wanted_at BIGINT NOT NULL,
  client_view TEXT,
  worker_view TEXT,
  judged BLOB,
  judged_at BIGINT
);
CREATE INDEX outcome_case ON outcome (case_id, wanted_at);
