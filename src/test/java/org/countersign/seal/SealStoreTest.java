package org.countersign.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

/** Which stores are taken as the seal, and in which words others are refused. */
class SealStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofDays(365));
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final KeyPair RSA = TestSeal.keys("RSA", 2048);

  @TempDir
  private Path folder;

  @Test
  void theOneKeyOfAStoreIsTheSeal() throws Exception {
    Seal seal = read(store("secret", Map.of("seal", RSA), NOW, UNTIL), "secret", null);
    assertThat(seal.isDemonstration()).isFalse();
    assertThat(seal.certificate().getPublicKey()).isEqualTo(RSA.getPublic());
    assertThat(seal.privateKey()).isEqualTo(RSA.getPrivate());
    assertThat(seal.chain()).hasSize(1);
    assertThat(seal.sign(new byte[] {1})).hasSize(256);
    assertThat(seal.isValidAt(NOW)).isTrue();
    assertThat(seal.isValidAt(UNTIL)).isTrue();
    assertThat(seal.isValidAt(UNTIL.plusSeconds(1))).isFalse();
    assertThat(seal.isValidAt(NOW.minusSeconds(1))).isFalse();
  }

  @Test
  void thePasswordMayStandInAFile() throws Exception {
    Path store = store("secret", Map.of("seal", RSA), NOW, UNTIL);
    Path file = Files.writeString(folder.resolve("password"), "secret\n");
    assertThat(SealStore.of(new SealSettings(store, null, file, "SEAL", null)).read("SEAL", NOW, false)).isNotNull();
    assertThatThrownBy(() -> SealStore.of(new SealSettings(store, "secret", file, null, null))).hasMessageContaining("not both");
    assertThatThrownBy(() -> SealStore.of(new SealSettings(store, null, folder.resolve("none"), null, null)))
        .hasMessageContaining("file of its password").hasMessageContaining("cannot be read");
  }

  @Test
  void whatCannotSealIsNamed() throws Exception {
    Path store = store("secret", Map.of("seal", RSA), NOW, UNTIL);
    refused(folder.resolve("none.p12"), "secret", null, "none.p12 cannot be read");
    refused(Files.writeString(folder.resolve("text.p12"), "no store"), "secret", null, "is no PKCS #12 store");
    refused(store, "wrong", null, "The password does not open");
    refused(store, "", null, "The organisation's seal cannot be used");
    refused(store, "secret", "other", "has no key under other; its keys: seal");
    refused(store("secret", Map.of("seal", TestSeal.keys("RSA", 1024)), NOW, UNTIL), "secret", null, "RSA key of 2048 bits");
    refused(store("secret", Map.of("seal", RSA), NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1)), "secret", null,
        "valid from 2026-11-13T10:00:00Z until 2026-11-22T09:59:59Z only");
    refused(store("secret", Map.of("seal", RSA), NOW.plusSeconds(1), UNTIL), "secret", null, "valid from 2026-11-22T10:00:01Z");
  }

  @Test
  void ofTwoKeysOneIsNamed() throws Exception {
    Map<String, KeyPair> two = new LinkedHashMap<>(Map.of("one", RSA, "two", RSA));
    Path store = store("secret", two, NOW, UNTIL);
    refused(store, "secret", null, "Say under which alias; its keys: ");
    assertThat(read(store, "secret", "two")).isNotNull();
  }

  @Test
  void theDemonstrationKeepsTheOneThatItMade() {
    Path file = folder.resolve("kept/demonstration.p12");
    Seal made = DemonstrationSeal.in(file, CLOCK);
    assertThat(made.isDemonstration()).isTrue();
    assertThat(made.certificate().getSubjectX500Principal().getName()).contains("proves nothing");
    assertThat(DemonstrationSeal.in(file, CLOCK).certificate()).isEqualTo(made.certificate());
  }

  @Test
  void onlyADemonstrationOnLoopbackMakesItsOwn() {
    assertThat(seal("127.0.0.1", "cases")).isNotNull();
    assertThat(seal("0.0.0.0", "cases")).isNull();
    assertThat(seal("", "cases")).isNull();
    assertThat(seal("127.0.0.1", "none")).isNull();
  }

  @Test
  void whatIsConfiguredGoesBeforeTheDemonstration() throws Exception {
    SealSettings settings = new SealSettings(store("secret", Map.of("seal", RSA), NOW, UNTIL), "secret", null, null, null);
    assertThat(new Sealing().seal(settings, environment("127.0.0.1", "cases"), CLOCK).isDemonstration()).isFalse();
    assertThat(settings.toString()).doesNotContain("secret");
  }

  record Asks(Optional<Seal> seal) {}

  @Test
  void whoAsksForTheSealIsToldThatThereIsNone() {
    new ApplicationContextRunner().withUserConfiguration(Sealing.class).withBean(Clock.class, () -> CLOCK)
        .withBean(SealSettings.class, () -> new SealSettings(null, null, null, null, folder.resolve("own.p12")))
        .withBean(Asks.class).run(context -> assertThat(context.getBean(Asks.class).seal()).isEmpty());
  }

  private Seal seal(String address, String demonstration) {
    return new Sealing().seal(new SealSettings(null, null, null, null, folder.resolve("own.p12")), environment(address, demonstration), CLOCK);
  }

  private static MockEnvironment environment(String address, String demonstration) {
    return new MockEnvironment().withProperty("server.address", address).withProperty("countersign.demonstration", demonstration);
  }

  private static void refused(Path store, String password, String alias, String because) {
    assertThatThrownBy(() -> read(store, password, alias)).isInstanceOf(UnusableSeal.class).hasMessageContaining(because)
        .hasMessageNotContaining("secret");
  }

  private static Seal read(Path store, String password, String alias) {
    return new SealStore(store, password.toCharArray()).read(alias, NOW, false);
  }

  private Path store(String password, Map<String, KeyPair> keys, Instant from, Instant until) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Map.Entry<String, KeyPair> key : keys.entrySet()) {
      Certificate certificate = TestSeal.certificate(key.getValue(), "CN=Organisation", from, until);
      store.setKeyEntry(key.getKey(), key.getValue().getPrivate(), password.toCharArray(), new Certificate[] {certificate});
    }
    Path file = Files.createTempFile(folder, "seal", ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }
}
