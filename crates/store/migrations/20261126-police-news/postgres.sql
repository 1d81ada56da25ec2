ALTER TABLE incident ADD COLUMN police_news_at BIGINT;
