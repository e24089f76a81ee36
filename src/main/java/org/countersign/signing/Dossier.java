package org.countersign.signing;

import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.Revision;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Determination;

/**
 * A case as it stands for one act: its current paper, what its verified record says, and the authority that the
 * paper needs, computed anew from the stored paper under the edition to which the case is pinned.
 */
public record Dossier(BusinessCase businessCase, Revision revision, History history, Determination authority) {

  public String reference() {
    return businessCase.reference();
  }

  public CaseFile paper() {
    return revision.caseFile();
  }

  public int round() {
    return businessCase.round();
  }

  /** Whose signature decides this case: whom the Scheme names, or the DMPC who called the award in (4.14). */
  public Authority decidedBy() {
    return history.isCalledIn(round()) ? Authority.DMPC : authority.decidedBy();
  }

  /** Whether an approval of this award is one that the DMPC may call in (4.14). */
  public boolean mayBeCalledIn() {
    return businessCase.isAward() && decidedBy() != Authority.DMPC
        && authority.heads().stream().anyMatch(Determination.HeadAuthority::callIn);
  }
}
