package org.countersign.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.countersign.casefile.CaseFile;
import org.countersign.casefile.CaseFile.Body;
import org.countersign.casefile.CaseFile.Contract;
import org.countersign.casefile.CaseFile.Cost;
import org.countersign.casefile.CaseFile.Direction;
import org.countersign.casefile.CaseFile.EarlierChange;
import org.countersign.casefile.CaseFile.Head;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Marking;
import org.countersign.casefile.CaseFile.PartTwo;
import org.countersign.casefile.CaseFile.Route;
import org.countersign.casefile.CaseFile.Stage;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.FinancialYear;
import org.countersign.casefile.Money;

/** Papers with nothing in them but what decides who decides. Amounts are pounds; null or "" stands for none. */
final class Papers {

  private Body body = Body.MPS;
  private boolean novel;
  private final List<Head> heads = new ArrayList<>();
  private final List<PartTwo.Value> partTwo = new ArrayList<>();

  static Papers paper() {
    return new Papers();
  }

  static CaseFile of(Head... heads) {
    return paper().with(heads).file();
  }

  Papers from(Body body) {
    this.body = body;
    return this;
  }

  Papers novel() {
    novel = true;
    return this;
  }

  Papers with(Head... more) {
    heads.addAll(List.of(more));
    return this;
  }

  Papers withInPartTwo(int head, String value) {
    partTwo.add(new PartTwo.Value(head, money(value)));
    return this;
  }

  CaseFile file() {
    return new CaseFile("A paper", null, Stage.BJC, null, "Unit", body, Marking.OFFICIAL, null, "A paper.", null, List.of(),
        novel, null, heads, null, null, List.of(), null, List.of(), List.of(), new PartTwo(List.of(), null, partTwo), List.of());
  }

  /** A head that costs so much once. */
  static Head head(int number, Kind kind, String value) {
    return new Head(number, Verb.APPROVE, kind, null, "Approve.", costs(value), null, null);
  }

  static Head noting(int number) {
    return new Head(number, Verb.NOTE, Kind.OTHER, null, "Note.", List.of(), null, null);
  }

  static Head grant(Direction direction, String value) {
    return new Head(1, Verb.APPROVE, Kind.GRANT, direction, "Approve.", costs(value), null, null);
  }

  /** A yearly cost; without a last year it has no end. */
  static Head yearly(int number, Kind kind, String amount, String from, String to) {
    Cost cost = new Cost(Cost.Type.REVENUE, money(amount), Cost.Per.YEAR, FinancialYear.of(from),
        to == null ? null : FinancialYear.of(to));
    return new Head(number, Verb.APPROVE, kind, null, "Approve.", List.of(cost), null, null);
  }

  /** A head that is measured by its contract. */
  static Head contract(int number, Kind kind, Route route, String value, String options) {
    return withContract(number, kind, new Contract(route, null, null, null, money(value), money(options), null, null,
        null, null, null, null, null, null, null, null, null, null, null, null));
  }

  /** A head that has a contract without a value beside its costs. */
  static Head costsAndRoute(int number, Kind kind, Route route, String costs) {
    Contract contract = contract(number, kind, route, null, null).contract();
    return new Head(number, Verb.APPROVE, kind, null, "Approve.", costs(costs), contract, null);
  }

  static Head award(String value, String approved, String tolerance) {
    return withContract(1, Kind.CONTRACT_AWARD, new Contract(Route.OPEN, null, null, null, money(value), null, null,
        null, null, null, null, null, null, null, null, null, null, money(approved), null,
        isNone(tolerance) ? null : new BigDecimal(tolerance)));
  }

  static Head change(String original, String change, Integer months, Boolean foreseen, EarlierChange... earlier) {
    return withContract(1, Kind.CONTRACT_CHANGE, new Contract(Route.EXISTING_CONTRACT, null, null, null, null, null,
        null, null, null, null, money(original), null, money(change), months, foreseen, List.of(earlier), null, null,
        null, null));
  }

  static EarlierChange earlier(String value, Integer months) {
    return new EarlierChange("PCD 1", money(value), months);
  }

  private static Head withContract(int number, Kind kind, Contract contract) {
    return new Head(number, Verb.APPROVE, kind, null, "Approve.", List.of(), contract, null);
  }

  private static List<Cost> costs(String value) {
    return isNone(value)
        ? List.of()
        : List.of(new Cost(Cost.Type.REVENUE, money(value), Cost.Per.ONCE, FinancialYear.of("2024/25"), null));
  }

  private static Money money(String pounds) {
    return isNone(pounds) ? null : Money.of(pounds);
  }

  private static boolean isNone(String text) {
    return text == null || text.isBlank();
  }
}
