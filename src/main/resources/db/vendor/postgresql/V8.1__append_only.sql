-- Whoever is not the tables' owner may read and insert, whatever they were granted before: let the program run under such a role
-- (docs/record.md). The owner is refused by triggers, which only the owner can take away.
DO $$
DECLARE
  grantee_name TEXT;
BEGIN
  FOR grantee_name IN
    SELECT DISTINCT grantee FROM information_schema.role_table_grants
    WHERE table_schema = current_schema() AND table_name IN ('record_entry', 'checkpoint', 'checkpoint_leaf')
      AND grantee NOT IN (current_user, 'PUBLIC')
  LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON record_entry, checkpoint, checkpoint_leaf FROM %I', grantee_name);
  END LOOP;
END
$$;
REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON record_entry, checkpoint, checkpoint_leaf FROM PUBLIC;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to: a row of it is never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER record_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON record_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_leaf_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
