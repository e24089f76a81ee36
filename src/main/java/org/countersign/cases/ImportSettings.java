package org.countersign.cases;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Imports of past decisions.
 *
 * @param abandonedAfter after which an import of which no program says that it runs is stopped; nothing where one program runs
 */
@ConfigurationProperties("countersign.imports")
record ImportSettings(Duration abandonedAfter) {}
