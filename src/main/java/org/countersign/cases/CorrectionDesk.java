package org.countersign.cases;

import java.util.List;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.CaseFile;
import org.countersign.checks.PartTwoInPartOne;
import org.countersign.decisions.Correction;
import org.countersign.decisions.Corrections;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.Clearance;
import org.countersign.signing.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the secretariat corrects published decisions: by words beside them. */
@Service
public class CorrectionDesk {

  private static final int LONGEST = 2000;

  private final Decisions decisions;
  private final Corrections corrections;
  private final BusinessCases cases;

  public CorrectionDesk(Decisions decisions, Corrections corrections, BusinessCases cases) {
    this.decisions = decisions;
    this.corrections = corrections;
    this.cases = cases;
  }

  /**
   * Adds a correction to a published decision. It is public at once.
   *
   * @param text null where nothing was sent
   * @throws NotPermitted unless the person is of the secretariat, and may see what the decision keeps back
   * @throws Refusal if there is no such published decision, or the text is none that can be published
   */
  @Transactional
  public Correction correct(Person person, String number, String text) {
    if (!person.isIn(Groups.SECRETARIAT) || person.runsTheEngine()) {
      throw new NotPermitted("Only members of " + Groups.SECRETARIAT + " correct published decisions.");
    }
    IssuedDecision decision = DecisionNumber.read(number).flatMap(decisions::issued)
        .orElseThrow(() -> Refusal.unknown("There is no decision of that number."));
    CaseFile paper = cases.currentRevision(decision.reference()).caseFile();
    if (Clearance.isNeeded(cases.get(decision.reference()), paper) && !person.isClearedForPartTwo()) {
      throw new NotPermitted("Not all of this case may be seen: who corrects its decision must be cleared, so as to tell nothing of it.");
    }
    if (!decision.isPublished()) {
      throw Refusal.tooLate("This decision is not published: there is nothing that a correction could stand beside.");
    }
    return corrections.add(decision, person, publishable(text, paper));
  }

  private static String publishable(String text, CaseFile paper) {
    String stripped = text == null ? "" : text.strip();
    if (stripped.isEmpty()) {
      throw Refusal.incomplete(List.of("Say what was wrong and what is right."));
    }
    if (stripped.length() > LONGEST) {
      throw Refusal.incomplete(List.of("A correction has " + LONGEST + " characters at most; this has " + stripped.length() + "."));
    }
    if (stripped.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
      throw Refusal.incomplete(List.of("A correction is plain text, without control characters."));
    }
    PartTwoInPartOne.toldIn(stripped, paper).ifPresent(told -> {
      throw Refusal.incomplete(List.of("A correction is public, and in this one stands " + told + "."));
    });
    return stripped;
  }
}
