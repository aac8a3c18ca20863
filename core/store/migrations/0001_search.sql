-- Search (SQLite only: FTS5). One index a ledger, by row id: the searched texts and their pinyin initials, one token
-- a character, so that one or two characters are found too. The texts themselves are not kept a second time.

CREATE VIRTUAL TABLE area_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE org_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE unit_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE coverage_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE survey_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE member_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE development_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE transfer_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE post_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE investor_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE worker_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE instructor_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE dispatch_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE duty_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE training_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE activity_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE fund_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE venue_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE rating_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE honour_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE assessment_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE assessment_score_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE org_change_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE kit_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE care_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE submission_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE contact_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE campaign_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE milestone_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
CREATE VIRTUAL TABLE supervision_search USING fts5(words, initials, content='', columnsize=0, tokenize='lx_characters');
