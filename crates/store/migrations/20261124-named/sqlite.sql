CREATE INDEX case_named_account ON case_named (account);
