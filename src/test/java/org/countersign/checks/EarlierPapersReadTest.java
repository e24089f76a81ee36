package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.countersign.decisions.EarlierPapers;
import org.countersign.program.CaseWalk;
import org.countersign.program.Papers;
import org.countersign.program.ProgramTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the index lacks at the start is read in, once. */
@ProgramTest
class EarlierPapersReadTest {

  @Autowired
  private CaseWalk walk;
  @Autowired
  private EarlierPapers earlier;
  @Autowired
  private EarlierPapersRead start;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void whatIsMissingIsReadInAndNothingElseIsTouched() {
    String lost = walk.submit(Papers.of("pcd-900").caseFile());
    String outdated = walk.submit(Papers.of("pcd-1637").caseFile());
    List<Map<String, Object>> whole = index();
    jdbc.sql("DELETE FROM earlier_paper WHERE reference = ?").param(lost).update();
    jdbc.sql("UPDATE earlier_paper SET revision = 0, title = 'Another' WHERE reference = ?").param(outdated).update();
    assertThat(earlier.missing()).contains(lost, outdated);

    start.afterSingletonsInstantiated();
    assertThat(earlier.missing()).isEmpty();
    assertThat(index()).isEqualTo(whole);
    start.afterSingletonsInstantiated();
    assertThat(index()).isEqualTo(whole);
  }

  private List<Map<String, Object>> index() {
    return jdbc.sql("""
            SELECT p.*, k.place, k.kind, k.amount, k.suppliers, s.supplier FROM earlier_paper p
            LEFT JOIN earlier_contract k ON k.reference = p.reference
            LEFT JOIN earlier_supplier s ON s.reference = k.reference AND s.place = k.place
            ORDER BY p.reference, k.place, s.supplier""")
        .query().listOfRows();
  }
}
