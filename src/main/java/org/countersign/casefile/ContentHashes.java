package org.countersign.casefile;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What signatures on a case file are bound to: SHA-256 over the {@link CanonicalJson} of the whole and
 * of each part, in hexadecimal.
 *
 * @param contentHash over everything that the case file says
 * @param parts every {@link Part}, an absent one too
 */
public record ContentHashes(String contentHash, SortedMap<Part, String> parts) {

  public ContentHashes {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  public static ContentHashes of(CaseFile file) {
    TreeMap<Part, String> parts = new TreeMap<>();
    for (Part part : Part.values()) {
      parts.put(part, CanonicalJson.hashOf(contentOf(part, file)));
    }
    return new ContentHashes(CanonicalJson.hashOf(file), parts);
  }

  /** The parts that differ: a revision makes the signatures lapse that vouch for one of them. */
  public Set<Part> changedSince(ContentHashes earlier) {
    return parts.keySet().stream().filter(part -> !parts.get(part).equals(earlier.parts.get(part)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }

  /** The part under its own name, so that the same words in two sections do not hash alike. */
  private static Map<String, Object> contentOf(Part part, CaseFile file) {
    CaseFile.Sections sections = file.sections();
    Map<String, Object> content = new HashMap<>();
    switch (part) {
      case TERMS -> {
        content.put("heads", file.heads());
        content.put("partTwo", file.partTwo());
        content.put("statedTotal", file.statedTotal());
      }
      case SUMMARY -> content.put(part.key(), file.summary());
      case INTRODUCTION -> content.put(part.key(), sections.introduction());
      case ISSUES -> content.put(part.key(), sections.issues());
      case FINANCIAL -> content.put(part.key(), sections.financial());
      case LEGAL -> content.put(part.key(), sections.legal());
      case COMMERCIAL -> content.put(part.key(), sections.commercial());
      case DATA_PROTECTION -> content.put(part.key(), sections.dataProtection());
      case EQUALITY -> content.put(part.key(), sections.equality());
      case BACKGROUND -> content.put(part.key(), sections.background());
      case ANSWERS -> content.put(part.key(), file.answers());
      // What they are, not under which id they were uploaded: whoever has the bytes can compute it again.
      case DOCUMENTS -> content.put(part.key(), file.documents().stream()
          .map(d -> new CaseFile.Document(null, d.title(), d.part(), d.sha256())).toList());
    }
    return content;
  }
}
