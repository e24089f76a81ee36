package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.WorkingDays;
import org.countersign.casefile.BusinessCases.Participant;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFileReader;
import org.countersign.casefile.Drafts;
import org.countersign.casefile.London;
import org.countersign.casefile.Status;
import org.countersign.cases.AwardDesk;
import org.countersign.cases.CaseWorkflow;
import org.countersign.checks.Checks;
import org.countersign.checks.PartTwoInPartOne;
import org.countersign.decisions.Corrections;
import org.countersign.decisions.DecisionDesk;
import org.countersign.decisions.Decisions;
import org.countersign.decisions.Gates;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.NumberSeries;
import org.countersign.decisions.PublicIndex;
import org.countersign.decisions.PublicMeasure;
import org.countersign.decisions.RejectedCase;
import org.countersign.decisions.SignedNotices;
import org.countersign.decisions.OwnApprovals;
import org.countersign.people.Absences;
import org.countersign.people.BoardRoster;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.program.Papers;
import org.countersign.record.Entry;
import org.countersign.scheme.Approvals;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Editions;
import org.countersign.scheme.Instruments;
import org.countersign.scheme.RuleTable;
import org.countersign.workflow.PlainRuleTable;
import org.countersign.workflow.ShippedAdviceTable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What decides and guards, made by hand over a database in memory: the real services, tables, rules and transactions,
 * without the engine. A test asks for the tasks that the engine would have opened.
 */
public final class Workbench {

  /** A Monday in summer: in London it is an hour later than in UTC. */
  static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  static final String REASON = "Because of head 2.";

  private static final SingleConnectionDataSource DATABASE = withTables();
  private static final DataSourceTransactionManager TRANSACTIONS = new DataSourceTransactionManager(DATABASE);
  private static final PlainRuleTable RULES = new PlainRuleTable();
  /** Each question is put to the real tables once: they are asked the same again and again. */
  private static final RuleTable RULES_ASKED = remembering(RULES::rulesFor)::apply;
  private static final AdviceTable ADVICE_ASKED = remembering(ShippedAdviceTable.read()::requiredFor)::apply;
  /** A stored paper is read and held against its schema once, not for each act. */
  private static final CaseFileReader READER = new CaseFileReader() {

    private final Function<String, CaseFile> papers = remembering(super::read);

    @Override
    public CaseFile read(String json) {
      return papers.apply(json);
    }
  };
  private static final ObjectMapper JSON = new ObjectMapper();
  /** Of the engine's answers only one is needed: which course it has started for an award. */
  private static final CaseWorkflow COURSES = (CaseWorkflow) Proxy.newProxyInstance(CaseWorkflow.class.getClassLoader(),
      new Class<?>[] {CaseWorkflow.class}, (proxy, method, arguments) -> instanceOf((String) arguments[0]));

