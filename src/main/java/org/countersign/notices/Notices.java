package org.countersign.notices;

import java.time.Clock;
import java.util.Collection;
import org.countersign.people.Addresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/** Takes what is to be told. While no mail server is set, and of people without an address, it takes nothing. */
@Service
public class Notices {

  private final Outbox outbox;
  private final Addresses addresses;
  private final ObjectProvider<JavaMailSender> mail;
  private final Clock clock;

  Notices(Outbox outbox, Addresses addresses, ObjectProvider<JavaMailSender> mail, Clock clock) {
    this.outbox = outbox;
    this.addresses = addresses;
    this.mail = mail;
    this.clock = clock;
  }

  /** Whether anything is told at all: whoever must look long for whom to tell asks before. */
  public boolean areSent() {
    return mail.getIfAvailable() != null;
  }

  /** Told in the caller's transaction, and sent with the next digest. */
  public void tell(Collection<String> people, News news) {
    if (areSent()) {
      people.stream().distinct().filter(person -> addresses.of(person).isPresent())
          .forEach(person -> outbox.add(person, news, clock.instant()));
    }
  }

  /** A task is done: what waits to be told of it is dropped. */
  public void taskDone(String task) {
    if (areSent()) {
      outbox.forgetTask(task);
    }
  }
}
