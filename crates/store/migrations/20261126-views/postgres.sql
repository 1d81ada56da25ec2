CREATE TABLE saved_view (
  account BYTEA NOT NULL REFERENCES account (id),
  query TEXT NOT NULL,
  name BYTEA NOT NULL,
  PRIMARY KEY (account, query)
);
