package org.countersign.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile;
import org.countersign.signing.Outcome;
import org.countersign.signing.SignOff;
import org.countersign.signing.Workbench;
import org.junit.jupiter.api.Test;

/** The papers that an approved one announces, as they are kept. PCD 579's announces two. */
class AnnouncedPapersTest {

  private static final LocalDate FIRST = LocalDate.of(2030, 3, 31);
  private static final LocalDate SECOND = LocalDate.of(2030, 9, 30);

  private final Workbench bench = new Workbench();
  private final Gates gates = bench.gates;

  private String issued() {
    String reference = bench.toDecision(bench.submit(paper -> {
      paper.putArray("gates").add(paper.objectNode().put("due", SECOND.toString()).put("what", "Full business case"))
          .add(paper.objectNode().put("due", FIRST.toString()).put("what", "Outline"));
    }));
    bench.sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.APPROVE);
    bench.issue(reference);
    return reference;
  }

  @Test
  void are_kept_with_the_decision_once() {
    String reference = issued();
    assertThat(gates.of(reference)).containsExactly(new Gate(reference, 1, SECOND, "Full business case", null, null),
        new Gate(reference, 2, FIRST, "Outline", null, null));
    gates.add(reference, List.of(new CaseFile.Gate(FIRST, "Another")));
    assertThat(gates.of(reference)).hasSize(2);
    assertThat(gates.missing()).isEmpty();
    bench.jdbc.sql("DELETE FROM announced_paper").update();
    assertThat(gates.missing()).containsExactly(reference);
  }

  @Test
  void are_outstanding_until_they_come() {
    String reference = issued();
    assertThat(gates.outstanding(FIRST.minusDays(1))).isEmpty();
    assertThat(gates.outstanding(FIRST)).extracting(Gate::number).containsExactly(2);
    assertThat(gates.outstanding(SECOND)).extracting(Gate::number).as("by their days").containsExactly(2, 1);
    Gate gate = gates.find(reference, 2).orElseThrow();
    assertThat(gate.isMet()).isFalse();
    assertThat(gate.isOverdue(FIRST)).isFalse();
    assertThat(gate.isOverdue(FIRST.plusDays(1))).isTrue();
    String later = bench.submit();
    assertThat(gates.meet(gate, later, FIRST)).isTrue();
    assertThat(gates.meet(gate, later, FIRST)).as("once").isFalse();
    Gate met = gates.find(reference, 2).orElseThrow();
    assertThat(met).isEqualTo(new Gate(reference, 2, FIRST, "Outline", later, FIRST));
    assertThat(met.isMet()).isTrue();
    assertThat(met.isOverdue(SECOND)).isFalse();
    assertThat(gates.outstanding(SECOND)).extracting(Gate::number).containsExactly(1);
    assertThat(gates.find(reference, 3)).isEmpty();
  }

  @Test
  void are_public_with_their_decision_alone_and_stay_for_a_while() {
    String reference = issued();
    assertThat(gates.published(FIRST)).as("not published yet").isEmpty();
    bench.decisionDesk.publish(reference, Workbench.instanceOf(reference));
    assertThat(gates.published(FIRST)).extracting(Gate::number).containsExactly(2, 1);
    assertThat(gates.published(SECOND.plusDays(1))).as("what never came").hasSize(2);
    gates.meet(gates.find(reference, 2).orElseThrow(), bench.submit(), FIRST);
    assertThat(gates.published(FIRST)).hasSize(2);
    assertThat(gates.published(FIRST.plusDays(1))).extracting(Gate::number).containsExactly(1);
  }

  @Test
  void are_told_of_once() {
    Gate gate = gates.of(issued()).get(0);
    assertThat(gates.markReminded(gate, FIRST)).isTrue();
    assertThat(gates.markReminded(gate, FIRST)).isFalse();
    assertThat(gates.markOverdue(gate, FIRST)).isTrue();
    assertThat(gates.markOverdue(gate, FIRST)).isFalse();
  }
}
