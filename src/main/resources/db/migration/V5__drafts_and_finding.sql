-- What somebody is writing and has not submitted; of a case, what its originator mends. Only the owner reads it: it may hold a Part 2.
CREATE TABLE draft (
  id             VARCHAR(36) PRIMARY KEY,
  owner          VARCHAR(64) NOT NULL,
  case_reference VARCHAR(20) UNIQUE REFERENCES business_case (reference),
  revision       INTEGER,
  title          VARCHAR(500) NOT NULL,
  content        TEXT NOT NULL,
  version        INTEGER NOT NULL,
  begun_at       VARCHAR(40) NOT NULL,
  saved_at       VARCHAR(40) NOT NULL
);
CREATE INDEX draft_by_owner ON draft (owner, saved_at);
CREATE INDEX draft_by_day ON draft (saved_at);

-- What a case is found by, in lower case and from Part 1 alone: title, references, originating unit, suppliers. Whatever is missing
-- is made from the papers at the start.
ALTER TABLE business_case ADD COLUMN found_by TEXT;
CREATE INDEX business_case_by_status ON business_case (status, changed_at);
CREATE INDEX business_case_by_originator ON business_case (originator, submitted_on);
CREATE INDEX business_case_by_day ON business_case (submitted_on, reference);
