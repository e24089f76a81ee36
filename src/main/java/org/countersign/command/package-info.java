/**
 * What the program does when it is called with a command instead of being started: it talks to a running one over HTTP,
 * as the person who calls it, verifies what somebody was given without one, or migrates the tables before there is one.
 */
package org.countersign.command;
