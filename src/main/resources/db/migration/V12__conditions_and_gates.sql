-- The conditions of an approval, from the decision on until each is discharged. What was said about one is on the record.
CREATE TABLE decision_condition (
  reference        VARCHAR(20) NOT NULL REFERENCES decision (reference),
  number           INTEGER NOT NULL,
  content          TEXT NOT NULL,
  owner            VARCHAR(200) NOT NULL,
  due_on           DATE NOT NULL,
  state            VARCHAR(20) NOT NULL,
  process_instance VARCHAR(64),
  proposed_by      VARCHAR(64),
  discharged_on    DATE,
  PRIMARY KEY (reference, number)
);
CREATE UNIQUE INDEX decision_condition_by_course ON decision_condition (process_instance);

-- The papers that an approved one announces (its gates), each until the secretariat has said which paper came.
CREATE TABLE announced_paper (
  reference     VARCHAR(20) NOT NULL REFERENCES decision (reference),
  number        INTEGER NOT NULL,
  due_on        DATE NOT NULL,
  what          TEXT NOT NULL,
  reminded_on   DATE,
  overdue_on    DATE,
  met_by        VARCHAR(20) REFERENCES business_case (reference),
  met_on        DATE,
  PRIMARY KEY (reference, number)
);
CREATE INDEX announced_paper_by_day ON announced_paper (due_on);
