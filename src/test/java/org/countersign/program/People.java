package org.countersign.program;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.countersign.people.Affiliation;
import org.countersign.people.ConfirmedAccounts;
import org.countersign.workflow.EngineCredentials;
import org.springframework.beans.factory.annotation.Autowired;

/** Makes people for a test alone, confirmed as if the secretariat had done it, and sends them home again. */
public class People {

  private static final String NOW = "2026-11-22T00:00:00Z";

  @Autowired
  private IdentityService identityService;
  @Autowired
  private ConfirmedAccounts confirmed;
  @Autowired
  private EngineCredentials credentials;

  private final List<String> made = new ArrayList<>();

  /** Somebody of that id, of the police's staff, with the password of the demonstration. */
  public String make(String id, String name, String... groups) {
    register(id, name);
    confirm(id, Affiliation.MPS_STAFF);
    List.of(groups).forEach(group -> join(id, group));
    return id;
  }

  public String somebody(String... groups) {
    String id = anId();
    return make(id, "Person " + id, groups);
  }

  public static String anId() {
    return "temp" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** An account that nobody has confirmed. */
  public String register(String id, String name) {
    User user = identityService.newUser(id);
    user.setFirstName(name);
    user.setPassword("demo");
    identityService.saveUser(user);
    made.add(id);
    return id;
  }

  public void confirm(String id, Affiliation affiliation) {
    confirmed.confirm(id, affiliation, credentials.of(id), "test", NOW);
  }

  public void join(String id, String group) {
    identityService.createMembership(id, group);
    confirmed.confirmMembership(id, group, "test", NOW);
  }

  public void leave(String id, String group) {
    identityService.deleteMembership(id, group);
    confirmed.forgetMembership(id, group);
  }

  /** For people whom a test has made otherwise. */
  public void alsoRemoves(String id) {
    made.add(id);
  }

  /** Whoever was made since the last time. */
  public void goHome() {
    made.forEach(id -> {
      identityService.deleteUser(id);
      confirmed.forget(id);
    });
    made.clear();
  }
}
