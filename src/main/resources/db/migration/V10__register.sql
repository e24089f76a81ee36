-- The public register as it is listed and searched: one row for whatever it shows, written in the transaction that makes it public. What
-- is missing is made anew at the start. No column holds anything of a Part 2.
CREATE TABLE register_entry (
  address    VARCHAR(40) PRIMARY KEY,
  origin     VARCHAR(10) NOT NULL,
  reference  VARCHAR(40) NOT NULL UNIQUE,
  series     VARCHAR(20),
  number     INTEGER,
  place      INTEGER NOT NULL,
  title      VARCHAR(500) NOT NULL,
  decided_on DATE NOT NULL,
  decided_by VARCHAR(40) NOT NULL,
  kinds      VARCHAR(400) NOT NULL,
  worth      DECIMAL(20, 2),
  since      VARCHAR(40) NOT NULL,
  words      TEXT NOT NULL
);
CREATE INDEX register_entry_in_order ON register_entry (decided_on DESC, place DESC, address DESC);
CREATE INDEX register_entry_by_worth ON register_entry (worth);

-- What is published of a rejected case where an organisation has configured that: canonical JSON of a type that has no Part 2.
CREATE TABLE rejected_case (
  reference    VARCHAR(20) PRIMARY KEY REFERENCES business_case (reference),
  content      TEXT NOT NULL,
  published_at VARCHAR(40) NOT NULL
);
