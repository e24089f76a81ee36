package org.countersign.checks;

import java.util.List;
import java.util.stream.IntStream;
import org.countersign.casefile.CaseFile.Funding;
import org.springframework.stereotype.Component;

/** The paper relies on a budget that is still a draft. PCD 556. */
@Component
public class FundingNotApproved implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    List<Funding> funding = paper.caseFile().funding();
    return IntStream.range(0, funding.size()).filter(line -> Boolean.FALSE.equals(funding.get(line).approved()))
        .mapToObj(line -> Finding.of(Code.FUNDING_NOT_APPROVED, "/funding/" + line + "/approved",
            "%s comes from a budget that is not approved yet: %s."
                .formatted(funding.get(line).amount(), funding.get(line).source())))
        .toList();
  }
}
