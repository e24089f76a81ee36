package org.countersign.signing;

import java.time.LocalDate;

/**
 * When the decision is published, where the decider defers that.
 *
 * @param on the day; null means at once
 * @param reason why it waits
 * @param entry whether the register shows a numbered entry with the reason meanwhile
 */
public record Publication(LocalDate on, String reason, boolean entry) {

  public static final Publication AT_ONCE = new Publication(null, null, false);
}
