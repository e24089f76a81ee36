package org.countersign.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Cost;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.FinancialYear;
import org.countersign.casefile.Money;

/** Papers of every sort for properties, of which the value of each head is known before it is measured. */
public final class Drafts {

  private Drafts() {}

  /** Where a head says what it is worth. */
  public enum Form { COSTS, YEARLY_WITHOUT_END, CONTRACT, PART_TWO, NOWHERE }

  /**
   * @param pence the head's own value but for its options; of a CONTRACT_CHANGE, of the change
   * @param original of a CONTRACT_CHANGE; of a CONTRACT_AWARD what was approved, none if 0
   */
  public record DraftHead(Kind kind, Verb verb, Form form, long pence, long options, long original, int months, boolean foreseen, Route route,
      Direction direction) {

    public boolean isKnown() {
      return form == Form.COSTS || form == Form.CONTRACT || form == Form.PART_TWO;
    }

    /** In pence, as it is measured. */
    public long value() {
      return kind != Kind.CONTRACT_CHANGE && form == Form.CONTRACT ? pence + options : pence;
    }

    /** The same head, worth so much more; the options too, where it has some. */
    DraftHead raised(long more) {
      return new DraftHead(kind, verb, form, pence + more, options + more, original, months, foreseen, route, direction);
    }

    private Head head(int number) {
      boolean costs = form == Form.COSTS || form == Form.YEARLY_WITHOUT_END;
      return new Head(number, verb, kind, kind == Kind.GRANT ? direction : null, "Approve.", costs ? List.of(cost()) : List.of(),
          contract(), null);
    }

    private Cost cost() {
      return new Cost(Cost.Type.REVENUE, Money.ofPence(pence), form == Form.COSTS ? Cost.Per.ONCE : Cost.Per.YEAR, FinancialYear.of("2024/25"), null);
    }

    private Contract contract() {
      boolean valued = form == Form.CONTRACT;
      Money own = valued ? Money.ofPence(pence) : null;
      return switch (kind) {
        case CONTRACT_CHANGE -> contract(null, null, Money.ofPence(original), own, null);
        case CONTRACT_AWARD -> contract(own, valued ? Money.ofPence(options) : null, null, null, original == 0 ? null : Money.ofPence(original));
        default -> route == null && !valued ? null : contract(own, valued ? Money.ofPence(options) : null, null, null, null);
      };
    }

    private Contract contract(Money value, Money more, Money originally, Money change, Money approved) {
      boolean changes = kind == Kind.CONTRACT_CHANGE;
      return new Contract(route == null ? Route.OPEN : route, null, null, null, value, more, null, null, null, null, originally, null, change,
          changes ? months : null, changes ? foreseen : null, changes ? List.of(new EarlierChange("PCD 1", Money.of("10000"), 3)) : null,
          null, approved, null, null);
    }
  }

  /** A paper before it is one. */
  public record Draft(Body body, boolean novel, List<DraftHead> heads) {

    public CaseFile paper() {
      Papers paper = Papers.paper().from(body);
      if (novel) {
        paper.novel();
      }
      IntStream.range(0, heads.size()).forEach(i -> {
        DraftHead head = heads.get(i);
        paper.with(head.head(i + 1));
        if (head.form() == Form.PART_TWO) {
          paper.withInPartTwo(i + 1, Money.ofPence(head.pence()).pounds().toPlainString());
        }
      });
      return paper.file();
    }

    public List<DraftHead> granting() {
      return heads.stream().filter(head -> head.verb() != Verb.NOTE).toList();
    }

    Draft raised(int which, long more) {
      List<DraftHead> raised = new ArrayList<>(heads);
      raised.set(which % heads.size(), heads.get(which % heads.size()).raised(more));
      return new Draft(body, novel, raised);
    }
  }

  /** Amounts about the limits of the Scheme, and others. */
  static Arbitrary<Long> amounts() {
    return Arbitraries.oneOf(Arbitraries.longs().between(0, 200_000_000),
        Arbitraries.of(49_999_999L, 50_000_000L, 50_000_001L, 10_000_000L, 10_000_001L, 5_000_000L, 5_000_001L, 99_999_999L, 100_000_000L));
  }

  public static Arbitrary<Draft> papers() {
    Arbitrary<DraftHead> heads = Combinators.combine(
        Arbitraries.of(Kind.class), Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.of(Verb.APPROVE)),
            Tuple.of(1, Arbitraries.of(Verb.class))),
        Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.of(Form.COSTS, Form.CONTRACT, Form.PART_TWO)),
            Tuple.of(1, Arbitraries.of(Form.class))),
        amounts(), amounts(), amounts(),
        Combinators.combine(Arbitraries.integers().between(0, 20), Arbitraries.of(true, false), Arbitraries.of(Route.class).injectNull(0.5),
            Arbitraries.of(Direction.class)).as(Rest::new))
        .as((kind, verb, form, pence, options, original, rest) -> new DraftHead(kind, verb, form, pence, options, original, rest.months(),
            rest.foreseen(), rest.route(), rest.direction()));
    return Combinators.combine(Arbitraries.of(Body.class), Arbitraries.integers().between(0, 9), heads.list().ofMinSize(1).ofMaxSize(4))
        .as((body, novel, list) -> new Draft(body, novel == 0, list));
  }

  private record Rest(int months, boolean foreseen, Route route, Direction direction) {}
}
