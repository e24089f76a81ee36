package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.Money;
import org.countersign.scheme.HeadFacts.Standing;
import org.countersign.scheme.RuleTable.Rule;
import org.countersign.workflow.PlainRuleTable;

/** What holds of the tables whatever they are asked. */
class DeterminationPropertiesTest {

  private static final RuleTable RULES = new PlainRuleTable();

  @Property(tries = 300)
  void raisingAValueNeverLowersTheAuthority(
      @ForAll("facts") HeadFacts facts, @ForAll @LongRange(max = 200_000_000) long more) {
    assertThat(highest(raised(facts, more))).isLessThanOrEqualTo(highest(facts));
  }

  @Property(tries = 100)
  void theSameFactsAlwaysGetTheSameRulesInTheSameOrder(@ForAll("facts") HeadFacts facts) {
    assertThat(RULES.rulesFor(facts)).isEqualTo(RULES.rulesFor(facts)).isNotEmpty();
    assertThat(RULES.rulesFor(facts)).extracting(Rule::name).doesNotHaveDuplicates();
  }

  @Property(tries = 100)
  void whatIsNotKnownNeverGoesBelowTheDmpc(@ForAll("facts") HeadFacts facts, @ForAll boolean atLeast) {
    HeadFacts unsure =
        with(facts, facts.value(), atLeast ? Standing.AT_LEAST : Standing.MISSING, facts.changesTogether());

    assertThat(highest(unsure)).isEqualTo(Authority.DMPC);
  }

  @Property(tries = 100)
  void aResidualRuleStandsAlone(@ForAll("facts") HeadFacts facts) {
    List<String> rules = RULES.rulesFor(facts).stream().map(Rule::name).toList();

    if (rules.contains("NO_RULE") || rules.contains("UNDER_CONSENT") || rules.contains("CHIEF_EXECUTIVE")) {
      assertThat(rules).hasSize(1);
    }
  }

  @Provide
  Arbitrary<HeadFacts> facts() {
    Arbitrary<Money> amounts = Arbitraries.longs().between(0, 200_000_000).map(Money::ofPence);
    return Combinators.combine(
        Arbitraries.of("2013", "2015", "2016", "2019"), Arbitraries.of(Kind.class), Arbitraries.of(Body.class),
        Arbitraries.of(Route.class).injectNull(0.3), Arbitraries.of(true, false), amounts, amounts,
        Combinators.combine(Arbitraries.integers().between(0, 30), Arbitraries.of(Direction.class), amounts)
            .as(Rest::new))
        .as((edition, kind, body, route, foreseen, value, original, rest) -> new HeadFacts(
            edition, kind, body, kind == Kind.GRANT ? rest.direction() : null, route, false, foreseen, value,
            kind == Kind.BUSINESS_CASE ? value : null, Standing.KNOWN,
            kind == Kind.CONTRACT_CHANGE ? original : null, kind == Kind.CONTRACT_CHANGE ? value : null,
            kind == Kind.CONTRACT_CHANGE ? rest.months() : null,
            kind == Kind.CONTRACT_AWARD ? rest.approved().pounds() : null));
  }

  private record Rest(int months, Direction direction, Money approved) {}

  private static HeadFacts raised(HeadFacts facts, long pence) {
    Money more = Money.ofPence(pence);
    Money changes = facts.changesTogether() == null ? null : facts.changesTogether().plus(more);
    return with(facts, facts.value().plus(more), facts.valueIs(), changes);
  }

  private static HeadFacts with(HeadFacts facts, Money value, Standing standing, Money changes) {
    BigDecimal approved = facts.approvedUpTo();
    return new HeadFacts(facts.edition(), facts.kind(), facts.originatingBody(), facts.direction(), facts.route(),
        facts.novel(), facts.foreseen(), value, facts.kind() == Kind.BUSINESS_CASE ? value : null, standing,
        facts.originalValue(), changes, facts.changeMonthsTogether(), approved);
  }

  /** The highest comes first: its ordinal is the lowest. */
  private static Authority highest(HeadFacts facts) {
    return RULES.rulesFor(facts).stream().map(Rule::decidedBy).min(Authority::compareTo).orElseThrow();
  }
}
