package org.countersign.casefile;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer JSON pointer (RFC 6901) of the value, such as {@code /heads/0/costs/1/amount}
 * @param detail a sentence that names the fault
 */
public record Fault(String pointer, String detail) {}
