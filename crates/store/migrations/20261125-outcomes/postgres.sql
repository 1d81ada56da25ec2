CREATE TABLE outcome (
  id BYTEA PRIMARY KEY NOT NULL,
  case_id BYTEA NOT NULL REFERENCES cases (id),
  wanted BYTEA NOT NULL,
  wanted_at BIGINT NOT NULL,
  client_view TEXT,
  worker_view TEXT,
  judged BYTEA,
  judged_at BIGINT
);
CREATE INDEX outcome_case ON outcome (case_id, wanted_at);
