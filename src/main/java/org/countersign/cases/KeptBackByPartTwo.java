package org.countersign.cases;

import java.util.Optional;
import org.countersign.casefile.CaseFile;
import org.countersign.checks.PartTwoInPartOne;
import org.countersign.signing.KeptBack;
import org.springframework.stereotype.Component;

/** Asks the check that keeps Part 2 out of Part 1. */
@Component
class KeptBackByPartTwo implements KeptBack {

  @Override
  public Optional<String> toldIn(String text, CaseFile paper) {
    return PartTwoInPartOne.toldIn(text, paper);
  }
}
