package org.countersign;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The time that everything here goes by. */
@Configuration
class Clocks {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
