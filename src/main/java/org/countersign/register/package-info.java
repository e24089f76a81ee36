/**
 * The public register: what everyone may read of the decisions without signing in. Whatever leaves this
 * package is made from {@link org.countersign.decisions.Notice}, a type that has no Part 2, or says of a
 * deferred decision only that and why it waits. The signed notice says what the page says, from the same template.
 */
package org.countersign.register;
