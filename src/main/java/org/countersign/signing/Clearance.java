package org.countersign.signing;

import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Documents;
import org.countersign.people.Person;

/**
 * What a person may see of a case. Part 2, its documents included, is seen by people who are cleared for it; so is the whole
 * of a case marked above OFFICIAL. Whoever wrote a paper sees it; an award is no writing of whoever raised it.
 *
 * @param seesCase whether any of it may be seen but its reference
 * @param seesPartTwo whether all of it may be
 */
public record Clearance(boolean seesCase, boolean seesPartTwo) {

  public static Clearance of(Person person, BusinessCase businessCase) {
    boolean all = person.isClearedForPartTwo() || person.id().equals(businessCase.originator()) && !businessCase.isAward();
    return new Clearance(all || !businessCase.marking().isAboveOfficial(), all);
  }

  /** Whether some people may not see the case, or not all of it: those sign nothing on it. */
  public static boolean isNeeded(BusinessCase businessCase, CaseFile paper) {
    return businessCase.marking().isAboveOfficial() || paper.hasPartTwo();
  }

  /** Whether the person may know that there is this document. */
  public boolean shows(Documents.Stored document) {
    return seesPartTwo || document.part() == CaseFile.DocumentPart.ONE;
  }

  /** The paper as far as the person may see it. */
  public CaseFile shown(CaseFile paper) {
    return seesPartTwo ? paper : paper.withoutPartTwo();
  }
}
