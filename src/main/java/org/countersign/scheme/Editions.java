package org.countersign.scheme;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The editions of the Scheme, oldest first and without a gap: every day from the first on has exactly one. */
@Component
public class Editions {

  private static final String RESOURCE = "/scheme/editions.json";

  private final List<Edition> editions;

  /** Those that the program ships with. */
  public Editions() {
    this(shipped());
  }

  /** @throws IllegalStateException if they leave a gap, overlap, share a code, or another than the last is open */
  Editions(List<Edition> editions) {
    this.editions = List.copyOf(editions);
    refuse(editions.isEmpty(), "There is no edition of the Scheme");
    refuse(editions.stream().map(Edition::code).distinct().count() < editions.size(), "Two editions share a code");
    for (int i = 0; i < editions.size() - 1; i++) {
      Edition one = editions.get(i);
      Edition next = editions.get(i + 1);
      refuse(!one.from().isBefore(next.from()), "Edition " + next.code() + " does not begin after " + one.code());
      refuse(!next.from().equals(one.until()),
          "Edition " + one.code() + " does not end on the day on which " + next.code() + " begins");
    }
    Edition last = editions.get(editions.size() - 1);
    refuse(last.until() != null, "The last edition, " + last.code() + ", must be open");
  }

  /** @throws NoEditionInForce before the first day of the first edition */
  public Edition inForceOn(LocalDate day) {
    return editions.stream().filter(edition -> edition.isInForceOn(day)).findFirst()
        .orElseThrow(() -> new NoEditionInForce(day, editions.get(0)));
  }

  /** @throws IllegalArgumentException if there is no such edition */
  public Edition byCode(String code) {
    return editions.stream().filter(edition -> edition.code().equals(code)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no edition \"" + code + "\" of the Scheme"));
  }

  /** Oldest first. */
  public List<Edition> all() {
    return editions;
  }

  private static void refuse(boolean fault, String message) {
    if (fault) {
      throw new IllegalStateException(message);
    }
  }

  private static List<Edition> shipped() {
    try (InputStream json = Editions.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().registerModule(new JavaTimeModule()).readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
