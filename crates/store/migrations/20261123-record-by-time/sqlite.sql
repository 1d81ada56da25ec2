CREATE INDEX audit_at ON audit_entry (at);
