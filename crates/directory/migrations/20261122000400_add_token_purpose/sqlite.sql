-- What a one-time token is for: to take roles, or to set the first or a new password.
ALTER TABLE directory_tokens ADD COLUMN purpose TEXT NOT NULL DEFAULT 'roles';
