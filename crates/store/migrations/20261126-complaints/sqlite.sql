CREATE TABLE complaint (
  id BLOB PRIMARY KEY NOT NULL,
  details BLOB NOT NULL,
  received_at BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  open BOOLEAN NOT NULL
);
CREATE INDEX complaint_open ON complaint (open, received_at);
