package org.countersign.people;

import org.springframework.stereotype.Component;

/** Who may come in: an account works only as the secretariat confirmed it, and with the password that was confirmed. */
@Component
public class Admission {

  private final RegisteredAccounts registered;
  private final ConfirmedAccounts confirmed;

  public Admission(RegisteredAccounts registered, ConfirmedAccounts confirmed) {
    this.registered = registered;
    this.confirmed = confirmed;
  }

  /** False too for an account that is gone. */
  public boolean admits(String person) {
    return registered.find(person).flatMap(account -> confirmed.find(person)
        .filter(c -> c.credential().equals(account.credential()))).isPresent();
  }

  boolean isLocked(String person) {
    return registered.isLocked(person);
  }
}
