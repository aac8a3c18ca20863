-- A unit's second answerable organization and what a check on the spot finds: whether it is really there, and from when
-- it is struck off the lists that count only those which are.
ALTER TABLE unit ADD COLUMN sector_org INTEGER REFERENCES org (id);
ALTER TABLE unit ADD COLUMN premises TEXT;
ALTER TABLE unit ADD COLUMN operating TEXT;
ALTER TABLE unit ADD COLUMN struck_reason TEXT;
ALTER TABLE unit ADD COLUMN struck TEXT;
CREATE INDEX unit_sector_org ON unit (sector_org);

-- Why a member is no longer there.
ALTER TABLE member ADD COLUMN leave_reason TEXT;

-- How people are reached, what else they are, and how long and how often instructors are to go.
ALTER TABLE post ADD COLUMN phone TEXT;
ALTER TABLE investor ADD COLUMN position TEXT;
ALTER TABLE investor ADD COLUMN phone TEXT;
ALTER TABLE instructor ADD COLUMN full_time INTEGER;
ALTER TABLE instructor ADD COLUMN position TEXT;
ALTER TABLE instructor ADD COLUMN phone TEXT;
ALTER TABLE instructor ADD COLUMN term_until TEXT;
ALTER TABLE instructor ADD COLUMN visits_per_month DOUBLE PRECISION;
CREATE INDEX instructor_term_until ON instructor (term_until);

-- 换届
CREATE TABLE election (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    term TEXT NOT NULL,
    requested TEXT,
    approved TEXT,
    document TEXT,
    extended_to TEXT,
    date TEXT,
    mode TEXT,
    expected INTEGER,
    attended INTEGER,
    valid_votes INTEGER,
    reported TEXT,
    explanation TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX election_key ON election (org, term);
CREATE INDEX election_date ON election (date);
CREATE VIRTUAL TABLE election_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');

-- What a supervised matter demands.
ALTER TABLE supervision ADD COLUMN demand TEXT;
