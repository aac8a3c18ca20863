-- The ledgers (台账): one table each, named by the ledger's code, one column a field, named by its key, as
-- resources/ledgers defines them (a test compares the two). In every table:
--   id          internal id, given by the program, never used again after the row is gone
--   extra       the county's own fields (自定义字段) as a JSON object
--   dates are ISO texts, yes/no 1 and 0, money in 分, references the id of the other row.
-- Words that SQL keeps for itself ("end") stand in double quotes.

-- 属地
CREATE TABLE area (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT,
    kind TEXT,
    parent INTEGER REFERENCES area (id),
    park_level TEXT,
    leader TEXT,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    boundary TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX area_key ON area (code);
CREATE INDEX area_parent ON area (parent);
CREATE INDEX area_name ON area (name);
CREATE INDEX area_kind ON area (kind);

-- 党组织
CREATE TABLE org (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT,
    kind TEXT,
    parent INTEGER REFERENCES org (id),
    area INTEGER REFERENCES area (id),
    industry TEXT,
    joint_mode TEXT,
    founded TEXT,
    dissolved TEXT,
    last_election TEXT,
    term_years INTEGER,
    has_groups INTEGER,
    has_mass_office INTEGER,
    full_time_staff INTEGER,
    secretary_attends INTEGER,
    cross_posts INTEGER,
    direct_contact INTEGER,
    contact_leader TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX org_key ON org (code);
CREATE INDEX org_parent ON org (parent);
CREATE INDEX org_area ON org (area);
CREATE INDEX org_name ON org (name);
CREATE INDEX org_kind ON org (kind);
CREATE INDEX org_founded ON org (founded);
CREATE INDEX org_dissolved ON org (dissolved);
CREATE INDEX org_last_election ON org (last_election);

-- 单位
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    uscc TEXT,
    name TEXT NOT NULL,
    category TEXT,
    type TEXT,
    registrar TEXT,
    register_level TEXT,
    registered TEXT,
    deregistered TEXT,
    status TEXT,
    scale TEXT,
    industry TEXT,
    area INTEGER REFERENCES area (id),
    address TEXT,
    longitude DOUBLE PRECISION,
    latitude DOUBLE PRECISION,
    legal_person TEXT,
    contact_person TEXT,
    phone TEXT,
    influential INTEGER,
    party_in_charter INTEGER,
    collects_fees INTEGER,
    decoupled INTEGER,
    decoupled_adjusted TEXT,
    union_founded TEXT,
    youth_founded TEXT,
    women_founded TEXT,
    managing_org INTEGER REFERENCES org (id),
    contact_leader TEXT,
    unbuilt_reason TEXT,
    plan TEXT,
    planned_date TEXT,
    uscc_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX unit_key ON unit (uscc);
CREATE UNIQUE INDEX unit_key_name ON unit (name) WHERE uscc IS NULL;
CREATE INDEX unit_area ON unit (area);
CREATE INDEX unit_managing_org ON unit (managing_org);
CREATE INDEX unit_name ON unit (name);
CREATE INDEX unit_registered ON unit (registered);

-- 覆盖关系
CREATE TABLE coverage (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    unit INTEGER NOT NULL REFERENCES unit (id),
    start TEXT NOT NULL,
    "end" TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX coverage_key ON coverage (org, unit, start);
CREATE INDEX coverage_unit ON coverage (unit);
CREATE INDEX coverage_start ON coverage (start);
CREATE INDEX coverage_end ON coverage ("end");

-- 摸底记录
CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit (id),
    date TEXT NOT NULL,
    surveyor TEXT,
    headcount INTEGER,
    formal INTEGER,
    probationary INTEGER,
    unregistered INTEGER,
    status TEXT,
    wages BIGINT,
    fees BIGINT,
    investor_info TEXT,
    staff_info TEXT,
    member_info TEXT,
    operation_info TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX survey_key ON survey (unit, date);
CREATE INDEX survey_date ON survey (date);

-- 党员
CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    id_number TEXT NOT NULL,
    name TEXT,
    gender TEXT,
    ethnicity TEXT,
    born TEXT,
    education TEXT,
    phone TEXT,
    status TEXT,
    joined TEXT,
    confirmed TEXT,
    org INTEGER REFERENCES org (id),
    unit INTEGER REFERENCES unit (id),
    relation TEXT,
    moved_in TEXT,
    moved_out TEXT,
    position TEXT,
    hardship INTEGER,
    model_post INTEGER,
    pledged INTEGER,
    stars INTEGER,
    id_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX member_key ON member (id_number);
CREATE INDEX member_org ON member (org);
CREATE INDEX member_unit ON member (unit);
CREATE INDEX member_name ON member (name);
CREATE INDEX member_joined ON member (joined);

-- 发展党员
CREATE TABLE development (
    id INTEGER PRIMARY KEY,
    id_number TEXT NOT NULL,
    applied TEXT NOT NULL,
    name TEXT,
    unit INTEGER REFERENCES unit (id),
    activist TEXT,
    candidate TEXT,
    united_front_opinion TEXT,
    admitted TEXT,
    confirmed TEXT,
    mentor TEXT,
    ended TEXT,
    id_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX development_key ON development (id_number, applied);
CREATE INDEX development_unit ON development (unit);
CREATE INDEX development_name ON development (name);
CREATE INDEX development_applied ON development (applied);
CREATE INDEX development_activist ON development (activist);
CREATE INDEX development_admitted ON development (admitted);

-- 组织关系转接
CREATE TABLE transfer (
    id INTEGER PRIMARY KEY,
    member INTEGER NOT NULL REFERENCES member (id),
    from_org INTEGER REFERENCES org (id),
    from_org_text TEXT,
    to_org INTEGER REFERENCES org (id),
    to_org_text TEXT,
    letter_date TEXT NOT NULL,
    received TEXT,
    reminders TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX transfer_key ON transfer (member, letter_date);
CREATE INDEX transfer_from_org ON transfer (from_org);
CREATE INDEX transfer_to_org ON transfer (to_org);
CREATE INDEX transfer_letter_date ON transfer (letter_date);
CREATE INDEX transfer_received ON transfer (received);

-- 任职
CREATE TABLE post (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    id_number TEXT NOT NULL,
    name TEXT,
    title TEXT NOT NULL,
    source TEXT,
    is_investor INTEGER,
    full_time INTEGER,
    union_post TEXT,
    start TEXT NOT NULL,
    "end" TEXT,
    end_reason TEXT,
    reviewed_before_end TEXT,
    contract_filed TEXT,
    id_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX post_key ON post (org, id_number, title, start);
CREATE INDEX post_name ON post (name);
CREATE INDEX post_id_number ON post (id_number);
CREATE INDEX post_title ON post (title);
CREATE INDEX post_start ON post (start);
CREATE INDEX post_end ON post ("end");

-- 出资人
CREATE TABLE investor (
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    id_number TEXT,
    political_status TEXT,
    is_member INTEGER,
    delegate TEXT,
    honours TEXT,
    id_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX investor_key ON investor (unit, name, coalesce(id_number, ''));
CREATE INDEX investor_name ON investor (name);
CREATE INDEX investor_id_number ON investor (id_number);
CREATE INDEX investor_political_status ON investor (political_status);

-- 人才库
CREATE TABLE worker (
    id INTEGER PRIMARY KEY,
    id_number TEXT NOT NULL,
    name TEXT,
    source TEXT,
    certificate TEXT,
    org INTEGER REFERENCES org (id),
    full_time INTEGER,
    start TEXT,
    "end" TEXT,
    id_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX worker_key ON worker (id_number);
CREATE INDEX worker_org ON worker (org);
CREATE INDEX worker_name ON worker (name);
CREATE INDEX worker_source ON worker (source);

-- 指导员
CREATE TABLE instructor (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    id_number TEXT,
    name TEXT,
    kind TEXT,
    sending_unit TEXT,
    source TEXT,
    certificate TEXT,
    start TEXT,
    "end" TEXT,
    id_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX instructor_key ON instructor (code);
CREATE INDEX instructor_name ON instructor (name);
CREATE INDEX instructor_id_number ON instructor (id_number);
CREATE INDEX instructor_kind ON instructor (kind);
CREATE INDEX instructor_start ON instructor (start);
CREATE INDEX instructor_end ON instructor ("end");

-- 派驻
CREATE TABLE dispatch (
    id INTEGER PRIMARY KEY,
    instructor INTEGER NOT NULL REFERENCES instructor (id),
    unit INTEGER NOT NULL REFERENCES unit (id),
    mode TEXT,
    start TEXT NOT NULL,
    "end" TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX dispatch_key ON dispatch (instructor, unit, start);
CREATE INDEX dispatch_unit ON dispatch (unit);
CREATE INDEX dispatch_start ON dispatch (start);
CREATE INDEX dispatch_end ON dispatch ("end");

-- 履职
CREATE TABLE duty (
    id INTEGER PRIMARY KEY,
    instructor INTEGER NOT NULL REFERENCES instructor (id),
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    unit INTEGER REFERENCES unit (id),
    content TEXT,
    grade TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX duty_key ON duty (instructor, kind, date, coalesce(unit, 0));
CREATE INDEX duty_unit ON duty (unit);
CREATE INDEX duty_kind ON duty (kind);
CREATE INDEX duty_date ON duty (date);

-- 培训
CREATE TABLE training (
    id INTEGER PRIMARY KEY,
    id_number TEXT NOT NULL,
    name TEXT,
    audience TEXT,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    days DOUBLE PRECISION,
    organizer_level TEXT,
    id_note TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX training_key ON training (id_number, kind, date);
CREATE INDEX training_name ON training (name);
CREATE INDEX training_audience ON training (audience);
CREATE INDEX training_kind ON training (kind);
CREATE INDEX training_date ON training (date);

-- 组织生活
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    topic TEXT,
    host TEXT,
    lecturer TEXT,
    units TEXT,
    expected INTEGER,
    attended INTEGER,
    record TEXT,
    attachments TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX activity_key ON activity (org, kind, date, coalesce(topic, ''));
CREATE INDEX activity_kind ON activity (kind);
CREATE INDEX activity_date ON activity (date);
-- Few activities name units of other orgs: finding those of one unit reads these alone.
CREATE INDEX activity_units ON activity (units) WHERE units IS NOT NULL;

-- 党费经费
CREATE TABLE fund (
    id INTEGER PRIMARY KEY,
    org INTEGER REFERENCES org (id),
    unit INTEGER REFERENCES unit (id),
    area INTEGER REFERENCES area (id),
    year INTEGER NOT NULL,
    item TEXT NOT NULL,
    date TEXT,
    amount BIGINT,
    purpose TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX fund_key ON fund (coalesce(org, 0), coalesce(unit, 0), coalesce(area, 0), year, item, coalesce(date, ''));
CREATE INDEX fund_org ON fund (org);
CREATE INDEX fund_unit ON fund (unit);
CREATE INDEX fund_area ON fund (area);
CREATE INDEX fund_year ON fund (year);
CREATE INDEX fund_item ON fund (item);
CREATE INDEX fund_date ON fund (date);

-- 阵地
CREATE TABLE venue (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    area INTEGER NOT NULL REFERENCES area (id),
    org INTEGER REFERENCES org (id),
    kind TEXT,
    area_sqm DOUBLE PRECISION,
    has_place INTEGER,
    has_facilities INTEGER,
    has_sign INTEGER,
    has_flag INTEGER,
    has_books INTEGER,
    has_rules INTEGER,
    shared INTEGER,
    open_hours TEXT,
    built TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX venue_key ON venue (name, area, coalesce(org, 0));
CREATE INDEX venue_area ON venue (area);
CREATE INDEX venue_org ON venue (org);
CREATE INDEX venue_kind ON venue (kind);
CREATE INDEX venue_built ON venue (built);

-- 星级
CREATE TABLE rating (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    year INTEGER NOT NULL,
    stars INTEGER,
    previous_stars INTEGER,
    basis TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX rating_key ON rating (org, year);
CREATE INDEX rating_year ON rating (year);

-- 荣誉
CREATE TABLE honour (
    id INTEGER PRIMARY KEY,
    object_kind TEXT NOT NULL,
    object TEXT NOT NULL,
    honour TEXT NOT NULL,
    level TEXT NOT NULL,
    year INTEGER NOT NULL,
    good_business INTEGER,
    good_culture INTEGER,
    good_labour INTEGER,
    good_team INTEGER,
    good_members INTEGER,
    good_society INTEGER,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX honour_key ON honour (object_kind, object, honour, level, year);
CREATE INDEX honour_object ON honour (object);
CREATE INDEX honour_honour ON honour (honour);
CREATE INDEX honour_level ON honour (level);
CREATE INDEX honour_year ON honour (year);

-- 考核
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    assessor INTEGER NOT NULL REFERENCES org (id),
    org INTEGER NOT NULL REFERENCES org (id),
    daily_score DOUBLE PRECISION,
    report_score DOUBLE PRECISION,
    votes_good INTEGER,
    votes_fair INTEGER,
    votes_average INTEGER,
    votes_poor INTEGER,
    total DOUBLE PRECISION,
    rank INTEGER,
    grade TEXT,
    serious_problem INTEGER,
    interview_date TEXT,
    interviewer TEXT,
    rectification TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX assessment_key ON assessment (year, assessor, org);
CREATE INDEX assessment_assessor ON assessment (assessor);
CREATE INDEX assessment_org ON assessment (org);
CREATE INDEX assessment_grade ON assessment (grade);

-- 考核指标得分
CREATE TABLE assessment_score (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    assessor INTEGER NOT NULL REFERENCES org (id),
    org INTEGER NOT NULL REFERENCES org (id),
    indicator TEXT NOT NULL,
    weight DOUBLE PRECISION,
    score DOUBLE PRECISION,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX assessment_score_key ON assessment_score (year, assessor, org, indicator);
CREATE INDEX assessment_score_assessor ON assessment_score (assessor);
CREATE INDEX assessment_score_org ON assessment_score (org);

-- 组织变更
CREATE TABLE org_change (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    kind TEXT NOT NULL,
    applied TEXT NOT NULL,
    approved TEXT,
    document TEXT,
    explanation TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX org_change_key ON org_change (org, kind, applied);
CREATE INDEX org_change_kind ON org_change (kind);
CREATE INDEX org_change_applied ON org_change (applied);
CREATE INDEX org_change_approved ON org_change (approved);

-- 新建礼包
CREATE TABLE kit (
    id INTEGER PRIMARY KEY,
    org INTEGER NOT NULL REFERENCES org (id),
    place TEXT,
    board TEXT,
    rules TEXT,
    plaque TEXT,
    flag TEXT,
    books TEXT,
    seal TEXT,
    files TEXT,
    panels TEXT,
    instructor TEXT,
    constitution TEXT,
    lecture TEXT,
    training TEXT,
    visit TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX kit_key ON kit (org);

-- 关怀帮扶
CREATE TABLE care (
    id INTEGER PRIMARY KEY,
    member INTEGER NOT NULL REFERENCES member (id),
    date TEXT NOT NULL,
    mode TEXT,
    content TEXT,
    amount BIGINT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX care_key ON care (member, date);
CREATE INDEX care_date ON care (date);
CREATE INDEX care_mode ON care (mode);

-- 上报记录
CREATE TABLE submission (
    id INTEGER PRIMARY KEY,
    item TEXT NOT NULL,
    period TEXT NOT NULL,
    area INTEGER NOT NULL REFERENCES area (id),
    date TEXT,
    reporter TEXT,
    file TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX submission_key ON submission (item, period, area);
CREATE INDEX submission_area ON submission (area);
CREATE INDEX submission_period ON submission (period);
CREATE INDEX submission_date ON submission (date);

-- 联系点
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    unit INTEGER NOT NULL REFERENCES unit (id),
    contact TEXT NOT NULL,
    kind TEXT,
    start TEXT NOT NULL,
    "end" TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX contact_key ON contact (unit, contact, start);
CREATE INDEX contact_kind ON contact (kind);
CREATE INDEX contact_start ON contact (start);
CREATE INDEX contact_end ON contact ("end");

-- 专项行动
CREATE TABLE campaign (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX campaign_key ON campaign (name);
CREATE INDEX campaign_start ON campaign (start);
CREATE INDEX campaign_end ON campaign ("end");

-- 专项行动里程碑
CREATE TABLE milestone (
    id INTEGER PRIMARY KEY,
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    task TEXT NOT NULL,
    due TEXT,
    responsible TEXT,
    done TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX milestone_key ON milestone (campaign, task);
CREATE INDEX milestone_due ON milestone (due);
CREATE INDEX milestone_done ON milestone (done);

-- 督办
CREATE TABLE supervision (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    source TEXT,
    subject TEXT,
    org INTEGER REFERENCES org (id),
    issued TEXT,
    due TEXT,
    progress TEXT,
    closed TEXT,
    note TEXT,
    extra TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
);
CREATE UNIQUE INDEX supervision_key ON supervision (code);
CREATE INDEX supervision_org ON supervision (org);
CREATE INDEX supervision_issued ON supervision (issued);
CREATE INDEX supervision_due ON supervision (due);
CREATE INDEX supervision_closed ON supervision (closed);
