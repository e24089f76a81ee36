package org.countersign.checkpoints;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** What keeps the record, or a chain of it, from being sealed: told to the log when it begins and ends, and to health meanwhile. */
@Component("record")
class Concerns implements HealthIndicator {

  /** Between up and down: the program serves, and somebody should look. */
  static final Status ATTENTION = new Status("ATTENTION");
  private static final String ALL = "all chains";
  private static final Logger LOG = LoggerFactory.getLogger(Concerns.class);

  private final Map<String, String> open = new ConcurrentSkipListMap<>();

  /** @param because null if nothing stands against it */
  void ofAll(String because) {
    of(ALL, because);
  }

  /** @param fault null if it verifies */
  void ofChain(String chain, String fault) {
    of(chain, fault);
  }

  private void of(String what, String because) {
    String before = because == null ? open.remove(what) : open.put(what, because);
    if (because != null && !because.equals(before)) {
      LOG.error("not sealed, {}: {}", what, because);
    } else if (because == null && before != null) {
      LOG.info("sealed again: {}", what);
    }
  }

  boolean isNone() {
    return open.isEmpty();
  }

  @Override
  public Health health() {
    return isNone() ? Health.up().build() : Health.status(ATTENTION).withDetails(Map.copyOf(open)).build();
  }
}
