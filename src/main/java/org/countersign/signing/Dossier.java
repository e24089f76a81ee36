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

  /** Whose signature decides this case. */
  public Authority decidedBy() {
    return authority.decidedBy();
  }
}