  public final Staff staff = new Staff();
  public final JdbcClient jdbc = JdbcClient.create(DATABASE);
  final MovableClock clock = new MovableClock();
  final List<Object> events = new ArrayList<>();
  public final BusinessCases cases = new BusinessCases(jdbc, READER, (reference, revision) -> { });
  final Editions editions = new Editions();
  public final CaseRecord record = transactional(new CaseRecord(jdbc, clock));
  final Instruments instruments = new Instruments(jdbc);
  final Absences absences = new Absences(jdbc);
  final BoardRoster roster = new BoardRoster(jdbc);
  public final Decisions decisions = new Decisions(jdbc, new NumberSeries(Map.of("PCD", 2001, "CEOD", 101)));
  private final Approvals approvals = OwnApprovals.of(decisions, cases, jdbc);
  private final Determinations determinations = new Determinations(RULES_ASKED, approvals);
  public final Dossiers dossiers = transactional(new Dossiers(cases, record, determinations, editions, RULES_ASKED));
  final Mandates mandates = new Mandates(staff, instruments, absences, clock);
  public final CallIn callIn = callIn(10);
  public final Requirements requirements = transactional(new Requirements(record, dossiers, ADVICE_ASKED, callIn, mandates));
  final Enforcement enforcement = transactional(new Enforcement(dossiers, record, requirements));
  final InvestmentBoard board = transactional(new InvestmentBoard(dossiers, record, roster, absences, staff, clock));
  final SigningDesk desk = transactional(new SigningDesk(cases, dossiers, record, requirements, board, mandates, callIn,
      PartTwoInPartOne::toldIn, clock));
  final InstrumentDesk instrumentDesk = transactional(new InstrumentDesk(instruments, RULES, staff, record, events::add, clock));
  final AbsenceDesk absenceDesk = transactional(new AbsenceDesk(absences, instruments, staff, record, events::add, clock));
  public final Conditions conditions = new Conditions(jdbc);
  final DischargeDesk dischargeDesk =
      transactional(new DischargeDesk(conditions, dossiers, cases, record, staff, PartTwoInPartOne::toldIn, clock));
  public final Gates gates = new Gates(jdbc);
  public final RegisterTold register = new RegisterTold();
  public final DecisionDesk decisionDesk =
      transactional(new DecisionDesk(cases, dossiers, record, requirements, decisions, gates, register, clock));
  public final SignedNotices notices = transactional(new SignedNotices(jdbc, cases, record));
  public final Corrections corrections = transactional(new Corrections(jdbc, cases, record, clock));
  private final AwardDesk awardDesk = transactional(new AwardDesk(cases, new Drafts(jdbc), dossiers, record, READER, approvals, decisions,
      determinations, editions, new Checks(List.of()), COURSES, clock));
  final AccountsInMemory accounts = new AccountsInMemory();
  final ConfirmedAccounts confirmed = new ConfirmedAccounts(jdbc);
  final AccountActs acts = transactional(new AccountActs(accounts, confirmed, record, clock));
  final Confirmations confirmations = transactional(new Confirmations(accounts, confirmed, record, clock));

  private int tasks;

  public Workbench() {
    for (String table : List.of("decision_condition", "announced_paper", "signed_notice_piece", "signed_notice", "decision_correction",
        "decision", "case_participant", "revision", "record_entry", "board_seat", "instrument", "absence",
        "confirmed_account", "confirmed_membership", "business_case")) {
      jdbc.sql("DELETE FROM " + table).update();
    }
    jdbc.sql("DELETE FROM number_series WHERE series <> 'BC'").update();
    roster.seat("chair", true, LocalDate.of(2019, 1, 1));
    List.of("member1", "member2", "member3").forEach(member -> roster.seat(member, false, LocalDate.of(2019, 1, 1)));
  }

