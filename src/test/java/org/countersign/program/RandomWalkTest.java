package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.countersign.casefile.London;
import org.countersign.people.Affiliation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Everybody does whatever comes to mind, over the whole API. However they went, a case that is approved has every signature
 * that it needs, and {@link ApprovalOracle} says so. The seed is printed; {@code -Dwalk.seed=…} walks the same way again, as far
 * as walkers who meet let it, and {@code -Dwalk.approvals=…} farther.
 */
@ProgramTest
class RandomWalkTest {

  private static final Logger LOG = LoggerFactory.getLogger(RandomWalkTest.class);
  private static final long SEED = Long.getLong("walk.seed", System.nanoTime());
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WALKERS = 4;
  private static final int APPROVALS = Integer.getInteger("walk.approvals", 100);
  private static final int STEPS = 25 * APPROVALS;
  private static final int WALKS_WITHOUT_THE_DMPC = 24;
  private static final Set<String> FINAL = Set.of("APPROVED", "REJECTED", "WITHDRAWN");

  private static final String VOTE = "UserTask_VoteAtInvestmentBoard";
  private static final String REVISE = "UserTask_ReviseCase";
  private static final String RECONVENE = "UserTask_ReconveneBoard";
  private static final String CONDITIONS = "[{\"text\": \"Report.\", \"owner\": \"finance\", \"due\": \"2099-12-31\"}]";
  private static final String CLEARED = "cleared-part-two";

  /** Sorted: what is picked by a seed is the same in each run. */
  private static final Map<String, List<String>> OUTCOMES = new TreeMap<>(Map.of(
      VOTE, List.of("ENDORSE", "ENDORSE_WITH_CONDITIONS", "RETURN", "REJECT", "RECUSE"),
      REVISE, List.of("RESUBMIT", "WITHDRAW"),
      RECONVENE, List.of("RECONVENE"),
      "advice", List.of("SATISFIED", "SATISFIED_WITH_CONDITIONS", "NOT_SATISFIED", "RECUSE"),
      "decision", List.of("APPROVE", "APPROVE_WITH_CONDITIONS", "RETURN", "REJECT", "DEFER", "RECUSE")));

  private static final Map<String, String> GROUP_OF_TASK = Map.of("UserTask_AdviseFinance", "finance",
      "UserTask_AdviseLegal", "legal", "UserTask_AdviseCommercial", "commercial",
      "UserTask_AdviseDataProtection", "data-protection", "UserTask_AdviseEquality", "equality", RECONVENE, "secretariat");

  /** The accounts of the demonstration, as the contract lists them. */
  private static final Map<String, Set<String>> ACCOUNTS = Map.ofEntries(
      account("originator", "originators"), account("originator2", "originators"),
      account("chair", "investment-board", "board-chair", CLEARED), account("member1", "investment-board", CLEARED),
      account("member2", "investment-board", CLEARED), account("member3", "investment-board"),
      account("finance", "finance", CLEARED), account("legal", "legal", CLEARED), account("commercial", "commercial", CLEARED),
      account("commercial2", "commercial", CLEARED), account("dataprotection", "data-protection", CLEARED),
      account("equality", "equality", CLEARED), account("dmpc", "dmpc", CLEARED), account("deputy"),
      account("chiefexecutive", "mopac-chief-executive", CLEARED), account("director", "commercial-director", CLEARED),
      account("secretariat", "secretariat", CLEARED), account("auditor", "auditors"),
      account("operator", "operators", "camunda-admin"));

  /** People of many groups, whom nothing but the guard keeps from acting in two capacities. */
  private static final Map<String, Set<String>> FURTHER = Map.ofEntries(
      account("temporiginator", "originators", "finance", "legal", CLEARED),
      account("tempsubstitute", "investment-board", "commercial", CLEARED),
      account("tempsubstitute2", "investment-board", CLEARED),
      account("tempadviser", "finance", "legal", "commercial", "data-protection", "equality", CLEARED),
      account("tempchief", "dmpc", "mopac-chief-executive", "commercial-director", "board-chair", "legal", CLEARED),
      account("tempoperator", "operators", "finance", "dmpc", CLEARED));

