package org.countersign.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The paper that asks for money, for a way to buy, or both, as its originator submitted it. Made by
 * {@link CaseFileReader}, which lets nothing malformed through: a list is never null here, and a
 * field that the schema requires is there. A head may lack a value: the Scheme then sends it upward.
 */
public record CaseFile(
    String title,
    String reference,
    Stage stage,
    String programme,
    String originatingUnit,
    Body originatingBody,
    Marking marking,
    Urgent urgent,
    String summary,
    Money statedTotal,
    List<String> citedParagraphs,
    boolean novelOrContentious,
    Procurement procurement,
    List<Head> heads,
    Sections sections,
    Route commercialRoute,
    List<Funding> funding,
    Screening screening,
    List<Gate> gates,
    List<Answer> answers,
    PartTwo partTwo,
    List<Document> documents) {

  public CaseFile {
    citedParagraphs = listOf(citedParagraphs);
    heads = listOf(heads);
    funding = listOf(funding);
    gates = listOf(gates);
    answers = listOf(answers);
    documents = listOf(documents);
  }

  /** Whether it says anything that is exempt from publication: in its Part 2, or in a document of Part 2. */
  public boolean hasPartTwo() {
    return partTwo != null || documents.stream().anyMatch(Document::exempt);
  }

  /** The paper as its readers without clearance see it. */
  public CaseFile withoutPartTwo() {
    return with(null, documents.stream().filter(document -> !document.exempt()).toList());
  }

  /** The same paper with these documents. */
  public CaseFile with(List<Document> others) {
    return with(partTwo, others);
  }

  private CaseFile with(PartTwo exempt, List<Document> others) {
    return new CaseFile(title, reference, stage, programme, originatingUnit, originatingBody, marking, urgent, summary, statedTotal,
        citedParagraphs, novelOrContentious, procurement, heads, sections, commercialRoute, funding, screening, gates, answers, exempt,
        others);
  }

  /** The heads that grant something: all but those that only note. */
  public List<Head> grantingHeads() {
    return heads.stream().filter(Head::grants).toList();
  }

  /** The value that Part 2 gives for this head: it is then the measured one, and not for publication. */
  public Optional<Money> partTwoValueOf(Head head) {
    return partTwo == null
        ? Optional.empty()
        : partTwo.values().stream().filter(v -> v.head() == head.number()).map(PartTwo.Value::value).findFirst();
  }

  private static <T> List<T> listOf(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** Strategic outline, outline, full, one-step business justification, or a later change or award. */
  public enum Stage { SOC, OBC, FBC, BJC, CHANGE, AWARD, OTHER }

  /** Whose paper it is: the Metropolitan Police Service's or the Mayor's Office's own. */
  public enum Body { MPS, MOPAC }

  /** Government security classification, least first. */
  public enum Marking {
    OFFICIAL, OFFICIAL_SENSITIVE, SECRET;

    /** Whether a paper of this marking is seen, as a whole, only by people cleared for it. */
    public boolean isAboveOfficial() {
      return this != OFFICIAL;
    }
  }

  /** What a head asks: APPROVE (agree, authorise, accept, consent), NOTE (grants nothing), DELEGATE. */
  public enum Verb { APPROVE, NOTE, DELEGATE }

  public enum Kind {
    BUSINESS_CASE, PROCUREMENT_STRATEGY, CONTRACT_AWARD,
    /** A variation or an extension of a running contract. */
    CONTRACT_CHANGE,
    /** A direct award without competition. */
    EXEMPTION,
    GRANT, BUDGET_MOVEMENT, RESERVE_TRANSFER, DISPOSAL, SETTLEMENT, LEGAL_ASSISTANCE, DELEGATION, OTHER
  }

  /** Of a grant: bid for or accepted, or given. */
  public enum Direction { IN, OUT }

  /** Route to market. */
  public enum Route {
    OPEN, RESTRICTED, FRAMEWORK_COMPETITION, FRAMEWORK_DIRECT_AWARD, DIRECT_AWARD, SINGLE_TENDER, COLLABORATION,
    EXISTING_CONTRACT, UNDECIDED
  }

  /** One numbered recommendation of the paper. Authority is decided head by head. */
  public record Head(
      int number, Verb verb, Kind kind, Direction direction, String text, List<Cost> costs, Contract contract,
      Delegate delegate) {

    public Head {
      costs = listOf(costs);
    }

    public boolean grants() {
      return verb != Verb.NOTE;
    }
  }

  /**
   * A cost line. YEAR recurs in every financial year from {@code from} to {@code to}; without {@code to}
   * it has no end.
   */
  public record Cost(Type type, Money amount, Per per, FinancialYear from, FinancialYear to) {

    public enum Type { CAPITAL, REVENUE }

    public enum Per { ONCE, YEAR }

    @JsonIgnore
    public boolean isOpenEnded() {
      return per == Per.YEAR && to == null;
    }

    /** Over all its years; an open-ended yearly cost counts one year. */
    public Money wholeLife() {
      return per == Per.YEAR && to != null ? amount.times(from.yearsTo(to)) : amount;
    }
  }

  /**
   * A contract that a head starts, awards or changes. The fields from {@code originalValue} on belong
   * to a CONTRACT_CHANGE, the last three to a CONTRACT_AWARD.
   */
  public record Contract(
      Route route,
      String framework,
      LocalDate frameworkLetOn,
      List<String> suppliers,
      Money value,
      Money optionsValue,
      LocalDate starts,
      LocalDate ends,
      Integer termMonths,
      Integer optionMonths,
      Money originalValue,
      Money currentValue,
      Money changeValue,
      Integer changeMonths,
      Boolean foreseen,
      List<EarlierChange> earlierChanges,
      LocalDate endedOn,
      Money approvedValue,
      String approvedIn,
      BigDecimal tolerancePercent) {

    public Contract {
      suppliers = listOf(suppliers);
      earlierChanges = listOf(earlierChanges);
    }

    /** The contract's total with every extension option, if the paper gives a value. */
    public Optional<Money> total() {
      return Optional.ofNullable(value).map(v -> optionsValue == null ? v : v.plus(optionsValue));
    }
  }

  /** A change of the value, of the term or of both: what it leaves out, it did not change. */
  public record EarlierChange(String reference, Money value, Integer months) {

    public EarlierChange {
      value = value == null ? Money.ZERO : value;
      months = months == null ? 0 : months;
    }
  }

  /** To whom a head passes something on, up to what. */
  public record Delegate(String role, DelegateBody body, Money ceiling, BigDecimal tolerancePercent) {}

  /** Bodies from MPS_CONSTABLE on are barred by the Police Reform and Social Responsibility Act 2011 s.19. */
  public enum DelegateBody { MOPAC, MPS_STAFF, MPS_CONSTABLE, OTHER_FORCE, OTHER_COMMISSIONER, COMMON_COUNCIL, MAYOR }

  public record Procurement(LocalDate begins, Money quotedThreshold, Law quotedLaw) {}

  public enum Law { PCR_2006, PCR_2015, PA_2023 }

  /** Part 1 of the paper, in the order of the published page. */
  public record Sections(
      String introduction, String issues, String financial, String legal, String commercial, String dataProtection,
      String equality, String background) {}

  public record Funding(String source, Cost.Type type, Money amount, Boolean approved) {}

  public record Screening(DataProtection dataProtection, Equality equality) {

    public enum DataProtection { NOT_REQUIRED, REQUIRED, DONE }

    public enum Equality { NO_IMPACT, IMPACT, ASSESSED }
  }

  /**
   * Why the case takes the urgent route, with its shorter due dates.
   *
   * @param by the day by which the decision is needed; null where none is named
   */
  public record Urgent(String reason, LocalDate by) {}

  /** A later paper that this one announces. */
  public record Gate(LocalDate due, String what) {}

  /** The originator's answer to a finding that asks for one. */
  public record Answer(String code, String at, String text) {}

  /**
   * A document that belongs to the paper. Its bytes are kept apart; their hash binds them.
   *
   * @param id given when it was uploaded
   * @param sha256 of its bytes, in lower-case hexadecimal; null until the paper is submitted, if its originator gives none
   */
  public record Document(String id, String title, DocumentPart part, String sha256) {

    /** Whether it is of Part 2. */
    public boolean exempt() {
      return part == DocumentPart.TWO;
    }
  }

  /** Part 1 is open to all readers of the case, Part 2 to those cleared for it. */
  public enum DocumentPart { ONE, TWO }

  /** Exempt from publication, with its grounds. */
  public record PartTwo(List<Ground> grounds, String text, List<Value> values) {

    public PartTwo {
      grounds = listOf(grounds);
      values = listOf(values);
    }

    public enum Ground { PERSONAL_DATA, CONFIDENTIALITY, COMMERCIAL_SENSITIVITY, LEGAL_PRIVILEGE, LAW_ENFORCEMENT }

    /** Of a CONTRACT_CHANGE head, the value of the change. */
    public record Value(int head, Money value) {}
  }
}
