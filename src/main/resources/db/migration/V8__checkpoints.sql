-- Checkpoints over the record, see docs/record.md. These tables, and record_entry, are only added to: V8.1 sees to it.

-- for_day: the one that is made each day, by whichever node is first; empty for those of exports.
CREATE TABLE checkpoint (
  number        INTEGER PRIMARY KEY,
  at            VARCHAR(40) NOT NULL,
  chains        INTEGER NOT NULL,
  broken        INTEGER NOT NULL,
  root          CHAR(64) NOT NULL,
  previous_hash CHAR(64) NOT NULL,
  certificate   CHAR(64) NOT NULL,
  signature     TEXT NOT NULL,
  for_day       DATE UNIQUE
);

-- Of each checkpoint the leaves that changed with it; the others stand as they stood.
CREATE TABLE checkpoint_leaf (
  chain      VARCHAR(40) NOT NULL,
  entries    INTEGER NOT NULL,
  head       CHAR(64) NOT NULL,
  checkpoint INTEGER NOT NULL REFERENCES checkpoint (number),
  PRIMARY KEY (chain, checkpoint),
  FOREIGN KEY (chain, entries) REFERENCES record_entry (chain, number)
);
CREATE INDEX checkpoint_leaf_by_checkpoint ON checkpoint_leaf (checkpoint);
