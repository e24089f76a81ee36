package org.countersign.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.countersign.casefile.CanonicalJson;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Faulty;
import org.countersign.casefile.Money;
import org.countersign.decisions.Corrections;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.Notice;
import org.countersign.decisions.PublicMeasure;
import org.countersign.scheme.Authority;
import org.countersign.signing.Publication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcPrint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The register as everyone sees it: the stored decisions, the real repository, the rendered pages. */
@SpringBootTest(classes = RegisterSlice.class)
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class RegisterTest {

  private static final String HASH = NoticeDraft.HASH;
  private static final PublicMeasure MEASURE = new PublicMeasure(List.of(Kind.BUSINESS_CASE), Money.of("1980000"));

  @Autowired
  private MockMvc web;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private RegisterIndex index;

  /** As the program's own advice, which stands in a package that the register does not know. */
  @RestControllerAdvice
  static class Faults {

    @ExceptionHandler
    ProblemDetail faulty(Faulty faulty) {
      ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, faulty.getMessage());
      problem.setProperty("errors", faulty.faults());
      return problem;
    }
  }

  @BeforeEach
  void empty() {
    List.of("register_entry", "rejected_case", "signed_notice_piece", "signed_notice", "decision_correction").forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    jdbc.sql("DELETE FROM decision").update();
    jdbc.sql("DELETE FROM business_case").update();
  }

  @Test
  void saysSoWhenNothingIsPublished() throws Exception {
    assertThat(page("/register")).contains("No decision has been published yet", "lang=\"en-GB\"",
        "href=\"/sign-in\"", "Staff sign in").doesNotContain("<ol", "Publication deferred");
  }

  @Test
  void listsTheNewestFirstInWords() throws Exception {
    published("PCD", 2001, notice("PCD 2001", "The first").signed("2026-05-29"));
    published("CEOD", 101, notice("CEOD 101", "The second").signed("2026-06-03").by(Authority.MOPAC_CHIEF_EXECUTIVE));
    assertThat(text("/register")).containsSubsequence("2 decisions, newest first",
        "CEOD 101 The second Signed 3 June 2026 by the MOPAC chief executive £1,980,000 Business case",
        "PCD 2001 The first Signed 29 May 2026 by the Deputy Mayor for Policing and Crime £1,980,000 Business case");
  }

  @Test
  void tellsOfADeferredDecisionOnlyThatUntilWhenAndWhy() throws Exception {
    store("PCD", 2002, notice("PCD 2002", "Covert cameras"),
        new Publication(LocalDate.of(2027, 6, 3), "An operation is under way", true), null);
    store("PCD", 2003, notice("PCD 2003", "Covert radios"),
        new Publication(LocalDate.of(2027, 6, 3), "Not even to be named", false), null);
    String says = "PCD 2002 Publication deferred until 3 June 2027: An operation is under way";
    for (String address : List.of("/register", "/register/PCD-2002", "/register.json")) {
      assertThat(page(address)).contains("PCD 2002", "An operation is under way").doesNotContain("Covert", "BC-",
          "Not even", "PCD 2003", "Why now", "29 May 2026", "2026-05-29", "The signer", HASH);
    }
    assertThat(text("/register")).contains(says, "No decision has been published yet");
    assertThat(text("/register/PCD-2002")).contains(says);
    web.perform(get("/register.json")).andExpect(content().json("""
        {"decisions": [], "deferred": [{"number": "PCD 2002", "until": "2027-06-03",
          "reason": "An operation is under way"}], "page": 0, "pages": 1, "total": 0}""", true));
    web.perform(get("/register/PCD-2003")).andExpect(status().isNotFound());
  }

  @Test
  void showsADecisionInTheOrderOfThePublishedPage() throws Exception {
    published("PCD", 2001, full());
    assertThat(headings("/register/PCD-2001")).containsExactly("Secret platform upgrade", "Key information",
        "Executive summary", "Recommendation", "Conditions", "Part 1: non-confidential facts and advice",
        "1. Introduction and background", "2. Issues for consideration", "3. Financial comments", "4. Legal comments",
        "5. Commercial issues", "6. GDPR and data privacy", "7. Equality comments", "8. Background/supporting papers",
        "Signed decision document", "Who advised", "Approved paper", "Supporting documents", "How to ask for an accessible format");
    assertThat(text("/register/PCD-2001")).containsSubsequence("Reference code PCD 2001", "Date signed 29 May 2026",
        "Decision by Deputy Mayor for Policing and Crime, signed by The signer",
        "Scheme of Delegation and Consent Edition 2019", "Case reference BC-2026-2001",
        "The paper’s own reference PCD 1637", "The platform is renewed.",
        "1. Approved Approve the capital. Decided by the Deputy Mayor for Policing and Crime under paragraph 4.8 of the"
            + " Scheme, edition 2019. It is £1,980,000.",
        "2. Approved Award it. Within the authority of the MPS commercial director under the Scheme, edition 2019; decided"
            + " with the whole case by the Deputy Mayor for Policing and Crime. A director awards.",
        "3. Noted Note the plan. This recommendation only notes. It grants nothing.",
        "Report the savings. Owner: Digital. Due 1 December 2026.",
        "Why now.", "The issues.", "The money.", "The law.", "The market.", "The data.", "The equality.", "None.",
        "There is no signed notice of this decision yet.", "Investment Board", "Head of Legal", HASH, "Ask the organisation that publishes this register");
  }

  @Test
  void leavesOutWhatADecisionDoesNotHave() throws Exception {
    published("PCD", 2001, notice("PCD 2001", "Plain").signer("Deputy Mayor for Policing and Crime"));
    assertThat(headings("/register/PCD-2001")).doesNotContain("Conditions", "Who advised");
    assertThat(text("/register/PCD-2001")).doesNotContain("own reference", "signed by");
  }

  @Test
  void showsTextsAsTextWithTheirLineBreaks() throws Exception {
    String script = "<script>alert('x')</script> & \"more\"";
    published("PCD", 2001, notice("PCD 2001", script).saying(script));
    store("PCD", 2002, notice("PCD 2002", "t"), new Publication(LocalDate.of(2027, 6, 3), script, true), null);
    for (String address : List.of("/register", "/register/PCD-2001", "/register/PCD-2002")) {
      assertThat(page(address)).contains("&lt;script&gt;").doesNotContain("<script", "style=", "onclick");
    }
    assertThat(page("/register/PCD-2001")).contains("<p class=\"prose\">Why now.\nAnd how.</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcd-2001", "PCD 2001", "2001", "PCD_2001", "pcd2001", "0002001"})
  void movesOtherSpellingsToTheOneAddress(String spelling) throws Exception {
    published("PCD", 2001, notice("PCD 2001", "The first"));
    web.perform(get("/register/{n}", spelling)).andExpect(status().isMovedPermanently())
        .andExpect(header().string("Location", "/register/PCD-2001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PCD-9999", "pcd-9999", "CEOD-2001", "PCD-2004", "PCD-99999999999", "<b>", "0", "PCD-9999.pdf", "PCD-2004.pdf",
      "x.pdf", ".pdf"})
  void isFriendlyAboutWhatIsNotThere(String number) throws Exception {
    published("PCD", 2001, notice("PCD 2001", "The first"));
    store("PCD", 2004, notice("PCD 2004", "Issued this second"), Publication.AT_ONCE, null);
    String page = web.perform(get("/register/{n}", number)).andExpect(status().isNotFound())
        .andExpect(content().contentTypeCompatibleWith("text/html")).andReturn().getResponse().getContentAsString();
    assertThat(page).contains("There is no published decision at this address", "href=\"/register\"")
        .doesNotContain("<b>");
  }

  @Test
  void pagesByTwenty() throws Exception {
    for (int n = 1; n <= 41; n++) {
      published("PCD", n, notice("PCD " + n, "Decision no. " + n));
    }
    assertThat(page("/register")).contains("Decision no. 41<", "Decision no. 22<", "Page 1 of 3",
        "href=\"/register?page=1&amp;after=PCD-22\"").doesNotContain("Decision no. 21<", "Newer");
    assertThat(page("/register?page=1")).contains("Decision no. 21<", "Decision no. 2<", "Page 2 of 3",
        "href=\"/register?page=0&amp;before=PCD-21\"", "href=\"/register?page=2&amp;after=PCD-2\"");
    assertThat(page("/register?page=1&after=PCD-22")).contains("Decision no. 21<", "Decision no. 2<", "Page 2 of 3",
        "href=\"/register?page=0&amp;before=PCD-21\"", "href=\"/register?page=2&amp;after=PCD-2\"").doesNotContain("Decision no. 22<");
    assertThat(page("/register?page=1&after=PCD-2")).contains("Decision no. 1<").doesNotContain("Older");
    assertThat(page("/register?page=0&before=PCD-21")).contains("Decision no. 41<", "Decision no. 22<", "Page 1 of 3")
        .doesNotContain("Decision no. 21<", "Newer");
    assertThat(page("/register?page=2")).contains("Decision no. 1<", "Page 3 of 3").doesNotContain("Older");
    assertThat(page("/register?page=x")).contains("Page 1 of 3");
    web.perform(get("/register?page=3")).andExpect(status().isNotFound());
    web.perform(get("/register.json?page=2")).andExpect(jsonPath("$.decisions.length()").value(1))
        .andExpect(jsonPath("$.page").value(2)).andExpect(jsonPath("$.pages").value(3))
        .andExpect(jsonPath("$.total").value(41));
    web.perform(get("/register.json?page=999999999")).andExpect(status().isOk())
        .andExpect(jsonPath("$.decisions.length()").value(0));
  }

  @Test
  void givesTheSameAsData() throws Exception {
    published("PCD", 2001, full());
    JsonNode feed = new ObjectMapper().readTree(web.perform(get("/register.json")).andExpect(status().isOk())
        .andExpect(content().contentType("application/json")).andReturn().getResponse().getContentAsString());
    assertThat(feed).isEqualTo(new ObjectMapper().readTree("""
        {"decisions": [{
          "status": "DECIDED", "kinds": ["BUSINESS_CASE"], "value": 1980000.00,
          "number": "PCD 2001", "title": "Secret platform upgrade", "signedOn": "2026-05-29", "decidedBy": "DMPC",
          "signedBy": "The signer", "edition": "2019", "address": "/register/PCD-2001",
          "caseReference": "BC-2026-2001", "paperReference": "PCD 1637", "originatingUnit": "Digital",
          "summary": "The platform is renewed.",
          "heads": [
            {"number": 1, "verb": "APPROVE", "text": "Approve the capital.", "decided": [
              {"by": "DMPC", "paragraph": "4.8", "rule": "BUSINESS_CASE_500K", "because": "It is £1,980,000."}]},
            {"number": 2, "verb": "APPROVE", "text": "Award it.", "decided": [
              {"by": "COMMERCIAL_DIRECTOR", "rule": "AWARD", "because": "A director awards."}]},
            {"number": 3, "verb": "NOTE", "text": "Note the plan.", "decided": []}],
          "conditions": [{"text": "Report the savings.", "owner": "Digital", "due": "2026-12-01"}],
          "advisedBy": ["Investment Board", "Head of Legal"],
          "sections": {"introduction": "Why now.\\nAnd how.", "issues": "The issues.", "financial": "The money.",
            "legal": "The law.", "commercial": "The market.", "dataProtection": "The data.",
            "equality": "The equality."},
          "contentHash": "%s", "corrections": []}],
         "deferred": [], "page": 0, "pages": 1, "total": 1}""".formatted(HASH)));
  }

  @Test
  void givesTheSignedNoticeAsItWasMade() throws Exception {
    published("PCD", 2001, full());
    web.perform(get("/register/PCD-2001.pdf")).andExpect(status().isNotFound())
        .andExpect(content().string(containsString("There is no signed notice of PCD 2001 yet")));
    byte[] pdf = {37, 80, 68, 70, 0, -1};
    signedNotice("BC-2026-2001", pdf, true);
    web.perform(get("/register/PCD-2001.pdf")).andExpect(status().isOk()).andExpect(content().contentType("application/pdf"))
        .andExpect(content().bytes(pdf)).andExpect(header().string("ETag", "\"" + sha256(pdf) + "\""))
        .andExpect(header().string("Content-Disposition", "inline; filename=\"PCD-2001.pdf\""));
    web.perform(get("/register/PCD-2001.pdf").header("If-None-Match", "\"" + sha256(pdf) + "\"")).andExpect(status().isNotModified());
    web.perform(get("/register/2001.pdf")).andExpect(status().isMovedPermanently())
        .andExpect(header().string("Location", "/register/PCD-2001.pdf"));
    assertThat(page("/register/PCD-2001")).contains("href=\"/register/PCD-2001.pdf\"");
    assertThat(text("/register/PCD-2001")).contains("Notice of decision PCD 2001 (PDF, 1 KB)", "Signed as CN=The office",
        "This is a demonstration", sha256(pdf));
    web.perform(get("/register.json")).andExpect(jsonPath("$.decisions[0].signedNotice.sha256").value(sha256(pdf)))
        .andExpect(jsonPath("$.decisions[0].signedNotice.address").value("/register/PCD-2001.pdf"));
    jdbc.sql("UPDATE signed_notice_piece SET bytes = X'00'").update();
    assertThatThrownBy(() -> web.perform(get("/register/PCD-2001.pdf"))).hasMessageContaining("is not what was made");
  }

  @Test
  void givesNoNoticeOfWhatIsNotPublished() throws Exception {
    store("PCD", 2002, notice("PCD 2002", "Covert cameras"), new Publication(LocalDate.of(2027, 6, 3), "Wait", true), null);
    signedNotice("BC-2026-2002", new byte[] {1}, false);
    web.perform(get("/register/PCD-2002.pdf")).andExpect(status().isNotFound())
        .andExpect(content().string(containsString("There is no published decision at this address")));
  }

  @Test
  void showsADecisionAndWhatWasCorrectedSince() throws Exception {
    published("PCD", 2001, full());
    correction(1, "Head 1 reads “capital”;\nit is revenue.", "2026-06-30T23:30:00Z");
    assertThat(text("/register/PCD-2001")).containsSubsequence("Secret platform upgrade", "Correction",
        "What follows is PCD 2001 as it was published. It is not edited; this was corrected since.", "Correction 1, 1 July 2026",
        "it is revenue.", "Key information", "Approve the capital.");
    correction(2, "<b>Nor that</b>", "2026-07-02T09:00:00Z");
    assertThat(page("/register/PCD-2001")).contains("Corrections</h2>", "&lt;b&gt;Nor that");
    web.perform(get("/register.json")).andExpect(jsonPath("$.decisions[0].corrections.length()").value(2))
        .andExpect(jsonPath("$.decisions[0].corrections[0].on").value("2026-07-01"))
        .andExpect(jsonPath("$.decisions[0].heads[0].text").value("Approve the capital."));
  }

  private void signedNotice(String reference, byte[] pdf, boolean demonstration) throws Exception {
    jdbc.sql("INSERT INTO signed_notice VALUES (?, ?, ?, 'CN=The office', '1f', ?, '2026-06-04T09:00:01Z')")
        .params(reference, sha256(pdf), pdf.length, demonstration).update();
    jdbc.sql("INSERT INTO signed_notice_piece VALUES (?, 1, ?)").params(reference, pdf).update();
  }

  private void correction(int number, String text, String at) {
    jdbc.sql("INSERT INTO decision_correction VALUES ('BC-2026-2001', ?, ?, 'secretariat', ?)").params(number, text, at).update();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void servesItsStylesheet() throws Exception {
    web.perform(get("/assets/register.css")).andExpect(status().isOk());
  }

  private String page(String address) throws Exception {
    return web.perform(get(address)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }

  /** What a reader sees of the page, in one line. */
  private String text(String address) throws Exception {
    return plain(page(address).replaceAll("(?s)<head>.*</head>", ""));
  }

  private List<String> headings(String address) throws Exception {
    return Pattern.compile("(?s)<h[1-6][^>]*>(.*?)</h").matcher(page(address)).results()
        .map((MatchResult m) -> plain(m.group(1))).toList();
  }

  private static String plain(String html) {
    return html.replaceAll("</?(span|a|time|code)[^>]*>", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").strip();
  }

  private static NoticeDraft notice(String number, String title) {
    return new NoticeDraft(number, title);
  }

  private static NoticeDraft full() {
    return notice("PCD 2001", "Secret platform upgrade").complete();
  }

  private void published(String series, int number, NoticeDraft notice) {
    store(series, number, notice, Publication.AT_ONCE, "2026-06-04T09:00:00Z");
    index.published(new IssuedDecision("BC-2026-" + number, Optional.of(new DecisionNumber(series, number)), Publication.AT_ONCE, null,
        notice.notice("BC-2026-" + number)), MEASURE, Instant.parse("2026-06-04T09:00:00Z"));
  }

  private void store(String series, int number, NoticeDraft draft, Publication publication, String publishedAt) {
    Notice notice = draft.notice("BC-2026-" + number);
    jdbc.sql("""
            INSERT INTO business_case (reference, opened_in, number_in_year, title, status, edition, submitted_on,
              originator, revision, round, changed_at)
            VALUES (?, 2026, ?, ?, 'APPROVED', '2019', DATE '2026-05-01', 'originator', 1, 1, '2026-06-04T09:00:00Z')""")
        .params(notice.caseReference(), number, notice.title()).update();
    List<Object> row = new ArrayList<>(List.of(notice.caseReference(), series, number, notice.decidedBy().name(),
        notice.signedOn(), notice.title(), CanonicalJson.of(notice)));
    row.add(publication.on());
    row.add(publication.reason());
    row.add(publication.entry());
    row.add(publishedAt);
    jdbc.sql("""
            INSERT INTO decision (reference, series, number, decided_by, decided_on, title, notice, publish_on,
              publish_reason, publish_entry, published_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(row).update();
  }
}
