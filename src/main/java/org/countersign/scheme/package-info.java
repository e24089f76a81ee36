/**
 * The Scheme of Delegation and Consent: its editions, how a head is measured, and the determination of
 * who decides it and why. Asks the rules through {@link org.countersign.scheme.RuleTable}; the tables
 * themselves are decision models in {@code bpmn/}. Knows nothing of persons or signatures.
 */
package org.countersign.scheme;
