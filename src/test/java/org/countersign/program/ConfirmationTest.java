package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.countersign.program.Standing.refused;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.countersign.people.Affiliation;
import org.countersign.people.Directory;
import org.countersign.people.Person;
import org.countersign.signing.AccountActs;
import org.countersign.signing.CaseRecord;
import org.countersign.signing.FirstPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Accounts, new passwords and memberships take effect only once the secretariat has confirmed them. */
@ProgramTest
class ConfirmationTest {

  private static final String FINANCE = "UserTask_AdviseFinance";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private Standing standing;
  @Autowired
  private People people;
  @Autowired
  private Directory directory;
  @Autowired
  private IdentityService identityService;
  @Autowired
  private CaseRecord record;
  @Autowired
  private AccountActs acts;
  @Autowired
  private FirstPeople firstPeople;
  @LocalServerPort
  private int port;

  private String person;

  @BeforeEach
  void nameSomebody() {
    person = People.anId();
  }

  @AfterEach
  void goHome() {
    people.alsoRemoves(person);
    people.goHome();
  }

  @Nested
  class An_account {

    @Test
    void that_an_operator_made_opens_nothing_until_it_is_confirmed() {
      made();
      assertThat(lastAct()).isEqualTo("ACCOUNT_MADE operator " + person);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
      assertThat(http.as(person).get("/api/me").at("/detail")).contains("secretariat has yet to confirm");
      assertThat(http.as(person).get("/engine-rest/task").status()).isEqualTo(401);
      assertThat(waiting()).contains("ACCOUNT " + person + " by operator");

      assertThat(confirm("secretariat", "ACCOUNT", null, "MPS_STAFF").status()).isEqualTo(204);
      assertThat(http.as(person).get("/api/me").at("/affiliation")).isEqualTo("MPS_STAFF");
      assertThat(lastAct()).isEqualTo("ACCOUNT_CONFIRMED secretariat " + person);
      assertThat(waiting()).doesNotContain("ACCOUNT " + person + " by operator");
    }

    @Test
    void whoever_has_the_wrong_password_does_not_learn_why() {
      made();
      operates("PUT", "/user/" + person + "/credentials", Map.of("password", "another", "authenticatedUserPassword", "demo"));
      assertThat(http.as(person).get("/api/me").at("/detail")).startsWith("Sign in first");
    }

    @Test
    void refused_is_deleted() {
      made();
      assertThat(refuse("secretariat", "ACCOUNT", null).status()).isEqualTo(204);
      assertThat(lastAct()).isEqualTo("ACCOUNT_REFUSED secretariat " + person);
      assertThat(identityService.createUserQuery().userId(person).count()).isZero();
    }

    @Test
    void that_comes_back_is_confirmed_anew_with_its_groups() {
      people.make(person, "Somebody", "finance");
      operates("DELETE", "/user/" + person, null);
      assertThat(lastAct()).isEqualTo("ACCOUNT_DELETED operator " + person);
      made();
      operates("PUT", "/group/finance/members/" + person, null);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
      assertThat(waiting()).contains("ACCOUNT " + person + " by operator", "MEMBERSHIP " + person + " finance by operator");
    }

    @Test
    void with_a_new_name_is_on_the_record() {
      people.make(person, "Somebody");
      operates("PUT", "/user/" + person + "/profile", Map.of("id", person, "firstName", "Deputy", "lastName", "Mayor"));
      assertThat(lastAct()).isEqualTo("ACCOUNT_RENAMED operator " + person);
    }

    @Test
    void whose_way_the_record_does_not_know_waits_all_the_same() {
      people.register(person, "Somebody");
      assertThat(waiting()).contains("ACCOUNT " + person + " by -");
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
    }
  }

  @Nested
  class A_membership {

