package org.countersign.seal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.countersign.record.Certificates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.lang.Nullable;

/** Brings the seal at the start: the configured one, else the demonstration's own, else none. */
@Configuration
class Sealing {

  private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

  /**
   * Whoever needs it asks for an {@code Optional<Seal>}.
   *
   * @return null if there is none
   * @throws UnusableSeal if there is one that cannot be used
   */
  @Bean
  @Nullable
  Seal seal(SealSettings settings, Environment environment, Clock clock) {
    if (settings.store() != null) {
      Seal seal = SealStore.of(settings).read(settings.alias(), clock.instant(), false);
      LOG.info("The record is sealed as {}, until {}", Certificates.subjectOf(seal.certificate()),
          Certificates.endOf(seal.certificate()));
      return seal;
    }
    if (isDemonstration(environment)) {
      LOG.warn("The record is sealed with a key that the demonstration made for itself in {}: that proves nothing to anybody."
          + " Set countersign.seal.store", settings.demonstrationStore());
      return DemonstrationSeal.in(settings.demonstrationStore(), clock);
    }
    LOG.warn("The record is NOT sealed: there is no countersign.seal.store. Whoever can write to the database can rewrite it unseen.");
    return null;
  }

  private static boolean isDemonstration(Environment environment) {
    String address = environment.getProperty("server.address", "");
    if (address.isBlank() || environment.getProperty("countersign.demonstration", "none").equalsIgnoreCase("none")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
