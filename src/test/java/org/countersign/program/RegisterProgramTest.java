package org.countersign.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register in the running program: open to everybody, in every form the same, and nothing of a Part 2 in any. */
@ProgramTest
class RegisterProgramTest {

  private static final List<String> FORMS = List.of("/register", "/register.json", "/register.csv", "/register.atom");
  private static final String SECRET_SUPPLIER = "Quillon Ltd";
  private static final String SECRET = "reckons with vermilion and with nothing else";

  @Autowired
  private Http http;
  @Autowired
  private CaseWalk walk;
  @Autowired
  private JdbcClient jdbc;

  private CaseFacts facts;

  @BeforeEach
  void look() {
    facts = new CaseFacts(http);
  }

  @Test
  void whatIsDecidedIsFoundInEveryFormAndNothingOfItsPartTwo() throws FeedException {
    String mark = "Zorilla" + jdbc.sql("SELECT COUNT(*) FROM business_case").query(Integer.class).single();
    String reference = decided(paper -> {
      paper.put("title", mark + " shelters");
      ObjectNode partTwo = paper.putObject("partTwo");
      partTwo.putArray("grounds").add("COMMERCIAL_SENSITIVITY");
      partTwo.put("text", SECRET_SUPPLIER + " " + SECRET + ".");
      partTwo.putArray("values");
    }, Map.of("outcome", "APPROVE"));
    JsonNode decision = await().atMost(Duration.ofSeconds(30)).until(() -> facts.onRegister(reference), found -> found != null);
    String number = decision.path("number").asText();
    assertThat(decision.path("status").asText()).isEqualTo("DECIDED");
    assertThat(decision.path("kinds")).isNotEmpty();
    assertThat(decision.path("value").decimalValue()).isPositive();
    String year = decision.path("signedOn").asText().substring(0, 4);
    String kind = decision.path("kinds").get(0).asText();
    String value = decision.path("value").decimalValue().toBigInteger().toString();

    String all = "";
    for (String form : FORMS) {
      for (String asked : List.of("q=" + mark, "q=" + mark.toUpperCase() + "+shelter", "q=" + number.replace(' ', '+'), "q=" + reference,
          "q=" + mark + "&year=" + year + "&decidedBy=DMPC&kind=" + kind + "&value=" + value + "-")) {
        HttpResponse<String> found = answer(form + "?" + asked, 200);
        assertThat(found.body()).as("%s?%s", form, asked).contains(mark + " shelters", number);
        all += found.body();
      }
      for (String asked : List.of("q=" + mark + "&year=2019", "q=" + mark + "&decidedBy=MOPAC_CHIEF_EXECUTIVE", "q=" + mark + "&kind=DISPOSAL",
          "q=" + mark + "&value=0-" + value, "q=vermilion", "q=Quillon", "q=nothing+else+vermilion")) {
        assertThat(answer(form + "?" + asked, 200).body()).as("%s?%s", form, asked).doesNotContain(mark + " shelters", number + ":", reference);
      }
    }
    all += answer("/register/" + number.replace(' ', '-'), 200).body();
    assertThat(all).doesNotContain("Quillon", "vermilion");
    SyndFeed feed = new SyndFeedInput().build(new StringReader(answer("/register.atom?q=" + mark, 200).body()));
    assertThat(feed.getEntries()).hasSize(1);
    assertThat(feed.getEntries().get(0).getLink()).endsWith("/register/" + number.replace(' ', '-'));
    assertThat(jdbc.sql("SELECT words FROM register_entry WHERE reference = ?").param(reference).query(String.class).single())
        .contains(" " + mark.toLowerCase() + " ").doesNotContain("quillon", "vermilion");
  }

