-- Our own tables, in SQL that H2 and PostgreSQL both understand. The engine's are made by V1 (EngineSchema).
-- Instants are ISO 8601 texts in UTC: their digits are those that were hashed.

CREATE TABLE number_series (
  series      VARCHAR(20) PRIMARY KEY,
  next_number INTEGER NOT NULL
);
INSERT INTO number_series (series, next_number) VALUES ('BC', 1);

CREATE TABLE business_case (
  reference        VARCHAR(20) PRIMARY KEY,
  opened_in        INTEGER NOT NULL,
  number_in_year   INTEGER NOT NULL,
  title            VARCHAR(500) NOT NULL,
  status           VARCHAR(20) NOT NULL,
  edition          VARCHAR(20) NOT NULL,
  submitted_on     DATE NOT NULL,
  originator       VARCHAR(64) NOT NULL,
  process_instance VARCHAR(64) UNIQUE,
  revision         INTEGER NOT NULL,
  round            INTEGER NOT NULL,
  changed_at       VARCHAR(40) NOT NULL,
  UNIQUE (opened_in, number_in_year)
);

-- A revision of a paper is written once and never changed; content is canonical JSON (RFC 8785).
CREATE TABLE revision (
  reference    VARCHAR(20) NOT NULL REFERENCES business_case (reference),
  number       INTEGER NOT NULL,
  content      TEXT NOT NULL,
  content_hash CHAR(64) NOT NULL,
  submitted_by VARCHAR(64) NOT NULL,
  submitted_at VARCHAR(40) NOT NULL,
  PRIMARY KEY (reference, number)
);

-- Who takes part in a case, and so may read it.
CREATE TABLE case_participant (
  reference VARCHAR(20) NOT NULL REFERENCES business_case (reference),
  kind      VARCHAR(10) NOT NULL,
  name      VARCHAR(64) NOT NULL,
  PRIMARY KEY (reference, kind, name)
);
CREATE INDEX case_participant_by_name ON case_participant (kind, name);

-- The record: one chain for each case, see org.countersign.record.
CREATE TABLE record_entry (
  case_reference VARCHAR(20) NOT NULL REFERENCES business_case (reference),
  number         INTEGER NOT NULL,
  at             VARCHAR(40) NOT NULL,
  actor          VARCHAR(64) NOT NULL,
  act            VARCHAR(40) NOT NULL,
  content        TEXT NOT NULL,
  content_hash   CHAR(64) NOT NULL,
  previous_hash  CHAR(64) NOT NULL,
  hash           CHAR(64) NOT NULL,
  PRIMARY KEY (case_reference, number)
);

-- Who sits on the Investment Board; half-open in time.
CREATE TABLE board_seat (
  id         INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person     VARCHAR(64) NOT NULL,
  chair      BOOLEAN NOT NULL,
  from_date  DATE NOT NULL,
  until_date DATE
);

-- Issued decisions. The notice is what may be published: canonical JSON of a type that has no Part 2.
CREATE TABLE decision (
  reference    VARCHAR(20) PRIMARY KEY REFERENCES business_case (reference),
  series       VARCHAR(20),
  number       INTEGER,
  decided_by   VARCHAR(40) NOT NULL,
  decided_on   DATE NOT NULL,
  title        VARCHAR(500) NOT NULL,
  notice       TEXT NOT NULL,
  publish_on   DATE,
  publish_reason TEXT,
  publish_entry BOOLEAN NOT NULL,
  published_at VARCHAR(40),
  UNIQUE (series, number)
);
CREATE INDEX decision_by_publication ON decision (published_at);
