CREATE TABLE equipment_stock (
  kind TEXT PRIMARY KEY NOT NULL,
  held BIGINT NOT NULL,
  counted_at BIGINT NOT NULL
);
