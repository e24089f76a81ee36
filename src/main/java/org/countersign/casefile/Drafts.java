package org.countersign.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The drafts. Nothing here reads one without naming its owner. */
@Repository
public class Drafts {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLUMNS = "id, owner, case_reference, revision, title, content, version, begun_at, saved_at";

  private final JdbcClient jdbc;

  public Drafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A draft without what is written in it. */
  public record Heading(String id, String caseReference, Integer revision, String title, int version, Instant begunAt, Instant savedAt) {}

  /** Newest first. */
  public List<Heading> of(String owner) {
    return jdbc.sql("""
            SELECT id, case_reference, revision, title, version, begun_at, saved_at FROM draft
            WHERE owner = ? ORDER BY saved_at DESC, id""")
        .param(owner)
        .query((row, n) -> new Heading(row.getString("id"), row.getString("case_reference"), row.getObject("revision", Integer.class),
            row.getString("title"), row.getInt("version"), Instant.parse(row.getString("begun_at")),
            Instant.parse(row.getString("saved_at"))))
        .list();
  }

  public Optional<Draft> find(String owner, String id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM draft WHERE owner = ? AND id = ?").params(owner, id).query(Drafts::draftOf).optional();
  }

  public Optional<Draft> ofCase(String owner, String reference) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM draft WHERE owner = ? AND case_reference = ?").params(owner, reference)
        .query(Drafts::draftOf).optional();
  }

  /** @param of the case whose paper is being mended; null of a paper that is yet to be submitted */
  public Draft add(String owner, BusinessCase of, JsonNode content, Instant now) {
    String id = UUID.randomUUID().toString();
    jdbc.sql("""
            INSERT INTO draft (id, owner, case_reference, revision, title, content, version, begun_at, saved_at)
            VALUES (:id, :owner, :reference, :revision, :title, :content, 1, :now, :now)""")
        .param("id", id).param("owner", owner).param("reference", of == null ? null : of.reference())
        .param("revision", of == null ? null : of.revision()).param("title", Draft.titleOf(content))
        .param("content", content.toString()).param("now", now.toString()).update();
    return find(owner, id).orElseThrow();
  }

  /** @return whether that version was still the last one; else nothing is changed */
  public boolean save(String owner, Draft.Version seen, JsonNode content, Instant now) {
    return jdbc.sql("""
            UPDATE draft SET content = :content, title = :title, version = version + 1, saved_at = :now
            WHERE id = :id AND owner = :owner AND version = :version""")
        .param("content", content.toString()).param("title", Draft.titleOf(content)).param("now", now.toString())
        .param("id", seen.id()).param("owner", owner).param("version", seen.version()).update() == 1;
  }

  /** @return whether there was one */
  public boolean delete(String owner, String id) {
    return jdbc.sql("DELETE FROM draft WHERE owner = ? AND id = ?").params(owner, id).update() == 1;
  }

  /** What was submitted; had it been saved otherwise meanwhile, that stays. */
  public void deleteSubmitted(String owner, Draft.Version submitted) {
    jdbc.sql("DELETE FROM draft WHERE owner = ? AND id = ? AND version = ? AND case_reference IS NULL")
        .params(owner, submitted.id(), submitted.version()).update();
  }

  /** The case has moved on. */
  public void deleteOfCase(String reference) {
    jdbc.sql("DELETE FROM draft WHERE case_reference = ?").param(reference).update();
  }

  /** The case has another originator, who goes on with what was written. */
  public void handOver(String reference, String to) {
    jdbc.sql("UPDATE draft SET owner = ? WHERE case_reference = ?").params(to, reference).update();
  }

  /** Whether a draft of the case, whosever it is, holds a Part 2 or a document of it, or is marked above OFFICIAL. */
  public boolean needClearance(String reference) {
    return jdbc.sql("SELECT content FROM draft WHERE case_reference = ?").param(reference).query(String.class).optional()
        .map(Drafts::contentOf).filter(content -> !content.path("partTwo").isEmpty()
            || content.path("documents").findValuesAsText("part").contains(CaseFile.DocumentPart.TWO.name())
            || !Set.of("", CaseFile.Marking.OFFICIAL.name()).contains(content.path("marking").asText(""))).isPresent();
  }

  /** @return how many */
  public int deleteUntouchedSince(Instant moment) {
    return jdbc.sql("DELETE FROM draft WHERE saved_at < ?").param(moment.toString()).update();
  }

  private static Draft draftOf(ResultSet row, int n) throws SQLException {
    return new Draft(row.getString("id"), row.getString("owner"), row.getString("case_reference"),
        row.getObject("revision", Integer.class), row.getString("title"), contentOf(row.getString("content")), row.getInt("version"),
        Instant.parse(row.getString("begun_at")), Instant.parse(row.getString("saved_at")));
  }

  private static JsonNode contentOf(String content) {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A draft that was written as JSON cannot be read");
    }
  }
}
