package org.countersign.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Fault;
import org.countersign.casefile.Faulty;
import org.countersign.decisions.IssuedDecision;
import org.countersign.scheme.Authority;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What somebody looks for on the register. Each part is null where they do not say.
 *
 * @param text words that are all to be found
 * @param year of the day on which it was decided
 * @param kind that one of its heads is of
 * @param value which its value lies in; what has no value lies in none
 */
record RegisterQuery(String text, Integer year, Authority decidedBy, Kind kind, ValueRange value) {

  static final RegisterQuery EVERYTHING = new RegisterQuery(null, null, null, null, null);

  private static final int LONGEST_TEXT = 200;
  private static final int MOST_WORDS = 20;

  /**
   * What was asked, as far as it can be read.
   *
   * @param faults of what was not understood; their pointers name the parameter
   */
  record Asked(RegisterQuery query, List<Fault> faults) {

    /** @throws Faulty where something was not understood */
    RegisterQuery understood() {
      if (!faults.isEmpty()) {
        throw new Faulty("The register cannot be asked this", faults);
      }
      return query;
    }
  }

  static Asked read(Map<String, String> parameters) {
    List<Fault> faults = new ArrayList<>();
    RegisterQuery query = new RegisterQuery(
        one(parameters, "q", faults, text -> fault(text) == null ? Optional.of(text) : Optional.empty(), RegisterQuery::fault),
        one(parameters, "year", faults, text -> Optional.of(text).filter(t -> t.matches("[1-9]\\d{3}")).map(Integer::valueOf),
            text -> "Give the year in four digits, such as 2026."),
        one(parameters, "decidedBy", faults, text -> constant(Authority.class, text).filter(IssuedDecision.PUBLISHED::contains),
            text -> "Choose who decided: DMPC or MOPAC_CHIEF_EXECUTIVE."),
        one(parameters, "kind", faults, text -> constant(Kind.class, text), text -> "Choose a kind from the list, such as BUSINESS_CASE."),
        one(parameters, "value", faults, ValueRange::read,
            text -> "Give values in whole pounds, from the lower to the higher, such as 500000-1000000 or 10000000-."));
    return new Asked(query, List.copyOf(faults));
  }

  /** What is wrong with words to look for; null if nothing is. */
  private static String fault(String text) {
    int words = SearchWords.sought(text).size();
    if (text.length() > LONGEST_TEXT || words > MOST_WORDS) {
      return "Look for fewer words: " + MOST_WORDS + " at most.";
    }
    return words == 0 ? "Give a word or a number to look for." : null;
  }

  private static <T> T one(Map<String, String> parameters, String name, List<Fault> faults, Function<String, Optional<T>> read,
      Function<String, String> otherwise) {
    String text = parameters.getOrDefault(name, "").strip();
    Optional<T> value = text.isEmpty() ? Optional.empty() : read.apply(text);
    if (!text.isEmpty() && value.isEmpty()) {
      faults.add(new Fault("/" + name, otherwise.apply(text)));
    }
    return value.orElse(null);
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst();
  }

  /** The words that are all to be found. */
  Set<String> words() {
    return text == null ? Set.of() : SearchWords.sought(text);
  }

  LocalDate firstDay() {
    return LocalDate.of(year, 1, 1);
  }

  LocalDate lastDay() {
    return LocalDate.of(year, 12, 31);
  }

  public boolean isEverything() {
    return equals(EVERYTHING);
  }

  /** An address under which the same is asked. */
  public String at(String path, Map<String, ?> more) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("q", text);
    parameters.put("year", year);
    parameters.put("decidedBy", decidedBy);
    parameters.put("kind", kind);
    parameters.put("value", value);
    parameters.putAll(more);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    parameters.forEach((name, given) -> {
      if (given != null) {
        address.queryParam(name, "{" + name + "}");
      }
    });
    return address.encode().buildAndExpand(parameters).toUriString();
  }

  public String at(String path) {
    return at(path, Map.of());
  }
}
