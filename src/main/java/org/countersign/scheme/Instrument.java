package org.countersign.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.London;
import org.countersign.casefile.Money;

/**
 * An instrument of delegation: the DMPC passes a function on to a named other person, and names a fall-back in that
 * person's absence (paragraph 1.7, quoted in PCD 740 and 1631). It is never edited: it ends.
 *
 * @param giver who held the authority and passed it on
 * @param fallback who signs in the holder's absence; null where nobody was named
 * @param rules of the Scheme that are passed on, by name
 * @param kinds of head that are passed on, whatever rule they fall under
 * @param ceiling in pounds, whole life: no head above it is passed on
 * @param from first day, Europe/London
 * @param until last day
 * @param endedAt when its giver ended it early; null otherwise
 */
public record Instrument(
    int number, String giver, String holder, String fallback, Set<String> rules, Set<Kind> kinds, Money ceiling, LocalDate from,
    LocalDate until, String reason, Instant madeAt, Instant endedAt) {

  /** Who holds a function by an instrument does not pass it on: this rule and kind are never passed on. */
  public static final String ONWARD_RULE = "ONWARD_DELEGATION";
  public static final Kind ONWARD_KIND = Kind.DELEGATION;

  public Instrument {
    rules = Set.copyOf(rules);
    kinds = Set.copyOf(kinds);
  }

  public boolean isInForceAt(Instant moment) {
    LocalDate day = London.dayOf(moment);
    return !madeAt.isAfter(moment) && !day.isBefore(from) && !day.isAfter(until) && (endedAt == null || moment.isBefore(endedAt));
  }

  /**
   * What this paper asks that is not passed on, a sentence each; empty if all of it is. A head that has no value, or
   * only "at least" one, is not below any ceiling. A paper that grants nothing passes nothing on.
   */
  public List<String> shortfalls(CaseFile paper, Determination authority) {
    Measures measures = new Measures(paper, authority.edition(), approvedIn -> Optional.empty());
    List<String> shortfalls = new ArrayList<>();
    for (Head head : paper.grantingHeads()) {
      MeasuredHead measured = measures.of(head);
      if (!isPassedOn(head, authority)) {
        shortfalls.add("it does not pass on what head " + head.number() + " asks");
      } else if (isUncertain(measured)) {
        shortfalls.add("the value of head " + head.number() + " is not known for certain");
      } else if (largest(measured).compareTo(ceiling) > 0) {
        shortfalls.add("head " + head.number() + " is above its ceiling of " + ceiling);
      }
    }
    return paper.grantingHeads().isEmpty() ? List.of("the paper grants nothing that could be passed on") : shortfalls;
  }

  /** Every rule that the head falls under, or its kind. */
  private boolean isPassedOn(Head head, Determination authority) {
    List<String> needed = authority.heads().stream().filter(h -> h.number() == head.number())
        .map(Determination.HeadAuthority::rule).toList();
    return !needed.contains(ONWARD_RULE) && head.kind() != ONWARD_KIND && (kinds.contains(head.kind()) || rules.containsAll(needed));
  }

  private static boolean isUncertain(MeasuredHead head) {
    return Stream.of(head.own(), head.whole()).anyMatch(value -> value.isMissing() || value.atLeast());
  }

  private static Money largest(MeasuredHead head) {
    return Stream.of(head.own(), head.whole()).map(MeasuredValue::amount).max(Money::compareTo).orElseThrow();
  }
}
