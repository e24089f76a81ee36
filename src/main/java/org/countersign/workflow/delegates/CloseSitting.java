package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.countersign.signing.InvestmentBoard;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Counts the votes of the board. */
@Component
class CloseSitting implements JavaDelegate {

  private final InvestmentBoard board;

  CloseSitting(InvestmentBoard board) {
    this.board = board;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable("boardOutcome", board.close(Routes.referenceOf(execution)).result().name());
  }
}
