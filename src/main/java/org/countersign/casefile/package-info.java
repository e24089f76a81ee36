/**
 * The paper: its terms, {@link org.countersign.casefile.Money}, Part 2, revisions and hashes, and the
 * case that they belong to. Knows nothing of who may decide it, of signatures or of the engine.
 */
package org.countersign.casefile;
