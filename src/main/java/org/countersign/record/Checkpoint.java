package org.countersign.record;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/**
 * What all chains were at one moment, under the organisation's signature.
 *
 * @param number 1 for the first, without gaps
 * @param at instant, ISO 8601 in UTC, as the text that was signed
 * @param chains how many there were
 * @param broken how many of them did not verify when last all were looked at; each stands as it last verified
 * @param root of the tree over the chains' leaves
 * @param previousHash the hash of the checkpoint before, 64 zeros for the first
 * @param certificate SHA-256 of the signer's certificate in DER
 * @param signature SHA256withRSA (PKCS #1 v1.5) over {@link #text()} in UTF-8
 */
public record Checkpoint(
    int number, String at, int chains, int broken, String root, String previousHash, String certificate, String signature) {

  /** Of every signature: one algorithm, so that another verifier is quickly written. */
  public static final String ALGORITHM = "SHA256withRSA";

  private static final String TITLE = "countersign checkpoint";

  /** What is signed: one field to a line. */
  public String text() {
    return String.join("\n", TITLE, Integer.toString(number), at, Integer.toString(chains), Integer.toString(broken), root,
        previousHash, certificate);
  }

  /** What is signed, as bytes. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of what is signed, by which the next checkpoint and whoever keeps this one name it. */
  public String hash() {
    return Sha256.of(text());
  }

  /** Whether it is under a signature by the key of that certificate. */
  public boolean isSignedBy(X509Certificate certificate) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(bytes());
      return verifier.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public Checkpoint signed(String hexadecimal) {
    return new Checkpoint(number, at, chains, broken, root, previousHash, certificate, hexadecimal);
  }
}
