/** The program: it starts here, and here is the one clock. */
package org.countersign;
