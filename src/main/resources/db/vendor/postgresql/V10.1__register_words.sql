-- The words of the register for PostgreSQL's own text search. They are words already (SearchWords): nothing is parsed or stemmed here.
ALTER TABLE register_entry SET (toast_tuple_target = 128);
ALTER TABLE register_entry ADD COLUMN found_by tsvector
  GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(words), ' '))) STORED;
CREATE INDEX register_entry_by_word ON register_entry USING gin (found_by) WITH (fastupdate = off);
