-- Quarters that were closed (封账): their figures, the rows as they counted, what they were counted by and the finished
-- workbooks, for good. One that was opened again stays, beside the one that follows it.
CREATE TABLE closing (
    id INTEGER PRIMARY KEY,
    period TEXT NOT NULL,
    day TEXT NOT NULL,
    scope TEXT NOT NULL,
    closed_at TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    reopened_at TEXT,
    reopened_by TEXT,
    reopen_reason TEXT,
    reopen_until TEXT
);
CREATE UNIQUE INDEX closing_standing ON closing (period) WHERE reopened_at IS NULL;

CREATE TABLE closing_part (
    closing INTEGER NOT NULL REFERENCES closing (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (closing, kind, name)
);
