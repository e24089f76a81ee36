package org.countersign.signing;

import java.util.List;
import java.util.Optional;

/**
 * One sitting of the Investment Board on one case: who was called, who voted what.
 *
 * @param members who were convened or named as substitutes
 * @param chair the chair on the roster that day; null where the chair may not sit on this case
 * @param votes of members, recusals included
 * @param closed whether the board has said its word
 */
public record Sitting(int round, List<String> members, String chair, List<Signature> votes, boolean closed) {

  /** Fewer votes decide nothing. */
  public static final int FEWEST_VOTES = 3;

  public enum Result { ENDORSED, RETURNED, REJECTED, NOT_QUORATE }

  /** What is written when a sitting closes. */
  public record Tally(int round, Result result, long endorse, long returns, long reject, long recused, List<String> members) {}

  public Sitting {
    members = List.copyOf(members);
    votes = List.copyOf(votes);
  }

  Sitting with(List<Signature> otherVotes) {
    return new Sitting(round, members, chair, otherVotes, closed);
  }

  public List<String> yetToVote() {
    return members.stream().filter(m -> votes.stream().noneMatch(v -> v.person().equals(m))).toList();
  }

  /** Three votes, and more than half of the members who have not recused themselves. */
  public boolean isQuorate() {
    long cast = votes.size() - count(Outcome.RECUSE);
    long unrecused = members.size() - count(Outcome.RECUSE);
    return cast >= FEWEST_VOTES && cast * 2 > unrecused;
  }

  /** Whether enough members are called that the board can become quorate. */
  public boolean canBecomeQuorate() {
    return members.size() - count(Outcome.RECUSE) >= FEWEST_VOTES;
  }

  /**
   * ENDORSE… is counted against RETURN plus REJECT. A tie goes the chair's way; where the chair has no
   * vote it is a return. Lost, it is a rejection only if REJECT outnumbers RETURN.
   */
  public Tally tally() {
    long endorse = votes.stream().filter(v -> v.outcome().isFavourable()).count();
    long returns = count(Outcome.RETURN);
    long reject = count(Outcome.REJECT);
    Result result;
    if (!isQuorate()) {
      result = Result.NOT_QUORATE;
    } else if (endorse > returns + reject || endorse == returns + reject && chairsVote().filter(Outcome::isFavourable).isPresent()) {
      result = Result.ENDORSED;
    } else if (endorse == returns + reject && chairsVote().isEmpty()) {
      result = Result.RETURNED;
    } else {
      result = reject > returns ? Result.REJECTED : Result.RETURNED;
    }
    return new Tally(round, result, endorse, returns, reject, count(Outcome.RECUSE), members);
  }

  private Optional<Outcome> chairsVote() {
    return votes.stream().filter(v -> v.person().equals(chair)).map(Signature::outcome)
        .filter(outcome -> outcome != Outcome.RECUSE).findFirst();
  }

  private long count(Outcome outcome) {
    return votes.stream().filter(v -> v.outcome() == outcome).count();
  }
}
