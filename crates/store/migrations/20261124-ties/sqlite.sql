CREATE TABLE tie (
  account BLOB NOT NULL REFERENCES account (id),
  token BLOB NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (account, token, kind)
) WITHOUT ROWID;
CREATE INDEX tie_token ON tie (token);
