-- Who sees to a supervised matter.
ALTER TABLE supervision ADD COLUMN person TEXT;
