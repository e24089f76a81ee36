package org.countersign.scheme;

import java.time.Instant;
import java.util.Optional;

/** What our own register knows of the decision under which a contract is awarded: it overrides what the paper says. */
public interface Approvals {

  /** Where no register is at hand. */
  Approvals NONE = (approvedIn, asking) -> Optional.empty();

  /**
   * @param approvedIn the decision's number or, where it has none, its case's reference; null is on no register
   * @return empty where it is not on the register
   */
  Optional<Approval> find(String approvedIn, Asking asking);

  /**
   * For which paper is asked.
   *
   * @param reference of the case or award; null for a dry run
   * @param at when the paper was submitted: what was awarded since does not count against it; null for now
   * @param seesAll whether an approval that rests on Part 2 may be used; false in a dry run of somebody who is not cleared
   */
  record Asking(String reference, Instant at, boolean seesAll) {

    public static final Asking DRY_RUN = new Asking(null, null);

    public Asking(String reference, Instant at) {
      this(reference, at, true);
    }

    /** A dry run of a person who may, or may not, see what is held back of other cases. */
    public static Asking dryRun(boolean cleared) {
      return new Asking(null, null, cleared);
    }
  }
}
