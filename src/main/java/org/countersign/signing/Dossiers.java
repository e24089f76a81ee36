package org.countersign.signing;

import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.Revision;
import org.countersign.scheme.Approvals.Asking;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Editions;
import org.countersign.scheme.RuleTable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a dossier is opened: once for each act, so that the paper is measured and the chain verified once. */
@Repository
public class Dossiers {

  private final BusinessCases cases;
  private final CaseRecord record;
  private final Determinations determinations;
  private final Editions editions;
  private final RuleTable rules;

  public Dossiers(BusinessCases cases, CaseRecord record, Determinations determinations, Editions editions, RuleTable rules) {
    this.cases = cases;
    this.record = record;
    this.determinations = determinations;
    this.editions = editions;
    this.rules = rules;
  }

  /**
   * To look at.
   *
   * @throws CaseRecord.BrokenRecord if the record does not verify
   */
  @Transactional(readOnly = true)
  public Dossier read(String reference) {
    return open(cases.get(reference), rules);
  }

  /** To act on: the case is held until the end of the transaction, so that acts happen one after the other. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Dossier lock(String reference) {
    return open(cases.lock(reference), rules);
  }

  /** The same, its authority determined by these rules: those of the engine leave their evaluation in its history. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Dossier lock(String reference, RuleTable recorded) {
    return open(cases.lock(reference), recorded);
  }

  private Dossier open(BusinessCase businessCase, RuleTable table) {
    Revision revision = cases.currentRevision(businessCase.reference());
    return new Dossier(businessCase, revision, record.history(businessCase.reference()),
        determinations.determine(revision.caseFile(), editions.byCode(businessCase.edition()), table,
            new Asking(businessCase.reference(), revision.submittedAt())));
  }
}
