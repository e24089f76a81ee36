package org.countersign.register;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.Fault;
import org.countersign.casefile.London;
import org.countersign.decisions.Notice;
import org.countersign.decisions.Notice.Decided;
import org.countersign.scheme.Authority;
import org.countersign.signing.FollowedCondition;

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

  public String kind(Kind kind) {
    return switch (kind) {
      case BUSINESS_CASE -> "Business case";
      case PROCUREMENT_STRATEGY -> "Procurement strategy";
      case CONTRACT_AWARD -> "Contract award";
      case CONTRACT_CHANGE -> "Contract change";
      case EXEMPTION -> "Exemption from tendering";
      case GRANT -> "Grant";
      case BUDGET_MOVEMENT -> "Budget movement";
      case RESERVE_TRANSFER -> "Reserve transfer";
      case DISPOSAL -> "Disposal of property";
      case SETTLEMENT -> "Settlement";
      case LEGAL_ASSISTANCE -> "Legal assistance";
      case DELEGATION -> "Delegation";
      case OTHER -> "Other";
    };
  }

  public String kinds(List<Kind> kinds) {
    return kinds.stream().map(this::kind).collect(Collectors.joining(", "));
  }

  /** What a head of a rejected case asked for. */
  public String asked(Verb verb) {
    return switch (verb) {
      case APPROVE -> "To approve";
      case NOTE -> "To note";
      case DELEGATE -> "To delegate";
    };
  }

  /** The parameters in which something is wrong. */
  public List<String> wrong(List<Fault> faults) {
    return faults.stream().map(fault -> fault.pointer().substring(1)).toList();
  }

  /** Whether somebody asks for something that a list of choices does not have. */
  public boolean notOffered(String asked, List<?> choices) {
    return asked != null && !asked.isBlank() && choices.stream().map(Object::toString).noneMatch(asked::equals);
  }

  /** How many were found. */
  public String found(RegisterPage page) {
    String count = page.total() == 1 ? "1 decision" : "%,d decisions".formatted(page.total());
    return page.query().isEverything() ? page.total() == 1 ? count : count + ", newest first"
        : page.total() == 0 ? "No decision was found" : count + (page.total() == 1 ? " was found" : " were found, newest first");
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

  /** Who answers for a condition, and by when it is due or since when it is met. */
  public String stand(FollowedCondition condition) {
    return condition.condition().owner() + " answers for it. " + (condition.isDischarged()
        ? "Discharged on " + day(condition.dischargedOn()) + "."
        : "Due by the end of " + day(condition.condition().due()) + ".");
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
