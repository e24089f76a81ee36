package org.countersign.decisions;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The index of earlier papers and past decisions, by supplier, programme and number. A rejected or withdrawn case is none.
 * What it tells of Part 2 is for counting.
 */
@Repository
public class EarlierPapers {

  private static final String COLUMNS = """
      SELECT p.reference, p.revision, p.title, p.on_day, p.programme, p.approved, p.approved_from_part_two, p.tolerance_percent,
        c.award_of, COALESCE(d.series, i.series) AS series, COALESCE(d.number, i.number) AS number, d.decided_on,
        k.place, k.kind, k.amount, k.from_part_two, k.original, k.resulting, k.suppliers, k.earlier
      """;
  private static final String TABLES = """
       LEFT JOIN business_case c ON c.reference = p.reference
       LEFT JOIN decision d ON d.reference = p.reference
       LEFT JOIN imported_decision i ON p.revision IS NULL AND i.reference = p.reference
      """;
  private static final String STANDS = " (c.status IS NULL OR c.status NOT IN ('REJECTED', 'WITHDRAWN')) ";

  private static final String DECIDED_AS = COLUMNS
      + " FROM earlier_paper p LEFT JOIN earlier_contract k ON k.reference = p.reference " + TABLES + """
       WHERE p.reference = :imported
         OR p.reference = (SELECT reference FROM decision WHERE series = :series AND number = :number)
       ORDER BY k.place""";
  private static final String AKIN = COLUMNS + """
       FROM (
        SELECT s.reference, s.place FROM earlier_supplier s WHERE s.supplier IN (:suppliers)
        UNION
        SELECT q.reference, j.place FROM earlier_paper q JOIN earlier_contract j ON j.reference = q.reference
         WHERE q.programme = :programme
       ) f
       JOIN earlier_paper p ON p.reference = f.reference
       JOIN earlier_contract k ON k.reference = f.reference AND k.place = f.place
      """ + TABLES + " WHERE " + STANDS + """
         AND p.on_day <= :on
         AND (k.kind = 'CONTRACT_CHANGE' OR p.on_day >= :since OR (d.decided_on >= :since AND d.decided_on <= :on))
       ORDER BY p.on_day, p.reference, k.place""";

  /** What is asked of many rows: a benchmark looks at the plans of it. */
  public static final List<String> STATEMENTS = List.of(DECIDED_AS, AKIN);

  private final JdbcClient jdbc;

  public EarlierPapers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for.
   *
   * @param own reference of the paper that asks, which is not found; null in a dry run
   * @param suppliers normalised names
   * @param programme normalised; null for none
   * @param on the day of the paper that asks: what was submitted later does not concern it
   * @param contractsSince the first day of which contracts are found; changes are found of whatever day
   */
  public record Sought(String own, Set<String> suppliers, String programme, LocalDate on, LocalDate contractsSince) {}

  /** Puts the paper in place of what the index has of the same reference. */
  public void keep(EarlierPaper paper) {
    jdbc.sql("DELETE FROM earlier_paper WHERE reference = ?").param(paper.reference()).update();
    jdbc.sql("""
            INSERT INTO earlier_paper (reference, revision, title, on_day, programme, approved, approved_from_part_two, tolerance_percent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(paper.reference(), paper.revision(), paper.title(), paper.day(), paper.programme(), pounds(paper.approved()),
            paper.approvedFromPartTwo(), paper.tolerancePercent()))
        .update();
    for (int place = 0; place < paper.contracts().size(); place++) {
      keep(paper.reference(), place, paper.contracts().get(place));
    }
  }

  private void keep(String reference, int place, EarlierPaper.Contract contract) {
    jdbc.sql("""
            INSERT INTO earlier_contract (reference, place, kind, amount, from_part_two, original, resulting, suppliers, earlier)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(reference, place, contract.kind().name(), contract.value().pounds(), contract.fromPartTwo(),
            pounds(contract.original()), pounds(contract.resulting()), String.join("\n", contract.suppliers()),
            contract.earlier().stream().map(DecisionNumber::toString).collect(Collectors.joining("\n"))))
        .update();
    contract.suppliers().forEach(supplier ->
        jdbc.sql("INSERT INTO earlier_supplier (supplier, reference, place) VALUES (?, ?, ?)").params(supplier, reference, place).update());
  }

  /** The cases of which the index has not the current revision. */
  public List<String> missing() {
    return jdbc.sql("""
            SELECT c.reference FROM business_case c LEFT JOIN earlier_paper p ON p.reference = c.reference AND p.revision = c.revision
            WHERE p.reference IS NULL ORDER BY c.reference""")
        .query(String.class).list();
  }

