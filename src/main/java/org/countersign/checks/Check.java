package org.countersign.checks;

import java.util.List;

/** One thing that can be wrong with a paper. A Spring bean each, knowing nothing of the others. */
public interface Check {

  List<Finding> findIn(Paper paper);
}
