package org.countersign.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Seals for tests, with keys of their own. */
public final class Seals {

  private Seals() {}

  /** Valid from a day before that moment for two days. */
  public static Seal validAt(Instant at, boolean demonstration) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair keys = generator.generateKeyPair();
      return new Seal(keys.getPrivate(), List.of(DemonstrationSeal.certificate(keys, "CN=Test of the notices, O=Countersign",
          at.minus(Duration.ofDays(1)), at.plus(Duration.ofDays(1)))), demonstration);
    } catch (GeneralSecurityException | java.io.IOException | org.bouncycastle.operator.OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
