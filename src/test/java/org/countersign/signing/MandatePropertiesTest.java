package org.countersign.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.London;
import org.countersign.casefile.Money;
import org.countersign.casefile.Revision;
import org.countersign.casefile.Status;
import org.countersign.people.Affiliation;
import org.countersign.people.Groups;
import org.countersign.record.Chain;
import org.countersign.scheme.Authority;
import org.countersign.scheme.Approvals;
import org.countersign.scheme.Determination;
import org.countersign.scheme.Determinations;
import org.countersign.scheme.Drafts;
import org.countersign.scheme.Drafts.Draft;
import org.countersign.scheme.Drafts.DraftHead;
import org.countersign.scheme.Edition;
import org.countersign.scheme.Editions;
import org.countersign.scheme.Instrument;
import org.countersign.workflow.PlainRuleTable;

/** No instrument outranks its giver: whatever it says, its holder decides only what was and could be passed on. */
class MandatePropertiesTest {

  private static final PlainRuleTable RULES = new PlainRuleTable();
  private static final Determinations DETERMINATIONS = new Determinations(RULES, Approvals.NONE);

  /** Who holds it at which moment of its days, and whether its giver still holds the authority. */
  record Moment(Affiliation holder, boolean giverHolds, int day, int endedAfterHours) {}

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void its_holder_decides_exactly_what_it_passes_on(@ForAll("papers") Draft draft, @ForAll("editions") Edition edition,
      @ForAll("instruments") Instrument instrument, @ForAll("moments") Moment moment) {
    Workbench bench = new Workbench();
    bench.staff.isOf("deputy", moment.holder());
    if (!moment.giverHolds()) {
      bench.staff.leaves("dmpc", Groups.DMPC);
    }
    bench.instruments.add(instrument);
    if (moment.endedAfterHours() > 0) {
      bench.instruments.end(1, Workbench.START.plus(Duration.ofHours(moment.endedAfterHours())));
    }
    bench.later(Duration.ofDays(moment.day()));
    Determination authority = DETERMINATIONS.determine(draft.paper(), edition);

    boolean holds = mandate(bench, dossierOf(draft, authority)).isPresent();

    LocalDate today = bench.today();
    boolean inForce = !today.isBefore(instrument.from()) && !today.isAfter(instrument.until())
        && (moment.endedAfterHours() == 0 || moment.day() * 24 < moment.endedAfterHours());
    boolean mayPassOn = moment.giverHolds() && moment.holder() == Affiliation.MOPAC;
    assertThat(holds).isEqualTo(inForce && mayPassOn && authority.decidedBy() == Authority.DMPC && reaches(instrument, draft, authority));
    if (holds) {
      assertThat(draft.granting()).isNotEmpty().allSatisfy(head -> {
        assertThat(head.kind()).isNotEqualTo(Kind.DELEGATION);
        assertThat(head.value()).isLessThanOrEqualTo(pence(instrument.ceiling()));
      });
    }
  }

  /** By the amounts that were drafted, not as they are measured. */
  private static boolean reaches(Instrument instrument, Draft draft, Determination authority) {
    List<DraftHead> project = draft.granting().stream().filter(head -> head.kind() == Kind.BUSINESS_CASE).toList();
    long ceiling = pence(instrument.ceiling());
    for (int number = 1; number <= draft.heads().size(); number++) {
      DraftHead head = draft.heads().get(number - 1);
      if (draft.granting().contains(head)) {
        boolean known = head.kind() == Kind.BUSINESS_CASE ? project.stream().allMatch(DraftHead::isKnown) : head.isKnown();
        long whole = switch (head.kind()) {
          case BUSINESS_CASE -> project.stream().mapToLong(DraftHead::value).sum();
          case CONTRACT_CHANGE -> head.original() + head.value() + 1_000_000;
          default -> head.value();
        };
        if (head.kind() == Kind.DELEGATION || !known || whole > ceiling || !isPassedOn(instrument, head.kind(), rulesOf(authority, number))) {
          return false;
        }
      }
    }
    return !draft.granting().isEmpty();
  }

  private static boolean isPassedOn(Instrument instrument, Kind kind, Set<String> rules) {
    return instrument.kinds().contains(kind) || instrument.rules().containsAll(rules);
  }

  private static Set<String> rulesOf(Determination authority, int number) {
    return authority.heads().stream().filter(head -> head.number() == number).map(Determination.HeadAuthority::rule)
        .collect(Collectors.toSet());
  }

  private static Optional<Mandate> mandate(Workbench bench, Dossier dossier) {
    try {
      return Optional.of(bench.mandates.require(bench.staff.get("deputy"), SignOff.DECIDE_AS_DMPC, dossier));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  private static Dossier dossierOf(Draft draft, Determination authority) {
    String reference = "BC-2026-0001";
    return new Dossier(
        new BusinessCase(reference, "A paper", Status.TO_BE_DECIDED, authority.edition(), LocalDate.of(2026, 5, 4), "originator",
            "instance", 1, 1, null, CaseFile.Marking.OFFICIAL),
        new Revision(reference, 1, draft.paper(), "hash", new TreeMap<>(), "originator", Workbench.START),
        History.of(new Chain(reference, List.of())), authority);
  }

  private static long pence(Money amount) {
    return amount.pounds().movePointRight(2).longValueExact();
  }

  @Provide
  Arbitrary<Draft> papers() {
    return Drafts.papers();
  }

  @Provide
  Arbitrary<Edition> editions() {
    return Arbitraries.of(new Editions().all());
  }

  @Provide
  Arbitrary<Instrument> instruments() {
    LocalDate first = London.dayOf(Workbench.START);
    return Combinators.combine(
        Arbitraries.of(RULES.all()).set(), Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Set.of(Kind.values()))), Tuple.of(1, Arbitraries.of(Kind.class).set())),
        Arbitraries.oneOf(Arbitraries.longs().between(1, 300_000_000L), Arbitraries.just(10_000_000_000L)),
        Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 6))
        .as((rules, kinds, ceiling, from, days) -> new Instrument(1, "dmpc", "deputy", null, rules, kinds, Money.ofPence(ceiling),
            first.plusDays(from), first.plusDays(from + days), "Leave.", Workbench.START, null));
  }

  @Provide
  Arbitrary<Moment> moments() {
    Arbitrary<Affiliation> mostlyMopac = Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(Affiliation.MOPAC)), Tuple.of(1, Arbitraries.of(Affiliation.class)));
    return Combinators.combine(mostlyMopac, Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 9),
        Arbitraries.integers().between(-200, 200)).as((holder, giver, day, ended) -> new Moment(holder, giver > 0, day, Math.max(ended, 0)));
  }
}
