package org.countersign.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.IssuedDecision;
import org.countersign.record.Entry;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.Condition;
import org.countersign.signing.Conditions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that every condition of an issued decision is followed, each in a course of its own, so that the case can end. */
@Service
public class ConditionCourses {

  private static final Logger LOG = LoggerFactory.getLogger(ConditionCourses.class);

  private final BusinessCases cases;
  private final Decisions decisions;
  private final Conditions conditions;
  private final CaseRecord record;
  private final CaseWorkflow workflow;
  private final TransactionTemplate transaction;

  ConditionCourses(BusinessCases cases, Decisions decisions, Conditions conditions, CaseRecord record, CaseWorkflow workflow,
      PlatformTransactionManager transactions) {
    this.cases = cases;
    this.decisions = decisions;
    this.conditions = conditions;
    this.record = record;
    this.workflow = workflow;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Opens each condition of the decision on a case, once.
   *
   * @throws CaseRecord.BrokenRecord if the record of the case does not verify
   */
  @Transactional
  public void open(String reference) {
    BusinessCase approved = cases.lock(reference);
    List<Condition> given = decisions.find(reference).map(IssuedDecision::notice).orElseThrow().conditions();
    if (given.isEmpty() || !conditions.of(reference).isEmpty()) {
      return;
    }
    record.history(reference);
    for (int number = 1; number <= given.size(); number++) {
      open(approved, number, given.get(number - 1));
    }
  }

  private void open(BusinessCase approved, int number, Condition condition) {
    String reference = approved.reference();
    conditions.add(reference, number, condition);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("condition", number);
    content.put("text", condition.text());
    content.put("owner", condition.owner());
    content.put("due", condition.due());
    record.append(reference, Entry.PROGRAM, Act.CONDITION_OPENED, content);
    conditions.registerInstance(reference, number, workflow.startCondition(approved, number));
  }

  /** Of decisions that were issued by an earlier release, or in a course that began under its model. */
  @Scheduled(initialDelayString = "${countersign.conditions.look-after}", fixedDelayString = "${countersign.conditions.look-every}")
  void openMissing() {
    decisions.withConditionsThatNobodyFollows().forEach(reference -> {
      try {
        transaction.executeWithoutResult(status -> open(reference));
      } catch (RuntimeException e) {
        LOG.warn("The conditions of the decision on {} are not followed yet", reference, e);
      }
    });
  }
}
