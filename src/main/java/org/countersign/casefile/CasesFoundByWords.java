package org.countersign.casefile;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Writes, before the program serves, what the cases of an earlier release are found by. Started anew, it goes on where it was stopped. */
@Component
class CasesFoundByWords implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(CasesFoundByWords.class);

  private final BusinessCases cases;

  CasesFoundByWords(BusinessCases cases) {
    this.cases = cases;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> missing = cases.withoutWords();
    missing.forEach(cases::writeWords);
    if (!missing.isEmpty()) {
      LOG.info("{} cases can be searched for", missing.size());
    }
  }
}
