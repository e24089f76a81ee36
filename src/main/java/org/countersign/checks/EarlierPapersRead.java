package org.countersign.checks;

import java.util.List;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.decisions.EarlierPapers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads, before the program serves, the papers that a database of an earlier release holds and the index lacks. Each in a
 * transaction of its own: started anew, it goes on where it was stopped, and two programs that start at once do it once.
 */
@Component
class EarlierPapersRead implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierPapersRead.class);

  private final EarlierPapers earlier;
  private final PrecedentsOnRecord precedents;
  private final BusinessCases cases;
  private final TransactionTemplate transaction;

  EarlierPapersRead(EarlierPapers earlier, PrecedentsOnRecord precedents, BusinessCases cases, PlatformTransactionManager transactions) {
    this.earlier = earlier;
    this.precedents = precedents;
    this.cases = cases;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> missing = earlier.missing();
    missing.forEach(reference -> transaction.executeWithoutResult(status -> read(reference)));
    if (!missing.isEmpty()) {
      LOG.info("{} papers were read into the index of earlier papers", missing.size());
    }
  }

  private void read(String reference) {
    BusinessCase businessCase = cases.lock(reference);
    if (!earlier.has(reference, businessCase.revision())) {
      precedents.keep(cases.currentRevision(reference), businessCase.submittedOn());
    }
  }
}
