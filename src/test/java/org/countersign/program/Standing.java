package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.countersign.record.Chain;
import org.countersign.signing.CaseRecord;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks where a case stands, so that tests can say that an act changed nothing. */
public class Standing {

  @Autowired
  private CaseRecord record;
  @Autowired
  private TaskService taskService;
  @Autowired
  private RuntimeService runtimeService;
  @Autowired
  private RepositoryService repositoryService;
  @Autowired
  private JdbcClient jdbc;

  /** Everything that a refused act must leave as it was. */
  public record Of(String status, List<String> tasks, int entries, boolean verified, Map<String, String> variables,
      List<String> instances, long models, long decisions) {}

  public Of of(String reference) {
    Chain chain = record.chain(reference);
    return new Of(status(reference),
        taskService.createTaskQuery().processInstanceBusinessKey(CaseWalk.businessKeyOf(reference)).orderByTaskId().asc().list().stream()
            .map(task -> String.join(" ", task.getTaskDefinitionKey(), task.getId(), String.valueOf(task.getAssignee()),
                String.valueOf(task.getDelegationState())))
            .toList(),
        chain.entries().size(), chain.fault().isEmpty(), variables(reference), instances(reference),
        repositoryService.createProcessDefinitionQuery().count(), decisions(reference));
  }

  private String status(String reference) {
    return jdbc.sql("SELECT status FROM business_case WHERE reference = ?").param(reference)
        .query(String.class).single();
  }

  public long decisions(String reference) {
    return jdbc.sql("SELECT COUNT(*) FROM decision WHERE reference = ?").param(reference).query(Long.class).single();
  }

  public List<String> instances(String reference) {
    return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(CaseWalk.businessKeyOf(reference))
        .orderByProcessInstanceId().asc().list().stream().map(ProcessInstance::getId).toList();
  }

  private Map<String, String> variables(String reference) {
    Map<String, String> variables = new TreeMap<>();
    List<String> instances = instances(reference);
    if (!instances.isEmpty()) {
      for (VariableInstance variable : runtimeService.createVariableInstanceQuery()
          .processInstanceIdIn(instances.toArray(String[]::new)).disableCustomObjectDeserialization().list()) {
        variables.put(variable.getExecutionId() + " " + variable.getTaskId() + " " + variable.getName(),
            String.valueOf(variable.getTypedValue().getValue()));
      }
    }
    return variables;
  }

  /** Refused in words that the person can read: no stack trace, no names of classes. */
  public static String refused(Http.Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isBetween(400, 499);
    String message = answer.body().path("message").asText(answer.body().path("detail").asText());
    assertThat(message).as("%s", answer.body()).isNotBlank()
        .doesNotContain("Exception", "org.", "java.", "\tat ", "Cmd", "ENGINE-", "null");
    return message;
  }
}
