package org.countersign.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countersign.signing.FollowedCondition.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The conditions that are followed, and where each stands. What was done about them is on the record of their case. */
@Repository
public class Conditions {

  private static final String COLUMNS =
      "SELECT reference, number, content, owner, due_on, state, process_instance, proposed_by, discharged_on FROM decision_condition";

  private final JdbcClient jdbc;

  public Conditions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order of the notice. */
  public List<FollowedCondition> of(String reference) {
    return jdbc.sql(COLUMNS + " WHERE reference = ? ORDER BY number").param(reference).query(Conditions::conditionOf).list();
  }

  /** By reference, each in the order of the notice; only of those decisions that have some. */
  public Map<String, List<FollowedCondition>> of(Collection<String> references) {
    return references.isEmpty() ? Map.of()
        : jdbc.sql(COLUMNS + " WHERE reference IN (:references) ORDER BY reference, number").param("references", references)
            .query(Conditions::conditionOf).list().stream().collect(Collectors.groupingBy(FollowedCondition::reference));
  }

  public Optional<FollowedCondition> find(String reference, int number) {
    return jdbc.sql(COLUMNS + " WHERE reference = ? AND number = ?").params(reference, number).query(Conditions::conditionOf).optional();
  }

  /** The condition of which this instance is the registered course. */
  public Optional<FollowedCondition> findRunBy(String processInstance) {
    return jdbc.sql(COLUMNS + " WHERE process_instance = ?").param(processInstance).query(Conditions::conditionOf).optional();
  }

  public void add(String reference, int number, Condition condition) {
    jdbc.sql("INSERT INTO decision_condition (reference, number, content, owner, due_on, state) VALUES (?, ?, ?, ?, ?, ?)")
        .params(reference, number, condition.text(), condition.owner(), condition.due(), State.OPEN.name()).update();
  }

  public void registerInstance(String reference, int number, String processInstance) {
    jdbc.sql("UPDATE decision_condition SET process_instance = ? WHERE reference = ? AND number = ? AND process_instance IS NULL")
        .params(processInstance, reference, number).update();
  }

  /** @param proposedBy and dischargedOn null where there is none */
  void move(FollowedCondition condition, State state, String proposedBy, LocalDate dischargedOn) {
    jdbc.sql("UPDATE decision_condition SET state = ?, proposed_by = ?, discharged_on = ? WHERE reference = ? AND number = ?")
        .params(Arrays.asList(state.name(), proposedBy, dischargedOn, condition.reference(), condition.number())).update();
  }

  private static FollowedCondition conditionOf(ResultSet row, int n) throws SQLException {
    return new FollowedCondition(row.getString("reference"), row.getInt("number"),
        new Condition(row.getString("content"), row.getString("owner"), row.getObject("due_on", LocalDate.class)),
        State.valueOf(row.getString("state")), row.getString("process_instance"), row.getString("proposed_by"),
        row.getObject("discharged_on", LocalDate.class));
  }
}
