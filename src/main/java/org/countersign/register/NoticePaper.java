package org.countersign.register;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.countersign.seal.Seal;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes the notice of a decision as a tagged PDF: PDF/A-2a, to be kept, and PDF/UA-1, to be read aloud. It is not signed yet. */
@Component
class NoticePaper {

  private static final String FAMILY = "Liberation Sans";
  private static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
  private static final String BOLD = "/liberation/LiberationSans-Bold.ttf";

  static {
    XRLog.setLoggingEnabled(false);
  }

  private final ITemplateEngine templates;
  private final RegisterSettings settings;
  private final CmapLookup signs;

  NoticePaper(ITemplateEngine templates, RegisterSettings settings) {
    this.templates = templates;
    this.settings = settings;
    this.signs = signs();
  }

  /** @param seal with which it is going to be signed: it says so */
  byte[] write(Published decision, Seal seal) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useFont(() -> font(REGULAR), FAMILY, 400, FontStyle.NORMAL, true);
    builder.useFont(() -> font(BOLD), FAMILY, 700, FontStyle.NORMAL, true);
    builder.withProducer("Countersign");
    // Whatever a paper says, nothing is fetched for it.
    builder.useExternalResourceAccessControl((uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl((uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.withHtmlContent(printable(page(decision, seal)), null);
    builder.toStream(pdf);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private String page(Published decision, Seal seal) {
    return templates.process("register/notice-pdf", new Context(Locale.UK, Map.of(
        "decision", decision, "notice", decision.notice(), "words", new Words(), "organisation", settings.organisation(),
        "contact", settings.contact(), "demonstration", seal.isDemonstration())));
  }

  /** What the font has no sign for is named in brackets: a reader must not take something else for it. */
  String printable(String page) {
    StringBuilder text = new StringBuilder(page.length());
    page.codePoints().forEach(c -> {
      if (c == '\n' || c == '\t' || c == '\r') {
        text.appendCodePoint(c);
      } else if (Character.getType(c) == Character.FORMAT || Character.isISOControl(c)) {
        return;
      } else if (signs.getGlyphId(c) != 0) {
        text.appendCodePoint(c);
      } else if (Character.isSpaceChar(c)) {
        text.append(' ');
      } else {
        String name = Character.getName(c);
        text.append('[').append(name == null ? "U+%04X".formatted(c) : name.toLowerCase(Locale.ROOT)).append(']');
      }
    });
    return text.toString();
  }

  private static CmapLookup signs() {
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(font(REGULAR)))) {
      return font.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream font(String name) {
    return NoticePaper.class.getResourceAsStream(name);
  }
}
