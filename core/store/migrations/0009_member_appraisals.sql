-- 民主评议党员: what a branch's meeting said of each member in a year.
CREATE TABLE member_appraisal (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    org INTEGER NOT NULL REFERENCES org (id),
    member INTEGER NOT NULL REFERENCES member (id),
    votes_good INTEGER,
    votes_fair INTEGER,
    votes_average INTEGER,
    votes_poor INTEGER,
    total DOUBLE PRECISION,
    grade TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX member_appraisal_key ON member_appraisal (year, org, member);
CREATE INDEX member_appraisal_org ON member_appraisal (org);
CREATE INDEX member_appraisal_member ON member_appraisal (member);
CREATE INDEX member_appraisal_grade ON member_appraisal (grade);
CREATE VIRTUAL TABLE member_appraisal_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
