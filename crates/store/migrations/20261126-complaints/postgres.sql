CREATE TABLE complaint (
  id BYTEA PRIMARY KEY NOT NULL,
  details BYTEA NOT NULL,
  received_at BIGINT NOT NULL,
  noted_at BIGINT NOT NULL,
  open BOOLEAN NOT NULL
);
CREATE INDEX complaint_open ON complaint (open, received_at);
