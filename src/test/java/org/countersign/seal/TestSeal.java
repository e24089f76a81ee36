package org.countersign.seal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;

/** Seals for tests. */
public final class TestSeal {

  private TestSeal() {}

  public static Seal valid(String subject, Instant from, Instant until) {
    KeyPair keys = keys("RSA", 2048);
    return new Seal(keys.getPrivate(), List.of(certificate(keys, subject, from, until)), false);
  }

  /** As the demonstration makes one for itself. */
  public static Seal ofDemonstration(Instant from, Instant until) {
    KeyPair keys = keys("RSA", 2048);
    return new Seal(keys.getPrivate(), List.of(certificate(keys, DemonstrationSeal.SUBJECT, from, until)), true);
  }

  static KeyPair keys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static X509Certificate certificate(KeyPair keys, String subject, Instant from, Instant until) {
    try {
      return DemonstrationSeal.certificate(keys, subject, from, until);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
