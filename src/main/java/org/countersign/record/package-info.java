/**
 * The record: one append-only chain of entries for each case, the checkpoints that seal all of them, and its verifier. Plain
 * Java, so that a chain can be checked years later without this program's database, engine or Spring; docs/record.md says how.
 */
package org.countersign.record;
