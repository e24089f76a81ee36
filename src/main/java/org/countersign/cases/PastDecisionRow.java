package org.countersign.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.countersign.casefile.CaseFile.Kind;
import org.countersign.casefile.Money;
import org.countersign.decisions.DecisionImports.Refusal;
import org.countersign.decisions.DecisionNumber;
import org.countersign.decisions.PastDecision;
import org.countersign.scheme.Authority;

/** A row of a file of past decisions, read field by field: every fault of it is found at once. */
final class PastDecisionRow {

  static final Set<String> NEEDED = Set.of("number", "title", "decidedOn", "decidedBy", "kind");
  static final Set<String> LISTS = Set.of("suppliers", "earlier");
  static final Set<String> FIELDS = Set.of("number", "title", "decidedOn", "decidedBy", "kind", "programme", "suppliers", "value",
      "originalValue", "changeValue", "changeMonths", "approvedValue", "tolerancePercent", "earlier", "edition");

  private static final Pattern AMOUNT = Pattern.compile("\\d{1,13}(\\.\\d{1,2})?");
  private static final Pattern MONTHS = Pattern.compile("\\d{1,4}");
  private static final BigDecimal HIGHEST = new BigDecimal("1000000000000");
  private static final BigDecimal HUNDRED = new BigDecimal("100");
  private static final int LONGEST = 500;
  private static final Map<String, Authority> SERIES = Map.of("PCD", Authority.DMPC, "CEOD", Authority.MOPAC_CHIEF_EXECUTIVE);

  private final PastDecisionFile.Row row;
  private final List<Refusal> refusals = new ArrayList<>();

  private PastDecisionRow(PastDecisionFile.Row row) {
    this.row = row;
  }

  /** @param decision null where the row is refused */
  record Read(PastDecision decision, List<Refusal> refusals) {}

  /**
   * @param today a decision of a later day is none yet
   * @param editions the codes of the Scheme's editions
   */
  static Read read(PastDecisionFile.Row row, LocalDate today, Set<String> editions) {
    PastDecisionRow reading = new PastDecisionRow(row);
    PastDecision decision = reading.decision(today, editions);
    return new Read(reading.refusals.isEmpty() ? decision : null, List.copyOf(reading.refusals));
  }

  private PastDecision decision(LocalDate today, Set<String> editions) {
    if (row.fault() != null) {
      refuse("", row.fault());
    }
    NEEDED.stream().sorted().filter(name -> !row.fields().containsKey(name)).forEach(name -> refuse(name, "This is required."));
    DecisionNumber number = one("number", PastDecisionRow::numberOf, "“%s” is not the number of a decision, such as PCD 749.");
    LocalDate decidedOn = one("decidedOn", PastDecisionRow::dayOf, "“%s” is not a day, such as 2019-06-03.");
    Authority decidedBy = one("decidedBy", text -> constant(Authority.class, text).filter(by -> by != Authority.NONE),
        "“%s” decides nothing: " + names(EnumSet.complementOf(EnumSet.of(Authority.NONE))) + " do.");
    Kind kind = one("kind", text -> constant(Kind.class, text), "“%s” is not a kind: " + names(EnumSet.allOf(Kind.class)) + " are.");
    PastDecision decision = new PastDecision(number, line("title"), decidedOn, decidedBy, kind, line("programme"), list("suppliers"),
        amount("value"), amount("originalValue"), amount("changeValue"),
        one("changeMonths", text -> Optional.of(text).filter(t -> MONTHS.matcher(t).matches()).map(Integer::valueOf),
            "“%s” is not a number of months."),
        amount("approvedValue"), Objects.requireNonNullElse(one("tolerancePercent", PastDecisionRow::percentOf,
            "“%s” is not a number of per cent from 0 to 100."), BigDecimal.ZERO),
        earlier(), line("edition"));
    relate(decision, today, editions);
    return decision;
  }

