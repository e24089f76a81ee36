package org.countersign.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.countersign.record.Checkpoint;

/** The seal that the demonstration makes for itself, kept beside its database, under a password that stands here. */
final class DemonstrationSeal {

  static final String SUBJECT = "CN=Countersign demonstration - proves nothing";
  private static final String ALIAS = "demonstration";
  private static final char[] PASSWORD = "demonstration".toCharArray();
  private static final Duration VALID = Duration.ofDays(3650);
  private static final int KEY_BITS = 2048;
  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private DemonstrationSeal() {}

  /** The one that is there, else a new one. */
  static Seal in(Path file, Clock clock) {
    try {
      if (!Files.exists(file)) {
        make(file, clock.instant());
      }
      return new SealStore(file, PASSWORD).read(ALIAS, clock.instant(), true);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new UnusableSeal("The demonstration cannot keep its own in " + file + ".", e);
    }
  }

  private static void make(Path file, Instant now) throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    KeyPair keys = generator.generateKeyPair();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, keys.getPrivate(), PASSWORD, new Certificate[] {certificate(keys, SUBJECT, now, now.plus(VALID))});
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }

  /** Signed by its own key. */
  static X509Certificate certificate(KeyPair keys, String subject, Instant from, Instant until)
      throws OperatorCreationException, GeneralSecurityException, IOException {
    X500Name name = new X500Name(subject);
    X509v3CertificateBuilder builder = new X509v3CertificateBuilder(name, BigInteger.valueOf(from.getEpochSecond()), time(from),
        time(until), name, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder(Checkpoint.ALGORITHM).build(keys.getPrivate())));
  }

  private static Time time(Instant at) {
    return Time.getInstance(new DERUTCTime(UTC_TIME.format(at)));
  }
}
