package org.countersign.checks;

import java.util.List;
import java.util.Optional;
import org.countersign.decisions.DecisionNumber;

/** Knows of no earlier case: the checks then judge a paper by what it says of itself. */
public class NothingBefore implements Precedents {

  @Override
  public Optional<Precedent> decidedAs(DecisionNumber number) {
    return Optional.empty();
  }

  @Override
  public List<Precedent> akinTo(Paper paper) {
    return List.of();
  }
}
