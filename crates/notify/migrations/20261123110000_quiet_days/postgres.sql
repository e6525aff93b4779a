-- Quiet hours have days, and some days are quiet as a whole: bits from 1 for Monday to 64 for Sunday.
ALTER TABLE notify_quiet_hours ADD COLUMN days INTEGER NOT NULL DEFAULT 127;
ALTER TABLE notify_quiet_hours ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;