    @Test
    void signs_nothing_until_it_is_confirmed() {
      people.make(person, "Somebody");
      operates("PUT", "/group/finance/members/" + person, null);
      operates("PUT", "/group/cleared-part-two/members/" + person, null);
      assertThat(acts()).contains("MEMBERSHIP_MADE operator " + person);
      assertThat(groups()).isEmpty();
      String reference = walk.submit(Papers.of("pcd-579").caseFile());
      walk.boardEndorses(reference);
      String task = walk.task(reference, FINANCE, "finance");
      Standing.Of before = standing.of(reference);
      refused(claim(task));
      refused(walk.complete(task, person, Map.of("outcome", "SATISFIED")));
      assertThat(standing.of(reference)).isEqualTo(before);

      assertThat(confirm("secretariat", "MEMBERSHIP", "finance", null).status()).isEqualTo(204);
      assertThat(confirm("secretariat", "MEMBERSHIP", "cleared-part-two", null).status()).isEqualTo(204);
      walk.signed(reference, FINANCE, person, Map.of("outcome", "SATISFIED"));
    }

    @Test
    void of_those_who_run_the_engine_binds_at_once() {
      people.make(person, "Somebody");
      for (String group : List.of("operators", "camunda-admin")) {
        operates("PUT", "/group/" + group + "/members/" + person, null);
      }
      assertThat(groups()).containsExactlyInAnyOrder("operators", "camunda-admin");
      assertThat(waiting()).noneMatch(w -> w.contains(person));
    }

    @Test
    void that_ended_is_confirmed_anew_when_it_comes_back() {
      people.make(person, "Somebody", "finance");
      operates("DELETE", "/group/finance/members/" + person, null);
      assertThat(lastAct()).isEqualTo("MEMBERSHIP_REMOVED operator " + person);
      operates("PUT", "/group/finance/members/" + person, null);
      assertThat(groups()).isEmpty();
      assertThat(waiting()).contains("MEMBERSHIP " + person + " finance by operator");
    }

    @Test
    void refused_is_removed() {
      people.make(person, "Somebody");
      operates("PUT", "/group/finance/members/" + person, null);
      assertThat(refuse("secretariat", "MEMBERSHIP", "finance").status()).isEqualTo(204);
      assertThat(lastAct()).isEqualTo("MEMBERSHIP_REFUSED secretariat " + person);
      assertThat(identityService.createUserQuery().userId(person).memberOfGroup("finance").count()).isZero();
    }

    @Test
    void of_a_deleted_group_is_forgotten() {
      operates("POST", "/group/create", Map.of("id", "passing", "name", "Passing"));
      people.make(person, "Somebody", "passing");
      operates("DELETE", "/group/passing", null);
      assertThat(acts()).endsWith("MEMBERSHIP_REMOVED operator " + person, "GROUP_DELETED operator -");
      operates("POST", "/group/create", Map.of("id", "passing", "name", "Passing"));
      operates("PUT", "/group/passing/members/" + person, null);
      assertThat(groups()).isEmpty();
      operates("DELETE", "/group/passing", null);
    }

    @Test
    void of_an_operator_signs_nothing_even_if_it_is_confirmed() {
      people.make(person, "Somebody", "operators", "cleared-part-two");
      assertThat(http.as(person).put("/engine-rest/group/dmpc/members/" + person, null).status()).isEqualTo(204);
      assertThat(confirm("secretariat", "MEMBERSHIP", "dmpc", null).status()).isEqualTo(204);
      assertThat(groups()).contains("dmpc");
      String reference = walk.submit(Papers.of("pcd-579").caseFile());
      walk.toDecision(reference);
      String task = walk.task(reference, "UserTask_DecideAsDmpc", person);
      assertThat(claim(task).status()).isEqualTo(204);
      Standing.Of before = standing.of(reference);
      assertThat(refused(walk.complete(task, person, Map.of("outcome", "APPROVE")))).contains("runs the engine");
      assertThat(standing.of(reference)).isEqualTo(before);
    }
  }

  @Nested
  class An_authorization {

    @Test
    void that_an_operator_gives_is_no_signature() {
      people.make(person, "Somebody", "cleared-part-two");
      String id = operates("POST", "/authorization/create", Map.of("type", 1, "permissions", List.of("ALL"), "userId", person,
          "resourceType", 7, "resourceId", "*")).at("/id");
      String reference = walk.submit(Papers.of("pcd-579").caseFile());
      walk.toDecision(reference);
      String task = walk.task(reference, "UserTask_DecideAsDmpc", "dmpc");
      assertThat(claim(task).status()).isEqualTo(204);
      Standing.Of before = standing.of(reference);
      assertThat(refused(walk.complete(task, person, Map.of("outcome", "APPROVE")))).contains("members of dmpc");
      assertThat(standing.of(reference)).isEqualTo(before);
      operates("DELETE", "/authorization/" + id, null);
    }
  }

