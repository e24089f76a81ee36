-- What the program's role may do, granted anew after each migration: a table that is new is one that it uses, and the tables that are
-- only added to it can only add to. Where the program itself is the owner, there is nothing to grant.
DO $$
DECLARE
  program CONSTANT TEXT := '${program}';
  only_added_to CONSTANT TEXT[] := ARRAY['record_entry', 'checkpoint', 'checkpoint_leaf', 'signed_notice', 'signed_notice_piece',
    'decision_correction', 'revision', 'case_comment', 'imported_decision', 'decision_import_refusal'];
  table_name TEXT;
BEGIN
  IF program = current_user THEN
    RETURN;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), program);
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %I', current_schema(), program);
  FOR table_name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('GRANT %s ON %I TO %I', CASE
      WHEN table_name = ANY (only_added_to) THEN 'SELECT, INSERT'
      WHEN table_name = 'flyway_schema_history' THEN 'SELECT'
      ELSE 'SELECT, INSERT, UPDATE, DELETE' END, table_name, program);
  END LOOP;
END
$$;
