-- What docs/STATISTICS.md counts, and how far the logs were read: both change in one transaction. It is the SQL that H2 and
-- PostgreSQL have in common. Times are milliseconds since 1970 in UTC; days and hours are those of the clinic.

CREATE TABLE visits (
    clinic          VARCHAR NOT NULL,
    ticket          VARCHAR NOT NULL,
    issued_at       BIGINT NOT NULL,
    operating_day   DATE NOT NULL,
    weekday         INTEGER NOT NULL,
    issued_hour     INTEGER NOT NULL,
    service_line    VARCHAR NOT NULL,
    level           VARCHAR NOT NULL,
    level_rank      INTEGER NOT NULL,
    target_ms       BIGINT NOT NULL,
    levelled_at     BIGINT,
    status          VARCHAR NOT NULL,
    room            VARCHAR,
    counter         VARCHAR,
    called_at       BIGINT,
    calls           INTEGER NOT NULL,
    unanswered      INTEGER NOT NULL,
    started_at      BIGINT,
    ended_at        BIGINT,
    ended_hour      INTEGER,
    consultation_ms BIGINT NOT NULL,
    staff           VARCHAR,
    last_call       VARCHAR,
    PRIMARY KEY (ticket, issued_at, clinic)
);
CREATE INDEX visits_by_day ON visits (operating_day, issued_at, ticket);

CREATE TABLE calls (
    clinic        VARCHAR NOT NULL,
    event         VARCHAR NOT NULL,
    ticket        VARCHAR NOT NULL,
    issued_at     BIGINT NOT NULL,
    operating_day DATE NOT NULL,
    made_at       BIGINT NOT NULL,
    room          VARCHAR,
    counter       VARCHAR,
    nth           INTEGER NOT NULL,
    repeated      BOOLEAN NOT NULL,
    out_of_turn   BOOLEAN NOT NULL,
    level         VARCHAR NOT NULL,
    staff         VARCHAR,
    undone        BOOLEAN NOT NULL,
    PRIMARY KEY (event)
);
CREATE INDEX calls_by_day ON calls (operating_day);

CREATE TABLE prescriptions (
    clinic           VARCHAR NOT NULL,
    id               VARCHAR NOT NULL,
    ticket           VARCHAR NOT NULL,
    operating_day    DATE NOT NULL,
    weekday          INTEGER NOT NULL,
    submitted_hour   INTEGER NOT NULL,
    rest             BOOLEAN NOT NULL,
    submitted_at     BIGINT NOT NULL,
    level            VARCHAR NOT NULL,
    level_rank       INTEGER NOT NULL,
    status           VARCHAR NOT NULL,
    room             VARCHAR,
    counter          VARCHAR,
    claimed_at       BIGINT,
    ready_at         BIGINT,
    not_collected_at BIGINT,
    handed_over_at   BIGINT,
    items            INTEGER NOT NULL,
    prescriber       VARCHAR,
    dispenser        VARCHAR,
    PRIMARY KEY (id, clinic)
);
CREATE INDEX prescriptions_by_day ON prescriptions (operating_day);
CREATE INDEX prescriptions_by_ticket ON prescriptions (ticket);

CREATE TABLE items (
    clinic       VARCHAR NOT NULL,
    prescription VARCHAR NOT NULL,
    item         INTEGER NOT NULL,
    ordered      DOUBLE PRECISION NOT NULL,
    outcome      VARCHAR,
    supplied     DOUBLE PRECISION,
    owed         DOUBLE PRECISION,
    PRIMARY KEY (prescription, item, clinic)
);

-- The clinic as it set itself up, as the event says it.
CREATE TABLE settings (
    clinic  VARCHAR NOT NULL,
    since   BIGINT NOT NULL,
    as_json VARCHAR NOT NULL,
    PRIMARY KEY (clinic, since)
);

CREATE TABLE days (
    clinic        VARCHAR NOT NULL,
    operating_day DATE NOT NULL,
    opened_at     BIGINT NOT NULL,
    PRIMARY KEY (operating_day, clinic)
);

-- What figures are made of: a day's rows once more, as bytes that are quickly read. A day that a batch has touched has none
-- until they are written anew, and its rows are read instead. No day stands in both.
CREATE TABLE day_columns (
    clinic        VARCHAR NOT NULL,
    operating_day DATE NOT NULL,
    packed        BYTEA NOT NULL,
    PRIMARY KEY (operating_day, clinic)
);

CREATE TABLE days_without_columns (
    clinic        VARCHAR NOT NULL,
    operating_day DATE NOT NULL,
    PRIMARY KEY (operating_day, clinic)
);

-- What is left of a day that is older than the clinic keeps rows: counts, and of how many a time is known.
CREATE TABLE day_totals (
    clinic         VARCHAR NOT NULL,
    operating_day  DATE NOT NULL,
    issued         BIGINT NOT NULL,
    called         BIGINT NOT NULL,
    seen           BIGINT NOT NULL,
    finished       BIGINT NOT NULL,
    still_open     BIGINT NOT NULL,
    gone           BIGINT NOT NULL,
    no_shows       BIGINT NOT NULL,
    not_measured   BIGINT NOT NULL,
    waits          BIGINT NOT NULL,
    in_time        BIGINT NOT NULL,
    calls          BIGINT NOT NULL,
    finish_hours   BIGINT NOT NULL,
    load_ms        BIGINT NOT NULL,
    to_call        BIGINT NOT NULL,
    door_to_doctor BIGINT NOT NULL,
    response       BIGINT NOT NULL,
    consultation   BIGINT NOT NULL,
    stay           BIGINT NOT NULL,
    submitted      BIGINT NOT NULL,
    rests          BIGINT NOT NULL,
    handed_over    BIGINT NOT NULL,
    not_collected  BIGINT NOT NULL,
    declined       BIGINT NOT NULL,
    cancelled      BIGINT NOT NULL,
    items          BIGINT NOT NULL,
    supplied       BIGINT NOT NULL,
    partial_ones   BIGINT NOT NULL,
    substituted    BIGINT NOT NULL,
    refused        BIGINT NOT NULL,
    to_ready       BIGINT NOT NULL,
    to_hand_over   BIGINT NOT NULL,
    PRIMARY KEY (operating_day, clinic)
);

CREATE TABLE positions (
    service       VARCHAR NOT NULL,
    log_id        VARCHAR NOT NULL,
    read_sequence BIGINT NOT NULL,
    event         VARCHAR NOT NULL,
    read_up_to    BIGINT NOT NULL,
    PRIMARY KEY (service)
);
