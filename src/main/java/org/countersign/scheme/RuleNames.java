package org.countersign.scheme;

import java.util.Set;

/** The names of all rules that the Scheme's tables hold, in every edition. */
public interface RuleNames {

  Set<String> all();
}
