/**
 * The record: one append-only chain of entries for each case, and its verifier. Plain Java, so that a
 * chain can be checked years later without this program's database, engine or Spring.
 */
package org.countersign.record;
