/**
 * Checkpoints over the record: each day, and whenever a record is exported, the state of all chains is put under one signature of
 * the organisation. What they are made of, and their verification, is in {@link org.countersign.record}.
 */
package org.countersign.checkpoints;
