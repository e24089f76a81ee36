-- Several programs on one database.

-- When the program that runs an import last said so: what nobody runs any more is stopped by whoever notices.
ALTER TABLE decision_import ADD COLUMN alive_at VARCHAR(40);

-- What one program does at a time holds its row here until the end of the transaction.
CREATE TABLE turn (
  name VARCHAR(40) PRIMARY KEY
);
INSERT INTO turn (name) VALUES ('START');
INSERT INTO turn (name) VALUES ('OFFER');
