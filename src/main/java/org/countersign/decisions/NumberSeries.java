package org.countersign.decisions;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the numbers of decisions begin, so that an organisation goes on from its own.
 *
 * @param first by series, such as PCD: the first number that this product gives
 */
@ConfigurationProperties("countersign.decisions")
public record NumberSeries(Map<String, Integer> first) {

  public int firstOf(String series) {
    return first == null ? 1 : first.getOrDefault(series, 1);
  }
}
