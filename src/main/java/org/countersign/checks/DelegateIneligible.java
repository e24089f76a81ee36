package org.countersign.checks;

import java.util.List;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile.Delegate;
import org.countersign.casefile.CaseFile.DelegateBody;
import org.springframework.stereotype.Component;

/**
 * A head passes something on to whom the law bars (Police Reform and Social Responsibility Act 2011 s.19), to staff of the
 * MPS though it is no contract (they act by consent, on contracts only), or to anybody without a ceiling.
 */
@Component
public class DelegateIneligible implements Check {

  @Override
  public List<Finding> findIn(Paper paper) {
    return PlacedHead.granting(paper.caseFile()).stream().filter(placed -> placed.head().delegate() != null)
        .flatMap(placed -> Stream.concat(ofBody(placed), ofCeiling(placed))).toList();
  }

  private static Stream<Finding> ofBody(PlacedHead placed) {
    Delegate delegate = placed.head().delegate();
    if (delegate.body() == DelegateBody.MPS_STAFF) {
      return placed.isOfContract()
          ? Stream.empty()
          : Stream.of(Finding.of(Code.DELEGATE_INELIGIBLE, placed.at("delegate/body"),
              "Head %d passes on to staff of the MPS what is no contract; they act by consent, on contracts only."
                  .formatted(placed.number())));
    }
    return barred(delegate.body())
        .map(who -> Finding.of(Code.DELEGATE_INELIGIBLE, placed.at("delegate/body"),
            "Head %d passes a function on to %s, to whom section 19 of the Police Reform and Social Responsibility Act 2011"
                .formatted(placed.number(), who) + " bars it."));
  }

  private static Stream<Finding> ofCeiling(PlacedHead placed) {
    return placed.head().delegate().ceiling() != null
        ? Stream.empty()
        : Stream.of(Finding.of(Code.DELEGATE_INELIGIBLE, placed.at("delegate"),
            "Head %d passes something on without saying up to what amount.".formatted(placed.number())));
  }

  private static Stream<String> barred(DelegateBody body) {
    return switch (body) {
      case MOPAC, MPS_STAFF -> Stream.empty();
      case MPS_CONSTABLE -> Stream.of("a constable");
      case OTHER_FORCE -> Stream.of("another police force");
      case OTHER_COMMISSIONER -> Stream.of("another police and crime commissioner");
      case COMMON_COUNCIL -> Stream.of("the Common Council");
      case MAYOR -> Stream.of("the Mayor of London");
    };
  }
}
