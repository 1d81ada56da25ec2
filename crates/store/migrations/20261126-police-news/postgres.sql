CREATE TABLE police_news (
  incident BYTEA NOT NULL REFERENCES incident (id),
  case_id BYTEA NOT NULL REFERENCES cases (id),
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (incident, noted_at)
);
CREATE INDEX police_news_case ON police_news (case_id);
