CREATE TABLE message (
  id BYTEA PRIMARY KEY NOT NULL,
  referral BYTEA NOT NULL REFERENCES referral (id),
  from_us BOOLEAN NOT NULL,
  written_by BYTEA REFERENCES account (id),
  words BYTEA NOT NULL,
  at BIGINT NOT NULL,
  read_at BIGINT
);
CREATE INDEX message_referral ON message (referral, at);

INSERT INTO message (id, referral, from_us, words, at) SELECT id, referral, FALSE, words, added_at FROM addition;
DROP TABLE addition;
