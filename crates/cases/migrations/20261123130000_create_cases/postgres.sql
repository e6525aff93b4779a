-- Whether cases are possible: the newest confirmed row counts. One of two roles asks, the other confirms.
CREATE TABLE cases_switchings (
    id BIGINT PRIMARY KEY,
    turn_on BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_as TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    confirmed_by BIGINT,
    confirmed_at TIMESTAMPTZ
);

-- Audited cases. `how` and `over_at` are empty while one runs; what no row says yet, the time says. `sources` are modules.
-- A number may have several cases, as one audit may need several scopes.
CREATE TABLE cases_cases (
    id BIGINT PRIMARY KEY,
    number TEXT NOT NULL,
    ground TEXT NOT NULL,
    place TEXT,
    from_at TIMESTAMPTZ NOT NULL,
    until_at TIMESTAMPTZ NOT NULL,
    sources TEXT NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    how TEXT,
    over_at TIMESTAMPTZ,
    tell_at TIMESTAMPTZ,
    told_at TIMESTAMPTZ
);
CREATE INDEX cases_cases_running ON cases_cases (id) WHERE how IS NULL;
CREATE INDEX cases_cases_to_tell ON cases_cases (tell_at) WHERE told_at IS NULL;

-- Whom a case is about: named, or in the place it names.
CREATE TABLE cases_subjects (
    case_id BIGINT NOT NULL REFERENCES cases_cases (id),
    person BIGINT NOT NULL,
    named BOOLEAN NOT NULL,
    PRIMARY KEY (case_id, person)
);
CREATE INDEX cases_subjects_by_person ON cases_subjects (person);

-- Askings: the first opens a case, later ones renew it. `until_at` is set by the second approval.
CREATE TABLE cases_rounds (
    case_id BIGINT NOT NULL REFERENCES cases_cases (id),
    round INTEGER NOT NULL,
    hours INTEGER NOT NULL,
    reason TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    granted_at TIMESTAMPTZ,
    until_at TIMESTAMPTZ,
    refused_by BIGINT,
    refused_at TIMESTAMPTZ,
    PRIMARY KEY (case_id, round)
);

-- One word for each person and for each office in a round.
CREATE TABLE cases_approvals (
    case_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    person BIGINT NOT NULL,
    office TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (case_id, round, person),
    UNIQUE (case_id, round, office),
    FOREIGN KEY (case_id, round) REFERENCES cases_rounds (case_id, round)
);

-- What was read, by whom and when, with the event that says so in the audit log.
CREATE TABLE cases_readings (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases_cases (id),
    person BIGINT NOT NULL,
    item TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);
CREATE INDEX cases_readings_by_case ON cases_readings (case_id, id);
CREATE INDEX cases_readings_by_time ON cases_readings (at);

-- Legal holds on what a case is about. Lifting one takes two persons.
CREATE TABLE cases_holds (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases_cases (id),
    placed_by BIGINT NOT NULL,
    placed_at TIMESTAMPTZ NOT NULL,
    lift_asked_by BIGINT,
    lift_asked_at TIMESTAMPTZ,
    lifted_by BIGINT,
    lifted_at TIMESTAMPTZ
);
CREATE UNIQUE INDEX cases_holds_in_force ON cases_holds (case_id) WHERE lifted_at IS NULL;

-- Telling subjects later than usual: one asks, another agrees.
CREATE TABLE cases_deferrals (
    id BIGINT PRIMARY KEY,
    case_id BIGINT NOT NULL REFERENCES cases_cases (id),
    asked_by BIGINT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    until_at TIMESTAMPTZ NOT NULL,
    reason TEXT NOT NULL,
    agreed_by BIGINT,
    agreed_at TIMESTAMPTZ
);
CREATE INDEX cases_deferrals_by_case ON cases_deferrals (case_id, id);
