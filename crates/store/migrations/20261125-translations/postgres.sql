ALTER TABLE referral ADD COLUMN in_other_language BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE referral ADD COLUMN translated_at BIGINT;
CREATE TABLE translation (
  id BYTEA PRIMARY KEY NOT NULL,
  referral BYTEA NOT NULL REFERENCES referral (id),
  how TEXT NOT NULL,
  words BYTEA NOT NULL,
  written_by BYTEA REFERENCES account (id),
  at BIGINT NOT NULL
);
CREATE INDEX translation_referral ON translation (referral, at);
