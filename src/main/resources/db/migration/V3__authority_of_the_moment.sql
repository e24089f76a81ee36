-- Who holds an authority at the moment of signing: instruments of delegation, absences, confirmed accounts and
-- memberships. The record keeps chains beside those of cases. Awards are cases made under another.

-- Chains of the record are named; those that belong to no case are listed here, and locked by their row.
CREATE TABLE record_chain (
  name VARCHAR(40) PRIMARY KEY
);
INSERT INTO record_chain (name) VALUES ('INSTRUMENTS');
INSERT INTO record_chain (name) VALUES ('PEOPLE');

CREATE TABLE record_entry_of_any_chain (
  chain         VARCHAR(40) NOT NULL,
  number        INTEGER NOT NULL,
  at            VARCHAR(40) NOT NULL,
  actor         VARCHAR(64) NOT NULL,
  act           VARCHAR(40) NOT NULL,
  content       TEXT NOT NULL,
  content_hash  CHAR(64) NOT NULL,
  previous_hash CHAR(64) NOT NULL,
  hash          CHAR(64) NOT NULL,
  PRIMARY KEY (chain, number)
);
INSERT INTO record_entry_of_any_chain (chain, number, at, actor, act, content, content_hash, previous_hash, hash)
  SELECT case_reference, number, at, actor, act, content, content_hash, previous_hash, hash FROM record_entry;
DROP TABLE record_entry;
ALTER TABLE record_entry_of_any_chain RENAME TO record_entry;

-- An award is a case of its own, made under the case that approved it; it has no number in the year.
ALTER TABLE business_case ADD COLUMN award_of VARCHAR(20);
ALTER TABLE business_case ADD FOREIGN KEY (award_of) REFERENCES business_case (reference);
ALTER TABLE business_case ALTER COLUMN number_in_year DROP NOT NULL;
CREATE INDEX business_case_award_of ON business_case (award_of);

-- Instruments of delegation (paragraph 1.7). Days are inclusive. An instrument is never edited: it ends.
CREATE TABLE instrument (
  number     INTEGER PRIMARY KEY,
  giver      VARCHAR(64) NOT NULL,
  holder     VARCHAR(64) NOT NULL,
  fallback   VARCHAR(64),
  rules      VARCHAR(1000) NOT NULL,
  kinds      VARCHAR(1000) NOT NULL,
  ceiling    DECIMAL(15, 2) NOT NULL,
  from_date  DATE NOT NULL,
  until_date DATE NOT NULL,
  reason     TEXT NOT NULL,
  made_at    VARCHAR(40) NOT NULL,
  ended_at   VARCHAR(40)
);

-- Who is away, and who stands in. Days are inclusive.
CREATE TABLE absence (
  number     INTEGER PRIMARY KEY,
  person     VARCHAR(64) NOT NULL,
  from_date  DATE NOT NULL,
  until_date DATE NOT NULL,
  substitute VARCHAR(64),
  entered_by VARCHAR(64) NOT NULL,
  entered_at VARCHAR(40) NOT NULL,
  ended_at   VARCHAR(40)
);
CREATE INDEX absence_by_person ON absence (person);

-- What the secretariat has confirmed of the engine's accounts; what is not here has no effect. Of the credential the
-- salted hash, so that a reset is noticed whatever way it came.
CREATE TABLE confirmed_account (
  person       VARCHAR(64) PRIMARY KEY,
  affiliation  VARCHAR(30) NOT NULL,
  credential   VARCHAR(600) NOT NULL,
  confirmed_by VARCHAR(64) NOT NULL,
  confirmed_at VARCHAR(40) NOT NULL
);
CREATE TABLE confirmed_membership (
  person       VARCHAR(64) NOT NULL,
  group_id     VARCHAR(64) NOT NULL,
  confirmed_by VARCHAR(64) NOT NULL,
  confirmed_at VARCHAR(40) NOT NULL,
  PRIMARY KEY (person, group_id)
);
-- Those that were there before anybody asked for confirmation stay what they were.
INSERT INTO confirmed_account (person, affiliation, credential, confirmed_by, confirmed_at)
  SELECT ID_, 'UNKNOWN', COALESCE(PWD_, '') || ':' || COALESCE(SALT_, ''), 'countersign', '2026-11-22T00:00:00Z' FROM ACT_ID_USER;
INSERT INTO confirmed_membership (person, group_id, confirmed_by, confirmed_at)
  SELECT USER_ID_, GROUP_ID_, 'countersign', '2026-11-22T00:00:00Z' FROM ACT_ID_MEMBERSHIP;
