package org.countersign.signing;

import java.util.Set;
import org.countersign.casefile.CaseFile;

/** Which advice, and whether the board, a case needs: the decision AdviceRequired in {@code bpmn/}. */
public interface AdviceTable {

  /** The sign-offs needed before the decision: VOTE_AT_BOARD and those of the advisers. */
  Set<SignOff> requiredFor(Facts facts);

  /**
   * @param onlyClaims whether every granting head is a settlement or legal assistance
   */
  record Facts(boolean onlyClaims, CaseFile.Screening.DataProtection dataProtection, CaseFile.Screening.Equality equality) {

    public static Facts of(CaseFile paper) {
      boolean onlyClaims = !paper.grantingHeads().isEmpty() && paper.grantingHeads().stream()
          .allMatch(h -> h.kind() == CaseFile.Kind.SETTLEMENT || h.kind() == CaseFile.Kind.LEGAL_ASSISTANCE);
      return new Facts(onlyClaims, paper.screening().dataProtection(), paper.screening().equality());
    }
  }
}
