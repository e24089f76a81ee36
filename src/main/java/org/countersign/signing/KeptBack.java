package org.countersign.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.countersign.casefile.CaseFile;

/**
 * What Part 2 keeps back, as those ask who take words for the record. Reasons are read by everybody who takes part in a case,
 * conditions by the public: what stands in Part 2 must not be repeated in either.
 */
public interface KeptBack {

  /** Which kinds of what Part 2 keeps back a text would tell, never what; empty if it tells nothing. */
  Optional<String> toldIn(String text, CaseFile paper);

  /** @throws Refusal that names each text of the submission that tells something of Part 2 */
  default void requireOpen(Submission submission, CaseFile paper) {
    List<String> faults = new ArrayList<>();
    add(faults, "the reason", submission.reason(), paper);
    add(faults, "the interest", submission.interest(), paper);
    add(faults, "the reason why publication waits", submission.publication().reason(), paper);
    List<Condition> conditions = submission.conditions();
    IntStream.range(0, conditions.size()).forEach(i -> {
      add(faults, "condition " + (i + 1), conditions.get(i).text(), paper);
      add(faults, "the owner of condition " + (i + 1), conditions.get(i).owner(), paper);
    });
    if (!faults.isEmpty()) {
      throw Refusal.incomplete(faults);
    }
  }

  /** @throws Refusal if the text tells something of Part 2 */
  default void requireOpen(String what, String text, CaseFile paper) {
    List<String> faults = new ArrayList<>();
    add(faults, what, text, paper);
    if (!faults.isEmpty()) {
      throw Refusal.incomplete(faults);
    }
  }

  private void add(List<String> faults, String what, String text, CaseFile paper) {
    Optional.ofNullable(text).flatMap(given -> toldIn(given, paper)).ifPresent(told ->
        faults.add("In " + what + " stands " + told + ", and people read it who may not see Part 2: say it without."));
  }
}
