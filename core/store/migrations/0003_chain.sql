-- The end of the chain of actions, kept beside the log as well: a log whose end was cut off no longer fits it.
CREATE TABLE chain_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    action INTEGER NOT NULL,
    hash TEXT NOT NULL
);

-- By which fields each search index was made. Settings are part of the log since this version; this is not one.
CREATE TABLE search_state (
    ledger TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL
);
INSERT INTO search_state (ledger, fingerprint) SELECT substr(key, 8), value FROM setting WHERE key LIKE 'search.%';
DELETE FROM setting WHERE key LIKE 'search.%';
