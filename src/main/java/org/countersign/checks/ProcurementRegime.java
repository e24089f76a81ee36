package org.countersign.checks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.countersign.casefile.CaseFile.Law;
import org.countersign.casefile.Money;

/** The procurement thresholds and laws, each from its day; oldest first. New ones are appended to the files. */
final class ProcurementRegime {

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private final List<Threshold> thresholds = read("/checks/procurement-thresholds.json", new TypeReference<>() {});
  private final List<LawInForce> laws = read("/checks/procurement-laws.json", new TypeReference<>() {});

  /** Of sub-central authorities, for goods and services. */
  record Threshold(LocalDate from, Money amount, String source) {}

  /** @param from null of the oldest, which was in force before everything that is held here */
  record LawInForce(Law law, LocalDate from, String source) {}

  /** Empty before the first of them: nothing is known of older ones. */
  Optional<Threshold> thresholdOn(LocalDate day) {
    return latest(thresholds, Threshold::from, day);
  }

  /** Empty before the first threshold, where nothing is tested. */
  Optional<LawInForce> lawOn(LocalDate day) {
    return thresholdOn(day).flatMap(known -> latest(laws, LawInForce::from, day));
  }

  private static <T> Optional<T> latest(List<T> oldestFirst, Function<T, LocalDate> from, LocalDate day) {
    return oldestFirst.stream().filter(one -> from.apply(one) == null || !from.apply(one).isAfter(day))
        .reduce((before, after) -> after);
  }

  private static <T> List<T> read(String resource, TypeReference<List<T>> type) {
    try (InputStream json = ProcurementRegime.class.getResourceAsStream(resource)) {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
