package org.countersign.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.countersign.casefile.London;
import org.countersign.people.Directory;

/** How the desk's page says what stands in codes. */
public final class DeskWords {

  private final Directory directory;

  DeskWords(Directory directory) {
    this.directory = directory;
  }

  public String day(LocalDate day) {
    return London.inWords(day);
  }

  public String day(Instant moment) {
    return London.inWords(London.dayOf(moment));
  }

  public String name(String id) {
    return directory.nameOf(id);
  }

  /** CONTRACT_AWARD as "Contract award". */
  public String code(Enum<?> code) {
    return code(code.name());
  }

  public String code(String code) {
    String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
