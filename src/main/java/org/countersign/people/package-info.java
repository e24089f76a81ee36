/**
 * Who is asking, what groups they are in, who sits on the Investment Board, and how they sign on.
 * Asks for accounts through {@link org.countersign.people.Directory}; knows nothing of cases.
 */
package org.countersign.people;
