-- As V8.1 for the record: what was made, and what was corrected, stays.
CREATE TRIGGER signed_notice_stays BEFORE UPDATE, DELETE ON signed_notice FOR EACH ROW CALL 'org.countersign.record.h2.AppendOnly';
CREATE TRIGGER signed_notice_piece_stays BEFORE UPDATE, DELETE ON signed_notice_piece FOR EACH ROW CALL 'org.countersign.record.h2.AppendOnly';
CREATE TRIGGER decision_correction_stays BEFORE UPDATE, DELETE ON decision_correction FOR EACH ROW CALL 'org.countersign.record.h2.AppendOnly';
