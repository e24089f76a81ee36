/**
 * The tables, whoever uses them: who makes them, and whether they are those that this release knows. The scripts lie in
 * {@code db/}.
 */
package org.countersign.schema;
