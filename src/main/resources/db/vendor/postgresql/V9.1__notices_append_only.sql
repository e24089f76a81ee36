-- As V8.1 for the record: what was made, and what was corrected, stays.
CREATE TRIGGER signed_notice_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON signed_notice
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signed_notice_piece_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON signed_notice_piece
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_correction_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON decision_correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
