/**
 * The organisation's seal: its key and certificate, with which checkpoints of the record are signed, or whatever else goes out in
 * its name. Knows nothing of what is signed.
 */
package org.countersign.seal;
