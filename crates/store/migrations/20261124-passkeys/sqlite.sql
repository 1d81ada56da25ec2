CREATE TABLE passkey (
  id BLOB PRIMARY KEY NOT NULL,
  account BLOB NOT NULL REFERENCES account (id),
  name BLOB NOT NULL,
  credential BLOB,
  credential_hash BLOB UNIQUE,
  made_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX passkey_account ON passkey (account);
