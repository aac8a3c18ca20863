-- 年度计划: what organizations intend to hold, by day.
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    topic TEXT,
    person TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX plan_key ON plan (org, kind, date, coalesce(topic, ''));
CREATE INDEX plan_kind ON plan (kind);
CREATE INDEX plan_date ON plan (date);
CREATE VIRTUAL TABLE plan_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');

-- Which course a training was, and the certificate it ended with.
ALTER TABLE training ADD COLUMN course TEXT;
ALTER TABLE training ADD COLUMN certificate TEXT;

-- 发展计划: how many each organization is to bring on in a year.
CREATE TABLE development_plan (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    year INTEGER NOT NULL,
    activists INTEGER,
    members INTEGER,
    basis TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX development_plan_key ON development_plan (org, year);
CREATE INDEX development_plan_year ON development_plan (year);
CREATE VIRTUAL TABLE development_plan_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
