package org.countersign.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.countersign.casefile.CanonicalJson;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.CaseFile.Verb;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.IssuedDecision;
import org.countersign.decisions.Notice;
import org.countersign.decisions.PastDecision;
import org.countersign.decisions.PastDecisions;
import org.countersign.decisions.PublicMeasure;
import org.countersign.decisions.RejectedCase;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The register taken away as CSV and Atom, filtered, with what was imported and what was rejected, where that is published. */
@SpringBootTest(classes = RegisterSlice.class,
    properties = {"countersign.register.publish-rejected=true", "countersign.register.organisation=The Office"})
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class RegisterTakenTest {

  private static final Instant SINCE = Instant.parse("2026-06-04T09:00:00Z");

  @Autowired
  private MockMvc web;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private RegisterIndex index;
  @Autowired
  private PastDecisions past;

  @BeforeEach
  void empty() {
    List.of("register_entry", "rejected_case", "signed_notice_piece", "signed_notice", "decision_correction", "decision", "imported_decision",
        "decision_import", "business_case").forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    jdbc.sql("INSERT INTO decision_import VALUES (1, 'x', FALSE, 'ENDED', 1, 1, 0, 0, NULL, 'secretariat', 'x', 'x')").update();
  }

  private void decided(int number, String title, String on, String value, Kind... kinds) {
    String reference = caseOf(number, title, "APPROVED");
    Notice notice = new NoticeDraft("PCD " + number, title).signed(on).notice(reference);
    jdbc.sql("""
            INSERT INTO decision (reference, series, number, decided_by, decided_on, title, notice, publish_entry, published_at)
            VALUES (?, 'PCD', ?, 'DMPC', ?, ?, ?, FALSE, ?)""")
        .params(reference, number, notice.signedOn(), title, CanonicalJson.of(notice), SINCE.toString()).update();
    index.published(new IssuedDecision(reference, Optional.of(new DecisionNumber("PCD", number)), Publication.AT_ONCE, null, notice),
        new PublicMeasure(List.of(kinds), value == null ? null : Money.of(value)), SINCE);
  }

  private String caseOf(int number, String title, String status) {
    String reference = "BC-2026-%04d".formatted(number);
    jdbc.sql("""
            INSERT INTO business_case (reference, opened_in, number_in_year, title, status, edition, submitted_on, originator, revision,
              round, changed_at) VALUES (?, 2026, ?, ?, ?, '2019', DATE '2026-05-01', 'originator', 1, 1, 'x')""")
        .params(reference, number, title, status).update();
    return reference;
  }

  private void imported(int number, String title, String on, DecisionNumber... earlier) {
    PastDecision decision = new PastDecision(new DecisionNumber("PCD", number), title, LocalDate.parse(on), Authority.DMPC,
        Kind.CONTRACT_CHANGE, "Fleet", List.of("Acme Ltd", "Other & Co"), Money.of("1450000"), Money.of("1000000"), Money.of("450000"), 12,
        Money.of("1777777"), BigDecimal.TEN, List.of(earlier), "2019");
    past.add(decision, 1, SINCE.minusSeconds(60));
    index.imported(decision, SINCE.minusSeconds(60));
  }

  private void rejected(int number, String title, String on) {
    index.rejected(new RejectedCase(caseOf(number, title, "REJECTED"), title, LocalDate.parse(on), Authority.MOPAC_CHIEF_EXECUTIVE, "Who said no",
        List.of(new RejectedCase.Head(1, Verb.APPROVE, "Approve two helicopters."), new RejectedCase.Head(2, Verb.NOTE, "Note the noise."))),
        new PublicMeasure(List.of(Kind.BUSINESS_CASE), Money.of("5")), SINCE.plusSeconds(60));
  }

  private void three() {
    decided(2001, "Cameras", "2026-05-29", "1980000", Kind.BUSINESS_CASE, Kind.GRANT);
    imported(614, "Vehicle recovery", "2019-08-05", new DecisionNumber("PCD", 12), new DecisionNumber("PCD", 2001));
    rejected(7, "Helicopters", "2026-06-01");
  }

  private String page(String address) throws Exception {
    return web.perform(get(URI.create(address))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }

  // CSV

  private List<List<String>> csv(String address) throws Exception {
    String csv = web.perform(get(URI.create(address))).andExpect(status().isOk()).andExpect(content().contentType("text/csv;charset=UTF-8"))
        .andExpect(header().string("Content-Disposition", "attachment; filename=\"register.csv\"")).andReturn().getResponse().getContentAsString();
    return CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build().readerForListOf(String.class)
        .<List<String>>readValues(csv).readAll();
  }

  @Test
  void csvHasALineForWhateverIsFound() throws Exception {
    three();
    assertThat(csv("/register.csv")).containsExactly(RegisterCsv.COLUMNS,
        List.of("", "REJECTED", "Helicopters", "2026-06-01", "MOPAC_CHIEF_EXECUTIVE", "BUSINESS_CASE", "5.00", "BC-2026-0007", "/register/BC-2026-0007"),
        List.of("PCD 2001", "DECIDED", "Cameras", "2026-05-29", "DMPC", "BUSINESS_CASE;GRANT", "1980000.00", "BC-2026-2001", "/register/PCD-2001"),
        List.of("PCD 614", "IMPORTED", "Vehicle recovery", "2019-08-05", "DMPC", "CONTRACT_CHANGE", "1450000.00", "", "/register/PCD-614"));
    assertThat(csv("/register.csv?year=2019")).hasSize(2);
    assertThat(csv("/register.csv?q=nothing")).containsExactly(RegisterCsv.COLUMNS);
  }

  @Test
  void csvHoldsAllOfItAndEachLineOnce() throws Exception {
    for (int number = 1; number <= 2001; number++) {
      index.imported(new PastDecision(new DecisionNumber("PCD", number), "T", LocalDate.of(2019, 1, 1 + number % 7), Authority.DMPC, Kind.GRANT,
          null, List.of(), null, null, null, null, null, BigDecimal.ZERO, List.of(), null), SINCE);
    }
    List<List<String>> lines = csv("/register.csv");
    assertThat(lines).hasSize(2002).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "\r\n=cmd|' /C calc'!A0", "＝1+1", "－1", "\u00a0=1"})
  void noTitleIsAFormula(String title) throws Exception {
    decided(2001, title, "2026-05-29", null, Kind.GRANT);
    assertThat(csv("/register.csv").get(1).get(2)).isEqualTo("'" + title);
  }

  @Test
  void aTitleWithSeparatorsStaysOneCell() throws Exception {
    String title = "Cameras, \"body-worn\";\nphase 2 – £1m";
    decided(2001, title, "2026-05-29", null, Kind.GRANT);
    assertThat(csv("/register.csv").get(1)).hasSize(9).contains(title);
  }

  // Atom

  private SyndFeed atom(String address) throws Exception {
    String xml = web.perform(get(URI.create(address))).andExpect(status().isOk()).andExpect(content().contentTypeCompatibleWith("application/atom+xml"))
        .andReturn().getResponse().getContentAsString();
    return new SyndFeedInput().build(new StringReader(xml));
  }

  @Test
  void atomIsAFeedOfStableEntries() throws Exception {
    three();
    SyndFeed feed = atom("/register.atom");
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getTitle()).isEqualTo("Register of decisions");
    assertThat(feed.getAuthors()).extracting(author -> author.getName()).containsExactly("The Office");
    assertThat(feed.getPublishedDate()).isEqualTo(Date.from(SINCE.plusSeconds(60)));
    assertThat(feed.getLinks()).extracting(SyndLink::getRel, SyndLink::getHref).contains(
        tuple("self", "http://localhost/register.atom"),
        tuple("alternate", "http://localhost/register"));
    assertThat(feed.getEntries()).extracting(SyndEntry::getTitle)
        .containsExactly("BC-2026-0007: Helicopters", "PCD 2001: Cameras", "PCD 614: Vehicle recovery");
    assertThat(feed.getEntries()).extracting(SyndEntry::getLink).containsExactly("http://localhost/register/BC-2026-0007",
        "http://localhost/register/PCD-2001", "http://localhost/register/PCD-614");
    assertThat(feed.getEntries()).extracting(entry -> entry.getDescription().getValue()).containsExactly(
        "Rejected 1 June 2026 by the MOPAC chief executive.",
        "Signed 29 May 2026 by the Deputy Mayor for Policing and Crime.\n\nThe platform is renewed.",
        "Signed 5 August 2019 by the Deputy Mayor for Policing and Crime. Taken over from the register of before.");
    List<String> ids = feed.getEntries().stream().map(SyndEntry::getUri).toList();
    assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).startsWith("urn:uuid:")).doesNotContain(feed.getUri());
    decided(2002, "Newer", "2026-06-02", null, Kind.GRANT);
    assertThat(atom("/register.atom").getEntries()).extracting(SyndEntry::getUri).containsAll(ids);
    assertThat(atom("/register.atom").getUri()).isEqualTo(feed.getUri());
    assertThat(atom("/register.atom?year=2019").getEntries()).extracting(SyndEntry::getTitle).containsExactly("PCD 614: Vehicle recovery");
    assertThat(atom("/register.atom?year=2019").getUri()).as("another feed").isNotEqualTo(feed.getUri());
  }

  @Test
  void atomSaysWhenADecisionWasCorrectedAndWhereItsNoticeIs() throws Exception {
    decided(2001, "Cameras", "2026-05-29", null, Kind.GRANT);
    jdbc.sql("INSERT INTO decision_correction VALUES ('BC-2026-2001', 1, 'It is 2025.', 'secretariat', '2026-07-01T09:00:00Z')").update();
    jdbc.sql("INSERT INTO signed_notice VALUES ('BC-2026-2001', ?, 7, 'CN=The office', '1f', FALSE, '2026-06-04T09:00:01Z')").param("0".repeat(64)).update();
    SyndEntry entry = atom("/register.atom").getEntries().get(0);
    assertThat(entry.getUpdatedDate()).isEqualTo("2026-07-01T09:00:00Z");
    assertThat(entry.getPublishedDate()).isEqualTo(Date.from(SINCE));
    assertThat(entry.getEnclosures()).extracting(e -> e.getUrl(), e -> e.getType(), e -> e.getLength())
        .containsExactly(tuple("http://localhost/register/PCD-2001.pdf", "application/pdf", 7L));
  }

  @Test
  void atomIsPaged() throws Exception {
    for (int number = 1; number <= 41; number++) {
      decided(number, "Decision", "2026-05-29", null, Kind.GRANT);
    }
    Set<String> seen = new HashSet<>();
    String next = "/register.atom?kind=GRANT";
    for (int pages = 0; next != null; pages++) {
      assertThat(pages).isLessThan(3);
      SyndFeed feed = atom(next);
      feed.getEntries().forEach(entry -> assertThat(seen.add(entry.getUri())).isTrue());
      next = feed.getLinks().stream().filter(link -> "next".equals(link.getRel())).map(link -> link.getHref().replace("http://localhost", ""))
          .findFirst().orElse(null);
    }
    assertThat(seen).hasSize(41);
  }

  @Test
  void anEmptyFeedIsAFeed() throws Exception {
    assertThat(atom("/register.atom").getEntries()).isEmpty();
  }

  // JSON

  @Test
  void jsonTellsWhatEachIsAndWhereItGoesOn() throws Exception {
    three();
    web.perform(get(URI.create("/register.json"))).andExpect(jsonPath("$.decisions[0]").value(new ObjectMapper().readValue("""
        {"status": "REJECTED", "title": "Helicopters", "signedOn": "2026-06-01", "decidedBy": "MOPAC_CHIEF_EXECUTIVE",
         "signedBy": "Who said no", "kinds": ["BUSINESS_CASE"], "value": 5.00, "address": "/register/BC-2026-0007",
         "caseReference": "BC-2026-0007", "heads": [{"number": 1, "verb": "APPROVE", "text": "Approve two helicopters."},
           {"number": 2, "verb": "NOTE", "text": "Note the noise."}]}""", Map.class)))
        .andExpect(jsonPath("$.decisions[2].status").value("IMPORTED")).andExpect(jsonPath("$.decisions[2].earlier[0]").value("PCD 12"))
        .andExpect(jsonPath("$.older").doesNotExist());
    assertThat(page("/register.json")).doesNotContain("1777777");
    for (int number = 3001; number <= 3040; number++) {
      decided(number, "Decision", "2026-05-30", null, Kind.GRANT);
    }
    List<String> seen = new ArrayList<>();
    String next = "/register.json?decidedBy=DMPC";
    while (next != null) {
      var feed = new ObjectMapper().readTree(page(next));
      feed.path("decisions").forEach(decision -> seen.add(decision.path("number").asText()));
      assertThat(feed.path("total").asInt()).isEqualTo(42);
      next = feed.path("older").asText(null);
    }
    assertThat(seen).hasSize(42).doesNotHaveDuplicates();
  }

  // Pages

  @Test
  void anImportedDecisionTellsFactsAndSaysWhereTheyAreFrom() throws Exception {
    three();
    assertThat(page("/register/PCD-614")).contains("Imported", "taken over from the published register of before",
        "not decided with", "no signed notice", "5 August 2019", "Contract change", "Edition 2019", "Fleet", "Acme Ltd; Other &amp; Co",
        "What the contract is worth with it", "£1,450,000", "£1,000,000", "£450,000", "12 months", "href=\"/register/PCD-2001\"",
        "<span>PCD 12</span>", "How to ask for an accessible format").doesNotContain("1,777,777", "1777777", "PCD-12\"");
    web.perform(get(URI.create("/register/614"))).andExpect(status().isMovedPermanently()).andExpect(header().string("Location", "/register/PCD-614"));
    web.perform(get(URI.create("/register/PCD-614.pdf"))).andExpect(status().isNotFound())
        .andExpect(content().string(containsString("There is no signed notice of PCD 614: it was taken over")));
  }

  @Test
  void aRejectedCaseTellsWhatWasAskedForAndWhoSaidNo() throws Exception {
    three();
    assertThat(page("/register/BC-2026-0007")).contains("Rejected", "Helicopters", "1 June 2026", "MOPAC chief executive", "signed by Who said no",
        "To approve", "Approve two helicopters.", "To note", "Note the noise.", "How to ask for an accessible format");
    assertThat(page("/register?q=helicopter")).contains("BC-2026-0007", "Rejected", "1 decision was found");
    web.perform(get(URI.create("/register/bc-2026-0007"))).andExpect(status().isMovedPermanently())
        .andExpect(header().string("Location", "/register/BC-2026-0007"));
    web.perform(get(URI.create("/register/BC-2026-2001"))).andExpect(status().isNotFound());
    web.perform(get(URI.create("/register/BC-2026-9999"))).andExpect(status().isNotFound());
    web.perform(get(URI.create("/register/BC-2026-0007.pdf"))).andExpect(status().isNotFound());
  }

  @Test
  void aPageShowsWhatWasAskedAndTakesItAlong() throws Exception {
    three();
    assertThat(page("/register?q=camera&year=2026&decidedBy=DMPC&kind=GRANT&value=1000000-10000000"))
        .contains("1 decision was found", "PCD 2001", "value=\"camera\"", "<option value=\"2026\" selected=\"selected\">",
            "<option value=\"DMPC\" selected=\"selected\">", "<option value=\"GRANT\" selected=\"selected\">",
            "<option value=\"1000000-10000000\" selected=\"selected\">£1,000,000 to under £10,000,000</option>",
            "href=\"/register.csv?q=camera&amp;year=2026&amp;decidedBy=DMPC&amp;kind=GRANT&amp;value=1000000-10000000\"")
        .doesNotContain("PCD 614", "Helicopters");
    assertThat(page("/register?value=5-6")).contains("value=\"5-6\"", "£5 to under £6</option>");
    assertThat(page("/register?year=2024")).contains("No decision was found", "<option value=\"2024\" selected=\"selected\">2024</option>");
    assertThat(page("/register?q=%3Cscript%3Ealert(1)%3C/script%3E")).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void whatCannotBeUnderstoodIsSaidOnTheSamePageWithAllThatWasTyped() throws Exception {
    three();
    String page = web.perform(get(URI.create("/register?year=99999&value=-1&q=%3F&kind=X&decidedBy=NONE&page=abc"))).andExpect(status().isBadRequest())
        .andReturn().getResponse().getContentAsString();
    assertThat(page).contains("There is a problem", "href=\"#year\"", "Give the year in four digits, such as 2026.", "href=\"#value\"",
        "href=\"#q\"", "href=\"#kind\"", "href=\"#decidedBy\"", "<title>Error: Register of decisions", ">99999</option>", "value=\"?\"")
        .doesNotContain("PCD-2001");
    assertThat(page("/register?page=abc")).contains("PCD-2001");
    assertThat(page("/register?page=-1")).contains("PCD-2001");
    for (String asked : List.of("after=PCD-9", "before=x", "after=%00", "after=PCD-2001%27", "year=1", "value=0")) {
      web.perform(get(URI.create("/register?" + asked))).andExpect(status().isBadRequest()).andExpect(content().string(containsString("There is a problem")));
      for (String form : List.of("json", "atom")) {
        web.perform(get(URI.create("/register." + form + "?" + asked))).andExpect(status().isBadRequest())
            .andExpect(content().contentType("application/problem+json")).andExpect(jsonPath("$.errors[0].pointer").exists());
      }
    }
    web.perform(get(URI.create("/register.csv?year=x"))).andExpect(status().isBadRequest()).andExpect(jsonPath("$.errors[0].pointer").value("/year"));
    web.perform(get(URI.create("/register.atom?year=x")).accept("application/atom+xml")).andExpect(status().isBadRequest())
        .andExpect(content().contentType("application/problem+json"));
    web.perform(get(URI.create("/register/%00"))).andExpect(status().isNotFound());
  }

  // Whose look it is

  @Test
  void nothingThatIsReservedForGovUkIsServedOrReferred() throws Exception {
    three();
    String style = web.perform(get(URI.create(RegisterStyle.ADDRESS))).andExpect(status().isOk()).andExpect(content().contentTypeCompatibleWith("text/css"))
        .andExpect(header().string("Cache-Control", containsString("max-age"))).andReturn().getResponse().getContentAsString();
    assertThat(style).contains(".govuk-summary-list", ".govuk-pagination", ".govuk-tag", ".govuk-error-summary", ".govuk-button")
        .hasSizeGreaterThan(100_000);
    String pages = style + page("/assets/register.css") + page("/register") + page("/register/PCD-2001") + page("/register/PCD-614")
        + page("/register/BC-2026-0007") + web.perform(get(URI.create("/register/x"))).andReturn().getResponse().getContentAsString();
    assertThat(pages).doesNotContainIgnoringCase("GDS Transport").doesNotContainIgnoringCase("@font-face")
        .doesNotContainIgnoringCase("crown").doesNotContainIgnoringCase("crest").doesNotContainIgnoringCase("woff")
        .doesNotContain("url(/assets");
    assertThat(pages.substring(style.length())).doesNotContain("govuk-header", "govuk-footer");
    assertThat(page("/register")).contains("Countersign", "Published by <span>The Office</span>", "not a GOV.UK website",
        "rel=\"alternate\" type=\"application/atom+xml\"").doesNotContain("<script", "style=\"");
    web.perform(get(URI.create("/webjars/govuk-frontend/5.14.0/dist/govuk/assets/images/govuk-crest.svg"))).andExpect(status().isNotFound());
    web.perform(get(URI.create("/govuk-frontend/govuk-frontend.min.css"))).andExpect(status().isNotFound());
    assertThat(getClass().getResource("/META-INF/resources/webjars/govuk-frontend")).as("its fonts are not even packaged").isNull();
  }
}
