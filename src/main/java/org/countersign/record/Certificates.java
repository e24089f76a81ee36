package org.countersign.record;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;

/** What checkpoints ask of a certificate. */
public final class Certificates {

  private Certificates() {}

  /** SHA-256 of its DER form in lower-case hexadecimal, by which a checkpoint names its signer's. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of().formatHex(Sha256.of(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without a DER form", e);
    }
  }

  /** Whether it is valid at that moment, its first and last second included. */
  public static boolean isValidAt(X509Certificate certificate, Instant at) {
    return !at.isBefore(beginOf(certificate)) && !at.isAfter(endOf(certificate));
  }

  /** Its first second. */
  public static Instant beginOf(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant();
  }

  /** Its last second. */
  public static Instant endOf(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  public static String subjectOf(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
