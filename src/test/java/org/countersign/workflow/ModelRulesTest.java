package org.countersign.workflow;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every process model keeps to, read from the files alone. A model is the one part of the program that the people
 * who sign can check for themselves: so it must say all that it does, and it must fail closed.
 */
class ModelRulesTest {

  private static final Pattern SPEAKING_ID = Pattern.compile("[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)*");
  private static final Pattern COMPARISON = Pattern.compile("\\$\\{([a-z][A-Za-z]*) == '([A-Z_]+)'}");
  private static final Pattern PROPERTY = Pattern.compile("[$#]\\{[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z]*(\\(\\))?)*}");
  private static final Pattern BEAN = Pattern.compile("\\$\\{[a-z][A-Za-z0-9]*}");
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}?");
  private static final Pattern CODE = Pattern.compile(
      "<bpmn:script\\w*|camunda:script\\b|scriptFormat|camunda:class|camunda:expression=|camunda:resultVariable|variables=\"all\"");

  private static final List<Model> MODELS = read();

  private static List<Model> read() {
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().map(Model::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Model> models() {
    return MODELS;
  }

  private static Model model(String process) {
    return MODELS.stream().filter(model -> model.process().getId().equals(process)).findAny().orElseThrow();
  }

  @Nested
  class Everything_says_what_it_is {

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void a_file_is_named_after_its_process(Model model) {
      assertThat(model.file()).as("everything of a process is found by its name").isEqualTo(model.process().getId() + ".bpmn");
      assertThat(model.process().isExecutable()).as("%s is there to be run", model).isTrue();
      assertThat(model.process().getCamundaHistoryTimeToLiveString())
          .as("the engine refuses a process that does not say how long its history is kept").isEqualTo("P3650D");
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void ids_are_names(Model model) {
      assertThat(model.all(FlowElement.class)).allSatisfy(element -> assertThat(element.getId())
          .as("an id stands in the record, in tests and in the address of a task: it says what the element is")
          .startsWith(prefix(element)).matches(SPEAKING_ID));
      assertThat(model.matches(Pattern.compile(" id=\"([^\"]*)\"")).map(match -> match.group(1)))
          .as("no id comes from a modelling tool").allMatch(id -> SPEAKING_ID.matcher(id).matches()).doesNotHaveDuplicates();
    }

    private static String prefix(FlowElement element) {
      String type = element.getElementType().getTypeName();
      return switch (type) {
        case "sequenceFlow" -> "Flow_";
        case "exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway" -> "Gateway_";
        case "subProcess" -> ((SubProcess) element).triggeredByEvent() ? "EventSubprocess_" : "Subprocess_";
        default -> Character.toUpperCase(type.charAt(0)) + type.substring(1) + "_";
      };
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_element_and_every_answer_of_a_gateway_has_a_name(Model model) {
      assertThat(model.all(FlowNode.class)).allSatisfy(node -> assertThat(node.getName())
          .as("%s: whoever reads the picture reads names only", node.getId()).isNotBlank());
      assertThat(model.splits().flatMap(split -> split.getOutgoing().stream())).allSatisfy(flow -> assertThat(flow.getName())
          .as("%s: a gateway asks, its flows are the answers", flow.getId()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_element_is_documented(Model model) {
      assertThat(model.process().getDocumentations()).as("%s says what it is for", model).isNotEmpty();
      assertThat(model.all(FlowNode.class)).allSatisfy(node -> assertThat(node.getDocumentations())
          .as("%s: a sentence says why the element is there, and cites its paragraph where there is one", node.getId())
          .hasSize(1).allSatisfy(text -> assertThat(text.getTextContent()).endsWith(".")));
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_user_task_is_answered_on_a_form_that_lies_beside_the_models(Model model) {
      assertThat(model.all(UserTask.class)).allSatisfy(task -> {
        String form = task.getId().replace("UserTask_", "") + ".html";
        assertThat(task.getCamundaFormKey()).isEqualTo("embedded:deployment:" + form);
        assertThat(Path.of("bpmn", form)).exists();
      });
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_user_task_names_its_sign_off_and_its_signers(Model model) {
      assertThat(model.all(UserTask.class)).allSatisfy(task -> {
        assertThat(signOff(task)).as("%s: the guard checks a signature by the property signOff; without it the task would "
            + "be completed unchecked", task.getId()).hasSize(1).allMatch(value -> value.matches("[A-Z]+(_[A-Z]+)*"));
        assertThat(task.getCamundaAssignee() == null ^ task.getCamundaCandidateGroups() == null)
            .as("%s is offered to one group, or assigned to one person, or by the guard to whom a condition names", task.getId())
            .isEqualTo(!task.getId().equals("UserTask_ProposeDischarge"));
        assertThat(task.getCamundaCandidateUsers()).as("%s: people come and go, offices stay", task.getId()).isNull();
      });
    }

    private static List<String> signOff(UserTask task) {
      return task.getExtensionElements() == null ? List.of()
          : task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
              .flatMap(properties -> properties.getCamundaProperties().stream())
              .filter(property -> "signOff".equals(property.getCamundaName())).map(property -> property.getCamundaValue()).toList();
    }
  }

  @Nested
  class No_way_is_taken_by_default {

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void there_is_no_default_flow(Model model) {
      assertThat(model.all(FlowNode.class)).allSatisfy(node -> assertThat(node.getAttributeValue("default"))
          .as("%s: a default flow is taken by every misspelt answer as well", node.getId()).isNull());
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void only_gateways_split_and_each_of_their_flows_names_one_value(Model model) {
      assertThat(model.all(FlowNode.class)).filteredOn(node -> node.getOutgoing().size() > 1).allSatisfy(node ->
          assertThat(node).as("%s: a split is drawn as a gateway", node.getId()).isInstanceOfAny(ExclusiveGateway.class, InclusiveGateway.class));
      assertThat(model.splits()).allSatisfy(split -> {
        List<Matcher> conditions = split.getOutgoing().stream().map(flow -> condition(flow)).map(COMPARISON::matcher).toList();
        assertThat(conditions).as("%s: every flow compares one variable with one value, in plain sight", split.getId())
            .allMatch(Matcher::matches);
        assertThat(conditions.stream().map(condition -> condition.group(1) + condition.group(2)))
            .as("%s: an answer opens one flow", split.getId()).doesNotHaveDuplicates();
        if (split instanceof ExclusiveGateway) {
          assertThat(conditions.stream().map(condition -> condition.group(1)).distinct())
              .as("%s: one question, one variable; else two flows could be open and the first drawn would win", split.getId()).hasSize(1);
        }
      });
      assertThat(model.all(SequenceFlow.class)).filteredOn(flow -> flow.getConditionExpression() != null)
          .as("a condition stands at a gateway, where it is seen").allMatch(flow -> flow.getSource() instanceof Gateway
              && flow.getSource().getOutgoing().size() > 1);
    }

    private static String condition(SequenceFlow flow) {
      return flow.getConditionExpression() == null ? "" : flow.getConditionExpression().getTextContent();
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_flow_is_entered_at_both_ends(Model model) {
      assertThat(model.all(SequenceFlow.class)).allSatisfy(flow -> {
        assertThat(flow.getSource().getOutgoing()).as("other tools read <outgoing>").contains(flow);
        assertThat(flow.getTarget().getIncoming()).as("other tools read <incoming>").contains(flow);
      });
      assertThat(model.all(InclusiveGateway.class)).allSatisfy(gateway -> assertThat(gateway.getIncoming().size() > 1 && gateway.getOutgoing().size() > 1)
          .as("%s: an inclusive gateway that joins and splits waits where nobody expects it", gateway.getId()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_element_is_reached_and_leads_to_an_end(Model model) {
      Set<String> reached = model.reach(model.starts(), Set.of());
      assertThat(model.all(FlowNode.class)).filteredOn(node -> !(node instanceof SubProcess)).allSatisfy(node -> {
        assertThat(reached).as("%s can never be reached", node.getId()).contains(node.getId());
        assertThat(model.reach(Set.of(node.getId()), Set.of())).as("a case that comes to %s never ends", node.getId())
            .containsAnyElementsOf(model.all(EndEvent.class).stream().map(EndEvent::getId).toList());
      });
    }
  }

  @Nested
  class A_model_holds_no_code {

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void no_scripts_no_classes_no_logic_in_expressions(Model model) {
      assertThat(model.matches(CODE).map(MatchResult::group))
          .as("what a delegate does is tested in Java; what a script does is not").isEmpty();
      assertThat(model.matches(EXPRESSION).map(MatchResult::group))
          .as("an expression compares a variable with a value, or names a property; it calls nothing with arguments")
          .allMatch(text -> COMPARISON.matcher(text).matches() || PROPERTY.matcher(text).matches());
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_service_task_names_a_bean(Model model) {
      assertThat(model.all(ServiceTask.class)).allSatisfy(task -> assertThat(task.getCamundaDelegateExpression())
          .as("%s: a delegate is a bean, named plainly", task.getId()).isNotNull().matches(BEAN));
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void whoever_enforces_issues_or_publishes_does_so_once_and_after_the_signature_is_kept(Model model) {
      assertThat(model.all(ServiceTask.class)).filteredOn(task -> task.getId().matches("ServiceTask_(Enforce|Issue|Publish).*"))
          .allSatisfy(task -> {
            assertThat(task.isCamundaAsyncBefore())
                .as("%s: in the signer's transaction a refusal would undo the signature and leave no incident", task.getId()).isTrue();
            assertThat(task.getExtensionElements().getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class).list())
                .as("%s: to try again cannot help; an operator looks at it", task.getId())
                .singleElement().extracting(cycle -> cycle.getTextContent()).isEqualTo("R1/PT0S");
          });
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void inclusive_joins_are_reached_one_at_a_time(Model model) {
      assertThat(model.all(InclusiveGateway.class)).filteredOn(gateway -> gateway.getIncoming().size() > 1)
          .allMatch(Gateway::isCamundaAsyncBefore, "two people who sign at once would collide, and one would lose the signature");
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void a_called_process_comes_from_the_same_deployment_and_bears_the_same_reference(Model model) {
      assertThat(model.all(CallActivity.class)).allSatisfy(call -> {
        assertThat(Path.of("bpmn", call.getCalledElement() + ".bpmn")).exists();
        assertThat(call.getCamundaCalledElementBinding())
            .as("%s: a running case keeps the models that it began with", call.getId()).isEqualTo("deployment");
        assertThat(call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list())
            .as("%s: the case reference is the business key everywhere", call.getId())
            .extracting(CamundaIn::getCamundaBusinessKey).contains("#{execution.processBusinessKey}");
      });
    }
  }

  /** Take the named elements out of the model: what can then no longer be reached depends on them. */
  @Nested
  class Nothing_is_approved_on_a_way_round {

    private final Model approval = model("BusinessCaseApproval");
    private final Model board = model("InvestmentBoard");
    private final Model award = model("ContractAward");

    private static final Set<String> DECIDE = Set.of("UserTask_DecideAsDmpc", "UserTask_DecideUnderConsent");

    @Test
    void no_decision_is_issued_that_nobody_signed() {
      assertThat(approval.reach(approval.starts(), DECIDE)).doesNotContain("ServiceTask_IssueDecision");
    }

    @Test
    void only_the_word_approved_leads_to_an_issued_decision() {
      assertThat(approval.flow("Flow_Approved").getConditionExpression().getTextContent()).isEqualTo("${decision == 'APPROVED'}");
      assertThat(approval.reach(approval.starts(), Set.of("Flow_Approved"))).doesNotContain("ServiceTask_IssueDecision");
    }

    @Test
    void paragraphs_4_8_and_4_13_are_enforced_before_anyone_decides() {
      for (String enforcement : List.of("ServiceTask_EnforceParagraph48", "ServiceTask_EnforceParagraph413")) {
        assertThat(approval.reach(approval.starts(), Set.of(enforcement))).as("without %s", enforcement)
            .doesNotContainAnyElementsOf(DECIDE).doesNotContain("ServiceTask_IssueDecision");
      }
    }

    @Test
    void paragraphs_4_8_and_4_13_are_enforced_again_on_what_was_signed() {
      for (String enforcement : List.of("ServiceTask_EnforceParagraph48AfterDecision", "ServiceTask_EnforceParagraph413AfterDecision")) {
        assertThat(approval.reach(DECIDE, Set.of(enforcement))).as("without %s", enforcement)
            .doesNotContain("ServiceTask_IssueDecision");
      }
    }

    @Test
    void no_case_is_approved_or_published_without_an_issued_decision() {
      assertThat(approval.reach(approval.starts(), Set.of("ServiceTask_IssueDecision"))).doesNotContain(
          "ServiceTask_PublishDecision", "EndEvent_CaseApproved", "EndEvent_DecisionOnRecord");
    }

    @Test
    void paper_board_and_advice_come_before_the_decision() {
      for (String step : List.of("ServiceTask_CheckPaper", "Flow_PaperFit", "ServiceTask_DetermineAuthority",
          "ServiceTask_DetermineAdvice", "Gateway_BoardNeeded", "Gateway_AdviceSought", "Flow_AdvisersSatisfied")) {
        assertThat(approval.reach(approval.starts(), Set.of(step))).as("without %s", step).doesNotContainAnyElementsOf(DECIDE);
      }
      assertThat(approval.reach(approval.starts(), Set.of("Flow_BoardNotNeeded", "Flow_BoardEndorsed")))
          .doesNotContainAnyElementsOf(DECIDE);
    }

    @Test
    void every_return_leads_to_the_originator_and_from_there_through_every_check_again() {
      for (String returned : List.of("Flow_PaperToBeRevised", "Flow_BoardReturned", "Flow_AdviserNotSatisfied", "Flow_ReturnedByDecider")) {
        assertThat(approval.reach(Set.of(approval.flow(returned).getTarget().getId()), Set.of("UserTask_ReviseCase")))
            .as(returned).isSubsetOf("Gateway_ToBeRevised");
      }
      assertThat(approval.reach(Set.of("UserTask_ReviseCase"), Set.of("ServiceTask_CheckPaper")))
          .containsExactlyInAnyOrder("UserTask_ReviseCase", "Gateway_Revised", "EndEvent_CaseWithdrawn");
    }

    @Test
    void a_rejected_case_ends() {
      for (String rejected : List.of("Flow_BoardRejected", "Flow_RejectedByDecider")) {
        Set<String> rest = approval.reach(Set.of(approval.flow(rejected).getTarget().getId()), Set.of());
        assertThat(rest).as(rejected).contains("ServiceTask_RecordRejection", "EndEvent_CaseRejected")
            .doesNotContain("UserTask_ReviseCase", "ServiceTask_IssueDecision").doesNotContainAnyElementsOf(DECIDE);
      }
    }

    @Test
    void no_award_is_issued_that_nobody_decided() {
      assertThat(award.reach(award.starts(), DECIDE)).doesNotContain("ServiceTask_IssueDecision");
      assertThat(award.reach(award.starts(), Set.of("Flow_Approved"))).doesNotContain("ServiceTask_IssueDecision");
      assertThat(award.reach(award.starts(), Set.of("ServiceTask_IssueDecision"))).doesNotContain(
          "ServiceTask_PublishDecision", "EndEvent_AwardPublished", "EndEvent_DecisionOnRecord");
    }

    @Test
    void no_award_is_issued_past_the_right_of_call_in() {
      assertThat(award.reach(DECIDE, Set.of("ServiceTask_DetermineCallIn"))).doesNotContain("ServiceTask_IssueDecision");
      assertThat(award.reach(Set.of("UserTask_ConsiderCallIn"), Set.of("Flow_LetPass", "ServiceTask_RecordLapse", "UserTask_DecideAsDmpc")))
          .as("it is let pass, it lapses, or the DMPC decides afresh").doesNotContain("ServiceTask_IssueDecision");
      assertThat(award.reach(Set.of(award.flow("Flow_CalledIn").getTarget().getId()), Set.of("UserTask_DecideAsDmpc")))
          .doesNotContain("ServiceTask_IssueDecision");
    }

    @Test
    void the_board_endorses_nothing_without_a_sitting_and_a_count() {
      for (String step : List.of("ServiceTask_ConveneBoard", "Flow_BoardQuorate", "UserTask_VoteAtInvestmentBoard",
          "ServiceTask_CloseSitting", "Flow_BoardEndorsed")) {
        assertThat(board.reach(board.starts(), Set.of(step))).as("without %s", step).doesNotContain("EndEvent_BoardEndorsed");
      }
    }
  }

  /** Cockpit shows the picture as it was laid out: what it shows is meant to be read. */
  @Nested
  class The_picture_can_be_read {

    /** Flows that join or leave a common element may share a trunk with it; any other contact is a crossing. */
    private static final int CROSSINGS_ALLOWED = 0;

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_element_lies_in_the_lane_of_whoever_does_it(Model model) {
      Rectangle2D pool = model.shape(model.all(Participant.class).get(0).getId());
      List<Lane> lanes = model.all(Lane.class);
      for (Lane lane : lanes) {
        assertThat(pool.contains(model.shape(lane.getId()))).as("%s lies in its pool", lane.getId()).isTrue();
        assertThat(lanes).filteredOn(other -> other != lane)
            .noneMatch(other -> model.shape(other.getId()).intersects(model.shape(lane.getId())));
      }
      for (FlowNode node : model.all(FlowNode.class)) {
        if (node.getParentElement() instanceof SubProcess inside) {
          assertThat(model.shape(inside.getId()).contains(model.shape(node.getId()))).as("%s in %s", node.getId(), inside.getId()).isTrue();
        } else {
          List<Lane> own = lanes.stream().filter(lane -> lane.getFlowNodeRefs().contains(node)).toList();
          assertThat(own).as("%s is in one lane: one role answers for it", node.getId()).hasSize(1);
          assertThat(model.shape(own.get(0).getId()).contains(model.shape(node.getId())))
              .as("%s is drawn in %s", node.getId(), own.get(0).getId()).isTrue();
        }
      }
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void every_flow_is_drawn_at_right_angles_from_element_to_element(Model model) {
      for (SequenceFlow flow : model.all(SequenceFlow.class)) {
        List<Line2D> drawn = model.edge(flow);
        assertThat(drawn).as(flow.getId()).isNotEmpty()
            .allMatch(part -> part.getX1() == part.getX2() || part.getY1() == part.getY2(), "right angles");
        assertThat(onBorder(model.shape(flow.getSource().getId()), drawn.get(0).getP1())).as("start of %s", flow.getId()).isTrue();
        assertThat(onBorder(model.shape(flow.getTarget().getId()), drawn.get(drawn.size() - 1).getP2())).as("end of %s", flow.getId()).isTrue();
      }
    }

    private static boolean onBorder(Rectangle2D shape, Point2D point) {
      boolean side = point.getX() == shape.getMinX() || point.getX() == shape.getMaxX();
      boolean topOrBottom = point.getY() == shape.getMinY() || point.getY() == shape.getMaxY();
      return (side || topOrBottom) && point.getX() >= shape.getMinX() && point.getX() <= shape.getMaxX()
          && point.getY() >= shape.getMinY() && point.getY() <= shape.getMaxY();
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void no_two_flows_cross(Model model) {
      List<SequenceFlow> flows = model.all(SequenceFlow.class);
      List<String> crossings = new ArrayList<>();
      for (int i = 0; i < flows.size(); i++) {
        for (int j = i + 1; j < flows.size(); j++) {
          SequenceFlow one = flows.get(i);
          SequenceFlow other = flows.get(j);
          boolean trunk = one.getSource() == other.getSource() || one.getTarget() == other.getTarget();
          if (model.edge(one).stream().anyMatch(a -> model.edge(other).stream()
              .anyMatch(b -> trunk ? crossInside(a, b) : a.intersectsLine(b)))) {
            crossings.add(one.getId() + " x " + other.getId());
          }
        }
      }
      assertThat(crossings).as("where two flows cross, a reader follows the wrong one").hasSizeLessThanOrEqualTo(CROSSINGS_ALLOWED);
    }

    /** Whether both lines go on beyond the point where they meet, at right angles. */
    private static boolean crossInside(Line2D a, Line2D b) {
      boolean parallel = (a.getX1() == a.getX2()) == (b.getX1() == b.getX2());
      return !parallel && a.intersectsLine(b)
          && Stream.of(b.getP1(), b.getP2()).noneMatch(end -> a.ptSegDist(end) == 0)
          && Stream.of(a.getP1(), a.getP2()).noneMatch(end -> b.ptSegDist(end) == 0);
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void no_flow_runs_through_an_element(Model model) {
      List<String> offences = new ArrayList<>();
      for (SequenceFlow flow : model.all(SequenceFlow.class)) {
        model.all(FlowNode.class).stream().filter(node -> !mayTouch(flow, node))
            .filter(node -> model.edge(flow).stream().anyMatch(model.shape(node.getId())::intersectsLine))
            .forEach(node -> offences.add(flow.getId() + " runs through " + node.getId()));
      }
      assertThat(offences).as("a flow that runs through an element seems to end there").isEmpty();
    }

    private static boolean mayTouch(SequenceFlow flow, FlowNode node) {
      return node == flow.getSource() || node == flow.getTarget() || node == flow.getParentElement()
          || flow.getSource() instanceof BoundaryEvent boundary && boundary.getAttachedTo() == node;
    }

    @ParameterizedTest
    @MethodSource("org.countersign.workflow.ModelRulesTest#models")
    void no_label_lies_on_a_flow_an_element_or_another_label(Model model) {
      List<String> offences = new ArrayList<>();
      model.labels().forEach((owner, label) -> {
        model.all(SequenceFlow.class).stream().filter(flow -> model.edge(flow).stream().anyMatch(label::intersectsLine))
            .forEach(flow -> offences.add(owner + " on " + flow.getId()));
        model.all(FlowNode.class).stream().filter(node -> !(node instanceof SubProcess))
            .filter(node -> model.shape(node.getId()).intersects(label)).forEach(node -> offences.add(owner + " on " + node.getId()));
        model.labels().forEach((other, area) -> {
          if (!other.equals(owner) && area.intersects(label)) {
            offences.add(owner + " on the label of " + other);
          }
        });
        if (model.all(Lane.class).stream().noneMatch(lane -> model.shape(lane.getId()).contains(label))) {
          offences.add(owner + " on the border of a lane");
        }
      });
      assertThat(offences).as("labels that hide something, or are hidden").isEmpty();
    }
  }

  /** One model: its text, its elements, and its picture by element. */
  record Model(String file, String text, BpmnModelInstance bpmn, Map<String, Rectangle2D> shapes, Map<String, List<Line2D>> edges,
      Map<String, Rectangle2D> labels) {

    static Model read(Path path) {
      try {
        BpmnModelInstance bpmn = Bpmn.readModelFromFile(path.toFile());
        Model model = new Model(path.getFileName().toString(), Files.readString(path), bpmn, new HashMap<>(), new HashMap<>(), new HashMap<>());
        bpmn.getModelElementsByType(BpmnShape.class).forEach(model::draw);
        bpmn.getModelElementsByType(BpmnEdge.class).forEach(model::draw);
        return model;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void draw(BpmnShape shape) {
      shapes.put(shape.getBpmnElement().getId(), area(shape.getBounds()));
      draw(shape.getBpmnElement().getId(), shape.getBpmnLabel());
    }

    private void draw(BpmnEdge edge) {
      List<Waypoint> points = List.copyOf(edge.getWaypoints());
      edges.put(edge.getBpmnElement().getId(), IntStream.range(1, points.size()).<Line2D>mapToObj(i -> new Line2D.Double(
          points.get(i - 1).getX(), points.get(i - 1).getY(), points.get(i).getX(), points.get(i).getY())).toList());
      draw(edge.getBpmnElement().getId(), edge.getBpmnLabel());
    }

    private void draw(String owner, BpmnLabel label) {
      if (label != null && label.getBounds() != null) {
        labels.put(owner, area(label.getBounds()));
      }
    }

    private static Rectangle2D area(Bounds bounds) {
      return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    Rectangle2D shape(String id) {
      assertThat(shapes).as("%s draws all of its elements", file).containsKey(id);
      return shapes.get(id);
    }

    List<Line2D> edge(SequenceFlow flow) {
      assertThat(edges).as("%s draws all of its flows", file).containsKey(flow.getId());
      return edges.get(flow.getId());
    }

    <T extends ModelElementInstance> List<T> all(Class<T> type) {
      return List.copyOf(bpmn.getModelElementsByType(type));
    }

    Process process() {
      return all(Process.class).get(0);
    }

    SequenceFlow flow(String id) {
      return bpmn.getModelElementById(id);
    }

    Stream<MatchResult> matches(Pattern pattern) {
      return pattern.matcher(text).results();
    }

    Stream<FlowNode> splits() {
      return all(FlowNode.class).stream().filter(node -> node.getOutgoing().size() > 1);
    }

    Set<String> starts() {
      return all(StartEvent.class).stream().map(StartEvent::getId).collect(toSet());
    }

    /** Every element that is reached from the given ones when the elements and flows of {@code without} are taken out. */
    Set<String> reach(Collection<String> from, Set<String> without) {
      Set<String> reached = new HashSet<>();
      Deque<String> next = new ArrayDeque<>(from);
      while (!next.isEmpty()) {
        String id = next.pop();
        if (!without.contains(id) && reached.add(id)) {
          next.addAll(after(bpmn.getModelElementById(id), without));
        }
      }
      return reached;
    }

    private List<String> after(FlowNode node, Set<String> without) {
      Stream<String> flows = node.getOutgoing().stream().filter(flow -> !without.contains(flow.getId())).map(flow -> flow.getTarget().getId());
      Stream<String> boundaries = node instanceof Activity
          ? all(BoundaryEvent.class).stream().filter(event -> event.getAttachedTo() == node).map(BoundaryEvent::getId) : Stream.empty();
      Stream<String> links = node instanceof ThrowEvent
          ? all(CatchEvent.class).stream().filter(event -> link(node).isPresent() && link(node).equals(link(event))).map(CatchEvent::getId)
          : Stream.empty();
      return Stream.of(flows, boundaries, links).flatMap(ids -> ids).toList();
    }

    private static Optional<String> link(FlowNode event) {
      return event.getChildElementsByType(LinkEventDefinition.class).stream().map(LinkEventDefinition::getName).findAny();
    }

    @Override
    public String toString() {
      return file;
    }
  }
}
