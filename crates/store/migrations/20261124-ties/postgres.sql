CREATE TABLE tie (
  account BYTEA NOT NULL REFERENCES account (id),
  token BYTEA NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (account, token, kind)
);
CREATE INDEX tie_token ON tie (token);
