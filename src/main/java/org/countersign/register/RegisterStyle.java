package org.countersign.register;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The stylesheet of the GOV.UK Design System for the register's pages, without what is reserved for gov.uk: its typeface, and the royal arms
 * and the crown. Nothing else of the design system is served.
 */
@RestController
class RegisterStyle {

  static final String ADDRESS = "/assets/govuk-frontend.css";

  private static final String LICENCE = "/* GOV.UK Frontend by the Government Digital Service, MIT licence; changed. */\n";
  private static final String OWN_FONTS = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif";
  private static final Pattern FONT_FACE = Pattern.compile("@font-face\\s*\\{[^}]*\\}");
  private static final Pattern TYPEFACE = Pattern.compile("(?i)\"?GDS Transport\"?\\s*,\\s*arial\\s*,\\s*sans-serif");
  /** Rules that speak of the crown or the royal arms, in their name or in what they fetch. */
  private static final Pattern ROYAL =
      Pattern.compile("[^{}]*(?:crown|crest)[^{}]*\\{[^{}]*\\}|[^{}]+\\{[^{}]*(?:crown|crest)[^{}]*\\}");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
  private static final List<String> RESERVED = List.of("gds transport", "@font-face", ".woff", "crest", "crown", "/assets/");

  private final String style;

  /** @throws IllegalStateException if something that is reserved would be served all the same */
  RegisterStyle() throws IOException {
    style = withoutReserved(new ClassPathResource("govuk-frontend/govuk-frontend.min.css").getContentAsString(StandardCharsets.UTF_8));
  }

  @GetMapping(path = ADDRESS, produces = "text/css;charset=UTF-8")
  ResponseEntity<String> style() {
    return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .eTag(DigestUtils.md5DigestAsHex(style.getBytes(StandardCharsets.UTF_8))).body(style);
  }

  static String withoutReserved(String style) {
    String own = COMMENT.matcher(style).replaceAll("");
    own = FONT_FACE.matcher(own).replaceAll("");
    own = TYPEFACE.matcher(own).replaceAll(OWN_FONTS);
    own = ROYAL.matcher(own).replaceAll("");
    String served = own.toLowerCase(Locale.ROOT);
    RESERVED.stream().filter(served::contains).findFirst().ifPresent(reserved -> {
      throw new IllegalStateException("the register's stylesheet still holds what is reserved for gov.uk: " + reserved);
    });
    return LICENCE + own;
  }
}
