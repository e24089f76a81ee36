/**
 * What people are told by mail: an outbox that is written with the act, and digests made from it. Mail only tells; nothing
 * is decided by it, and of a guarded case it names the reference alone.
 */
package org.countersign.notices;
