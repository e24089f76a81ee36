package org.countersign.program;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.annotation.Primary;

/** The clock of the program under test: it runs on, ahead of the real one by as much as a test says. */
@Primary
public class AheadClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** From now on it is that instant, and goes on from there. */
  public void goTo(Instant instant) {
    ahead = Duration.between(Clock.systemUTC().instant(), instant);
  }

  public void comeBack() {
    ahead = Duration.ZERO;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("UTC");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
