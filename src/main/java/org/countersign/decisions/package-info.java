/**
 * Issued decisions: the last verification before one is issued, its number in the series of who decides,
 * and the notice that may be published, a type that has no Part 2.
 */
package org.countersign.decisions;
