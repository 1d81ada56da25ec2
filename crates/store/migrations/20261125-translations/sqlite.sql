ALTER TABLE referral ADD COLUMN foreign_since BIGINT;
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
CREATE INDEX referral_foreign ON referral (foreign_since, translated_at);
