CREATE TABLE list_entry (
  id BLOB PRIMARY KEY NOT NULL,
  list TEXT NOT NULL,
  under TEXT NOT NULL,
  words TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT
);

ALTER TABLE referral ADD COLUMN source_words TEXT;
ALTER TABLE referral ADD COLUMN reason_words TEXT;