  @Nested
  class A_password {

    @Test
    void that_an_operator_reset_opens_nothing_until_it_is_confirmed() {
      people.make(person, "Somebody");
      resetByOperator("demo");
      assertThat(lastAct()).isEqualTo("PASSWORD_RESET operator " + person);
      assertThat(http.as(person).get("/api/me").status()).as("the same words, another credential").isEqualTo(401);
      assertThat(confirm("secretariat", "PASSWORD", null, null).status()).isEqualTo(204);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void that_was_reset_past_every_command_is_noticed() {
      people.make(person, "Somebody");
      var user = identityService.createUserQuery().userId(person).singleResult();
      user.setPassword("demo");
      identityService.saveUser(user);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
      assertThat(waiting()).contains("PASSWORD " + person + " by -");
    }

    @Test
    void that_people_change_themselves_goes_on_working() {
      people.make(person, "Somebody");
      assertThat(changes(person, "demo2", "wrong").status()).isEqualTo(400);
      unlocked();
      assertThat(changes(person, "demo2", "demo").status()).isEqualTo(204);
      assertThat(lastAct()).isEqualTo("PASSWORD_CHANGED " + person + " " + person);
      assertThat(http.as(person, "demo2").get("/api/me").status()).isEqualTo(200);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void that_waits_is_not_confirmed_by_changing_it() {
      people.make(person, "Somebody");
      resetByOperator("known");
      identityService.setAuthentication(person, List.of());
      try {
        var user = identityService.createUserQuery().userId(person).singleResult();
        user.setPassword("demo");
        identityService.saveUser(user);
      } finally {
        identityService.clearAuthentication();
      }
      assertThat(lastAct()).isEqualTo("PASSWORD_RESET " + person + " " + person);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void refused_is_known_to_nobody_until_it_is_reset_anew() {
      people.make(person, "Somebody");
      resetByOperator("demo");
      assertThat(refuse("secretariat", "PASSWORD", null).status()).isEqualTo(204);
      assertThat(lastAct()).isEqualTo("PASSWORD_REFUSED secretariat " + person);
      assertThat(waiting()).noneMatch(w -> w.contains(person));
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(401);
      unlocked();
      resetByOperator("demo");
      assertThat(confirm("secretariat", "PASSWORD", null, null).status()).isEqualTo(204);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(200);
    }

    /** The engine writes a profile's whole row under the id that the profile names, the password of its own account too. */
    @Test
    void that_another_account_is_given_by_its_profile_is_noticed() {
      people.make(person, "Somebody");
      String victim = people.somebody();
      operates("PUT", "/user/" + person + "/profile", Map.of("id", victim, "firstName", "Somebody"));
      assertThat(lastAct()).isEqualTo("PASSWORD_RESET operator " + victim);
      assertThat(http.as(victim).get("/api/me").status()).isEqualTo(401);
    }

    /** Wrong passwords close an account for some seconds. */
    private void unlocked() {
      operates("POST", "/user/" + person + "/unlock", null);
    }

    private void resetByOperator(String password) {
      operates("PUT", "/user/" + person + "/credentials", Map.of("password", password, "authenticatedUserPassword", "demo"));
    }

    private Http.Answer changes(String who, String to, String current) {
      return http.as(who).put("/engine-rest/user/" + who + "/credentials",
          Map.of("password", to, "authenticatedUserPassword", current));
    }
  }

  @Nested
  class Whoever_confirms {

    @ParameterizedTest
    @ValueSource(strings = {"operator", "auditor", "dmpc", "originator"})
    void is_of_the_secretariat(String other) {
      made();
      unchanged(() -> confirm(other, "ACCOUNT", null, "MOPAC"), 403);
      unchanged(() -> refuse(other, "ACCOUNT", null), 403);
    }

    @Test
    void does_not_run_the_engine() {
      made();
      String both = people.somebody("secretariat", "operators");
      assertThat(unchanged(() -> confirm(both, "ACCOUNT", null, "MOPAC"), 403)).contains("You run the engine");
    }

    @Test
    void says_nothing_of_themselves() {
      people.make(person, "Somebody", "secretariat");
      operates("PUT", "/group/dmpc/members/" + person, null);
      assertThat(unchanged(() -> confirm(person, "MEMBERSHIP", "dmpc", null), 403)).contains("of their own");
      assertThat(unchanged(() -> confirm(person, "AFFILIATION", null, "MOPAC"), 403)).contains("of their own");
      assertThat(unchanged(() -> refuse(person, "MEMBERSHIP", "dmpc"), 403)).contains("of their own");
    }

    @Test
    void has_not_asked_for_it() {
      String former = people.somebody("operators");
      assertThat(http.as(former).post("/engine-rest/user/create", userDto()).status()).isEqualTo(204);
      people.leave(former, "operators");
      people.join(former, "secretariat");
      assertThat(unchanged(() -> confirm(former, "ACCOUNT", null, "MOPAC"), 403)).contains("asked for this yourself");
      assertThat(confirm("secretariat", "ACCOUNT", null, "MOPAC").status()).isEqualTo(204);
    }

    @Test
    void confirms_what_they_saw_and_not_what_came_meanwhile() {
      people.make(person, "Somebody");
      operates("PUT", "/user/" + person + "/credentials", Map.of("password", "one", "authenticatedUserPassword", "demo"));
      String seen = StreamSupport.stream(http.as("secretariat").get("/api/confirmations").body().spliterator(), false)
          .filter(w -> w.path("person").asText().equals(person)).findFirst().orElseThrow().path("askedAt").asText();
      operates("PUT", "/user/" + person + "/credentials", Map.of("password", "two", "authenticatedUserPassword", "demo"));
      assertThat(unchanged(() -> http.as("secretariat").post("/api/confirmations",
          Map.of("kind", "PASSWORD", "person", person, "askedAt", seen)), 409)).contains("anew");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        ACCOUNT    , -       , MOPAC   , 409
        PASSWORD   , -       , -       , 409
        MEMBERSHIP , finance , -       , 409
        MEMBERSHIP , -       , -       , 400
        ACCOUNT    , -       , -       , 400
        ACCOUNT    , -       , UNKNOWN , 400
        ACCOUNT    , -       , NOBODY  , 400
        ACCOUNT    , finance , MOPAC   , 400
        PASSWORD   , -       , MOPAC   , 400
        account    , -       , MOPAC   , 400
        EVERYTHING , -       , -       , 400
        -          , -       , -       , 400
        AFFILIATION, -       , -       , 400
        """)
    void says_what_waits_in_known_words(String kind, String group, String affiliation, int status) {
      people.make(person, "Somebody");
      unchanged(() -> confirm("secretariat", kind, group, affiliation), status);
    }

    @Test
    void names_no_unknown_field_and_nobody_who_is_not_there() {
      unchanged(() -> http.as("secretariat").post("/api/confirmations", Map.of("kind", "PASSWORD", "person", person, "by", "x")), 400);
      unchanged(() -> http.as("secretariat").post("/api/confirmations", "[]"), 400);
      unchanged(() -> confirm("secretariat", "AFFILIATION", null, "MOPAC"), 409);
      unchanged(() -> refuse("secretariat", "ACCOUNT", null), 409);
      unchanged(() -> refuse("secretariat", "AFFILIATION", null), 400);
    }

    @Test
    void corrects_whose_person_somebody_is() {
      people.make(person, "Somebody");
      assertThat(confirm("secretariat", "AFFILIATION", null, "COMMON_COUNCIL").status()).isEqualTo(204);
      assertThat(lastAct()).isEqualTo("AFFILIATION_CORRECTED secretariat " + person);
      assertThat(directory.find(person)).get().extracting(Person::affiliation).isEqualTo(Affiliation.COMMON_COUNCIL);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(200);
    }
  }

  @Nested
  class The_first_of_the_secretariat {

    @Test
    void are_confirmed_by_the_program_while_nobody_else_can() {
      people.register(person, "Somebody");
      identityService.createMembership(person, "secretariat");
      identityService.createMembership(person, "dmpc");
      firstPeople.admit(List.of(person));
      assertThat(groups()).as("somebody is there to confirm").isEmpty();

      people.leave("secretariat", "secretariat");
      try {
        firstPeople.admit(List.of(person, "nobody-of-that-name"));
      } finally {
        people.join("secretariat", "secretariat");
      }
      assertThat(groups()).containsExactly("secretariat");
      assertThat(lastAct()).isEqualTo("FIRST_ADMITTED countersign " + person);
      assertThat(http.as(person).get("/api/me").status()).isEqualTo(200);
    }
  }

  @Nested
  class A_session {

    @Test
    void ends_when_the_password_is_reset_and_lasts_over_an_own_change() {
      people.make(person, "Somebody");
      Session session = Session.of(person, port);
      assertThat(session.get("/api/me").statusCode()).isEqualTo(200);
      assertThat(session.send("PUT", "/camunda/api/engine/engine/default/user/" + person + "/credentials",
          Map.of("password", "demo2", "authenticatedUserPassword", "demo")).statusCode()).isEqualTo(204);
      assertThat(session.get("/api/me").statusCode()).isEqualTo(200);
      operates("PUT", "/user/" + person + "/credentials", Map.of("password", "demo", "authenticatedUserPassword", "demo"));
      assertThat(session.get("/api/me").statusCode()).isEqualTo(401);
      assertThat(session.signIn(person, "demo")).endsWith("/sign-in?unconfirmed");
      assertThat(session.signIn(person, "wrong")).endsWith("/sign-in?error");
    }

    @Test
    void of_the_applications_knows_the_groups_that_have_effect_at_once() {
      people.make(person, "Somebody");
      Session session = Session.of(person, port);
      assertThat(authorizedApps(session)).doesNotContain("tasklist", "cockpit");
      operates("PUT", "/group/finance/members/" + person, null);
      assertThat(authorizedApps(session)).doesNotContain("tasklist");
      assertThat(confirm("secretariat", "MEMBERSHIP", "finance", null).status()).isEqualTo(204);
      assertThat(authorizedApps(session)).contains("tasklist");
      operates("DELETE", "/group/finance/members/" + person, null);
      assertThat(authorizedApps(session)).doesNotContain("tasklist");
    }

    private String authorizedApps(Session session) {
      session.get("/camunda/api/engine/engine/default/task/count");
      return session.get("/camunda/api/admin/auth/user/default").body();
    }
  }

  @Nested
  class The_page {

    @Test
    void takes_the_answers_of_the_secretariat() {
      made();
      Session secretariat = Session.of("secretariat", port);
      String fields = "kind=ACCOUNT&person=" + person + "&group=&askedAt=&affiliation=MOPAC&answer=CONFIRM";
      assertThat(secretariat.get("/people").body()).contains("New account: Some Body").contains("Asked for by operator");
      assertThat(secretariat.postForm("/people", fields).headers().firstValue("Location").orElse("")).endsWith("/people");
      assertThat(secretariat.get("/people").body()).contains("The account of " + person + " is confirmed.");
      assertThat(http.as(person).get("/api/me").at("/affiliation")).isEqualTo("MOPAC");
    }

    @Test
    void is_shut_to_others_and_to_nobody() {
      Session dmpc = Session.of("dmpc", port);
      assertThat(dmpc.get("/people").statusCode()).isEqualTo(403);
      assertThat(dmpc.get("/people").body()).contains("for the secretariat and for auditors").doesNotContain("originator");
      assertThat(Session.ofNobody(port).get("/people").statusCode()).isIn(302, 401);
      assertThat(Session.of("auditor", port).get("/people").body()).doesNotContain("name=\"answer\"");
    }
  }

  @Nested
  class The_record {

    @ParameterizedTest
    @CsvSource({"secretariat,200", "auditor,200", "operator,403", "dmpc,403"})
    void is_read_by_the_secretariat_and_auditors(String reader, int status) {
      assertThat(http.as(reader).get("/api/confirmations").status()).isEqualTo(status);
      assertThat(http.as(reader).get("/api/records/PEOPLE").status()).isEqualTo(status);
    }

    @Test
    void verifies_and_begins_with_the_accounts_of_the_demonstration() {
      JsonNode chain = http.as("auditor").get("/api/records/PEOPLE").body();
      assertThat(chain.path("verified").asBoolean()).isTrue();
      assertThat(chain.at("/entries/0/act").asText()).isEqualTo("DEMONSTRATION_ADMITTED");
      assertThat(chain.at("/entries/0/actor").asText()).isEqualTo("countersign");
    }

    @Test
    void says_nothing_of_an_act_that_failed() {
      people.make(person, "Somebody", "finance");
      List<String> before = acts();
      assertThat(http.as("operator").put("/engine-rest/group/finance/members/" + person, null).status()).isGreaterThanOrEqualTo(400);
      assertThat(http.as("originator").delete("/engine-rest/user/" + person).status()).isEqualTo(403);
      assertThat(acts()).isEqualTo(before);
      assertThat(groups()).containsExactly("finance");
    }

    @Test
    void and_the_act_are_written_together_or_not_at_all() {
      people.make(person, "Somebody");
      List<String> before = acts();
      assertThatThrownBy(() -> acts.witness("operator", List.of(person), () -> {
        identityService.createMembership(person, "finance");
        throw new IllegalStateException("the power fails");
      })).hasMessage("the power fails");
      assertThat(acts()).isEqualTo(before);
      assertThat(identityService.createUserQuery().userId(person).memberOfGroup("finance").count()).isZero();
    }
  }

  private void made() {
    operates("POST", "/user/create", userDto());
  }

  private Map<String, Object> userDto() {
    return Map.of("profile", Map.of("id", person, "firstName", "Some", "lastName", "Body"),
        "credentials", Map.of("password", "demo"));
  }

  private Http.Answer operates(String method, String path, Object body) {
    Http.Answer answer = http.as("operator").send(method, "/engine-rest" + path, body);
    assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 204);
    return answer;
  }

  private Http.Answer claim(String task) {
    return http.as(person).post("/engine-rest/task/" + task + "/claim", Map.of("userId", person));
  }

  private Http.Answer confirm(String by, String kind, String group, String affiliation) {
    Map<String, String> body = new HashMap<>(Map.of("person", person));
    Stream.of(new String[] {"kind", kind}, new String[] {"group", group}, new String[] {"affiliation", affiliation})
        .filter(field -> field[1] != null).forEach(field -> body.put(field[0], field[1]));
    return http.as(by).post("/api/confirmations", body);
  }

  private Http.Answer refuse(String by, String kind, String group) {
    return http.as(by).delete("/api/confirmations?kind=" + kind + "&person=" + person + (group == null ? "" : "&group=" + group));
  }

  /** Tries, and asserts that it was refused in words and that nothing came of it. */
  private String unchanged(Supplier<Http.Answer> act, int status) {
    List<String> before = acts();
    List<String> waitingBefore = waiting();
    Http.Answer answer = act.get();
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(acts()).isEqualTo(before);
    assertThat(waiting()).isEqualTo(waitingBefore);
    return refused(answer);
  }

  private List<String> waiting() {
    return StreamSupport.stream(http.as("secretariat").get("/api/confirmations").body().spliterator(), false)
        .map(w -> w.path("kind").asText() + " " + w.path("person").asText() + (w.has("group") ? " " + w.path("group").asText() : "")
            + " by " + w.path("askedBy").asText("-"))
        .toList();
  }

  private List<String> acts() {
    return record.chain(CaseRecord.House.PEOPLE).entries().stream().map(entry -> entry.act() + " " + entry.actor() + " "
        + (entry.content().contains("\"person\":\"") ? entry.content().replaceAll(".*\"person\":\"([^\"]*)\".*", "$1") : "-")).toList();
  }

  private String lastAct() {
    List<String> all = acts();
    return all.get(all.size() - 1);
  }

  private Set<String> groups() {
    return directory.find(person).orElseThrow().groups();
  }
}
