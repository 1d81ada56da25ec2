CREATE TABLE case_hand (
  case_id BLOB NOT NULL REFERENCES cases (id),
  account BLOB NOT NULL REFERENCES account (id),
  PRIMARY KEY (case_id, account)
);
