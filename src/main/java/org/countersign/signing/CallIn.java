package org.countersign.signing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.countersign.casefile.London;
import org.countersign.casefile.WorkingDays;
import org.countersign.record.Entry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paragraph 4.14: the DMPC may call in an award of £500,000 or above that a director approved. The right lasts some
 * working days, to the end of the last one. Read from the record and the clock alone, so that no timer can shorten it.
 */
@Service
public class CallIn {

  private final Dossiers dossiers;
  private final CaseRecord record;
  private final WorkingDays workingDays;
  private final CallInSettings settings;
  private final Clock clock;

  public CallIn(Dossiers dossiers, CaseRecord record, WorkingDays workingDays, CallInSettings settings, Clock clock) {
    this.dossiers = dossiers;
    this.record = record;
    this.workingDays = workingDays;
    this.settings = settings;
    this.clock = clock;
  }

  /** The last day of the right, in London; empty where nothing was approved that could be called in, or it was let pass. */
  public Optional<LocalDate> lastDay(Dossier dossier) {
    int round = dossier.round();
    return dossier.mayBeCalledIn() && !dossier.history().isLetPass(round)
        ? dossier.history().standingApproval(dossier.revision(), round)
            .map(approval -> workingDays.after(London.dayOf(approval.at()), settings.workingDays()))
        : Optional.empty();
  }

  /** The last day of a right that has not ended. */
  public Optional<LocalDate> openUntil(Dossier dossier) {
    return lastDay(dossier).filter(day -> !London.today(clock).isAfter(day));
  }

  @Transactional(readOnly = true)
  public Optional<LocalDate> openUntil(String reference) {
    return openUntil(dossiers.read(reference));
  }

  /** @throws Refusal unless the DMPC may call the award in now */
  void requireOpen(Dossier dossier) {
    if (openUntil(dossier).isEmpty()) {
      throw Refusal.tooLate(lastDay(dossier)
          .map(day -> "The right to call in " + dossier.reference() + " ended with " + day + ".")
          .orElse("There is nothing to call in on " + dossier.reference()
              + ": no approval under consent stands that the DMPC has yet to consider."));
    }
  }

  /**
   * Puts on the record that the right ended unused. What the director signed then counts.
   *
   * @throws Enforcement.NotEnforced while it lasts, whatever fired the timer, or where there was none
   */
  @Transactional
  public void lapse(String reference) {
    Dossier dossier = dossiers.lock(reference);
    LocalDate lastDay = lastDay(dossier).orElseThrow(() -> new Enforcement.NotEnforced(
        "No right to call in " + reference + " can lapse: there is none that the DMPC has yet to use."));
    openUntil(dossier).ifPresent(day -> {
      throw new Enforcement.NotEnforced("The DMPC may call in " + reference + " until " + day + ", end of day.");
    });
    record.append(reference, Entry.PROGRAM, Act.CALL_IN_LAPSED,
        Map.of("revision", dossier.revision().number(), "until", lastDay));
  }
}
