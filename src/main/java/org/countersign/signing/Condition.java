package org.countersign.signing;

import java.time.LocalDate;

/**
 * What must be done under an approval.
 *
 * @param owner the person, role or unit that answers for it
 */
public record Condition(String text, String owner, LocalDate due) {}
