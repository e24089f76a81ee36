package org.countersign.casefile;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One submission of a case. Earlier ones stay as they are.
 *
 * @param reference of the case, such as BC-2026-0001, given by the product
 * @param number counted from 1 within the case
 * @param contentHash and parts: see {@link ContentHashes}
 * @param submittedBy user id of the originator
 */
public record Revision(
    String reference,
    int number,
    CaseFile caseFile,
    String contentHash,
    SortedMap<Part, String> parts,
    String submittedBy,
    Instant submittedAt) {

  public Revision {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  public static Revision of(String reference, int number, CaseFile caseFile, String submittedBy, Instant submittedAt) {
    ContentHashes hashes = ContentHashes.of(caseFile);
    return new Revision(reference, number, caseFile, hashes.contentHash(), hashes.parts(), submittedBy, submittedAt);
  }

  public ContentHashes hashes() {
    return new ContentHashes(contentHash, parts);
  }
}
