/** The demonstration: accounts with a known password and cases to try, only while bound to loopback. */
package org.countersign.workflow.demonstration;
