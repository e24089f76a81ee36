-- As V8.1 for the record: what was made, and what was corrected, stays.
DO $$
DECLARE
  grantee_name TEXT;
BEGIN
  FOR grantee_name IN
    SELECT DISTINCT grantee FROM information_schema.role_table_grants
    WHERE table_schema = current_schema() AND table_name IN ('signed_notice', 'signed_notice_piece', 'decision_correction')
      AND grantee NOT IN (current_user, 'PUBLIC')
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON signed_notice, signed_notice_piece, decision_correction FROM %I', grantee_name);
  END LOOP;
END
$$;
REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON signed_notice, signed_notice_piece, decision_correction FROM PUBLIC;
CREATE TRIGGER signed_notice_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON signed_notice
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signed_notice_piece_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON signed_notice_piece
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_correction_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON decision_correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
