/**
 * What is wrong with a paper: one rule a file, each a {@link org.countersign.checks.Check} that knows
 * nothing of the others. What goes wrong in real papers is told with its source beside each.
 */
package org.countersign.checks;
