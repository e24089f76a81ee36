-- Documents of cases, and who may see a case at all.

-- The highest marking that any revision of the paper bore. Canonical JSON writes it just so.
ALTER TABLE business_case ADD COLUMN marking VARCHAR(20) DEFAULT 'OFFICIAL' NOT NULL;
UPDATE business_case SET marking = 'OFFICIAL_SENSITIVE' WHERE reference IN
  (SELECT reference FROM revision WHERE content LIKE '%"marking":"OFFICIAL_SENSITIVE"%');
UPDATE business_case SET marking = 'SECRET' WHERE reference IN
  (SELECT reference FROM revision WHERE content LIKE '%"marking":"SECRET"%');

-- The index of earlier papers tells no value and no title of them: it is made anew at the start.
DELETE FROM earlier_paper WHERE reference IN (SELECT reference FROM business_case WHERE marking <> 'OFFICIAL');

-- Documents, as they were uploaded. One that belongs to no paper yet has no reference, and is removed after some days.
-- Title, part and revision are those of the last revision that names it.
CREATE TABLE document (
  id          VARCHAR(40) PRIMARY KEY,
  uploaded_by VARCHAR(64) NOT NULL,
  uploaded_at VARCHAR(40) NOT NULL,
  kind        VARCHAR(10) NOT NULL,
  size        BIGINT NOT NULL,
  sha256      CHAR(64) NOT NULL,
  reference   VARCHAR(20) REFERENCES business_case (reference),
  number      INTEGER,
  title       VARCHAR(500),
  part        VARCHAR(10),
  revision    INTEGER,
  UNIQUE (reference, number)
);
CREATE INDEX document_by_uploader ON document (uploaded_by);

-- Their bytes in pieces, so that nobody holds the whole of one.
CREATE TABLE document_piece (
  document VARCHAR(40) NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  number   INTEGER NOT NULL,
  bytes    BYTEA NOT NULL,
  PRIMARY KEY (document, number)
);

-- The engine's open tasks on cases that not everybody may see are opened to the cleared members of their groups alone (7: tasks),
-- and of cases marked above OFFICIAL the engine knows no title.
UPDATE ACT_RU_AUTHORIZATION SET GROUP_ID_ = GROUP_ID_ || '.cleared' WHERE RESOURCE_TYPE_ = 7 AND GROUP_ID_ IS NOT NULL
  AND RESOURCE_ID_ IN (SELECT t.ID_ FROM ACT_RU_TASK t JOIN ACT_RU_EXECUTION e ON e.ID_ = t.PROC_INST_ID_
    JOIN business_case c ON c.process_instance = e.ROOT_PROC_INST_ID_
    JOIN revision r ON r.reference = c.reference AND r.number = c.revision
    WHERE c.marking <> 'OFFICIAL' OR r.content LIKE '%"partTwo":%');
UPDATE ACT_RU_TASK SET NAME_ = SUBSTRING(NAME_ FROM 1 FOR POSITION(': ' IN NAME_) - 1) WHERE POSITION(': ' IN NAME_) > 0
  AND PROC_INST_ID_ IN (SELECT e.ID_ FROM ACT_RU_EXECUTION e JOIN business_case c ON c.process_instance = e.ROOT_PROC_INST_ID_
    WHERE c.marking <> 'OFFICIAL');
UPDATE ACT_HI_TASKINST SET NAME_ = SUBSTRING(NAME_ FROM 1 FOR POSITION(': ' IN NAME_) - 1) WHERE POSITION(': ' IN NAME_) > 0
  AND ROOT_PROC_INST_ID_ IN (SELECT process_instance FROM business_case WHERE marking <> 'OFFICIAL');

-- What the tables of the Scheme were asked stays in the engine's history, which operators read: not where it was of Part 2.
DELETE FROM ACT_HI_DEC_IN WHERE ROOT_PROC_INST_ID_ IN (SELECT c.process_instance FROM business_case c
  JOIN revision r ON r.reference = c.reference WHERE c.marking <> 'OFFICIAL' OR r.content LIKE '%"partTwo":%');
