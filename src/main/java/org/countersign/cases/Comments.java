package org.countersign.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.people.Groups;
import org.countersign.people.Person;
import org.countersign.signing.Clearance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What participants tell one another on a case. A comment is no signature: it is not on the record, binds nobody and changes
 * nothing. It is not edited.
 */
@Service
public class Comments {

  private final JdbcClient jdbc;
  private final BusinessCases cases;
  private final CaseReading reading;
  private final CaseNews news;
  private final Clock clock;

  public Comments(JdbcClient jdbc, BusinessCases cases, CaseReading reading, CaseNews news, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.reading = reading;
    this.news = news;
    this.clock = clock;
  }

  /**
   * @param revision of the paper, when it was written
   * @param partTwo whether it belongs to Part 2
   */
  public record Comment(int number, String author, Instant at, int revision, boolean partTwo, String text) {}

  /** In the order in which they were written; without those of Part 2 for who may not see it. */
  @Transactional(readOnly = true)
  public List<Comment> on(String reference, Person reader) {
    BusinessCase businessCase = reading.requireReadable(reader, reference);
    boolean seesPartTwo = Clearance.of(reader, businessCase).seesPartTwo();
    return jdbc.sql("SELECT number, author, at, revision, part_two, content FROM case_comment WHERE case_reference = ? ORDER BY number")
        .param(reference).query(Comments::commentOf).list().stream().filter(comment -> seesPartTwo || !comment.partTwo()).toList();
  }

  /**
   * @param partTwo null where the writer does not say
   * @throws NotPermitted unless the person takes part in the case or keeps it in order
   */
  @Transactional
  public Comment add(Person author, String reference, String text, Boolean partTwo) {
    reading.requireReadable(author, reference);
    BusinessCase businessCase = cases.lock(reference);
    if (author.runsTheEngine() || !mayWrite(author, reference)) {
      throw new NotPermitted("Only who takes part in " + reference + ", and the secretariat, comments on it.");
    }
    Words.requireUnderWay(businessCase);
    int number = jdbc.sql("SELECT COALESCE(MAX(number), 0) + 1 FROM case_comment WHERE case_reference = ?").param(reference)
        .query(Integer.class).single();
    Comment comment = new Comment(number, author.id(), clock.instant(), businessCase.revision(),
        Words.belongToPartTwo(partTwo, author, businessCase, cases.currentRevision(reference).caseFile()), Words.of("text", text));
    jdbc.sql("INSERT INTO case_comment (case_reference, number, author, at, revision, part_two, content) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(reference, number, comment.author(), comment.at().toString(), comment.revision(), comment.partTwo(), comment.text())
        .update();
    news.commented(reference, author.id());
    return comment;
  }

  /** Of those who may read: auditors who are nothing else write nothing. */
  private boolean mayWrite(Person person, String reference) {
    return !person.isIn(Groups.AUDITORS) || person.isIn(Groups.SECRETARIAT)
        || cases.takesPart(reference, person.id(), person.groups());
  }

  private static Comment commentOf(ResultSet row, int n) throws SQLException {
    return new Comment(row.getInt("number"), row.getString("author"), Instant.parse(row.getString("at")), row.getInt("revision"),
        row.getBoolean("part_two"), row.getString("content"));
  }
}
