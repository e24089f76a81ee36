package org.countersign.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.Notice;
import org.countersign.seal.Seal;
import org.countersign.seal.TestSeal;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The PDF of a notice: what it says, how it is built, and what becomes of it when a byte is changed. */
class NoticePaperTest {

  private static final Instant NOW = Instant.parse("2026-06-04T09:00:00Z");
  private static final Seal SEAL = TestSeal.valid("CN=Test of the notices", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  private static final Seal DEMONSTRATION =
      TestSeal.ofDemonstration(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
  private static final Path SEEN = Path.of("target", "notices");

  private final NoticePaper paper = new NoticePaper(templates(), new RegisterSettings("The Office", "Write to us.", false));
  private final PdfSignature signature = new PdfSignature();

  private static SpringTemplateEngine templates() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }

  private byte[] signed(NoticeDraft draft, Seal seal) {
    return signature.sign(paper.write(published(draft), seal), "Notice of decision PCD 2001", seal, NOW);
  }

  private static Published published(NoticeDraft draft) {
    Notice notice = draft.notice("BC-2026-2001");
    return new Published(new DecisionNumber("PCD", 2001), notice, null, List.of(), List.of());
  }

  @Test
  void isPdfA2aAndPdfUa1OnceItIsSigned() throws IOException {
    byte[] pdf = signed(full(), SEAL);
    Files.createDirectories(SEEN);
    Files.write(SEEN.resolve("full.pdf"), pdf);
    assertThat(Pdf.rulesFailed(pdf)).isEmpty();
    assertThat(Pdf.rulesFailed(signed(new NoticeDraft("PCD 2001", "Plain"), DEMONSTRATION))).isEmpty();
  }

  @Test
  void saysAllThatThePageSaysInTheSameOrder() throws IOException {
    assertThat(Pdf.text(signed(full(), SEAL))).containsSubsequence("The Office", "Notice of decision PCD 2001",
        "Secret platform upgrade", "Key information", "PCD 2001", "29 May 2026", "signed by The signer", "Edition 2019",
        "Executive summary", "Recommendation",
        "Decided by the Deputy Mayor for Policing and Crime under paragraph 4.8 of the Scheme, edition 2019. It is £1,980,000.",
        "Conditions", "Report the savings.", "Owner: Digital. Due 1 December 2026.",
        "Part 1: non-confidential facts and advice", "1. Introduction and background", "2. Issues for consideration",
        "3. Financial comments", "4. Legal comments", "5. Commercial issues", "6. GDPR and data privacy", "7. Equality comments",
        "8. Background/supporting papers", "None.", "Signed decision document", "Who advised", "Investment Board", "Head of Legal",
        "Approved paper", NoticeDraft.HASH, "Supporting documents", "How to ask for an accessible format", "Write to us.")
        .contains("Page 1 of", "OFFICIAL").doesNotContainIgnoringCase("demonstration");
    assertThat(Pdf.text(signed(full(), DEMONSTRATION))).contains("The signature proves nothing.",
        "A demonstration: this is no decision of the organisation named above.");
  }

  @Test
  void hasTheTitleTheLanguageAndTheHeadingsThatAScreenReaderAsksFor() throws IOException {
    try (PDDocument document = Loader.loadPDF(signed(full(), SEAL))) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("PCD 2001: Secret platform upgrade");
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentCatalog().getDocumentOutline().getFirstChild().getTitle()).isEqualTo("Key information");
      List<String> tags = tagsUnder(document.getDocumentCatalog().getStructureTreeRoot()).toList();
      assertThat(tags).contains("H1", "H2", "H3", "L", "LI", "P");
      assertThat(tags.stream().filter("H1"::equals)).hasSize(1);
      assertThat(tags.stream().filter("H2"::equals)).hasSize(7);
      assertThat(tags.stream().filter(tag -> tag.matches("H\\d")).findFirst()).contains("H1");
    }
  }

  private static Stream<String> tagsUnder(PDStructureNode node) {
    return node.getKids().stream().filter(PDStructureElement.class::isInstance).map(PDStructureElement.class::cast)
        .flatMap(element -> Stream.concat(Stream.of(element.getStandardStructureType()), tagsUnder(element)));
  }

  @Test
  void oneChangedByteBreaksItsSignature() throws IOException {
    byte[] pdf = signed(full(), SEAL);
    assertThat(Pdf.signatures(pdf)).contains("Signature is Valid", "Total document signed", "ETSI.CAdES.detached");
    int contents = new String(pdf, StandardCharsets.ISO_8859_1).lastIndexOf("/Contents <");
    for (int at : new int[] {20, pdf.length / 3, contents - 1, pdf.length - 20}) {
      assertThat(Pdf.signatures(Pdf.flipped(pdf, at))).as("byte %d of %d", at, pdf.length)
          .doesNotContain("Signature is Valid");
    }
    assertThat(Pdf.signatures(Arrays.copyOf(pdf, pdf.length + 1))).doesNotContain("Total document signed");
  }

  @Test
  void isNotSignedWithACertificateThatIsNotValidAnyMore() {
    byte[] pdf = paper.write(published(full()), SEAL);
    assertThatThrownBy(() -> signature.sign(pdf, "Too late", SEAL, NOW.plus(Duration.ofDays(2)))).isInstanceOf(RuntimeException.class);
  }

  /** In a paper stands what people write: the font knows most of it, and nothing is printed as something else. */
  @Test
  void namesWhatTheFontHasNoSignFor() throws IOException {
    byte[] pdf = signed(new NoticeDraft("PCD 2001", "Zoë’s £1–2m → 50 % ≥ naïve").saying("<b>&amp; \u2713 \uD83D\uDE80\u200B\u0001end"), SEAL);
    assertThat(Pdf.text(pdf)).contains("Zoë’s £1–2m → 50 % ≥ naïve", "<b>&amp;", "[rocket]end").doesNotContain("#");
    assertThat(Pdf.rulesFailed(pdf)).isEmpty();
  }

  @Test
  void fetchesNothingForAPaper() throws IOException {
    byte[] pdf = signed(new NoticeDraft("PCD 2001", "<img src='file:///etc/passwd'>")
        .saying("<iframe src=\"http://127.0.0.1:1/\"></iframe></style><link rel='attachment' href='file:///etc/passwd'>"), SEAL);
    assertThat(Pdf.text(pdf)).contains("<img src='file:///etc/passwd'>", "<link rel='attachment'");
    assertThat(Pdf.rulesFailed(pdf)).isEmpty();
  }

  private static NoticeDraft full() {
    return new NoticeDraft("PCD 2001", "Secret platform upgrade").complete();
  }
}
