package org.countersign.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.casefile.Draft;
import org.countersign.casefile.Drafts;
import org.countersign.casefile.London;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What originators write before they submit it, kept for them alone. */
@Service
public class DraftDesk {

  private static final Logger LOG = LoggerFactory.getLogger(DraftDesk.class);
  /** More than this is no desk any more. */
  static final int MOST = 50;

  private final Drafts drafts;
  private final BusinessCases cases;
  private final CaseFileIntake intake;
  private final DraftSettings settings;
  private final Clock clock;

  public DraftDesk(Drafts drafts, BusinessCases cases, CaseFileIntake intake, DraftSettings settings, Clock clock) {
    this.drafts = drafts;
    this.cases = cases;
    this.intake = intake;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A draft as it is listed.
   *
   * @param reference the case whose paper is being mended; null of a paper that is yet to be submitted
   * @param keptUntil the last day on which it can be gone on with, if nobody saves it before
   * @param superseded whether its case has moved on: there is nothing any more that it could become
   */
  public record Listed(
      String id, String reference, Integer revision, String title, int version, Instant begunAt, Instant savedAt, LocalDate keptUntil,
      boolean superseded) {}

  /** The person's own, newest first. */
  @Transactional(readOnly = true)
  public List<Listed> of(Person person) {
    return drafts.of(person.id()).stream().map(heading -> new Listed(heading.id(), heading.caseReference(), heading.revision(),
        heading.title(), heading.version(), heading.begunAt(), heading.savedAt(), settings.keptUntil(heading.savedAt()),
        isSuperseded(heading.caseReference(), heading.revision()))).toList();
  }

  private boolean isSuperseded(String reference, Integer revision) {
    return reference != null && cases.find(reference).filter(c -> !c.status().isFinal() && c.revision() == revision).isEmpty();
  }

  /** @throws Refusal if the person has none of that id: whose it may be, nobody learns */
  @Transactional(readOnly = true)
  public Draft get(Person person, String id) {
    return drafts.find(person.id(), id).orElseThrow(() -> noSuch(id));
  }

  /**
   * @param reference the case whose paper is being mended; null of a paper that is yet to be submitted
   * @throws Refusal if the case has a draft already
   */
  @Transactional
  public Draft begin(Person person, String reference, JsonNode content) {
    intake.requireKeepable(content);
    if (reference != null) {
      BusinessCase businessCase = cases.lock(reference);
      CaseDesk.requireRevisable(person, businessCase);
      if (drafts.ofCase(person.id(), reference).filter(draft -> draft.revision() == businessCase.revision()).isPresent()) {
        throw Refusal.tooLate(reference + " has a draft already: go on with that one.");
      }
      drafts.deleteOfCase(reference);
      return drafts.add(person.id(), businessCase, content, now());
    }
    requireOriginator(person);
    if (drafts.of(person.id()).size() >= MOST) {
      throw Refusal.tooLate("You have " + MOST + " drafts: submit or delete one before you begin another.");
    }
    return drafts.add(person.id(), null, content, now());
  }

  /**
   * @param seen the version that the person goes on from
   * @throws Refusal if it was saved from elsewhere since; what was sent is then not kept, and neither is what was saved touched
   */
  @Transactional
  public Draft save(Person person, Draft.Version seen, JsonNode content) {
    intake.requireKeepable(content);
    Draft draft = get(person, seen.id());
    if (draft.caseReference() != null) {
      BusinessCase businessCase = cases.get(draft.caseReference());
      CaseDesk.requireRevisable(person, businessCase);
      if (businessCase.revision() != draft.revision()) {
        throw Refusal.tooLate(draft.caseReference() + " has moved on to revision " + businessCase.revision()
            + ": this draft was of revision " + draft.revision() + ".");
      }
    } else {
      requireOriginator(person);
    }
    if (!drafts.save(person.id(), seen, content, now())) {
      Draft saved = get(person, seen.id());
      throw Refusal.tooLate("This draft was saved from another window at " + timeOf(saved.savedAt())
          + ". It is now version " + saved.version() + ", and you went on from version " + seen.version() + ".");
    }
    return get(person, seen.id());
  }

  @Transactional
  public void delete(Person person, String id) {
    if (!drafts.delete(person.id(), id)) {
      throw noSuch(id);
    }
  }

  /** The draft of a case that is back with the person, if what it mends is still the paper. */
  @Transactional(readOnly = true)
  public Optional<Draft> ofCase(Person person, BusinessCase businessCase) {
    return drafts.ofCase(person.id(), businessCase.reference()).filter(draft -> draft.revision() == businessCase.revision());
  }

  /** Untouched for so long, nobody goes on with it: and what exempt text it holds is kept no longer than it must be. */
  @Scheduled(initialDelayString = "1m", fixedDelayString = "${countersign.drafts.look-every}")
  @Transactional
  public void deleteUntouched() {
    int deleted = drafts.deleteUntouchedSince(settings.oldest(clock));
    if (deleted > 0) {
      LOG.info("{} drafts were deleted that nobody had touched for {} days", deleted, settings.days());
    }
  }

  private static void requireOriginator(Person person) {
    if (!person.isIn(Groups.ORIGINATORS) || person.runsTheEngine()) {
      throw new NotPermitted("Only members of " + Groups.ORIGINATORS + " write papers.");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String timeOf(Instant moment) {
    return moment.atZone(London.ZONE).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private static Refusal noSuch(String id) {
    return Refusal.unknown("You have no draft " + id + ".");
  }
}
