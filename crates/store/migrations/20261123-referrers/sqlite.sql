CREATE TABLE referrer (
  referral BLOB PRIMARY KEY NOT NULL REFERENCES referral (id),
  details BLOB NOT NULL,
  link_hash BLOB UNIQUE,
  ends_at BIGINT NOT NULL,
  agreed BOOLEAN,
  settled_at BIGINT
);
