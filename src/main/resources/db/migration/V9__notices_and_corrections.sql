-- The signed notice of a published decision, made once: no row is ever changed. Its hash is on the record of the case too.
CREATE TABLE signed_notice (
  reference     VARCHAR(20) PRIMARY KEY REFERENCES decision (reference),
  sha256        CHAR(64) NOT NULL,
  size          INTEGER NOT NULL,
  signed_as     VARCHAR(1000) NOT NULL,
  serial        VARCHAR(100) NOT NULL,
  demonstration BOOLEAN NOT NULL,
  made_at       VARCHAR(40) NOT NULL
);

-- Its bytes in pieces: H2 takes at most a megabyte at once where PostgreSQL calls it BYTEA.
CREATE TABLE signed_notice_piece (
  reference VARCHAR(20) NOT NULL REFERENCES signed_notice (reference),
  number    INTEGER NOT NULL,
  bytes     BYTEA NOT NULL,
  PRIMARY KEY (reference, number)
);

-- What was found wrong in a published decision since, and what is right. The decision itself is never changed.
CREATE TABLE decision_correction (
  reference VARCHAR(20) NOT NULL REFERENCES decision (reference),
  number    INTEGER NOT NULL,
  text      TEXT NOT NULL,
  made_by   VARCHAR(64) NOT NULL,
  made_at   VARCHAR(40) NOT NULL,
  PRIMARY KEY (reference, number)
);
