package org.countersign.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.countersign.record.Certificates;
import org.countersign.record.Checkpoint;

/** The organisation's key and certificate. */
public final class Seal {

  private final PrivateKey privateKey;
  private final List<X509Certificate> chain;
  private final boolean demonstration;

  Seal(PrivateKey privateKey, List<X509Certificate> chain, boolean demonstration) {
    this.privateKey = privateKey;
    this.chain = List.copyOf(chain);
    this.demonstration = demonstration;
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** The certificate, then those of who vouch for it, as far as the store has them. */
  public List<X509Certificate> chain() {
    return chain;
  }

  public PrivateKey privateKey() {
    return privateKey;
  }

  /** Whether the program made the key for itself: what it seals proves nothing to anybody. */
  public boolean isDemonstration() {
    return demonstration;
  }

  /** Whether the certificate is valid at that moment; it may end while the program runs. */
  public boolean isValidAt(Instant at) {
    return Certificates.isValidAt(certificate(), at);
  }

  /** SHA256withRSA (PKCS #1 v1.5) over the bytes. */
  public byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(Checkpoint.ALGORITHM);
      signature.initSign(privateKey);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the seal's key does not sign", e);
    }
  }
}
