-- H2 has no roles that the program could do with: a trigger refuses. TRUNCATE is refused by what refers to the two first.
CREATE TRIGGER record_entry_stays BEFORE UPDATE, DELETE ON record_entry FOR EACH ROW CALL 'org.countersign.record.h2.AppendOnly';
CREATE TRIGGER checkpoint_stays BEFORE UPDATE, DELETE ON checkpoint FOR EACH ROW CALL 'org.countersign.record.h2.AppendOnly';
CREATE TRIGGER checkpoint_leaf_stays BEFORE UPDATE, DELETE ON checkpoint_leaf FOR EACH ROW CALL 'org.countersign.record.h2.AppendOnly';