  private static Map.Entry<String, Set<String>> account(String id, String... groups) {
    return Map.entry(id, Set.of(groups));
  }

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private People people;
  @Autowired
  private Clock clock;

  private final Map<String, Set<String>> groups = new TreeMap<>();
  private final Map<String, Integer> ends = new ConcurrentSkipListMap<>();
  private final Queue<String> numbers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger triesForTheDmpc = new AtomicInteger();
  private final List<Walker> walkers = new ArrayList<>();
  private ApprovalOracle oracle;

  @BeforeEach
  void gather() {
    LOG.info("walk.seed={}", SEED);
    groups.putAll(ACCOUNTS);
    groups.putAll(FURTHER);
    FURTHER.forEach((id, theirs) -> people.make(id, id, theirs.toArray(String[]::new)));
    people.confirm("tempchief", Affiliation.MOPAC);
    oracle = new ApprovalOracle(http, groups);
  }

  @AfterEach
  void sendPeopleHome() {
    walkers.forEach(Walker::endWhatWasPassedOn);
    people.goHome();
  }

  @Test
  void every_approval_that_is_reached_has_every_signature_that_it_needs() throws Exception {
    List<String> everybody = List.copyOf(groups.keySet());
    walk(random -> new Walker(random, everybody, true, 60), walker -> {
      int walks = 0;
      while (approvals() < APPROVALS || steps.get() < STEPS) {
        walker.walkOneCase(walker.pick(SoundPaper.values()));
        assertThat(++walks).as("walks of one walker towards %s approvals: %s", APPROVALS, ends).isLessThan(APPROVALS * 5);
      }
    });
    assertThat(numbers).doesNotHaveDuplicates().isNotEmpty();
    for (String house : List.of("INSTRUMENTS", "PEOPLE")) {
      assertThat(http.as("auditor").get("/api/records/" + house).body().path("verified").asBoolean()).as(house).isTrue();
    }
    LOG.info("{} steps, of which {} were refused: {}", steps, refusals, ends);
  }

  @Test
  void without_the_dmpc_and_without_instruments_nothing_is_approved_that_the_dmpc_decides() throws Exception {
    List<String> others = groups.keySet().stream().filter(person -> !groups.get(person).contains("dmpc")).toList();
    walk(random -> new Walker(random, others, false, 30), walker -> {
      for (int walks = 0; walks < WALKS_WITHOUT_THE_DMPC / WALKERS; walks++) {
        SoundPaper paper = walker.pick(SoundPaper.EXPENDITURE, SoundPaper.PROGRAMME, SoundPaper.CLAIM, SoundPaper.SMALL);
        String end = walker.walkOneCase(paper);
        assertThat(end.equals("APPROVED") && paper.decidedBy().equals("DMPC")).as("walk.seed=%s: %s", SEED, paper).isFalse();
      }
    });
    assertThat(triesForTheDmpc.get()).as("answers to tasks of the DMPC: %s", ends).isPositive();
    LOG.info("without the DMPC: {} steps, {} answers to tasks of the DMPC: {}", steps, triesForTheDmpc, ends);
  }

  private int approvals() {
    return ends.getOrDefault("APPROVED", 0);
  }

