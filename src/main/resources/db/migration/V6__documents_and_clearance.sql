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
