CREATE TABLE legal_date (
  entry BLOB NOT NULL REFERENCES case_entry (id),
  forum TEXT NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  due TEXT NOT NULL,
  act_by TEXT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (entry, forum)
);
CREATE INDEX legal_date_case ON legal_date (case_id);
CREATE INDEX legal_date_due ON legal_date (due) WHERE ended_at IS NULL;
CREATE TABLE calendar_address (
  account BLOB PRIMARY KEY REFERENCES account (id),
  token BLOB NOT NULL UNIQUE,
  made_at BIGINT NOT NULL
);
