-- 情况说明: why a finding is accepted for a time, by whom and until when. Names its rule by the full id and its
-- subject by kind and natural key, as it goes out and comes in with Excel.

CREATE TABLE exception (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object TEXT NOT NULL,
    reason TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    date TEXT,
    until TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX exception_key ON exception (rule, object_kind, object);
CREATE INDEX finding_kind ON exception (object_kind);
CREATE INDEX exception_object ON exception (object);
CREATE INDEX exception_date ON exception (date);
CREATE INDEX exception_until ON exception (until);
CREATE VIRTUAL TABLE exception_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');

-- A supervised matter that comes from a finding names what it is about by kind and natural key too.
ALTER TABLE supervision ADD COLUMN object_kind TEXT;
ALTER TABLE supervision ADD COLUMN object TEXT;
CREATE INDEX supervision_object_kind ON supervision (object_kind);
CREATE INDEX supervision_object ON supervision (object);
