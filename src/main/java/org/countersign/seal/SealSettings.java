package org.countersign.seal;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the organisation's seal is kept.
 *
 * @param store a PKCS #12 file; null if there is none
 * @param password of the store and its key
 * @param passwordFile where the password stands instead, on the first line
 * @param alias of the key; may be left out where the store has one key
 * @param demonstrationStore where the demonstration keeps the key that it makes for itself
 */
@ConfigurationProperties("countersign.seal")
public record SealSettings(
    Path store, String password, Path passwordFile, String alias,
    @DefaultValue("data/demonstration-seal.p12") Path demonstrationStore) {

  /** Without the password. */
  @Override
  public String toString() {
    return "SealSettings[store=%s, alias=%s]".formatted(store, alias);
  }
}
