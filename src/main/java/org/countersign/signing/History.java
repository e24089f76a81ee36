package org.countersign.signing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countersign.casefile.Revision;
import org.countersign.record.Chain;
import org.countersign.record.Entry;

/** What the record of one case says about who acted as what, and which signatures stand. */
public final class History {

  /** What is written when the board is convened. */
  public record Convened(int round, List<String> members, String chair) {}

  /** What is written when substitutes are named. */
  public record Substitutes(int round, List<String> members) {}

  /** What is written when a signer takes an own signature back: which entry of the record it was. */
  public record TakenBack(int entry, SignOff signOff, String reason) {}

  /** What is written when a case is given to another originator: by whom and to whom, on which revision. */
  public record HandedOver(String from, String to, int revision, String reason) {}

  /**
   * A signature as it stands in the record.
   *
   * @param entry the number of its entry
   * @param takenBack why its signer took it back; null while it is given
   */
  public record Given(int entry, Signature signature, String takenBack) {}

  /**
   * What somebody said about a condition of the approval.
   *
   * @param reason how it was met, or why that is not enough; null where none was given
   */
  public record ConditionStep(int condition, Act act, String person, String at, String reason) {}

  /** What is written of a step on a condition. */
  private record Said(int condition, String task, String reason) {}

  private final List<Given> given = new ArrayList<>();
  private int lastStep;
  private final List<String> originators = new ArrayList<>();
  private final List<ConditionStep> conditionSteps = new ArrayList<>();
  private Sitting sitting;

  private History() {}

  static History of(Chain chain) {
    History history = new History();
    chain.entries().forEach(history::add);
    return history;
  }

  private void add(Entry entry) {
    if (entry.actor().equals(Entry.PROGRAM)) {
      lastStep = entry.number();
    }
    switch (Act.valueOf(entry.act())) {
      case SUBMITTED, REVISED -> originators.add(entry.actor());
      case HANDED_OVER -> originators.add(CaseRecord.content(entry, HandedOver.class).to());
      case BOARD_CONVENED -> {
        Convened convened = CaseRecord.content(entry, Convened.class);
        sitting = new Sitting(convened.round(), convened.members(), convened.chair(), List.of(), false);
      }
      case SUBSTITUTES_NAMED -> sitting = new Sitting(sitting.round(),
          joined(sitting.members(), CaseRecord.content(entry, Substitutes.class).members()), sitting.chair(), sitting.votes(), false);
      case BOARD_CLOSED -> sitting = new Sitting(sitting.round(), sitting.members(), sitting.chair(), sitting.votes(), true);
      case SIGNED, RECUSED -> addSignature(new Given(entry.number(), CaseRecord.content(entry, Signature.class), null));
      case DISCHARGE_PROPOSED, DISCHARGE_REFUSED, CONDITION_DISCHARGED -> addStep(entry);
      case TAKEN_BACK -> takeBack(CaseRecord.content(entry, TakenBack.class));
      default -> { }
    }
  }

  private void addSignature(Given signature) {
    given.add(signature);
    if (signature.signature().signOff() == SignOff.VOTE_AT_BOARD) {
      sitting = sitting.with(joined(sitting.votes(), List.of(signature.signature())));
    }
  }

  private void addStep(Entry entry) {
    Said said = CaseRecord.content(entry, Said.class);
    conditionSteps.add(new ConditionStep(said.condition(), Act.valueOf(entry.act()), entry.actor(), entry.at(), said.reason()));
  }

