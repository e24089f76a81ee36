package org.countersign.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.countersign.casefile.CaseFile.Marking;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases and the revisions of their papers. A revision is written once and never changed. */
@Repository
public class BusinessCases {

  private static final String COLUMNS =
      "reference, title, status, edition, submitted_on, originator, process_instance, revision, round, award_of, marking";

  private final JdbcClient jdbc;
  private final CaseFileReader reader;
  private final RevisionIndex index;

  public BusinessCases(JdbcClient jdbc, CaseFileReader reader, RevisionIndex index) {
    this.jdbc = jdbc;
    this.reader = reader;
    this.index = index;
  }

  /**
   * Opens a case under the next reference of the year. Submissions queue up here until the one before has
   * committed, so that references have no gaps.
   */
  public BusinessCase open(CaseFile paper, String edition, LocalDate submittedOn, String originator, Instant now) {
    jdbc.sql("UPDATE number_series SET next_number = next_number WHERE series = 'BC'").update();
    int number = jdbc.sql("SELECT COALESCE(MAX(number_in_year), 0) + 1 FROM business_case WHERE opened_in = :year")
        .param("year", submittedOn.getYear()).query(Integer.class).single();
    String reference = "BC-%d-%04d".formatted(submittedOn.getYear(), number);
    return open(reference, number, null, paper, edition, submittedOn, originator, now);
  }

  /** Opens an award under a case, which the caller holds: awards are counted within their case. */
  public BusinessCase openAward(String awardOf, CaseFile paper, String edition, LocalDate submittedOn, String originator,
      Instant now) {
    int number = jdbc.sql("SELECT COUNT(*) + 1 FROM business_case WHERE award_of = ?").param(awardOf)
        .query(Integer.class).single();
    return open(awardOf + "-A" + number, null, awardOf, paper, edition, submittedOn, originator, now);
  }

  private BusinessCase open(String reference, Integer numberInYear, String awardOf, CaseFile paper, String edition,
      LocalDate submittedOn, String originator, Instant now) {
    jdbc.sql("""
            INSERT INTO business_case (reference, opened_in, number_in_year, title, status, edition, submitted_on,
              originator, revision, round, changed_at, award_of, marking)
            VALUES (:reference, :year, :number, :title, 'DRAFT', :edition, :submittedOn, :originator, 0, 1, :now, :awardOf, :marking)""")
        .param("reference", reference).param("year", submittedOn.getYear()).param("number", numberInYear)
        .param("title", paper.title()).param("edition", edition).param("submittedOn", submittedOn)
        .param("originator", originator).param("now", now.toString()).param("awardOf", awardOf)
        .param("marking", paper.marking().name()).update();
    addRevision(reference, paper, originator, now);
    return get(reference);
  }

  /** Adds the next revision of the paper; the older ones stay. */
  public Revision addRevision(String reference, CaseFile paper, String submittedBy, Instant now) {
    BusinessCase businessCase = get(reference);
    Revision revision = Revision.of(reference, businessCase.revision() + 1, paper, submittedBy, now);
    jdbc.sql("""
            INSERT INTO revision (reference, number, content, content_hash, submitted_by, submitted_at)
            VALUES (:reference, :number, :content, :contentHash, :submittedBy, :now)""")
        .param("reference", reference).param("number", revision.number()).param("content", CanonicalJson.of(paper))
        .param("contentHash", revision.contentHash()).param("submittedBy", submittedBy).param("now", now.toString()).update();
    Marking highest = paper.marking().compareTo(businessCase.marking()) > 0 ? paper.marking() : businessCase.marking();
    jdbc.sql("""
            UPDATE business_case SET revision = :number, title = :title, marking = :marking, found_by = :foundBy, changed_at = :now
            WHERE reference = :reference""")
        .param("number", revision.number()).param("title", paper.title()).param("marking", highest.name())
        .param("foundBy", foundBy(reference, paper)).param("now", now.toString()).param("reference", reference).update();
    index.keep(revision, businessCase.submittedOn());
    return revision;
  }

  /** @throws UnknownCase if there is none */
  public BusinessCase get(String reference) {
    return find(reference).orElseThrow(() -> new UnknownCase(reference));
  }

