package org.countersign.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.countersign.record.Certificates;

/** Reads a seal from a PKCS #12 store, and says in words what keeps it from being used. */
final class SealStore {

  private static final int SHORTEST_KEY = 2048;

  private final Path file;
  private final char[] password;

  SealStore(Path file, char[] password) {
    this.file = file;
    this.password = password.clone();
  }

  static SealStore of(SealSettings settings) {
    return new SealStore(settings.store(), passwordOf(settings));
  }

  private static char[] passwordOf(SealSettings settings) {
    if (settings.passwordFile() == null) {
      return settings.password() == null ? new char[0] : settings.password().toCharArray();
    }
    if (settings.password() != null) {
      throw new UnusableSeal("Give its password or the file of the password, not both.", null);
    }
    try {
      return Files.readString(settings.passwordFile()).lines().findFirst().orElse("").toCharArray();
    } catch (IOException e) {
      throw new UnusableSeal("The file of its password, " + settings.passwordFile() + ", cannot be read.", e);
    }
  }

  /**
   * @param wanted null where the store has one key
   * @throws UnusableSeal if the store cannot be read, has no such RSA key, or its certificate is not valid at that moment
   */
  Seal read(String wanted, Instant now, boolean demonstration) {
    try {
      KeyStore store = open();
      String alias = aliasIn(store, wanted);
      if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
        throw new UnusableSeal("What stands in " + file + " under " + alias + " is no key.", null);
      }
      List<X509Certificate> chain = chainOf(store.getCertificateChain(alias));
      if (!(key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= SHORTEST_KEY)) {
        throw new UnusableSeal("Its key must be an RSA key of " + SHORTEST_KEY + " bits or more.", null);
      }
      requireValid(chain.get(0), now);
      return new Seal(key, chain, demonstration);
    } catch (UnrecoverableKeyException e) {
      throw new UnusableSeal("The password of " + file + " does not open its key.", e);
    } catch (GeneralSecurityException e) {
      throw new UnusableSeal(file + " is no PKCS #12 store that can be read.", e);
    }
  }

  private KeyStore open() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
      return store;
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw new UnusableSeal("The password does not open " + file + ".", e);
      }
      throw new UnusableSeal(file + (Files.isReadable(file) ? " is no PKCS #12 store that can be read." : " cannot be read."), e);
    }
  }

  private String aliasIn(KeyStore store, String wanted) throws GeneralSecurityException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (wanted == null && keys.size() == 1) {
      return keys.get(0);
    }
    String without = wanted == null ? "Say under which alias" : file + " has no key under " + wanted;
    return keys.stream().filter(alias -> alias.equalsIgnoreCase(wanted)).findFirst()
        .orElseThrow(() -> new UnusableSeal(without + "; its keys: " + String.join(", ", keys) + ".", null));
  }

  private List<X509Certificate> chainOf(Certificate[] certificates) {
    if (certificates == null || certificates.length == 0) {
      throw new UnusableSeal("Its key in " + file + " has no certificate.", null);
    }
    return Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
  }

  private static void requireValid(X509Certificate certificate, Instant now) {
    if (!Certificates.isValidAt(certificate, now)) {
      throw new UnusableSeal("Its certificate is valid from %s until %s only.".formatted(Certificates.beginOf(certificate),
          Certificates.endOf(certificate)), null);
    }
  }
}
