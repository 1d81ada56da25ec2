CREATE TABLE referrer (
  referral BYTEA PRIMARY KEY NOT NULL REFERENCES referral (id),
  details BYTEA NOT NULL,
  link_hash BYTEA UNIQUE,
  ends_at BIGINT NOT NULL,
  agreed BOOLEAN,
  settled_at BIGINT
);
