package org.countersign.notices;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.countersign.casefile.BusinessCase;
import org.countersign.casefile.BusinessCases;
import org.countersign.people.Addresses;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, one message to each person. What was claimed by a program that stopped while it sent is sent again: a
 * digest comes at least once, and twice only then.
 */
@Component
public class DigestRound {

  /** Far longer than a message takes with the time-outs that are set for the mail server. */
  private static final Duration CLAIMED_FOR = Duration.ofMinutes(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int DOUBLINGS = 6;
  private static final Logger LOG = LoggerFactory.getLogger(DigestRound.class);

  private final Outbox outbox;
  private final BusinessCases cases;
  private final Directory directory;
  private final Addresses addresses;
  private final ObjectProvider<JavaMailSender> mail;
  private final MailSettings settings;
  private final Clock clock;

  DigestRound(Outbox outbox, BusinessCases cases, Directory directory, Addresses addresses, ObjectProvider<JavaMailSender> mail,
      MailSettings settings, Clock clock) {
    this.outbox = outbox;
    this.cases = cases;
    this.directory = directory;
    this.addresses = addresses;
    this.mail = mail;
    this.settings = settings;
    this.clock = clock;
  }

  /** Once no mail server is set any more, what still waits runs out too. */
  @Scheduled(fixedDelayString = "${countersign.mail.digest-every}")
  public void send() {
    int dropped = outbox.drop(clock.instant().minus(settings.keepFor()));
    if (dropped > 0) {
      LOG.warn("{} notices could not be sent for {} and are dropped.", dropped, settings.keepFor());
    }
    JavaMailSender server = mail.getIfAvailable();
    if (server == null) {
      return;
    }
    Instant now = clock.instant();
    for (String person : outbox.people(now, now.minus(CLAIMED_FOR))) {
      if (!sendTo(person, server)) {
        return;
      }
    }
  }

  /** @return whether the server can be reached */
  private boolean sendTo(String person, JavaMailSender server) {
    String claim = UUID.randomUUID().toString();
    Instant now = clock.instant();
    List<Outbox.Waiting> waiting = outbox.claim(person, claim, now, now.minus(CLAIMED_FOR));
    try {
      if (!waiting.isEmpty()) {
        directory.find(person).ifPresent(reader ->
            addresses.of(person).ifPresent(address -> send(server, address, digestFor(reader, waiting))));
      }
      outbox.sent(claim);
      return true;
    } catch (RuntimeException failure) {
      // Whatever it was: nobody else's digest waits for it.
      int tries = waiting.stream().mapToInt(Outbox.Waiting::tries).max().orElse(0);
      outbox.tryAgain(claim, now.plus(waitAfter(tries)));
      Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
      LOG.warn("A digest for {} was not sent and is tried again: {}", person, cause.getClass().getSimpleName());
      return !(cause instanceof IOException || failure instanceof MailAuthenticationException);
    }
  }

  /** A minute, then twice as long after each try. */
  static Duration waitAfter(int tries) {
    Duration wait = Duration.ofMinutes(1L << Math.min(tries, DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Digest digestFor(Person reader, List<Outbox.Waiting> waiting) {
    return Digest.of(reader.name(), waiting.stream().map(Outbox.Waiting::news).toList(), settings.baseUrl(),
        reference -> titleFor(reader, reference));
  }

  /** Of a guarded case, and for who takes no part in it, the reference says enough. */
  private String titleFor(Person reader, String reference) {
    boolean reads = reader.oversees() || cases.takesPart(reference, reader.id(), reader.groups());
    BusinessCase found = cases.get(reference);
    boolean guarded = found.marking().isAboveOfficial() || cases.currentRevision(reference).caseFile().hasPartTwo();
    return reads && !guarded ? found.title() : "";
  }

  private void send(JavaMailSender server, String address, Digest digest) {
    server.send(message -> {
      MimeMessageHelper helper = new MimeMessageHelper(message, "UTF-8");
      helper.setFrom(settings.from());
      helper.setTo(address);
      helper.setSubject(digest.subject());
      helper.setText(digest.text());
      // Nobody's out-of-office note is wanted in return.
      message.setHeader("Auto-Submitted", "auto-generated");
    });
  }
}
