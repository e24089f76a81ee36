-- What the engine of an earlier release tells about cases that not everybody may see.

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
