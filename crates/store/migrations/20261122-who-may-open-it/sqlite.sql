ALTER TABLE cases ADD COLUMN summary BLOB;
ALTER TABLE cases ADD COLUMN summarised_at BIGINT;
ALTER TABLE cases ADD COLUMN review_on TEXT;
ALTER TABLE cases ADD COLUMN guarded BOOLEAN NOT NULL DEFAULT FALSE;

DROP TABLE case_wall;
CREATE TABLE case_wall (
  case_id BLOB NOT NULL REFERENCES cases (id),
  against BLOB NOT NULL,
  is_team BOOLEAN NOT NULL,
  review_on TEXT NOT NULL,
  PRIMARY KEY (case_id, against)
) WITHOUT ROWID;
CREATE INDEX case_wall_against ON case_wall (against);

CREATE TABLE emergency_access (
  id BLOB PRIMARY KEY NOT NULL,
  case_id BLOB NOT NULL REFERENCES cases (id),
  account BLOB NOT NULL REFERENCES account (id),
  reason BLOB NOT NULL,
  opened_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  reviewed_at BIGINT,
  was_right BOOLEAN,
  reviewed_by BLOB REFERENCES account (id)
);
CREATE INDEX emergency_access_case ON emergency_access (case_id, account, ends_at);
CREATE INDEX emergency_access_waiting ON emergency_access (reviewed_at, opened_at);

ALTER TABLE contact ADD COLUMN in_spite BOOLEAN NOT NULL DEFAULT FALSE;

CREATE INDEX audit_happened ON audit_entry (subject, action, at);

CREATE TABLE referral_wall (
  referral BLOB NOT NULL REFERENCES referral (id),
  case_id BLOB NOT NULL REFERENCES cases (id),
  against BLOB NOT NULL,
  is_team BOOLEAN NOT NULL,
  PRIMARY KEY (referral, case_id, against)
);
CREATE INDEX referral_wall_case ON referral_wall (case_id, against);
CREATE INDEX emergency_access_account ON emergency_access (account, ends_at);
ALTER TABLE emergency_access ADD COLUMN finding BLOB;
ALTER TABLE cases ADD COLUMN handed_over_at BIGINT;