  public Optional<BusinessCase> find(String reference) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM business_case WHERE reference = ?").param(reference)
        .query(BusinessCases::caseOf).optional();
  }

  /** The case of which this is the registered course. */
  public Optional<BusinessCase> findRunBy(String processInstance) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM business_case WHERE process_instance = ?").param(processInstance)
        .query(BusinessCases::caseOf).optional();
  }

  /** The awards under a case, in the order in which they were raised. */
  public List<BusinessCase> awardsOf(String reference) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM business_case WHERE award_of = ? ORDER BY CHAR_LENGTH(reference), reference")
        .param(reference).query(BusinessCases::caseOf).list();
  }

  /**
   * The awards under a case that were made or under way at an instant, each by its paper of that moment: the past
   * does not change when an award is raised, revised or rejected later.
   *
   * @param at null for now
   */
  public List<Revision> awardsUnder(String reference, Instant at) {
    Map<String, Revision> papers = new LinkedHashMap<>();
    jdbc.sql("""
            SELECT c.reference, c.status, c.changed_at, r.number, r.content, r.submitted_by, r.submitted_at
            FROM business_case c JOIN revision r ON r.reference = c.reference
            WHERE c.award_of = ? ORDER BY CHAR_LENGTH(c.reference), c.reference, r.number""")
        .param(reference)
        .query(row -> {
          Status status = Status.valueOf(row.getString("status"));
          boolean nothingAwarded = status.isFinal() && status != Status.APPROVED && isBy(row.getString("changed_at"), at);
          if (!nothingAwarded && isBy(row.getString("submitted_at"), at)) {
            papers.put(row.getString("reference"), revisionOf(row));
          }
        });
    return List.copyOf(papers.values());
  }

  private static boolean isBy(String instant, Instant at) {
    return at == null || !Instant.parse(instant).isAfter(at);
  }

  /** The case, held until the end of the transaction: acts on one case happen one after the other. */
  public BusinessCase lock(String reference) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM business_case WHERE reference = ? FOR UPDATE").param(reference)
        .query(BusinessCases::caseOf).optional().orElseThrow(() -> new UnknownCase(reference));
  }

  public Revision currentRevision(String reference) {
    return jdbc.sql("""
            SELECT r.reference, r.number, r.content, r.submitted_by, r.submitted_at FROM revision r
            JOIN business_case c ON c.reference = r.reference AND c.revision = r.number WHERE c.reference = ?""")
        .param(reference)
        .query((row, n) -> revisionOf(row)).optional().orElseThrow(() -> new UnknownCase(reference));
  }

  private Revision revisionOf(ResultSet row) throws SQLException {
    return Revision.of(row.getString("reference"), row.getInt("number"), reader.read(row.getString("content")),
        row.getString("submitted_by"), Instant.parse(row.getString("submitted_at")));
  }

  public void registerInstance(String reference, String processInstance) {
    jdbc.sql("UPDATE business_case SET process_instance = ? WHERE reference = ?").params(processInstance, reference).update();
  }

  public void setStatus(String reference, Status status, Instant now) {
    jdbc.sql("UPDATE business_case SET status = ?, changed_at = ? WHERE reference = ?")
        .params(status.name(), now.toString(), reference).update();
  }

  public void setOriginator(String reference, String originator) {
    jdbc.sql("UPDATE business_case SET originator = ? WHERE reference = ?").params(originator, reference).update();
  }

  public void beginRound(String reference) {
    jdbc.sql("UPDATE business_case SET round = round + 1 WHERE reference = ?").param(reference).update();
  }

  /** The references of the cases that have not ended and in which the person takes part. */
  public List<String> underWayWith(String person) {
    return jdbc.sql("""
            SELECT c.reference FROM business_case c JOIN case_participant p ON p.reference = c.reference
            WHERE p.kind = 'PERSON' AND p.name = ? AND c.status NOT IN ('APPROVED', 'REJECTED', 'WITHDRAWN') ORDER BY c.reference""")
        .param(person).query(String.class).list();
  }

  /**
   * Who looks for cases, and so which of them there are for them.
   *
   * @param cleared whether cases marked above OFFICIAL are found too; one's own are in any case
   */
  public record Reader(String person, List<String> groups, boolean seesAll, boolean cleared) {}

  /** In which order cases are listed. */
  public enum Sort {
    NEWEST("submitted_on DESC, reference DESC"), OLDEST("submitted_on, reference"), WAITING("changed_at, reference"),
    TITLE("LOWER(title), reference");

    private final String order;

    Sort(String order) {
      this.order = order;
    }
  }

  /**
   * What a search asks for.
   *
   * @param text words that are all to be found, or the number of a decision; null for any
   * @param statuses null for any
   * @param originator null for any
   */
  public record Search(Reader reader, String text, Set<Status> statuses, String originator, Sort sort) {}

  /** @param changedAt when it came to where it stands, or its paper changed */
  public record Found(BusinessCase businessCase, Instant changedAt) {}

  /** A page of the cases that a person may see. */
  public List<Found> search(Search search, int page, int size) {
    Map<String, Object> parameters = parametersOf(search);
    return jdbc.sql("SELECT " + COLUMNS + ", changed_at FROM business_case c" + where(search, parameters)
            + " ORDER BY " + search.sort().order + " LIMIT :size OFFSET :offset")
        .params(parameters).param("size", size).param("offset", (long) page * size)
        .query((row, n) -> new Found(caseOf(row, n), Instant.parse(row.getString("changed_at")))).list();
  }

  /** When the case came to where it stands, or its paper changed. */
  public Instant changedAt(String reference) {
    return Instant.parse(jdbc.sql("SELECT changed_at FROM business_case WHERE reference = ?").param(reference).query(String.class).single());
  }

  public int count(Search search) {
    Map<String, Object> parameters = parametersOf(search);
    return jdbc.sql("SELECT COUNT(*) FROM business_case c" + where(search, parameters)).params(parameters)
        .query(Integer.class).single();
  }

  /** The one place that says which cases there are for a reader. */
  private static final String VISIBLE = """
       (:cleared = TRUE OR c.marking = 'OFFICIAL' OR (c.originator = :person AND c.award_of IS NULL))
       AND (:seesAll = TRUE OR EXISTS (SELECT 1 FROM case_participant p WHERE p.reference = c.reference
         AND ((p.kind = 'PERSON' AND p.name = :person) OR (p.kind = 'GROUP' AND p.name IN (:groups)))))""";
  private static final String NUMBERED = """
       EXISTS (SELECT 1 FROM decision d WHERE d.reference = c.reference
         AND LOWER(d.series || ' ' || CAST(d.number AS VARCHAR(20))) = :text)""";
  private static final int MOST_WORDS = 10;

  private static String where(Search search, Map<String, Object> parameters) {
    String where = " WHERE " + VISIBLE;
    if (search.statuses() != null) {
      where += " AND c.status IN (:statuses)";
    }
    if (search.originator() != null) {
      where += " AND c.originator = :originator";
    }
    String words = parameters.keySet().stream().filter(name -> name.startsWith("word")).sorted()
        .map(name -> "POSITION(:" + name + " IN c.found_by) > 0").collect(Collectors.joining(" AND "));
    return words.isEmpty() ? where : where + " AND (" + words + " OR " + NUMBERED + ")";
  }

  private static Map<String, Object> parametersOf(Search search) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("seesAll", search.reader().seesAll());
    parameters.put("cleared", search.reader().cleared());
    parameters.put("person", search.reader().person());
    parameters.put("groups", orNone(search.reader().groups()));
    if (search.statuses() != null) {
      parameters.put("statuses", orNone(search.statuses().stream().map(Status::name).toList()));
    }
    if (search.originator() != null) {
      parameters.put("originator", search.originator());
    }
    if (search.text() != null && !search.text().isBlank()) {
      String text = search.text().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
      parameters.put("text", text.replaceFirst("^([a-z]+)[ -]?(\\d+)$", "$1 $2"));
      String[] words = text.split(" ", MOST_WORDS);
      for (int i = 0; i < words.length; i++) {
        parameters.put("word" + i, words[i]);
      }
    }
    return parameters;
  }

  /** SQL knows no empty list. */
  private static List<String> orNone(List<String> names) {
    return names.isEmpty() ? List.of("") : names;
  }

  /** What a case is found by: nothing of Part 2. */
  private static String foundBy(String reference, CaseFile paper) {
    return Stream.concat(Stream.of(reference, paper.title(), paper.reference(), paper.originatingUnit(), paper.programme()),
            paper.heads().stream().map(CaseFile.Head::contract).filter(Objects::nonNull)
                .flatMap(contract -> contract.suppliers().stream()))
        .filter(Objects::nonNull).distinct().collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
  }

  /** The cases of an earlier release, of which it is not known yet what they are found by. */
  List<String> withoutWords() {
    return jdbc.sql("SELECT reference FROM business_case WHERE found_by IS NULL ORDER BY reference").query(String.class).list();
  }

  void writeWords(String reference) {
    jdbc.sql("UPDATE business_case SET found_by = ? WHERE reference = ? AND found_by IS NULL")
        .params(foundBy(reference, currentRevision(reference).caseFile()), reference).update();
  }

  /** Notes that a person or a group takes part in the case, and so may read it. */
  public void addParticipant(String reference, Participant participant) {
    if (!participants(reference).contains(participant)) {
      jdbc.sql("INSERT INTO case_participant (reference, kind, name) VALUES (?, ?, ?)")
          .params(reference, participant.kind().name(), participant.name()).update();
    }
  }

  public List<Participant> participants(String reference) {
    return jdbc.sql("SELECT kind, name FROM case_participant WHERE reference = ? ORDER BY kind, name").param(reference)
        .query(Participant.class).list();
  }

  /** @param groups those of the person */
  public boolean takesPart(String reference, String person, Set<String> groups) {
    return participants(reference).stream()
        .anyMatch(p -> p.kind() == Participant.Kind.PERSON ? p.name().equals(person) : groups.contains(p.name()));
  }

  /** Whoever takes part in a case: a person, or everybody in a group. */
  public record Participant(Kind kind, String name) {

    public enum Kind { PERSON, GROUP }
  }

  private static BusinessCase caseOf(ResultSet row, int n) throws SQLException {
    return new BusinessCase(row.getString("reference"), row.getString("title"), Status.valueOf(row.getString("status")),
        row.getString("edition"), row.getObject("submitted_on", LocalDate.class), row.getString("originator"),
        row.getString("process_instance"), row.getInt("revision"), row.getInt("round"), row.getString("award_of"),
        Marking.valueOf(row.getString("marking")));
  }
}
