CREATE TABLE passkey (
  id BYTEA PRIMARY KEY NOT NULL,
  account BYTEA NOT NULL REFERENCES account (id),
  name BYTEA NOT NULL,
  credential BYTEA,
  credential_hash BYTEA UNIQUE,
  made_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX passkey_account ON passkey (account);
