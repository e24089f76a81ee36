-- What earlier papers and past decisions say, for the checks that look beyond one paper.

-- An index: of each case its current revision, of each imported decision its row. Whatever is missing is made anew from the
-- papers at the start. The number and the day of a decision, and how a case ended, are asked of the tables that keep them.
CREATE TABLE earlier_paper (
  reference              VARCHAR(40) PRIMARY KEY,
  revision               INTEGER,
  title                  VARCHAR(500) NOT NULL,
  on_day                 DATE NOT NULL,
  programme              VARCHAR(500),
  approved               DECIMAL(20, 2),
  approved_from_part_two BOOLEAN NOT NULL,
  tolerance_percent      DECIMAL(20, 4) NOT NULL
);
CREATE INDEX earlier_paper_by_programme ON earlier_paper (programme);

-- A contract that a granting head makes or changes. Names are normalised, one to a line; so are the numbers of earlier changes.
CREATE TABLE earlier_contract (
  reference     VARCHAR(40) NOT NULL REFERENCES earlier_paper (reference) ON DELETE CASCADE,
  place         INTEGER NOT NULL,
  kind          VARCHAR(40) NOT NULL,
  amount        DECIMAL(20, 2) NOT NULL,
  from_part_two BOOLEAN NOT NULL,
  original      DECIMAL(20, 2),
  resulting     DECIMAL(20, 2),
  suppliers     TEXT NOT NULL,
  earlier       TEXT NOT NULL,
  PRIMARY KEY (reference, place)
);

-- The same names, one to a row, to be found by.
CREATE TABLE earlier_supplier (
  supplier  VARCHAR(200) NOT NULL,
  reference VARCHAR(40) NOT NULL,
  place     INTEGER NOT NULL,
  PRIMARY KEY (supplier, reference, place),
  FOREIGN KEY (reference, place) REFERENCES earlier_contract (reference, place) ON DELETE CASCADE
);
CREATE INDEX earlier_supplier_by_contract ON earlier_supplier (reference, place);

-- Decisions of the past, as they were imported: no row is ever changed. series and number are never given again.
CREATE TABLE decision_import (
  id           INTEGER PRIMARY KEY,
  file_hash    CHAR(64) NOT NULL,
  dry_run      BOOLEAN NOT NULL,
  state        VARCHAR(20) NOT NULL,
  rows_read    INTEGER NOT NULL,
  rows_taken   INTEGER NOT NULL,
  rows_there   INTEGER NOT NULL,
  rows_refused INTEGER NOT NULL,
  fault        TEXT,
  started_by   VARCHAR(64) NOT NULL,
  started_at   VARCHAR(40) NOT NULL,
  ended_at     VARCHAR(40)
);
CREATE TABLE decision_import_refusal (
  import_id  INTEGER NOT NULL REFERENCES decision_import (id),
  in_row     INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  field      VARCHAR(100) NOT NULL,
  because    TEXT NOT NULL,
  PRIMARY KEY (import_id, in_row, place)
);
CREATE TABLE imported_decision (
  reference         VARCHAR(40) NOT NULL UNIQUE,
  series            VARCHAR(20) NOT NULL,
  number            INTEGER NOT NULL,
  title             VARCHAR(500) NOT NULL,
  decided_on        DATE NOT NULL,
  decided_by        VARCHAR(40) NOT NULL,
  approved          DECIMAL(20, 2),
  tolerance_percent DECIMAL(20, 4) NOT NULL,
  content           TEXT NOT NULL,
  content_hash      CHAR(64) NOT NULL,
  import_id         INTEGER NOT NULL REFERENCES decision_import (id),
  imported_at       VARCHAR(40) NOT NULL,
  PRIMARY KEY (series, number)
);
INSERT INTO record_chain (name) VALUES ('DECISIONS');
