ALTER TABLE referral ADD COLUMN in_other_language BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE referral ADD COLUMN translated_at BIGINT;
CREATE TABLE translation (
  id BLOB PRIMARY KEY NOT NULL,
  referral BLOB NOT NULL REFERENCES referral (id),
  how TEXT NOT NULL,
  words BLOB NOT NULL,
  written_by BLOB REFERENCES account (id),
  at BIGINT NOT NULL
);
CREATE INDEX translation_referral ON translation (referral, at);
