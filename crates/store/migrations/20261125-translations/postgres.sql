ALTER TABLE referral ADD COLUMN foreign_since BIGINT;
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
CREATE INDEX referral_foreign ON referral (foreign_since, translated_at);