  @Test
  void aRejectedCaseIsOnNoRegisterUnlessAnOrganisationSaysSo() {
    String reference = decided(paper -> paper.put("title", "Quokka pens"), Map.of("outcome", "REJECT", "reason", "Too dear."), "REJECTED");
    for (String form : FORMS) {
      assertThat(answer(form + "?q=quokka", 200).body()).doesNotContain("Quokka pens", reference);
    }
    answer("/register/" + reference, 404);
    assertThat(jdbc.sql("SELECT COUNT(*) FROM rejected_case WHERE reference = ?").param(reference).query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("SELECT COUNT(*) FROM register_entry WHERE reference = ?").param(reference).query(Integer.class).single()).isZero();
  }

  @Test
  void whatWaitsIsInNoSearchUntilItIsPublished() {
    String reference = decided(paper -> paper.put("title", "Numbat cages"),
        Map.of("outcome", "APPROVE", "publishOn", "2098-01-01", "publishReason", "Talks go on.", "publishEntry", true));
    for (String form : FORMS) {
      assertThat(answer(form + "?q=numbat", 200).body()).doesNotContain("Numbat cages", reference, "Talks go on.");
    }
    assertThat(answer("/register.csv", 200).body()).doesNotContain(reference, "Numbat");
  }

  @Test
  void itIsOpenToReadAndToNothingElse() {
    for (String form : FORMS) {
      HttpResponse<String> answer = answer(form, 200);
      assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
          .contains("default-src 'self'").doesNotContain("unsafe"));
      assertThat(answer.headers().firstValue("Set-Cookie")).as("nobody is followed").isEmpty();
      assertThat(http.as(null).post(form, Map.of()).status()).isIn(401, 403, 302);
    }
    assertThat(answer("/assets/govuk-frontend.css", 200).body()).contains(".govuk-tag").doesNotContainIgnoringCase("GDS Transport");
    answer("/assets/register.css", 200);
    for (String reserved : List.of("/assets/fonts/light-94a07e06a1-v2.woff2", "/assets/images/govuk-crest.svg")) {
      answer(reserved, 404);
    }
    assertThat(http.as(null).get("/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css").status()).isIn(401, 403, 302, 404);
  }

  @Test
  void whatCannotBeUnderstoodIsAnsweredInTheFormThatWasAsked() {
    for (String asked : List.of("year=99999", "value=-1", "kind=x", "decidedBy=ME", "q=%3F", "after=nowhere", "before=%00", "q=%00")) {
      assertThat(answer("/register?" + asked, 400).body()).contains("There is a problem", "Register of decisions");
      for (String form : List.of("/register.json", "/register.atom")) {
        HttpResponse<String> answer = answer(form + "?" + asked, 400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"errors\"", "\"pointer\"");
      }
    }
    assertThat(answer("/register.csv?year=x", 400).headers().firstValue("Content-Type")).hasValue("application/problem+json");
    for (String asked : List.of("page=abc", "page=-1", "page=1.5", "page=", "year=", "unknown=1")) {
      answer("/register?" + asked, 200);
      answer("/register.json?" + asked, 200);
    }
    answer("/register?page=99999999", 404);
  }

  private HttpResponse<String> answer(String path, int status) {
    Http.Answer answer = http.as(null).get(path);
    assertThat(answer.status()).as("%s: %s", path, answer.response().body()).isEqualTo(status);
    return answer.response();
  }

  private String decided(Consumer<ObjectNode> change, Map<String, ?> answer) {
    return decided(change, answer, "APPROVED");
  }

  private String decided(Consumer<ObjectNode> change, Map<String, ?> answer, String status) {
    ObjectNode paper = Papers.changed("pcd-579", change);
    String reference = walk.submit(paper);
    boolean hasPartTwo = paper.has("partTwo");
    CaseWalk.BOARD.stream().filter(member -> !hasPartTwo || !member.equals("member3"))
        .forEach(member -> walk.signed(reference, "UserTask_VoteAtInvestmentBoard", member, Map.of("outcome", "ENDORSE")));
    walk.advisersSatisfied(reference);
    walk.signed(reference, "UserTask_DecideAsDmpc", "dmpc", answer);
    walk.awaitStatus(reference, status);
    return reference;
  }
}
