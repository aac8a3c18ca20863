-- What was done and how each row changed. Written by core/store's Writer alone.

-- One action of a user: one transaction. `target` is the action that an undo, redo or withdrawal turns around;
-- `undone_by` the action that turned this one around last (empty again after a redo). `hash` is the chain: over
-- the action's changes, its own fields and the hash before it; `undone_by` is not part of it. Its changes are the rows
-- first_change … first_change + changes - 1 of `change`.
CREATE TABLE action (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    changes INTEGER NOT NULL,
    first_change INTEGER NOT NULL,
    target INTEGER,
    undone_by INTEGER,
    hash TEXT NOT NULL
);

-- One written row: `kind` is insert, update or remove; `fields` a JSON object: field → [before, after].
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    action INTEGER NOT NULL REFERENCES action (id),
    ledger TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    label TEXT,
    kind TEXT NOT NULL,
    fields TEXT NOT NULL
);
CREATE INDEX change_row ON change (ledger, row_id);

-- Greatest id ever given in a ledger: ids are not used again, so that history stays unambiguous.
CREATE TABLE last_id (
    ledger TEXT PRIMARY KEY,
    id INTEGER NOT NULL
);

-- Settings that live in the file: jurisdiction's level, chosen policies, parameters…
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- The county's own fields (自定义字段); `definition` is a JSON object with the members of a field definition.
CREATE TABLE own_field (
    ledger TEXT NOT NULL,
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (ledger, key)
);
