package org.countersign.cases;

import java.util.List;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.PartTwo;
import org.countersign.casefile.CaseFile.Sections;
import org.countersign.casefile.CaseFile.Stage;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.Money;
import org.countersign.scheme.Approval;

/**
 * The paper of an award, made from the one that was approved: one head, which awards the contract. What was approved,
 * where and with which tolerance is ours to say, never the contract's own.
 *
 * @param approvedIn the decision's number or, where it has none, the case's reference
 */
record AwardPaper(CaseFile approved, String approvedIn, Approval approval) {

  /** As the schema of a case file has it. */
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_PROSE = 100_000;
  private static final int HEAD = 1;

  /** @param contract with a value */
  CaseFile awarding(Contract contract) {
    Money total = contract.total().orElseThrow();
    // Where what was approved stands in Part 2, what is awarded under it belongs there too.
    boolean inPartTwo = approval.fromPartTwo();
    String sum = inPartTwo ? "" : total.pounds().signum() == 0 ? " without a charge" : " of " + total + ", with every option,";
    Head head = new Head(HEAD, Verb.APPROVE, Kind.CONTRACT_AWARD, null, "Award a contract" + sum + " under " + approvedIn + ".",
        List.of(), held(contract, inPartTwo), null);
    return new CaseFile(shortened("Award: " + approved.title()), null, Stage.AWARD, approved.programme(),
        approved.originatingUnit(), approved.originatingBody(), approved.marking(), null, summary(), null, List.of(),
        approved.novelOrContentious(), null, List.of(head), sections(), contract.route(), List.of(), approved.screening(),
        List.of(), List.of(), partTwo(total, inPartTwo), List.of());
  }

  private Contract held(Contract c, boolean inPartTwo) {
    return new Contract(c.route(), c.framework(), c.frameworkLetOn(), c.suppliers(), inPartTwo ? null : c.value(),
        inPartTwo ? null : c.optionsValue(), c.starts(), c.ends(), c.termMonths(), c.optionMonths(), null, null, null, null, null,
        List.of(), null, inPartTwo ? null : approval.value(), approvedIn, approval.tolerancePercent());
  }

  private String summary() {
    return "The award of a contract under " + approvedIn + ", " + approved.title() + ".";
  }

  /** The sections of the paper that was approved, with its summary before them: its figures are those of the case. */
  private Sections sections() {
    Sections s = approved.sections();
    String introduction = "What was approved: " + approved.summary() + "\n\n" + s.introduction();
    return new Sections(introduction.length() > LONGEST_PROSE ? s.introduction() : introduction, s.issues(), s.financial(),
        s.legal(), s.commercial(), s.dataProtection(), s.equality(), s.background());
  }

  /** Whoever may not see the case's Part 2 may not sign its awards either. Its values are those of other heads. */
  private PartTwo partTwo(Money total, boolean inPartTwo) {
    PartTwo exempt = approved.partTwo();
    return exempt == null ? null
        : new PartTwo(exempt.grounds(), exempt.text(), inPartTwo ? List.of(new PartTwo.Value(HEAD, total)) : List.of());
  }

  private static String shortened(String title) {
    return title.length() <= LONGEST_LINE ? title : title.substring(0, LONGEST_LINE - 1) + "…";
  }
}
