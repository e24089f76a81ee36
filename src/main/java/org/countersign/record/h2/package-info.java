/** What H2 calls before it would change a row of the record. */
package org.countersign.record.h2;
