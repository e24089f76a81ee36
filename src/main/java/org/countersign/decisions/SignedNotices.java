package org.countersign.decisions;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.countersign.casefile.BusinessCases;
import org.countersign.record.Entry;
import org.countersign.signing.Act;
import org.countersign.signing.CaseRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The signed notices: one for each published decision, kept as it was made and put on the record by its hash. */
@Repository
public class SignedNotices {

  private static final int PIECE = 500_000;
  private static final String COLUMNS = "SELECT reference, sha256, size, signed_as, serial, demonstration, made_at FROM signed_notice";

  private final JdbcClient jdbc;
  private final BusinessCases cases;
  private final CaseRecord record;

  public SignedNotices(JdbcClient jdbc, BusinessCases cases, CaseRecord record) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.record = record;
  }

  public Optional<SignedNotice> of(String reference) {
    return jdbc.sql(COLUMNS + " WHERE reference = ?").param(reference).query(SignedNotices::noticeOf).optional();
  }

  /** Those that there are, by reference. */
  public Map<String, SignedNotice> of(Collection<String> references) {
    return references.isEmpty() ? Map.of()
        : jdbc.sql(COLUMNS + " WHERE reference IN (:references)").param("references", references).query(SignedNotices::noticeOf).list().stream()
            .collect(Collectors.toMap(SignedNotice::reference, Function.identity()));
  }

  /** @throws IllegalStateException if they are not what was made */
  public byte[] bytesOf(SignedNotice notice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(notice.size());
    jdbc.sql("SELECT bytes FROM signed_notice_piece WHERE reference = ? ORDER BY number").param(notice.reference())
        .query((row, n) -> row.getBytes("bytes")).list().forEach(bytes::writeBytes);
    if (!sha256(bytes.toByteArray()).equals(notice.sha256())) {
      throw new IllegalStateException("the signed notice of " + notice.reference() + " is not what was made");
    }
    return bytes.toByteArray();
  }

  /** The cases whose decision is published, and has no notice yet. */
  public List<String> missing() {
    return jdbc.sql("""
            SELECT d.reference FROM decision d LEFT JOIN signed_notice n ON n.reference = d.reference
            WHERE d.published_at IS NOT NULL AND n.reference IS NULL ORDER BY d.reference""")
        .query(String.class).list();
  }

  /**
   * Keeps a notice and puts it on the record; does nothing if there is one already.
   *
   * @param signedAs and serial of the certificate
   * @throws CaseRecord.BrokenRecord if the record of the case does not verify
   */
  @Transactional
  public void keep(String reference, String number, byte[] pdf, String signedAs, String serial, boolean demonstration, Instant madeAt) {
    cases.lock(reference);
    if (of(reference).isPresent()) {
      return;
    }
    record.history(reference);
    String hash = sha256(pdf);
    jdbc.sql("""
            INSERT INTO signed_notice (reference, sha256, size, signed_as, serial, demonstration, made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""")
        .params(reference, hash, pdf.length, signedAs, serial, demonstration, madeAt.toString()).update();
    for (int from = 0, piece = 1; from < pdf.length; from += PIECE, piece++) {
      jdbc.sql("INSERT INTO signed_notice_piece (reference, number, bytes) VALUES (?, ?, ?)")
          .params(reference, piece, Arrays.copyOfRange(pdf, from, Math.min(from + PIECE, pdf.length))).update();
    }
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("number", number);
    content.put("sha256", hash);
    content.put("size", pdf.length);
    content.put("signedAs", signedAs);
    content.put("serial", serial);
    record.append(reference, Entry.PROGRAM, Act.NOTICE_MADE, content);
  }

  private static SignedNotice noticeOf(ResultSet row, int n) throws SQLException {
    return new SignedNotice(row.getString("reference"), row.getString("sha256"), row.getInt("size"), row.getString("signed_as"),
        row.getString("serial"), row.getBoolean("demonstration"), Instant.parse(row.getString("made_at")));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
