package org.countersign.scheme;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Cost;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;
import org.countersign.scheme.HeadFacts.Standing;

/** How the heads of one paper are measured: whole life, with every option, VAT excluded. */
final class Measures {

  /** Unlike Set.of, it can be asked for the route that a paper leaves out. */
  private static final Set<Route> WITHOUT_COMPETITION = EnumSet.of(Route.SINGLE_TENDER, Route.DIRECT_AWARD);

  private final CaseFile paper;
  private final String edition;
  private final Function<String, Optional<Approval>> register;
  private final MeasuredValue project;

  /** @param register what is on our own register under a number */
  Measures(CaseFile paper, String edition, Function<String, Optional<Approval>> register) {
    this.paper = paper;
    this.edition = edition;
    this.register = register;
    this.project = MeasuredValue.sum(paper.grantingHeads().stream()
        .filter(head -> head.kind() == Kind.BUSINESS_CASE).map(head -> ownValue(paper, head)));
  }

  MeasuredHead of(Head head) {
    MeasuredValue own = ownValue(paper, head);
    MeasuredValue whole = wholeValue(head, own);
    Approval approval = approvalOf(head).orElse(null);
    return new MeasuredHead(head, facts(head, own, whole, approval), own, whole, approval);
  }

  private Optional<Approval> approvalOf(Head head) {
    return head.kind() == Kind.CONTRACT_AWARD && head.contract() != null
        ? register.apply(head.contract().approvedIn()) : Optional.empty();
  }

  private HeadFacts facts(Head head, MeasuredValue own, MeasuredValue whole, Approval approval) {
    Contract contract = head.contract();
    return new HeadFacts(
        edition,
        head.kind(),
        paper.originatingBody(),
        head.direction(),
        contract == null ? null : contract.route(),
        paper.novelOrContentious(),
        isForeseen(head),
        own.amount(),
        head.kind() == Kind.BUSINESS_CASE ? project.amount() : null,
        standing(head, own, whole),
        contract == null ? null : contract.originalValue(),
        changesTogether(head, own).amount(),
        changeMonthsTogether(head, own),
        approval == null ? claimedUpTo(head) : approval.upTo(),
        paper.marking().isAboveOfficial() || own.fromPartTwo() || whole.fromPartTwo()
            || approval != null && approval.fromPartTwo());
  }

  static MeasuredValue ownValue(CaseFile paper, Head head) {
    return paper.partTwoValueOf(head).map(value -> new MeasuredValue(value, false, true)).orElseGet(() -> {
      if (head.kind() == Kind.CONTRACT_CHANGE && head.contract() != null && head.contract().changeValue() != null) {
        return MeasuredValue.of(head.contract().changeValue());
      }
      if (!head.costs().isEmpty()) {
        return costs(head.costs());
      }
      return head.kind() == Kind.CONTRACT_CHANGE || head.contract() == null
          ? MeasuredValue.NONE
          : head.contract().total().map(MeasuredValue::of).orElse(MeasuredValue.NONE);
    });
  }

  private static MeasuredValue costs(List<Cost> costs) {
    return new MeasuredValue(
        Money.sum(costs.stream().map(Cost::wholeLife).toList()), costs.stream().anyMatch(Cost::isOpenEnded), false);
  }

  private MeasuredValue wholeValue(Head head, MeasuredValue own) {
    return switch (head.kind()) {
      case BUSINESS_CASE -> project;
      case CONTRACT_CHANGE -> {
        MeasuredValue changes = changesTogether(head, own);
        Money original = head.contract() == null ? null : head.contract().originalValue();
        yield changes.isMissing() || original == null ? MeasuredValue.NONE : changes.plus(original);
      }
      default -> own;
    };
  }

  /** A change of the term alone is worth nothing more; where neither is given, nobody knows the change. */
  private static MeasuredValue changesTogether(Head head, MeasuredValue own) {
    if (!isChange(head, own)) {
      return MeasuredValue.NONE;
    }
    MeasuredValue change = own.isMissing() ? MeasuredValue.of(Money.ZERO) : own;
    return change.plus(Money.sum(
        head.contract().earlierChanges().stream().map(EarlierChange::value).filter(Objects::nonNull).toList()));
  }

  private static Integer changeMonthsTogether(Head head, MeasuredValue own) {
    if (!isChange(head, own)) {
      return null;
    }
    Stream<Integer> earlier = head.contract().earlierChanges().stream().map(EarlierChange::months);
    return Stream.concat(Stream.of(head.contract()).map(Contract::changeMonths), earlier)
        .filter(Objects::nonNull).mapToInt(Integer::intValue).sum();
  }

  private static boolean isChange(Head head, MeasuredValue own) {
    return head.kind() == Kind.CONTRACT_CHANGE && head.contract() != null
        && (!own.isMissing() || head.contract().changeMonths() != null);
  }

  private static boolean isForeseen(Head head) {
    return head.contract() != null && Boolean.TRUE.equals(head.contract().foreseen());
  }

  /** What the paper says of its approval, where our own register knows nothing of it. */
  private static BigDecimal claimedUpTo(Head head) {
    Contract contract = head.contract();
    if (head.kind() != Kind.CONTRACT_AWARD || contract == null || contract.approvedValue() == null) {
      return null;
    }
    BigDecimal tolerance = contract.tolerancePercent() == null ? BigDecimal.ZERO : contract.tolerancePercent();
    return contract.approvedValue().plusPercent(tolerance);
  }

  private Standing standing(Head head, MeasuredValue own, MeasuredValue whole) {
    List<MeasuredValue> needed = needed(head, own, whole).toList();
    if (needed.isEmpty()) {
      return Standing.NOT_NEEDED;
    }
    if (needed.stream().anyMatch(MeasuredValue::isMissing)) {
      return Standing.MISSING;
    }
    return needed.stream().anyMatch(MeasuredValue::atLeast) ? Standing.AT_LEAST : Standing.KNOWN;
  }

  /** The values without which no rule below the DMPC may be said to hold. */
  private static Stream<MeasuredValue> needed(Head head, MeasuredValue own, MeasuredValue whole) {
    boolean singleTender = head.kind() != Kind.CONTRACT_CHANGE && head.contract() != null
        && WITHOUT_COMPETITION.contains(head.contract().route());
    Stream<MeasuredValue> byKind = switch (head.kind()) {
      case BUSINESS_CASE -> Stream.of(whole);
      case CONTRACT_CHANGE -> isForeseen(head) ? Stream.empty() : Stream.of(whole);
      case PROCUREMENT_STRATEGY, CONTRACT_AWARD, EXEMPTION, BUDGET_MOVEMENT, DISPOSAL -> Stream.of(own);
      case GRANT -> head.direction() == Direction.IN ? Stream.empty() : Stream.of(own);
      case RESERVE_TRANSFER, SETTLEMENT, LEGAL_ASSISTANCE, DELEGATION, OTHER -> Stream.empty();
    };
    return singleTender ? Stream.concat(byKind, Stream.of(own)) : byKind;
  }
}
