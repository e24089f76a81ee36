package org.countersign.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.program.ProgramTest;
import org.countersign.scheme.Authority;
import org.countersign.signing.Outcome;
import org.countersign.signing.Publication;
import org.countersign.signing.SignOff;
import org.countersign.signing.Signature;
import org.countersign.signing.Sitting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The models and the program speak the same words: a word that only one of them knows would strand a case. */
@ProgramTest
class ModelVocabularyTest {

  private static final Pattern COMPARISON = Pattern.compile("\\$\\{(\\w+) == '(\\w+)'}");

  private static final List<String> ADVICE = List.of("advice", "finance", "legal", "commercial", "dataProtection", "equality");

  @Autowired
  private ApplicationContext program;

  static List<BpmnModelInstance> models() {
    return Arrays.stream(new File("bpmn").listFiles((folder, name) -> name.endsWith(".bpmn"))).sorted()
        .map(Bpmn::readModelFromFile).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyDelegateExists(BpmnModelInstance model) {
    model.getModelElementsByType(ServiceTask.class).forEach(step -> {
      String bean = step.getCamundaDelegateExpression().replaceAll("[${}]", "");
      assertThat(program.getBean(bean)).as(step.getId()).isInstanceOf(JavaDelegate.class);
    });
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyUserTaskIsOpenToTheGroupThatMaySignIt(BpmnModelInstance model) {
    model.getModelElementsByType(UserTask.class).forEach(task -> {
      SignOff signOff = SignOff.valueOf(task.getExtensionElements().getElementsQuery()
          .filterByType(CamundaProperties.class).singleResult()
          .getCamundaProperties().stream().filter(p -> p.getCamundaName().equals("signOff"))
          .map(CamundaProperty::getCamundaValue).findFirst().orElseThrow());
      assertThat(signOff.taskKey()).isEqualTo(task.getId());
      String group = switch (signOff) {
        case REVISE_CASE, VOTE_AT_BOARD -> null;
        case DECIDE_UNDER_CONSENT -> "${decidingGroup}";
        default -> signOff.group();
      };
      assertThat(task.getCamundaCandidateGroups()).as(task.getId()).isEqualTo(group);
    });
  }

  @Test
  void gatewaysTestExactlyTheWordsThatTheProgramWrites() {
    Map<String, Set<String>> tested = new TreeMap<>();
    models().forEach(model -> model.getModelElementsByType(ConditionExpression.class).forEach(condition -> {
      Matcher comparison = COMPARISON.matcher(condition.getTextContent());
      assertThat(comparison.matches()).as(condition.getTextContent()).isTrue();
      tested.computeIfAbsent(comparison.group(1), name -> new TreeSet<>()).add(comparison.group(2));
    }));
    Map<String, Set<String>> written = written(tested.keySet());
    // The advice gateway is inclusive: what is not needed has no flow, and one flow of its own where nothing is.
    ADVICE.forEach(advice -> {
      assertThat(written.remove(advice)).as(advice).containsAll(tested.remove(advice));
    });
    assertThat(tested).isEqualTo(written);
  }

  /** Every word that the program can write into the variables that gateways read. */
  private static Map<String, Set<String>> written(Set<String> names) {
    Map<String, Set<String>> written = new TreeMap<>();
    Stream.of(
            Stream.of(true, false).map(Routes::afterChecks),
            Stream.of(true, false).map(Routes::afterAdvice),
            EnumSet.complementOf(EnumSet.of(Authority.NONE)).stream().map(Routes::afterDetermination),
            Stream.of(EnumSet.noneOf(SignOff.class), EnumSet.allOf(SignOff.class)).map(Routes::ofOutstanding),
            answers(), issues(),
            Stream.of(Optional.<LocalDate>empty(), Optional.of(LocalDate.of(2026, 12, 1))).map(Routes::ofCallIn),
            Stream.of(Outcome.values()).map(Routes::afterDischarge),
            Stream.of(Map.<String, Object>of("sitting", "QUORATE"), Map.<String, Object>of("sitting", "TOO_FEW")),
            Stream.of(Sitting.Result.values()).map(result -> Map.<String, Object>of("boardOutcome", result.name())))
        .flatMap(variables -> variables)
        .forEach(variables -> variables.forEach((name, word) -> {
          if (names.contains(name)) {
            written.computeIfAbsent(name, key -> new TreeSet<>()).add((String) word);
          }
        }));
    return written;
  }

  private static Stream<Map<String, Object>> answers() {
    return Stream.of(SignOff.values()).flatMap(signOff -> signOff.outcomes().stream().map(outcome -> Routes.after(answer(signOff, outcome))));
  }

  private static Signature answer(SignOff signOff, Outcome outcome) {
    return new Signature(signOff, "task", "person", "Name", null, null, null, outcome, null, null, List.of(), LocalDate.of(2026, 12, 1),
        Publication.AT_ONCE, 1, 1, "", new HashMap<>(), null);
  }

  private static Stream<Map<String, Object>> issues() {
    Optional<DecisionNumber> number = Optional.of(new DecisionNumber("PCD", 1));
    return Stream.of(
            new IssuedDecision("BC", number, Publication.AT_ONCE, null, null),
            new IssuedDecision("BC", number, new Publication(LocalDate.of(2026, 12, 1), "reason", false), null, null),
            new IssuedDecision("BC", Optional.empty(), Publication.AT_ONCE, null, null))
        .map(Routes::afterIssue);
  }
}
