package org.countersign.register;

import java.time.LocalDate;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.London;
import org.countersign.decisions.Notice;
import org.countersign.decisions.Notice.Decided;
import org.countersign.scheme.Authority;

/** How the register's pages say what the record holds as dates and codes. */
final class Words {

  /** Such as 3 June 2026. */
  public String day(LocalDate day) {
    return London.inWords(day);
  }

  public String authority(Authority authority) {
    return switch (authority) {
      case DMPC -> "Deputy Mayor for Policing and Crime";
      case MOPAC_CHIEF_EXECUTIVE -> "MOPAC chief executive";
      case COMMERCIAL_DIRECTOR -> "MPS commercial director";
      case INVESTMENT_BOARD -> "MPS Investment Board";
      case NONE -> "Nobody: it only notes";
    };
  }

  /** Of an approved paper: what is published was decided. */
  public String verb(Verb verb) {
    return switch (verb) {
      case APPROVE -> "Approved";
      case NOTE -> "Noted";
      case DELEGATE -> "Delegated";
    };
  }

  /**
   * Who decided a head, and under what. The whole case goes to the highest authority that any of its heads
   * needs, so that a head may be decided higher up than it needs.
   */
  public String decided(Decided decided, Notice notice) {
    String under = " under " + (decided.paragraph() == null ? "" : "paragraph " + decided.paragraph() + " of ")
        + "the Scheme, edition " + notice.edition();
    return decided.by() == notice.decidedBy()
        ? "Decided by the " + authority(decided.by()) + under + "."
        : "Within the authority of the " + authority(decided.by()) + under + "; decided with the whole case by the "
            + authority(notice.decidedBy()) + ".";
  }

  /** Such as 84 KB: rounded up. */
  public String size(int bytes) {
    return (bytes + 1023) / 1024 + " KB";
  }

  public String deferred(LocalDate until, String reason) {
    return "Publication deferred" + (until == null ? "" : " until " + day(until))
        + (reason == null ? "." : ": " + reason);
  }
}
