package org.countersign.people;

import java.util.Optional;

/** Where people receive mail. */
public interface Addresses {

  /** The e-mail address that the account carries; empty where it carries none. */
  Optional<String> of(String person);
}
