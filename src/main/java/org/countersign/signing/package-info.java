/**
 * Who may sign now, and what signatures are worth: the sign-offs and their outcomes, separation of
 * duties, the board's tally, what stands after a revision, and the enforcement of paragraphs 4.8 and
 * 4.13. Signatures live in the record; knows nothing of tasks, tokens or the engine.
 */
package org.countersign.signing;
