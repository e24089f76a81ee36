package org.countersign.casefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A financial year of public bodies in England, 1 April to 31 March: "2024/25" starts in April 2024. */
public record FinancialYear(int startYear) implements Comparable<FinancialYear> {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{4})/(\\d{2})");

  /** @throws IllegalArgumentException if the text is no financial year, such as "2024/26" */
  @JsonCreator
  public static FinancialYear of(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a financial year such as 2024/25");
    }
    FinancialYear year = new FinancialYear(Integer.parseInt(matcher.group(1)));
    if (!year.toString().equals(text)) {
      throw new IllegalArgumentException(
          "\"" + text + "\" names two years that do not follow each other, as in 2024/25");
    }
    return year;
  }

  public LocalDate starts() {
    return LocalDate.of(startYear, 4, 1);
  }

  public LocalDate ends() {
    return LocalDate.of(startYear + 1, 3, 31);
  }

  /** How many financial years there are from this one to the other, both included. */
  public int yearsTo(FinancialYear last) {
    return last.startYear - startYear + 1;
  }

  @Override
  public int compareTo(FinancialYear other) {
    return Integer.compare(startYear, other.startYear);
  }

  @JsonValue
  @Override
  public String toString() {
    return "%04d/%02d".formatted(startYear, (startYear + 1) % 100);
  }
}