  /** What one field says of another. */
  private void relate(PastDecision decision, LocalDate today, Set<String> editions) {
    if (decision.decidedOn() != null && decision.decidedOn().isAfter(today)) {
      refuse("decidedOn", "This day has not come yet.");
    }
    if (decision.number() != null && decision.decidedBy() != null && decision.decidedBy() != SERIES.get(decision.number().series())) {
      refuse("decidedBy", "Decisions of the series " + decision.number().series() + " are taken by "
          + SERIES.get(decision.number().series()) + ".");
    }
    if (decision.edition() != null && !editions.contains(decision.edition())) {
      refuse("edition", "There is no such edition of the Scheme.");
    }
    if (decision.kind() != null && decision.kind() != Kind.CONTRACT_CHANGE) {
      List.of("originalValue", "changeValue", "changeMonths").stream().filter(row.fields()::containsKey)
          .forEach(name -> refuse(name, "This belongs to a CONTRACT_CHANGE."));
    }
    if (decision.kind() == Kind.CONTRACT_CHANGE && !row.fields().containsKey("changeValue") && !row.fields().containsKey("changeMonths")) {
      refuse("changeValue", "A CONTRACT_CHANGE needs a changeValue, changeMonths or both.");
    }
    if (row.fields().containsKey("tolerancePercent") && !row.fields().containsKey("approvedValue")) {
      refuse("tolerancePercent", "There is no approvedValue to exceed.");
    }
    if (decision.number() != null && decision.earlier().contains(decision.number())) {
      refuse("earlier", "A decision is not earlier than itself.");
    }
  }

  private void refuse(String field, String because) {
    refusals.add(new Refusal(row.number(), field, because));
  }

  private List<String> list(String name) {
    List<String> values = row.fields().getOrDefault(name, List.of());
    values.stream().filter(value -> value.length() > LONGEST).findFirst()
        .ifPresent(value -> refuse(name, "A name may have " + LONGEST + " characters."));
    return values;
  }

  private String line(String name) {
    List<String> values = row.fields().getOrDefault(name, List.of());
    if (!values.isEmpty() && values.get(0).length() > LONGEST) {
      refuse(name, "This may have " + LONGEST + " characters.");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private Money amount(String name) {
    return one(name, text -> Optional.of(text).filter(t -> AMOUNT.matcher(t).matches()).map(BigDecimal::new)
        .filter(pounds -> pounds.compareTo(HIGHEST) <= 0).map(Money::new),
        "“%s” is not an amount in pounds, such as 799000 or 799000.50.");
  }

  private List<DecisionNumber> earlier() {
    return row.fields().getOrDefault("earlier", List.of()).stream().map(text -> {
      Optional<DecisionNumber> number = numberOf(text);
      if (number.isEmpty()) {
        refuse("earlier", "“%s” is not the number of a decision, such as PCD 749.".formatted(text));
      }
      return number;
    }).flatMap(Optional::stream).distinct().toList();
  }

  private <T> T one(String name, Function<String, Optional<T>> read, String otherwise) {
    List<String> values = row.fields().getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return null;
    }
    Optional<T> value = read.apply(values.get(0));
    if (value.isEmpty()) {
      refuse(name, otherwise.formatted(values.get(0).length() > LONGEST ? values.get(0).substring(0, LONGEST) : values.get(0)));
    }
    return value.orElse(null);
  }

  private static Optional<DecisionNumber> numberOf(String text) {
    return DecisionNumber.read(text).filter(number -> SERIES.containsKey(number.series()) && number.number() > 0);
  }

  private static Optional<LocalDate> dayOf(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> percentOf(String text) {
    return Optional.of(text).filter(t -> AMOUNT.matcher(t).matches()).map(BigDecimal::new).filter(per -> per.compareTo(HUNDRED) <= 0);
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst();
  }

  private static String names(Set<? extends Enum<?>> all) {
    return all.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
