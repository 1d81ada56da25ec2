CREATE TABLE case_hand (
  case_id BYTEA NOT NULL REFERENCES cases (id),
  account BYTEA NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, account)
);