  public boolean has(String reference, int revision) {
    return jdbc.sql("SELECT COUNT(*) FROM earlier_paper WHERE reference = ? AND revision = ?").params(reference, revision)
        .query(Integer.class).single() > 0;
  }

  /** What was decided under this number, given by us or imported. */
  public Optional<EarlierPaper> decidedAs(DecisionNumber number) {
    return papers(jdbc.sql(DECIDED_AS)
        .param("imported", number.toString()).param("series", number.series()).param("number", number.number()), null)
        .stream().findFirst();
  }

  /**
   * The papers with a contract of one of the suppliers, or of the programme, oldest first, with those of their contracts.
   * A case gives way to the awards that were made under it, as far as they are found too: they are what became of its
   * contracts. An award finds neither the case under which it is made nor the other awards under that: together they are
   * held against what was approved.
   */
  public List<EarlierPaper> akin(Sought sought) {
    if (sought.suppliers().isEmpty() && sought.programme() == null) {
      return List.of();
    }
    List<EarlierPaper> found = papers(jdbc.sql(AKIN)
        .param("suppliers", sought.suppliers().isEmpty() ? Set.of("") : sought.suppliers())
        .param("programme", sought.programme() == null ? "" : sought.programme())
        .param("on", sought.on()).param("since", sought.contractsSince()), sought.on());
    String approvedUnder = approvedUnder(sought.own());
    Set<String> awarded = found.stream().map(EarlierPaper::awardOf).collect(Collectors.toSet());
    return found.stream()
        .filter(paper -> !paper.reference().equals(sought.own()))
        .filter(paper -> approvedUnder == null
            || !paper.reference().equals(approvedUnder) && !approvedUnder.equals(paper.awardOf()))
        .map(paper -> awarded.contains(paper.reference()) ? withChangesOnly(paper) : paper)
        .toList();
  }

  /** The case under which the paper is an award; null if it is none. */
  private String approvedUnder(String own) {
    return own == null ? null
        : jdbc.sql("SELECT award_of FROM business_case WHERE reference = ?").param(own).query(String.class).optional().orElse(null);
  }

  private static EarlierPaper withChangesOnly(EarlierPaper p) {
    return new EarlierPaper(p.reference(), p.revision(), p.number(), p.title(), p.day(), p.programme(), p.approved(),
        p.approvedFromPartTwo(), p.tolerancePercent(), p.awardOf(),
        p.contracts().stream().filter(EarlierPaper.Contract::isChange).toList());
  }

  /** @param on a decision of a later day counts as not yet taken; null for any */
  private static List<EarlierPaper> papers(JdbcClient.StatementSpec query, LocalDate on) {
    Map<String, EarlierPaper> papers = new LinkedHashMap<>();
    Map<String, List<EarlierPaper.Contract>> contracts = new LinkedHashMap<>();
    query.query(row -> {
      String reference = row.getString("reference");
      if (!papers.containsKey(reference)) {
        papers.put(reference, paperOf(row, on));
        contracts.put(reference, new ArrayList<>());
      }
      if (row.getString("kind") != null) {
        contracts.get(reference).add(contractOf(row));
      }
    });
    return papers.values().stream().map(p -> new EarlierPaper(p.reference(), p.revision(), p.number(), p.title(), p.day(), p.programme(),
        p.approved(), p.approvedFromPartTwo(), p.tolerancePercent(), p.awardOf(), contracts.get(p.reference()))).toList();
  }

  private static EarlierPaper paperOf(ResultSet row, LocalDate on) throws SQLException {
    LocalDate decidedOn = row.getObject("decided_on", LocalDate.class);
    boolean isDecided = decidedOn != null && (on == null || !decidedOn.isAfter(on));
    String series = row.getString("series");
    return new EarlierPaper(row.getString("reference"), row.getObject("revision", Integer.class),
        series == null ? null : new DecisionNumber(series, row.getInt("number")), row.getString("title"),
        isDecided ? decidedOn : row.getObject("on_day", LocalDate.class), row.getString("programme"), money(row, "approved"),
        row.getBoolean("approved_from_part_two"), row.getBigDecimal("tolerance_percent"), row.getString("award_of"), List.of());
  }

  private static EarlierPaper.Contract contractOf(ResultSet row) throws SQLException {
    return new EarlierPaper.Contract(Kind.valueOf(row.getString("kind")), row.getString("suppliers").lines().collect(Collectors.toSet()),
        money(row, "amount"), row.getBoolean("from_part_two"), money(row, "original"), money(row, "resulting"),
        row.getString("earlier").lines().flatMap(number -> DecisionNumber.read(number).stream()).toList());
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    BigDecimal pounds = row.getBigDecimal(column);
    return pounds == null ? null : new Money(pounds);
  }

  private static BigDecimal pounds(Money money) {
    return money == null ? null : money.pounds();
  }
}
