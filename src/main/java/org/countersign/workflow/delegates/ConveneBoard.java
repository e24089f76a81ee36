package org.countersign.workflow.delegates;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;
import org.countersign.signing.InvestmentBoard;
import org.countersign.signing.Sitting;
import org.countersign.workflow.Routes;
import org.springframework.stereotype.Component;

/** Calls the members of the board who have yet to vote. */
@Component
class ConveneBoard implements JavaDelegate {

  private final InvestmentBoard board;

  ConveneBoard(InvestmentBoard board) {
    this.board = board;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Sitting sitting = board.convene(Routes.referenceOf(execution));
    execution.setVariable("sitting", sitting.canBecomeQuorate() ? "QUORATE" : "TOO_FEW");
    execution.setVariable("members", Spin.JSON(sitting.yetToVote()));
  }
}
