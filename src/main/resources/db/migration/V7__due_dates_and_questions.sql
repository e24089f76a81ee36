-- When tasks are due, what participants ask and tell one another, and what is to be told by mail. None of it is a signature,
-- and nothing that is decided is read from here.

-- One row for each task that was opened. Days are London's; due_on moves when a question stopped the clock.
CREATE TABLE task_due (
  task            VARCHAR(64) PRIMARY KEY,
  case_reference  VARCHAR(20) NOT NULL REFERENCES business_case (reference),
  sign_off        VARCHAR(40) NOT NULL,
  opened_on       DATE NOT NULL,
  due_on          DATE NOT NULL,
  urgent          BOOLEAN NOT NULL,
  stopped_on      DATE,
  reminded_on     DATE,
  overdue_told_on DATE
);
CREATE INDEX task_due_by_case ON task_due (case_reference);

CREATE TABLE case_comment (
  case_reference VARCHAR(20) NOT NULL REFERENCES business_case (reference),
  number         INTEGER NOT NULL,
  author         VARCHAR(64) NOT NULL,
  at             VARCHAR(40) NOT NULL,
  revision       INTEGER NOT NULL,
  part_two       BOOLEAN NOT NULL,
  content        TEXT NOT NULL,
  PRIMARY KEY (case_reference, number)
);

-- Asked of the originator. due_before and due_after say how far the answer moved the due date of the asker's task.
CREATE TABLE case_question (
  case_reference VARCHAR(20) NOT NULL REFERENCES business_case (reference),
  number         INTEGER NOT NULL,
  asker          VARCHAR(64) NOT NULL,
  task           VARCHAR(64) NOT NULL,
  sign_off       VARCHAR(40) NOT NULL,
  asked_at       VARCHAR(40) NOT NULL,
  revision       INTEGER NOT NULL,
  part_two       BOOLEAN NOT NULL,
  content        TEXT NOT NULL,
  answered_by    VARCHAR(64),
  answered_at    VARCHAR(40),
  answer         TEXT,
  due_before     DATE,
  due_after      DATE,
  PRIMARY KEY (case_reference, number)
);
CREATE INDEX case_question_by_task ON case_question (task);

-- What waits to be sent, told to nobody yet. No words of a case but the task's own name; a row goes when it is sent.
-- Moments are cut to the second, so that their digits sort.
CREATE TABLE outbox (
  id             INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person         VARCHAR(64) NOT NULL,
  kind           VARCHAR(20) NOT NULL,
  case_reference VARCHAR(20) NOT NULL REFERENCES business_case (reference),
  task           VARCHAR(64),
  what           VARCHAR(200),
  due_on         DATE,
  queued_at      VARCHAR(40) NOT NULL,
  next_try_at    VARCHAR(40) NOT NULL,
  tries          INTEGER NOT NULL,
  claim          VARCHAR(40),
  claimed_at     VARCHAR(40)
);
CREATE INDEX outbox_by_person ON outbox (person);
CREATE INDEX outbox_by_task ON outbox (task);
