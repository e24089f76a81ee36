package org.countersign.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.countersign.casefile.Part;
import org.countersign.scheme.Authority;

/**
 * A person's answer to a sign-off, as the record holds it.
 *
 * @param name the person's full name on that day
 * @param authority under which a decider acts; null for everybody else
 * @param instrument the number of the instrument of delegation under which the person decides; null of most
 * @param inAbsenceOf the holder for whom a fall-back signs, by full name
 * @param revision of the paper that was signed
 * @param contentHash of that revision, everything
 * @param vouchesFor the hashes of the parts that the signature stands for
 */
public record Signature(
    SignOff signOff, String task, String person, String name, Authority authority, Integer instrument, String inAbsenceOf, Outcome outcome, String reason, String interest,
    List<Condition> conditions, LocalDate deferUntil, Publication publication, int revision, int round,
    String contentHash, Map<Part, String> vouchesFor, Instant at) {

  public Signature {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    publication = publication == null ? Publication.AT_ONCE : publication;
    vouchesFor = vouchesFor == null ? Map.of() : Map.copyOf(vouchesFor);
  }

  /** As what the person acted. The chair who confirms the board's own decision acts as board member still. */
  public Capacity capacity() {
    return capacityOf(signOff, authority);
  }

  static Capacity capacityOf(SignOff signOff, Authority authority) {
    return authority == Authority.INVESTMENT_BOARD ? Capacity.BOARD_MEMBER : signOff.capacity();
  }

  /** Such as "for the DMPC, under instrument 3, paragraph 1.7"; empty of those who act in their own right. */
  public String actingFor() {
    return new Mandate(authority, instrument, inAbsenceOf).inWords();
  }

  /** Votes and advice wait for those of others, a deferral for its day; a declared interest stays, and all else goes on at once. */
  public boolean canBeTakenBack() {
    boolean waitsForOthers = signOff == SignOff.VOTE_AT_BOARD || SignOff.ADVICE.contains(signOff);
    return waitsForOthers ? outcome != Outcome.RECUSE : outcome == Outcome.DEFER;
  }

  /** The parts of a later paper that no longer are what was signed; none while the signature stands. */
  public List<Part> lapsedBy(Map<Part, String> current) {
    return vouchesFor.entrySet().stream().filter(part -> !part.getValue().equals(current.get(part.getKey())))
        .map(Map.Entry::getKey).sorted().toList();
  }
}
