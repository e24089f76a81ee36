package org.countersign.register;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What tools that are not ours say of a PDF. */
public final class Pdf {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private Pdf() {}

  /** Each rule of PDF/A-2a and PDF/UA-1 that veraPDF finds broken. */
  public static List<String> rulesFailed(byte[] pdf) {
    List<String> failed = new ArrayList<>();
    for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
          PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
        validator.validate(parser).getTestAssertions().stream().filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
            .map(assertion -> flavour + " " + assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + ": "
                + assertion.getMessage() + " " + assertion.getLocation().getContext())
            .forEach(failed::add);
      } catch (Exception e) {
        throw new IllegalStateException("veraPDF cannot read it as " + flavour, e);
      }
    }
    return failed;
  }

  /**
   * What poppler's pdfsig says of its signatures. Where it is not installed, the test is skipped and says so.
   *
   * @return in which a sound one "is Valid" and has the "Total document signed"
   */
  public static String signatures(byte[] pdf) throws IOException {
    Path file = Files.createTempFile("notice", ".pdf");
    try {
      Files.write(file, pdf);
      Process pdfsig = started(file);
      String said = new String(pdfsig.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      pdfsig.waitFor();
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      Files.delete(file);
    }
  }

  private static Process started(Path file) {
    try {
      return new ProcessBuilder("pdfsig", "-nocert", file.toString()).redirectErrorStream(true).start();
    } catch (IOException absent) {
      return Assumptions.abort("there is no pdfsig on the path (Debian: apt-get install poppler-utils)");
    }
  }

  /** With another bit at that place. */
  public static byte[] flipped(byte[] pdf, int at) {
    byte[] changed = pdf.clone();
    changed[at] ^= 1;
    return changed;
  }

  /** Its words in reading order, in one line. */
  public static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
