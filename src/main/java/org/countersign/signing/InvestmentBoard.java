package org.countersign.signing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countersign.casefile.London;
import org.countersign.people.Absence;
import org.countersign.people.Absences;
import org.countersign.people.BoardRoster;
import org.countersign.people.Directory;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.record.Entry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Convenes the Investment Board, names substitutes, and closes a sitting with its tally. */
@Service
public class InvestmentBoard {

  private final Dossiers dossiers;
  private final CaseRecord record;
  private final BoardRoster roster;
  private final Absences absences;
  private final Directory directory;
  private final Clock clock;

  public InvestmentBoard(Dossiers dossiers, CaseRecord record, BoardRoster roster, Absences absences, Directory directory,
      Clock clock) {
    this.dossiers = dossiers;
    this.record = record;
    this.roster = roster;
    this.absences = absences;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Calls the members to a sitting on the case: everybody on the roster today who may sign this case, in the place of
   * who is away their substitute. A sitting of this round that is open goes on, with its votes.
   */
  @Transactional
  public Sitting convene(String reference) {
    Dossier dossier = dossiers.lock(reference);
    Optional<Sitting> open = dossier.history().sitting().filter(s -> s.round() == dossier.round() && !s.closed());
    if (open.isPresent()) {
      return open.get();
    }
    List<BoardRoster.Seat> seats = roster.seatsOn(London.today(clock));
    List<String> members = seats.stream().map(seat -> presentFor(seat.person(), dossier)).distinct()
        .filter(person -> objectionTo(person, dossier).isEmpty()).toList();
    // A substitute for the chair votes, but breaks no tie.
    String chair = seats.stream().filter(BoardRoster.Seat::chair).map(BoardRoster.Seat::person).filter(members::contains)
        .findFirst().orElse(null);
    record.append(reference, Entry.PROGRAM, Act.BOARD_CONVENED, new History.Convened(dossier.round(), members, chair));
    return new Sitting(dossier.round(), members, chair, List.of(), false);
  }

  /** The member or, if they are away and somebody who may vote stands in, that person. */
  private String presentFor(String member, Dossier dossier) {
    Instant now = clock.instant();
    return absences.of(member, now, London.dayOf(now)).map(Absence::substitute)
        .filter(substitute -> objectionTo(substitute, dossier).isEmpty()).orElse(member);
  }

  /** Counts the votes. A sitting that is not quorate stays open, for substitutes to be named. */
  @Transactional
  public Sitting.Tally close(String reference) {
    Sitting.Tally tally = dossiers.lock(reference).history().sitting()
        .orElseThrow(() -> new IllegalStateException("the board was never convened on " + reference)).tally();
    if (tally.result() != Sitting.Result.NOT_QUORATE) {
      record.append(reference, Entry.PROGRAM, Act.BOARD_CLOSED, tally);
    }
    return tally;
  }

  /** @throws Refusal unless a member of the secretariat asks and the open sitting is quorate */
  @Transactional
  public void requireClosable(String reference, Person person) {
    Dossier dossier = dossiers.lock(reference);
    if (!person.isIn(Groups.SECRETARIAT)) {
      throw Refusal.notAllowed("Only the secretariat closes a sitting.");
    }
    SeparationOfDuties.objectionTo(person, Capacity.SECRETARY, dossier).ifPresent(objection -> {
      throw Refusal.notAllowed(objection);
    });
    Sitting sitting = dossier.history().sitting().filter(s -> !s.closed())
        .orElseThrow(() -> Refusal.tooLate("The board does not sit on " + reference + "."));
    if (!sitting.isQuorate()) {
      throw Refusal.notAllowed("The sitting is not quorate: it needs three votes and more than half of its members.");
    }
  }

  /** @throws Refusal that says of each name why it cannot be called */
  void nameSubstitutes(Dossier dossier, List<String> names, Person secretary) {
    Sitting sitting = dossier.history().sitting().filter(s -> !s.closed())
        .orElseThrow(() -> Refusal.tooLate("The board does not sit on this case."));
    List<String> objections = new ArrayList<>();
    for (String name : names) {
      if (sitting.members().contains(name)) {
        objections.add(name + " is called already.");
      } else {
        objectionTo(name, dossier).ifPresent(objections::add);
      }
    }
    if (!objections.isEmpty()) {
      throw Refusal.incomplete(objections);
    }
    record.append(dossier.reference(), secretary.id(), Act.SUBSTITUTES_NAMED,
        new History.Substitutes(dossier.round(), names));
  }

  /** Why a person may not vote on this case, if there is a reason. */
  private Optional<String> objectionTo(String id, Dossier dossier) {
    Optional<Person> found = directory.find(id);
    if (found.isEmpty()) {
      return Optional.of("There is no account " + id + ".");
    }
    Person person = found.get();
    if (!person.isIn(Groups.INVESTMENT_BOARD)) {
      return Optional.of(id + " is not in " + Groups.INVESTMENT_BOARD + ".");
    }
    return SeparationOfDuties.objectionTo(person, Capacity.BOARD_MEMBER, dossier);
  }
}
