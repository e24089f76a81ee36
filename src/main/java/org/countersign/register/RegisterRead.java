package org.countersign.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.PastDecisions;
import org.countersign.decisions.PublicMeasures;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.CaseRecord.House;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes, before the program serves, the lines of what an earlier release published or imported, and takes those of rejected cases away where
 * they are not published any more. In transactions of some hundred, which hold
 * the chain of past decisions: started anew, it goes on where it was stopped, and two programs that start at once do it once.
 */
@Component
class RegisterRead implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(RegisterRead.class);
  private static final int BATCH = 500;

  private final RegisterEntries entries;
  private final RegisterIndex index;
  private final Decisions decisions;
  private final PublicMeasures measures;
  private final PastDecisions past;
  private final RejectedCases rejectedCases;
  private final RegisterSettings settings;
  private final CaseRecord record;
  private final TransactionTemplate transaction;

  RegisterRead(RegisterEntries entries, RegisterIndex index, Decisions decisions, PublicMeasures measures, PastDecisions past,
      RejectedCases rejectedCases, RegisterSettings settings, CaseRecord record, PlatformTransactionManager transactions) {
    this.entries = entries;
    this.index = index;
    this.decisions = decisions;
    this.measures = measures;
    this.past = past;
    this.rejectedCases = rejectedCases;
    this.settings = settings;
    this.record = record;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (!settings.publishRejected()) {
      entries.removeRejected();
    }
    int read = 0;
    for (int batch = batch(); batch > 0; batch = batch()) {
      read += batch;
    }
    if (read > 0) {
      LOG.info("{} decisions were read into the register", read);
    }
  }

  private int batch() {
    return transaction.execute(status -> {
      record.hold(House.DECISIONS);
      List<String> ours = entries.missingDecisions(BATCH);
      ours.forEach(this::readDecision);
      Map<DecisionNumber, Instant> imported = entries.missingImports(BATCH);
      past.find(imported.keySet()).values().forEach(decision -> index.imported(decision, imported.get(decision.number())));
      List<String> rejected = settings.publishRejected() ? entries.missingRejections(BATCH) : List.of();
      rejectedCases.find(rejected).forEach((reference, one) -> index.list(one, measures.of(reference), rejectedCases.since(reference)));
      return ours.size() + imported.size() + rejected.size();
    });
  }

  private void readDecision(String reference) {
    IssuedDecision decision = decisions.find(reference).orElseThrow();
    index.published(decision, measures.of(reference), decision.publishedAt());
  }
}
