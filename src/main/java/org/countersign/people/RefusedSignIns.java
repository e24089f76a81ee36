package org.countersign.people;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;

/** Every failed sign-in, at the page or over HTTP Basic, in the security log. */
@Component
class RefusedSignIns {

  private final RegisteredAccounts accounts;
  private final SecurityLog securityLog;

  RefusedSignIns(RegisteredAccounts accounts, SecurityLog securityLog) {
    this.accounts = accounts;
    this.securityLog = securityLog;
  }

  @EventListener
  void failed(AbstractAuthenticationFailureEvent failure) {
    String typed = failure.getAuthentication().getName();
    // People type their password where their name belongs: only the name of an account is written down.
    String person = accounts.find(typed).isPresent() ? typed : "(no such account)";
    securityLog.refused(person, "sign in", null, failure.getException().getMessage());
  }
}
