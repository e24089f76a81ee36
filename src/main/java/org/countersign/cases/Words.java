package org.countersign.cases;

import java.util.List;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.CaseFile;
import org.countersign.people.Person;
import org.countersign.signing.Clearance;
import org.countersign.signing.Refusal;

/** What somebody writes on a case apart from signatures: a comment, a question, an answer. */
final class Words {

  static final int LONGEST = 4_000;

  private Words() {}

  /**
   * @param name of the field
   * @throws Refusal where there is no text, or too much of it
   */
  static String of(String name, String text) {
    if (text == null || text.isBlank()) {
      throw Refusal.incomplete(List.of(name + " must not be empty."));
    }
    if (text.length() > LONGEST) {
      throw Refusal.incomplete(List.of(name + " may have " + LONGEST + " characters, and this has " + text.length() + "."));
    }
    return text.strip();
  }

  /**
   * Whether it belongs to Part 2, and so is shown to those only who may see Part 2. Left unsaid, it does on a guarded case,
   * if its writer may see Part 2 at all.
   *
   * @throws Refusal where somebody writes of a Part 2 that they may not see
   */
  static boolean belongToPartTwo(Boolean said, Person writer, BusinessCase businessCase, CaseFile paper) {
    boolean sees = Clearance.of(writer, businessCase).seesPartTwo();
    if (Boolean.TRUE.equals(said) && !sees) {
      throw Refusal.notAllowed("You are not cleared for Part 2, so nothing of yours belongs to it.");
    }
    return said == null ? sees && Clearance.isNeeded(businessCase, paper) : said;
  }

  /** @throws Refusal where the case has ended */
  static void requireUnderWay(BusinessCase businessCase) {
    if (businessCase.status().isFinal()) {
      throw Refusal.tooLate(businessCase.reference() + " has ended: it is " + businessCase.status() + ".");
    }
  }
}
