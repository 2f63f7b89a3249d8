-- What is kept of who did something, by the settings that the log has had up to here.
ALTER TABLE positions ADD COLUMN staff VARCHAR DEFAULT 'PSEUDONYMS' NOT NULL;