  /** The tables of V2, V3 and V4; of the engine's, the two that V3 reads. */
  private static SingleConnectionDataSource withTables() {
    SingleConnectionDataSource database = new SingleConnectionDataSource("jdbc:h2:mem:workbench", true);
    try {
      Connection connection = database.getConnection();
      connection.createStatement().execute("CREATE TABLE ACT_ID_USER (ID_ VARCHAR(64), PWD_ VARCHAR(255), SALT_ VARCHAR(255))");
      connection.createStatement().execute("CREATE TABLE ACT_ID_MEMBERSHIP (USER_ID_ VARCHAR(64), GROUP_ID_ VARCHAR(64))");
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V2__cases_and_record.sql"));
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V3__authority_of_the_moment.sql"));
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V4__precedents.sql"));
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V5__drafts_and_finding.sql"));
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V6__documents_and_clearance.sql"));
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V9__notices_and_corrections.sql"));
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V12__conditions_and_gates.sql"));
      return database;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <Q, A> Function<Q, A> remembering(Function<Q, A> table) {
    Map<Q, A> answers = new HashMap<>();
    return question -> answers.computeIfAbsent(question, table);
  }

  /** As Spring does it: by the annotations, so that what needs a transaction and has none fails here too. */
  @SuppressWarnings("unchecked")
  private static <T> T transactional(T service) {
    ProxyFactory proxy = new ProxyFactory(service);
    proxy.setProxyTargetClass(true);
    proxy.addAdvice(new TransactionInterceptor((TransactionManager) TRANSACTIONS,
        new AnnotationTransactionAttributeSource()));
    return (T) proxy.getProxy();
  }

  public <T> T inTransaction(Supplier<T> act) {
    return new TransactionTemplate(TRANSACTIONS).execute(status -> act.get());
  }

  public PlatformTransactionManager transactions() {
    return TRANSACTIONS;
  }

  public DataSource database() {
    return DATABASE;
  }

  // Time

  public void at(String instant) {
    clock.now = Instant.parse(instant);
  }

  public void later(Duration duration) {
    clock.now = clock.now.plus(duration);
  }

  /** Noon of that day in London. */
  public void on(LocalDate day) {
    clock.now = London.startOf(day).plus(Duration.ofHours(12));
  }

  public LocalDate today() {
    return London.today(clock);
  }

  // Papers and cases

  /** PCD 579, changed: two heads for £6.7m that the DMPC decides, and two that only note. */
  public String submit(Consumer<ObjectNode> change) {
    return submit(Papers.changed("pcd-579", change));
  }

  public String submit() {
    return submit(paper -> { });
  }

  public String submit(JsonNode paper) {
    return inTransaction(() -> {
      CaseFile file = READER.read(paper);
      BusinessCase opened = cases.open(file, editions.inForceOn(today()).code(), today(), "originator", clock.instant());
      String reference = opened.reference();
      cases.addParticipant(reference, new Participant(Participant.Kind.PERSON, "originator"));
      record.append(reference, "originator", Act.SUBMITTED, Map.of("revision", 1));
      cases.registerInstance(reference, instanceOf(reference));
      checked(reference);
      return reference;
    });
  }

  /** The originator puts another revision in place and resubmits it. */
  public void revise(String reference, Consumer<ObjectNode> change) {
    putRevision(reference, change);
    sign("originator", SignOff.REVISE_CASE, reference, Map.of("outcome", "RESUBMIT"));
    inTransaction(() -> checked(reference));
  }

  void putRevision(String reference, Consumer<ObjectNode> change) {
    inTransaction(() -> {
      ObjectNode paper = read(contentOf(reference));
      change.accept(paper);
      cases.addRevision(reference, READER.read(paper), "originator", clock.instant());
      return record.append(reference, "originator", Act.REVISED, Map.of("revision", cases.get(reference).revision()));
    });
  }

  /** What the program does first with each submission. */
  private Entry checked(String reference) {
    return record.append(reference, Entry.PROGRAM, Act.CHECKED, Map.of("revision", cases.get(reference).revision()));
  }

  private String contentOf(String reference) {
    return jdbc.sql("SELECT content FROM revision WHERE reference = ? ORDER BY number DESC LIMIT 1").param(reference)
        .query(String.class).single();
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String instanceOf(String reference) {
    return "instance-of-" + reference;
  }

  public Dossier dossier(String reference) {
    return dossiers.read(reference);
  }

  public Status status(String reference) {
    return cases.get(reference).status();
  }

  public List<Entry> entries(String reference) {
    return record.chain(reference).entries();
  }

  public Entry lastEntry(String reference) {
    List<Entry> entries = entries(reference);
    return entries.get(entries.size() - 1);
  }

  static void withPartTwo(ObjectNode paper) {
    ObjectNode partTwo = paper.putObject("partTwo");
    partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
    partTwo.put("text", "The bids.");
  }

  /** Of £400,000 from the MPS: decided by the Investment Board under consent. */
  static void smallBusinessCase(ObjectNode paper) {
    ((ObjectNode) paper.at("/heads/0/costs/0")).put("amount", 400_000);
    ((ArrayNode) paper.get("heads")).remove(1);
    paper.put("statedTotal", 400_000);
  }

  /** Of £400,000 from the MPS: decided by the commercial director under consent. */
  public static void smallProcurement(ObjectNode paper) {
    ((ObjectNode) paper.at("/heads/1/contract")).put("value", 400_000);
    ((ArrayNode) paper.get("heads")).remove(0);
    paper.put("statedTotal", 400_000);
  }

  // Signatures

  /** A task that the person holds, opened as the engine would. */
  SigningDesk.OpenTask task(String person, SignOff signOff, String reference) {
    if (!status(reference).isFinal()) {
      cases.setStatus(reference, signOff.statusWhileOpen(), clock.instant());
    }
    return new SigningDesk.OpenTask("task-" + ++tasks, signOff, reference, instanceOf(reference), person);
  }

  public Signature sign(String person, SignOff signOff, String reference, Map<String, Object> answer) {
    return desk.sign(task(person, signOff, reference), staff.get(person), answer);
  }

  /** With a reason, conditions, interest or day where the outcome needs one. */
  public Signature sign(String person, SignOff signOff, String reference, Outcome outcome) {
    return sign(person, signOff, reference, answer(outcome));
  }

  Map<String, Object> answer(Outcome outcome) {
    Map<String, Object> answer = new HashMap<>(Map.of("outcome", outcome.name()));
    if (outcome.needsReason()) {
      answer.put("reason", REASON);
    }
    if (outcome.needsConditions()) {
      answer.put("conditions", List.of(Map.of("text", "Report to the board", "owner", "Programme", "due", "2027-03-31")));
    }
    if (outcome == Outcome.RECUSE) {
      answer.put("interest", "A relative bids.");
    }
    if (outcome == Outcome.DEFER) {
      answer.put("deferUntil", today().plusDays(7).toString());
    }
    return answer;
  }

  /** Refused by the desk, and nothing was changed by it. */
  AbstractThrowableAssert<?, ? extends Throwable> refused(String person, SignOff signOff, String reference, Outcome outcome) {
    SigningDesk.OpenTask task = task(person, signOff, reference);
    return refused(reference, () -> desk.sign(task, staff.get(person), answer(outcome)));
  }

  AbstractThrowableAssert<?, ? extends Throwable> refused(String reference, ThrowingCallable act) {
    List<Entry> before = entries(reference);
    BusinessCase stood = cases.get(reference);
    AbstractThrowableAssert<?, ? extends Throwable> refused = assertThatThrownBy(act).isInstanceOf(Refusal.class);
    assertThat(entries(reference)).isEqualTo(before);
    assertThat(cases.get(reference)).isEqualTo(stood);
    return refused;
  }

  // The way of a case

  public void votes(String reference, Outcome... votes) {
    board.convene(reference);
    List<String> members = List.of("chair", "member1", "member2", "member3");
    for (int i = 0; i < votes.length; i++) {
      sign(members.get(i), SignOff.VOTE_AT_BOARD, reference, votes[i]);
    }
  }

  public void boardEndorses(String reference) {
    votes(reference, Outcome.ENDORSE, Outcome.ENDORSE, Outcome.ENDORSE);
    closeBoard(reference);
  }

  public void closeBoard(String reference) {
    board.close(reference);
  }

  /** All who are still to be asked, the board apart, are satisfied. */
  public void advisersSatisfied(String reference) {
    requirements.outstanding(reference).stream().filter(SignOff.ADVICE::contains)
        .forEach(advice -> sign(adviser(advice), advice, reference, Outcome.SATISFIED));
    requirements.weighAdvice(reference);
  }

  static String adviser(SignOff advice) {
    return advice.name().replace("ADVISE_", "").replace("_", "").toLowerCase(Locale.ROOT);
  }

  public String toDecision() {
    return toDecision(submit());
  }

  public String toDecision(String reference) {
    boardEndorses(reference);
    advisersSatisfied(reference);
    cases.setStatus(reference, Status.TO_BE_DECIDED, clock.instant());
    return reference;
  }

  public String approved() {
    String reference = toDecision();
    sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.APPROVE);
    return reference;
  }

  public IssuedDecision issue(String reference) {
    return decisionDesk.issue(reference, instanceOf(reference));
  }

  public String issued(String reference) {
    toDecision(reference);
    sign("dmpc", SignOff.DECIDE_AS_DMPC, reference, Outcome.APPROVE);
    issue(reference);
    return reference;
  }

  // Awards

  /** A case of £6.7m that lets others spend so much on contracts. */
  public String letting(String value) {
    return issued(submit(paper -> buying(paper, value)));
  }

  static void buying(ObjectNode paper, String value) {
    ObjectNode contract = (ObjectNode) paper.at("/heads/1/contract");
    contract.remove("optionsValue");
    contract.put("value", new BigDecimal(value));
    paper.remove("statedTotal");
  }

  /** The commercial adviser raises an award of a contract without options. */
  public String raise(String reference, String value) {
    return raise("commercial", reference, value);
  }

  String raise(String raiser, String reference, String value) {
    String award = awardDesk.raise(staff.get(raiser), reference, contract(value)).reference();
    inTransaction(() -> checked(award));
    return award;
  }

  /** Whoever raised it puts another contract in place. */
  public void reviseAward(String award, String value) {
    cases.setStatus(award, Status.TO_BE_REVISED, clock.instant());
    awardDesk.revise(staff.get(cases.get(award).originator()), award, contract(value));
  }

  /** What the case lets others spend stands in Part 2. */
  public static void buyingInPartTwo(ObjectNode paper) {
    withPartTwo(paper);
    ((ObjectNode) paper.at("/heads/1/contract")).remove(List.of("value", "optionsValue"));
    ((ObjectNode) paper.get("partTwo")).putArray("values").addObject().put("head", 2).put("value", 731_246);
  }

  private static byte[] contract(String value) {
    return JSON.createObjectNode().put("route", "OPEN").put("value", new BigDecimal(value)).toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** An award that the director has approved and the DMPC may call in. */
  String awarded() {
    return awarded(raise(letting("2000000"), "500000"));
  }

  public String awarded(String award) {
    sign("director", SignOff.DECIDE_UNDER_CONSENT, award, Outcome.APPROVE);
    return award;
  }

  String calledIn() {
    String award = awarded();
    sign("dmpc", SignOff.CONSIDER_CALL_IN, award, Outcome.CALL_IN);
    return award;
  }

  CallIn callIn(int workingDays) {
    return transactional(new CallIn(dossiers, record, new WorkingDays(), new CallInSettings(workingDays), clock));
  }

  // Instruments and absences

  /** Of business cases and ways to buy up to £10m, for thirty days from today. */
  InstrumentDesk.Wish wish(String holder) {
    return new InstrumentDesk.Wish(holder, null, Set.of(), Set.of(Kind.BUSINESS_CASE, Kind.PROCUREMENT_STRATEGY),
        new BigDecimal("10000000"), today(), today().plusDays(30), "Leave of the DMPC.");
  }

  /** @return its number */
  public int instrument(String holder, String fallback, String ceiling) {
    InstrumentDesk.Wish wish = wish(holder);
    return instrumentDesk.make(staff.get("dmpc"), new InstrumentDesk.Wish(holder, fallback, wish.rules(), wish.kinds(),
        new BigDecimal(ceiling), wish.from(), wish.until(), wish.reason())).number();
  }

  public int instrument(String holder) {
    return instrument(holder, null, "10000000");
  }

  /** What the public register was told, in its order. */
  public static final class RegisterTold implements PublicIndex {

    public final List<Object> published = new ArrayList<>();
    public final List<RejectedCase> rejected = new ArrayList<>();
    public PublicMeasure lastMeasure;

    @Override
    public void published(IssuedDecision decision, PublicMeasure measure, Instant at) {
      published.add(decision.number().orElseThrow() + " " + at);
      lastMeasure = measure;
    }

    @Override
    public void rejected(RejectedCase one, PublicMeasure measure, Instant at) {
      rejected.add(one);
      lastMeasure = measure;
    }
  }

  /** A clock that a test sets. */
  static final class MovableClock extends Clock {

    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