  private void takeBack(TakenBack act) {
    Given signature = given(act.entry())
        .orElseThrow(() -> new CaseRecord.BrokenRecord("entry " + act.entry() + ", which was taken back, is no signature"));
    given.set(given.indexOf(signature), new Given(act.entry(), signature.signature(), act.reason()));
    if (signature.signature().signOff() == SignOff.VOTE_AT_BOARD) {
      sitting = sitting.with(sitting.votes().stream().filter(vote -> !vote.equals(signature.signature())).toList());
    }
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    List<T> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  /** All signatures and recusals, in their order; those taken back too. */
  public List<Given> given() {
    return List.copyOf(given);
  }

  public Optional<Given> given(int entry) {
    return given.stream().filter(g -> g.entry() == entry).findFirst();
  }

  /** What was said about a condition, first to last. */
  public List<ConditionStep> stepsOf(int condition) {
    return conditionSteps.stream().filter(step -> step.condition() == condition).toList();
  }

  /** Whether the program has gone on since that entry: the next step has begun. */
  public boolean hasGoneOnSince(int entry) {
    return lastStep > entry;
  }

  /** All signatures and recusals that nobody has taken back, in their order. */
  public List<Signature> signatures() {
    return given.stream().filter(g -> g.takenBack() == null).map(Given::signature).toList();
  }

  /** The last sitting of the board, if it was ever convened. */
  public Optional<Sitting> sitting() {
    return Optional.ofNullable(sitting);
  }

  /** The capacities in which a person has acted on this case, all its revisions included. */
  public Set<Capacity> capacitiesOf(String person) {
    Set<Capacity> capacities = EnumSet.noneOf(Capacity.class);
    if (originators.contains(person)) {
      capacities.add(Capacity.ORIGINATOR);
    }
    // Who took a signature back has acted so all the same.
    given.stream().map(Given::signature).filter(s -> s.person().equals(person)).forEach(s -> capacities.add(s.capacity()));
    capacities.remove(Capacity.SECRETARY);
    return capacities;
  }

  /** The recusal by which a person declared an interest in this case, if they did. */
  public Optional<Signature> recusalOf(String person) {
    return signatures().stream().filter(s -> s.person().equals(person) && s.outcome() == Outcome.RECUSE).findFirst();
  }

  /** Whether the person has signed this in the round; a deferral is taken up again in the same round. */
  public boolean hasSigned(String person, SignOff signOff, int round) {
    return signatures().stream().anyMatch(s -> s.person().equals(person) && s.signOff() == signOff && s.round() == round
        && s.outcome() != Outcome.DEFER && s.signOff().capacity() != Capacity.SECRETARY);
  }

  /** The last answer to this sign-off, recusals apart. */
  public Optional<Signature> lastAnswer(SignOff signOff) {
    return signatures().stream().filter(s -> s.signOff() == signOff && s.outcome() != Outcome.RECUSE).reduce((a, b) -> b);
  }

  /** The favourable signature of an adviser that still stands on this revision. */
  public Optional<Signature> standingAdvice(SignOff advice, Revision revision) {
    return lastAnswer(advice).filter(s -> s.outcome().isFavourable() && s.lapsedBy(revision.parts()).isEmpty());
  }

  /** Every favourable advice that still stands on this revision, in the order of the paper's sections. */
  public List<Signature> standingAdvice(Revision revision) {
    return SignOff.ADVICE.stream().flatMap(advice -> standingAdvice(advice, revision).stream()).toList();
  }

  /** The sitting by which the board endorsed the case, if its endorsement still stands on this revision. */
  public Optional<Sitting> standingEndorsement(Revision revision) {
    return sitting().filter(Sitting::closed).filter(s -> s.tally().result() == Sitting.Result.ENDORSED)
        .filter(s -> s.votes().stream().filter(v -> v.outcome().isFavourable())
            .allMatch(v -> v.lapsedBy(revision.parts()).isEmpty()));
  }

  /** The last decision of the round, if there is one; what was called in is decided afresh. */
  public Optional<Signature> decision(int round) {
    List<Signature> given = signatures().stream().filter(s -> s.round() == round).toList();
    return afterLast(Outcome.CALL_IN, given).stream().filter(s -> s.signOff().decides() && s.outcome() != Outcome.RECUSE)
        .reduce((a, b) -> b);
  }

  private static List<Signature> afterLast(Outcome outcome, List<Signature> given) {
    int last = given.stream().map(Signature::outcome).toList().lastIndexOf(outcome);
    return given.subList(last + 1, given.size());
  }

  /** Whether the DMPC has called the award in, in the round (4.14). */
  public boolean isCalledIn(int round) {
    return signatures().stream().anyMatch(s -> s.round() == round && s.outcome() == Outcome.CALL_IN);
  }

  /** Whether the DMPC, asked about the last decision of the round, let it pass (4.14). */
  public boolean isLetPass(int round) {
    List<Signature> given = signatures();
    return decision(round).map(given::indexOf).filter(at -> given.subList(at, given.size()).stream()
        .anyMatch(s -> s.round() == round && s.outcome() == Outcome.LET_PASS)).isPresent();
  }

  /** Whether the person has answered one of these, in any round. */
  public boolean hasAnswered(String person, Set<SignOff> signOffs) {
    return signatures().stream().anyMatch(s -> s.person().equals(person) && signOffs.contains(s.signOff()));
  }

  /** Whether the decider or the board has rejected the case in the round. */
  public boolean isRejected(int round) {
    return decision(round).filter(s -> s.outcome() == Outcome.REJECT).isPresent()
        || sitting().filter(s -> s.round() == round && s.closed())
            .filter(s -> s.tally().result() == Sitting.Result.REJECTED).isPresent();
  }

  /** The approval that stands on this revision: given in this round on these very words. */
  public Optional<Signature> standingApproval(Revision revision, int round) {
    return decision(round).filter(s -> s.outcome().approves() && s.contentHash().equals(revision.contentHash()));
  }
}