  /** All walkers at once, each by a seed of their own. */
  private void walk(Function<Random, Walker> made, Consumer<Walker> walk) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WALKERS);
    try {
      for (int i = 0; i < WALKERS; i++) {
        walkers.add(made.apply(new Random(SEED + i)));
      }
      List<Future<?>> walking = new ArrayList<>();
      walkers.forEach(walker -> walking.add(threads.submit(() -> walk.accept(walker))));
      for (Future<?> each : walking) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Somebody who plays everybody, on one case after the other. */
  private final class Walker {

    private final Random random;
    private final List<String> actors;
    private final boolean withInstruments;
    private final int mostSteps;
    private final List<Integer> instruments = new ArrayList<>();
    private final List<Integer> absences = new ArrayList<>();

    /** @param actors those who act in this walk */
    Walker(Random random, List<String> actors, boolean withInstruments, int mostSteps) {
      this.random = random;
      this.actors = actors;
      this.withInstruments = withInstruments;
      this.mostSteps = mostSteps;
    }

    void endWhatWasPassedOn() {
      instruments.forEach(number -> http.as("dmpc").delete("/api/instruments/" + number));
      absences.forEach(number -> http.as("secretariat").delete("/api/absences/" + number));
    }

    // One case

    /**
     * A case on its way.
     *
     * @param tasks every task of it that was ever seen, with its key
     */
    private record Walked(String reference, SoundPaper kind, ObjectNode paper, String originator, Map<String, String> tasks) {}

    /** @return how it ended */
    private String walkOneCase(SoundPaper kind) {
      Walked walked = submitted(kind);
      for (int step = 0; step < mostSteps; step++) {
        Seen seen = settled(walked);
        if (FINAL.contains(seen.status()) || seen.status().equals("DEFERRED") && random.nextInt(3) == 0) {
          break;
        }
        step(walked, seen);
      }
      return end(walked);
    }

    private Walked submitted(SoundPaper kind) {
      ObjectNode paper = kind.caseFile();
      if (random.nextInt(4) == 0) {
        SoundPaper.withPartTwo(paper);
      }
      if (random.nextInt(4) == 0) {
        SoundPaper.screened(paper);
      }
      String originator = pick("originator", "originator2", "temporiginator");
      Http.Answer answer = act(originator, "POST", "/api/cases", paper);
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
      return new Walked(answer.at("/reference"), kind, paper, originator, new LinkedHashMap<>());
    }

    /**
     * What a walker sees of a case at a glance; the whole of it costs the program far more.
     *
     * @param status empty while tasks are open
     */
    private record Seen(String status, List<JsonNode> tasks) {}

    /** The case, once the program has done what it does of itself. */
    private Seen settled(Walked walked) {
      Seen settled = await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).pollDelay(Duration.ZERO).until(
          () -> glance(walked), seen -> !seen.tasks().isEmpty() || FINAL.contains(seen.status()) || seen.status().equals("DEFERRED"));
      settled.tasks().forEach(task -> walked.tasks().put(task.path("id").asText(), key(task)));
      return settled;
    }

    private Seen glance(Walked walked) {
      // A condition of the approval stays open when the case has ended.
      List<JsonNode> tasks =
          list(http.as("operator").get("/engine-rest/task?processInstanceBusinessKey=" + walked.reference()).body()).stream()
              .filter(task -> !task.path("processDefinitionId").asText().startsWith("ConditionDischarge:")).toList();
      return new Seen(tasks.isEmpty() ? statusOf(walked) : "", tasks);
    }

    private String statusOf(Walked walked) {
      return list(http.as("auditor").get("/api/cases?q=" + walked.reference()).body().path("cases")).stream()
          .filter(found -> found.path("reference").asText().equals(walked.reference())).map(found -> found.path("status").asText())
          .findFirst().orElseThrow();
    }

    private static String key(JsonNode task) {
      return task.path("taskDefinitionKey").asText();
    }

    /** What has ended stays as it ended, whatever is tried; what has not is withdrawn. */
    private String end(Walked walked) {
      Seen seen = settled(walked);
      if (!FINAL.contains(seen.status())) {
        act(walked.originator(), "POST", "/api/cases/" + walked.reference() + "/withdrawal", null);
        seen = settled(walked);
      }
      String status = seen.status();
      assertThat(status).as("%s", walked).isIn(FINAL);
      for (int tries = 0; tries < 2; tries++) {
        disturb(walked, seen);
      }
      assertThat(statusOf(walked)).as("it never leaves a final state").isEqualTo(status);
      ends.merge(status, 1, Integer::sum);
      boolean approved = status.equals("APPROVED");
      assertThat(approved ? oracle.faults(walked.reference(), walked.kind().decidedBy()) : oracle.faultsOfRecord(walked.reference()))
          .as("walk.seed=%s: %s", SEED, walked).isEmpty();
      String number = walk.caseOf(walked.reference()).path("number").asText("");
      assertThat(number.isEmpty()).as("%s", walked).isEqualTo(!approved || isOfPoliceBody(walked.kind()));
      if (!number.isEmpty()) {
        numbers.add(number);
      }
      return status;
    }

    /** What the police's own bodies decide is on the record, and bears no number. */
    private static boolean isOfPoliceBody(SoundPaper kind) {
      return Set.of("COMMERCIAL_DIRECTOR", "INVESTMENT_BOARD").contains(kind.decidedBy());
    }

    private void step(Walked walked, Seen seen) {
      if (random.nextInt(100) < 80 && !seen.tasks().isEmpty()) {
        help(walked, seen);
      } else {
        disturb(walked, seen);
      }
    }

    // What helps

    /** Somebody who is asked answers, mostly well. */
    private void help(Walked walked, Seen seen) {
      JsonNode task = pick(seen.tasks());
      String key = key(task);
      String person = holderOf(walked, task);
      if (person == null) {
        // Nobody of the group acts in this walk: somebody else tries.
        triesForTheDmpc.incrementAndGet();
        person = pick(actors);
        claim(person, task.path("id").asText());
      }
      if (key.equals(REVISE) && random.nextBoolean()) {
        change(walked.paper());
        act(person, "PUT", "/api/cases/" + walked.reference(), walked.paper());
      }
      List<String> outcomes = outcomesOf(key);
      String id = task.path("id").asText();
      if (complete(person, id, answer(random.nextInt(100) < 88 ? outcomes.get(0) : pick(outcomes))).status() >= 400) {
        // Whoever holds what they may not sign would keep it from everybody else.
        act(person, "POST", "/engine-rest/task/" + id + "/unclaim", null);
      }
    }

    /** Who holds the task, or claims it now; null if nobody of the group acts. */
    private String holderOf(Walked walked, JsonNode task) {
      if (task.hasNonNull("assignee")) {
        String assignee = task.path("assignee").asText();
        return actors.contains(assignee) ? assignee : null;
      }
      String asked = GROUP_OF_TASK.getOrDefault(key(task), ApprovalOracle.GROUP_OF_AUTHORITY.get(walked.kind().decidedBy()));
      List<String> candidates = new ArrayList<>(actors.stream().filter(person -> groups.get(person).contains(asked)).toList());
      if (asked.equals("dmpc") && !instruments.isEmpty()) {
        candidates.addAll(List.of("deputy", "chiefexecutive"));
      }
      String person = candidates.isEmpty() ? null : pick(candidates);
      if (person != null) {
        claim(person, task.path("id").asText());
      }
      return person;
    }

    private static List<String> outcomesOf(String key) {
      return OUTCOMES.getOrDefault(key, key.startsWith("UserTask_Advise") ? OUTCOMES.get("advice") : OUTCOMES.get("decision"));
    }

    private Map<String, Object> answer(String outcome) {
      Map<String, Object> answer = new LinkedHashMap<>(Map.of("outcome", outcome));
      if (!List.of("ENDORSE", "SATISFIED", "APPROVE", "RESUBMIT", "WITHDRAW", "RECONVENE", "RECUSE").contains(outcome)) {
        answer.put("reason", "As it seems to me.");
      }
      if (outcome.endsWith("_WITH_CONDITIONS")) {
        answer.put("conditions", CONDITIONS);
      }
      switch (outcome) {
        case "RECUSE" -> answer.put("interest", "A relative bids.");
        case "DEFER" -> answer.put("deferUntil", "2099-12-31");
        case "RECONVENE" -> answer.put("substitutes", List.of(pick("tempsubstitute", "tempsubstitute2")));
        default -> { }
      }
      return answer;
    }

    /** Changes a part of the paper, so that some signatures lapse and others stand. */
    private void change(ObjectNode paper) {
      ObjectNode place = pick(paper, (ObjectNode) paper.at("/heads/0"), (ObjectNode) paper.path("sections"));
      String field = place == paper ? pick("summary", "title") : place.has("financial")
          ? pick("financial", "legal", "commercial", "dataProtection", "equality", "background") : "text";
      place.put(field, place.path(field).asText() + " Revised.");
    }

    // What disturbs

    private void disturb(Walked walked, Seen seen) {
      String person = pick(actors);
      String task = walked.tasks().isEmpty() ? "none" : pick(List.copyOf(walked.tasks().keySet()));
      String path = "/api/cases/" + walked.reference();
      switch (random.nextInt(20)) {
        case 0, 1 -> claim(person, task);
        case 2 -> act(person, "POST", "/engine-rest/task/" + task + "/unclaim", null);
        case 3, 4 -> complete(person, task, answer(pick(pick(List.copyOf(OUTCOMES.values())))));
        case 5 -> {
          claim(person, task);
          complete(person, task, answer(pick(outcomesOf(walked.tasks().getOrDefault(task, "decision")))));
        }
        case 6 -> holderAnswersAmiss(seen);
        case 7, 8 -> takeBack(walked, person);
        case 9, 10 -> act(random.nextBoolean() ? "secretariat" : person, "POST", path + "/sitting/closure", null);
        case 11 -> act(random.nextInt(6) == 0 ? walked.originator() : person, "POST", path + "/withdrawal", null);
        case 12 -> act(person, "PUT", path, walked.paper());
        case 13 -> recuse(walked, seen);
        case 14 -> instrument(person);
        case 15 -> absence(person);
        case 16 -> act(person, "GET",
            pick(path, path + "/record", "/api/tasks/" + task, "/api/instruments", "/api/cases?page=0"), null);
        case 17 -> act(null, "POST", "/engine-rest/task/" + task + "/complete", Map.of());
        default -> aroundTheTasks(walked, person, task);
      }
    }

    private void holderAnswersAmiss(Seen seen) {
      seen.tasks().stream().filter(task -> task.hasNonNull("assignee")).findAny().ifPresent(task -> {
        Map<String, Object> answer = answer(pick(outcomesOf(key(task))));
        switch (random.nextInt(4)) {
          case 0 -> answer.put("outcome", "MAYBE");
          case 1 -> answer.remove("outcome");
          case 2 -> answer.put("decision", "APPROVED");
          default -> answer.put("conditions", "[{}]");
        }
        complete(task.path("assignee").asText(), task.path("id").asText(), answer);
      });
    }

    private void takeBack(Walked walked, String person) {
      List<JsonNode> signatures = list(walk.caseOf(walked.reference()).path("signatures"));
      if (!signatures.isEmpty()) {
        JsonNode last = signatures.get(signatures.size() - 1);
        JsonNode signature = random.nextBoolean() ? last : pick(signatures);
        act(random.nextInt(4) == 0 ? person : signature.at("/by/id").asText(), "POST",
            "/api/cases/" + walked.reference() + "/signatures/" + signature.path("entry").asInt() + "/withdrawal",
            Map.of("reason", random.nextInt(8) == 0 ? "" : "On reflection."));
      }
    }

    private void recuse(Walked walked, Seen seen) {
      if (!seen.tasks().isEmpty() && random.nextInt(3) == 0) {
        JsonNode task = pick(seen.tasks());
        String person = holderOf(walked, task);
        if (person != null) {
          complete(person, task.path("id").asText(), answer("RECUSE"));
        }
      }
    }

    private void instrument(String person) {
      if (!withInstruments) {
        return;
      }
      if (instruments.size() > 1) {
        int number = instruments.get(random.nextInt(instruments.size()));
        if (act(random.nextBoolean() ? "dmpc" : person, "DELETE", "/api/instruments/" + number, null).status() == 204) {
          instruments.remove((Integer) number);
        }
        return;
      }
      LocalDate today = London.today(clock);
      Map<String, Object> wish = new HashMap<>(Map.of("holder", pick("deputy", "deputy", "chiefexecutive", "director", "operator"),
          "kinds", pick(List.of("BUSINESS_CASE"), List.of("BUSINESS_CASE", "PROCUREMENT_STRATEGY"), List.of("LEGAL_ASSISTANCE")),
          "ceiling", pick(10_000, 499_999.99, 500_000, 10_000_000), "from", today.toString(),
          "until", today.plusDays(random.nextInt(3)).toString(), "reason", "Leave."));
      if (random.nextBoolean()) {
        wish.put("fallback", "chiefexecutive");
      }
      Http.Answer answer = act(random.nextInt(3) > 0 ? "dmpc" : person, "POST", "/api/instruments", wish);
      if (answer.status() == 201) {
        instruments.add(answer.body().path("id").asInt());
      }
    }

    private void absence(String person) {
      if (absences.size() > 1) {
        int number = absences.get(random.nextInt(absences.size()));
        if (act(random.nextBoolean() ? "secretariat" : person, "DELETE", "/api/absences/" + number, null).status() == 204) {
          absences.remove((Integer) number);
        }
        return;
      }
      LocalDate today = London.today(clock);
      Http.Answer answer = act(random.nextBoolean() ? "secretariat" : person, "POST", "/api/absences",
          Map.of("person", pick("deputy", "dmpc", "chair", "finance"), "from", today.toString(),
              "until", today.plusDays(2).toString()));
      if (answer.status() == 201) {
        absences.add(answer.body().path("number").asInt());
      }
    }

    /** What no person may do to the engine, whoever they are. */
    private void aroundTheTasks(Walked walked, String person, String task) {
      String instance = http.as("operator").get("/engine-rest/task/" + task).at("/processInstanceId");
      String ofTask = "/engine-rest/task/" + task;
      String ofInstance = "/engine-rest/process-instance/" + (instance.isEmpty() ? "none" : instance);
      Map<String, Object> approved = Map.of("value", "APPROVED", "type", "String");
      Map<String, Object> toIssue = Map.of("instructions",
          List.of(Map.of("type", "startBeforeActivity", "activityId", "ServiceTask_IssueDecision")));
      Http.Answer answer = switch (random.nextInt(11)) {
        case 0 -> act(person, "PUT", ofTask + "/variables/decision", approved);
        case 1 -> act(person, "PUT", ofTask + "/localVariables/outcome", approved);
        case 2 -> act(person, "POST", ofTask + "/delegate", Map.of("userId", person));
        case 3 -> act(person, "POST", ofTask + "/resolve", Map.of("variables", Map.of("decision", approved)));
        case 4 -> act(person, "POST", ofTask + "/bpmnError", Map.of("errorCode", "E"));
        case 5 -> act(person, "POST", ofTask + "/identity-links", Map.of("userId", person, "type", "candidate"));
        case 6 -> act(person, "DELETE", ofTask, null);
        case 7 -> act(person, "PUT", ofInstance + "/variables/decision", approved);
        case 8 -> act(person, "POST", ofInstance + "/modification", toIssue);
        case 9 -> act(person, "POST", "/engine-rest/message",
            Map.of("messageName", pick("Message_SittingClosed", "Message_CaseWithdrawn"), "businessKey", walked.reference()));
        default -> act(person, "POST", "/engine-rest/process-definition/key/BusinessCaseApproval/start",
            Map.of("businessKey", walked.reference()));
      };
      assertThat(answer.status()).as("%s: %s", person, answer.body()).isBetween(400, 499);
    }

    // Acts

    private void claim(String person, String task) {
      act(person, "POST", "/engine-rest/task/" + task + "/claim", Map.of("userId", person));
    }

    private Http.Answer complete(String person, String task, Map<String, Object> variables) {
      Map<String, Object> typed = variables.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, variable -> Map.of("value", variable.getValue())));
      return act(person, "POST", "/engine-rest/task/" + task + "/complete", Map.of("variables", typed));
    }

    /** One step: no answer is an error of the program, and every refusal is in words. */
    private Http.Answer act(String person, String method, String path, Object body) {
      steps.incrementAndGet();
      Http.Answer answer = http.as(person).send(method, path, body);
      assertThat(answer.status()).as("walk.seed=%s: %s %s by %s: %s answered %s", SEED, method, path, person, body, answer.body())
          .isLessThan(500);
      if (answer.status() >= 400) {
        refusals.incrementAndGet();
        Standing.refused(answer);
      }
      return answer;
    }

    @SafeVarargs
    private <T> T pick(T... among) {
      return pick(Arrays.asList(among));
    }

    private <T> T pick(List<T> among) {
      return among.get(random.nextInt(among.size()));
    }

    private static List<JsonNode> list(JsonNode array) {
      return StreamSupport.stream(array.spliterator(), false).toList();
    }
  }
}
