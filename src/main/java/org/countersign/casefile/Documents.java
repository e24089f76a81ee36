package org.countersign.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.countersign.casefile.CaseFile.DocumentPart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents of cases, and those that wait for their paper. What is attached is never changed or removed. */
@Repository
public class Documents {

  private static final int PIECE = 1 << 18;
  private static final String COLUMNS = "id, uploaded_by, uploaded_at, kind, size, sha256, reference, number, title, part, revision";

  private final JdbcClient jdbc;

  public Documents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A document without its bytes.
   *
   * @param size in bytes
   * @param sha256 of the bytes, in lower-case hexadecimal
   * @param reference of its case; null while it waits, and so are number, title, part and revision
   * @param number within the case, which stays
   * @param title and part: of the last revision that names it
   * @param revision the last one that names it
   */
  public record Stored(
      String id, String uploadedBy, Instant uploadedAt, DocumentKind kind, long size, String sha256, String reference, Integer number,
      String title, DocumentPart part, Integer revision) {}

  /** Stores what was uploaded, in the caller's transaction. */
  public Stored add(String id, String uploadedBy, Instant now, DocumentKind kind, InputStream content) throws IOException {
    jdbc.sql("INSERT INTO document (id, uploaded_by, uploaded_at, kind, size, sha256) VALUES (?, ?, ?, ?, 0, '')")
        .params(id, uploadedBy, now.toString(), kind.name()).update();
    MessageDigest digest = sha256();
    long size = 0;
    int number = 0;
    for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
      digest.update(piece);
      size += piece.length;
      jdbc.sql("INSERT INTO document_piece (document, number, bytes) VALUES (?, ?, ?)").params(id, number++, piece).update();
    }
    jdbc.sql("UPDATE document SET size = ?, sha256 = ? WHERE id = ?").params(size, HexFormat.of().formatHex(digest.digest()), id).update();
    return find(id).orElseThrow();
  }

  public Optional<Stored> find(String id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM document WHERE id = ?").param(id).query(Documents::stored).optional();
  }

  public Optional<Stored> find(String reference, int number) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM document WHERE reference = ? AND number = ?").params(reference, number)
        .query(Documents::stored).optional();
  }

  /** All documents of a case, of whatever revision. */
  public List<Stored> of(String reference) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM document WHERE reference = ? ORDER BY number").param(reference)
        .query(Documents::stored).list();
  }

  /** Bytes that the person has uploaded and that belong to no paper yet. */
  public long unattachedOf(String person) {
    return jdbc.sql("SELECT COALESCE(SUM(size), 0) FROM document WHERE uploaded_by = ? AND reference IS NULL").param(person)
        .query(Long.class).single();
  }

  /**
   * Notes the documents that a revision of a case names. The case is held by the caller.
   *
   * @return false if one of them was taken by another case, or removed, since it was looked at
   */
  public boolean attach(String reference, int revision, String person, List<CaseFile.Document> named) {
    return named.stream().allMatch(document -> attach(reference, revision, person, document));
  }

  private boolean attach(String reference, int revision, String person, CaseFile.Document document) {
    boolean known = jdbc.sql("UPDATE document SET title = ?, part = ?, revision = ? WHERE id = ? AND reference = ?")
        .params(document.title(), document.part().name(), revision, document.id(), reference).update() == 1;
    return known || jdbc.sql("""
            UPDATE document SET reference = :reference, title = :title, part = :part, revision = :revision,
              number = (SELECT COALESCE(MAX(other.number), 0) + 1 FROM document other WHERE other.reference = :reference)
            WHERE id = :id AND reference IS NULL AND uploaded_by = :person""")
        .param("reference", reference).param("title", document.title()).param("part", document.part().name())
        .param("revision", revision).param("id", document.id()).param("person", person).update() == 1;
  }

  /** Removes a document that waits; one that belongs to a paper stays. */
  public boolean remove(String id, String person) {
    return jdbc.sql("DELETE FROM document WHERE id = ? AND uploaded_by = ? AND reference IS NULL").params(id, person).update() == 1;
  }

  /** @param before ISO 8601 texts in UTC sort as their instants do, to the second */
  public int removeUnattached(Instant before) {
    return jdbc.sql("DELETE FROM document WHERE reference IS NULL AND uploaded_at < ?").param(before.toString()).update();
  }

  /**
   * Writes the bytes, piece by piece.
   *
   * @throws IOException if they cannot be written, or are not those that were uploaded
   */
  public void write(Stored document, OutputStream to) throws IOException {
    MessageDigest digest = sha256();
    int pieces = (int) ((document.size() + PIECE - 1) / PIECE);
    for (int number = 0; number < pieces; number++) {
      byte[] piece = jdbc.sql("SELECT bytes FROM document_piece WHERE document = ? AND number = ?").params(document.id(), number)
          .query((row, n) -> row.getBytes(1)).single();
      digest.update(piece);
      if (number == pieces - 1 && !HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
        throw new IOException("document " + document.number() + " of " + document.reference() + " is not what was uploaded");
      }
      to.write(piece);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static Stored stored(ResultSet row, int n) throws SQLException {
    String part = row.getString("part");
    return new Stored(row.getString("id"), row.getString("uploaded_by"), Instant.parse(row.getString("uploaded_at")),
        DocumentKind.valueOf(row.getString("kind")), row.getLong("size"), row.getString("sha256"), row.getString("reference"),
        row.getObject("number", Integer.class), row.getString("title"), part == null ? null : DocumentPart.valueOf(part),
        row.getObject("revision", Integer.class));
  }
}
