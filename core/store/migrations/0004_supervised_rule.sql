-- A supervised matter that comes from a finding names its rule by the full id in a field of its own; until here the id
-- stood at the beginning of `source` (supervised_rules.cpp takes it out and writes so into the log).
ALTER TABLE supervision ADD COLUMN rule TEXT;
CREATE INDEX supervision_rule ON supervision (rule);
