CREATE TABLE saved_view (
  account BLOB NOT NULL REFERENCES account (id),
  query TEXT NOT NULL,
  name BLOB NOT NULL,
  PRIMARY KEY (account, query)
);
