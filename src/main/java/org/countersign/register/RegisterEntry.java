package org.countersign.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PublicMeasure;
import org.countersign.decisions.RejectedCase;
import org.countersign.scheme.Authority;

/**
 * A line of the register: what a list tells.
 *
 * @param inAddress how its address ends, such as PCD-2001 or, of a rejected case, BC-2026-0001
 * @param reference of its case; of an imported decision its number
 * @param number null of a rejected case
 * @param worth whole life, as far as Part 1 tells; null where it tells none
 * @param since when it came onto the register
 */
record RegisterEntry(
    String inAddress, Origin origin, String reference, DecisionNumber number, String title, LocalDate decidedOn, Authority decidedBy,
    List<Kind> kinds, Money worth, Instant since) {

  static RegisterEntry of(IssuedDecision decision, PublicMeasure measure, Instant since) {
    DecisionNumber number = decision.number().orElseThrow();
    return new RegisterEntry(number.inAddress(), Origin.DECIDED, decision.reference(), number, decision.notice().title(),
        decision.notice().signedOn(), decision.notice().decidedBy(), measure.kinds(), measure.value(), since);
  }

  static RegisterEntry of(PastDecision past, Instant since) {
    return new RegisterEntry(past.number().inAddress(), Origin.IMPORTED, past.number().toString(), past.number(), past.title(),
        past.decidedOn(), past.decidedBy(), List.of(past.kind()), past.value(), since);
  }

  static RegisterEntry of(RejectedCase rejected, PublicMeasure measure, Instant since) {
    return new RegisterEntry(rejected.reference(), Origin.REJECTED, rejected.reference(), null, rejected.title(), rejected.rejectedOn(),
        rejected.decidedBy(), measure.kinds(), measure.value(), since);
  }

  /** Its number; of a rejected case its reference. */
  public String name() {
    return number == null ? reference : number.toString();
  }

  public String address() {
    return Register.ADDRESS + "/" + inAddress;
  }

  public boolean isImported() {
    return origin == Origin.IMPORTED;
  }

  public boolean isRejected() {
    return origin == Origin.REJECTED;
  }
}
