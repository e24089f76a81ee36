package org.countersign.signing;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param first the accounts that are confirmed at the start while nobody of the secretariat can do it
 */
@ConfigurationProperties("countersign.people")
public record PeopleSettings(List<String> first) {

  public PeopleSettings {
    first = first == null ? List.of() : List.copyOf(first);
  }
}
