package org.countersign.signing;

import java.util.Optional;
import java.util.Set;
import org.countersign.people.Person;

/**
 * Over the whole case, all its revisions included, one person acts in one capacity; whoever declared an
 * interest, runs the engine or may not see the paper whole signs nothing.
 */
final class SeparationOfDuties {

  private SeparationOfDuties() {}

  /** Why this person may not act so on this case, in a sentence; empty if nothing stands against it. */
  static Optional<String> objectionTo(Person person, Capacity acting, Dossier dossier) {
    Optional<String> bar = barTo(person, acting == Capacity.ORIGINATOR, dossier);
    if (bar.isPresent()) {
      return bar;
    }
    Set<Capacity> others = dossier.history().capacitiesOf(person.id());
    others.remove(acting);
    // Whoever keeps the board in order on a case has no other part in it; to have kept it bars nobody from signing.
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(person.name() + " acted on this case as " + others.iterator().next()
            + ", and so cannot act on it as " + acting + ".");
  }

  /** Why this person may not act on this case at all, as whatever; the originator may see what they wrote. */
  static Optional<String> barTo(Person person, boolean originator, Dossier dossier) {
    if (person.runsTheEngine()) {
      return Optional.of(person.name() + " runs the engine, and whoever runs the engine signs nothing.");
    }
    if (!originator && !person.isClearedForPartTwo() && Clearance.isNeeded(dossier.businessCase(), dossier.paper())) {
      return Optional.of(dossier.businessCase().marking().isAboveOfficial()
          ? "This case is marked above OFFICIAL, and " + person.name() + " is not cleared for it."
          : "This case has a Part 2, for which " + person.name() + " is not cleared.");
    }
    return dossier.history().recusalOf(person.id()).map(recusal -> person.name() + " declared an interest in this case.");
  }
}
