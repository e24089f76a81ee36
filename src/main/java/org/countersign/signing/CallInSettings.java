package org.countersign.signing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The right of call-in (4.14), as an organisation uses it: the Scheme names no window.
 *
 * @param workingDays for which the right lasts after the day on which the award was approved under consent
 */
@ConfigurationProperties("countersign.call-in")
public record CallInSettings(@DefaultValue("10") int workingDays) {

  /** @throws IllegalArgumentException for a window without a day: the DMPC would have no right at all */
  public CallInSettings {
    if (workingDays < 1) {
      throw new IllegalArgumentException("countersign.call-in.working-days must be at least 1, not " + workingDays);
    }
  }
}
