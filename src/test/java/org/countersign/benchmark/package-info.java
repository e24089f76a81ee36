/** What is measured, apart from the tests. */
package org.countersign.benchmark;
