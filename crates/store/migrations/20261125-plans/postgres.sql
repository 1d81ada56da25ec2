ALTER TABLE cases ADD COLUMN plan_agreed_at BIGINT;
