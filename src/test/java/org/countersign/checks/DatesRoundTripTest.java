package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is printed in any of the styles of real papers is read back exactly; a misprint is never another day. */
class DatesRoundTripTest {

  enum Style {
    LONG("d MMMM uuuu"),
    TWO_DIGITS("dd MMMM uuuu"),
    SHORT_MONTH("d MMM uuuu"),
    WITH_COMMA("d MMMM, uuuu"),
    WITH_WEEKDAY("EEEE d MMMM uuuu"),
    MONTH_FIRST("MMMM d, uuuu"),
    DASHES("d-MMM-uuuu"),
    FIGURES("dd/MM/uuuu"),
    SHORT_FIGURES("d/M/uuuu"),
    DOTS("dd.MM.uuuu"),
    ISO("uuuu-MM-dd"),
    ORDINAL(null) {
      @Override
      String print(LocalDate day) {
        int n = day.getDayOfMonth();
        String suffix = n / 10 == 1 ? "th" : switch (n % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
        return n + suffix + day.format(DateTimeFormatter.ofPattern(" MMMM uuuu", Locale.UK));
      }
    };

    private final String pattern;

    Style(String pattern) {
      this.pattern = pattern;
    }

    String print(LocalDate day) {
      return day.format(DateTimeFormatter.ofPattern(pattern, Locale.UK));
    }
  }

  @Property
  void readsBackWhatIsPrinted(@ForAll("days") LocalDate day, @ForAll Style style, @ForAll("before") String before,
      @ForAll("after") String after) {
    assertThat(DatesInProse.read(before + style.print(day) + after)).extracting(QuotedDate::day).containsExactly(day);
  }

  @Property
  void readsBackBothOfARange(@ForAll("days") LocalDate one, @ForAll("days") LocalDate other, @ForAll Style style) {
    assertThat(DatesInProse.read("It runs from " + style.print(one) + " to " + style.print(other) + "."))
        .extracting(QuotedDate::day).containsExactly(one, other);
  }

  /** The day 29 to 31 of a month that lacks it, or a month beyond the twelfth. */
  @Property
  void readsNoOtherDayFromOneThatNoCalendarHas(@ForAll("noDays") String printed, @ForAll("before") String before,
      @ForAll("after") String after) {
    assertThat(DatesInProse.read(before + printed + after)).allSatisfy(date -> assertThat(date.isReadable()).isFalse());
  }

  @Property
  void readsNothingFromAMisprint(@ForAll("days") LocalDate day, @ForAll("misprints") Misprint misprint) {
    assertThat(DatesInProse.read("Signed " + misprint.of(day) + " at last"))
        .allSatisfy(date -> assertThat(date.isReadable()).isFalse());
  }

  enum Misprint {
    FIFTH_DIGIT_OF_THE_YEAR {
      @Override
      String of(LocalDate day) {
        return Style.LONG.print(day) + "1";
      }
    },
    DIGIT_OF_THE_YEAR_LOST {
      @Override
      String of(LocalDate day) {
        String printed = Style.LONG.print(day);
        return printed.substring(0, printed.length() - 1);
      }
    },
    LETTER_IN_THE_YEAR {
      @Override
      String of(LocalDate day) {
        return Style.LONG.print(day).replaceFirst("\\d(?=\\d$)", "O");
      }
    },
    LETTER_FOR_THE_DAY {
      @Override
      String of(LocalDate day) {
        return "l" + Style.TWO_DIGITS.print(day);
      }
    },
    MONTH_MISSPELT {
      @Override
      String of(LocalDate day) {
        return day.getDayOfMonth() + " Mayy " + day.getYear();
      }
    },
    MONTH_FIRST_IN_FIGURES {
      @Override
      String of(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getMonthValue(), 13 + day.getDayOfMonth() % 15, day.getYear());
      }
    };

    abstract String of(LocalDate day);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 60_000).map(LocalDate.of(1950, 1, 1)::plusDays);
  }

  @Provide
  Arbitrary<String> noDays() {
    Arbitrary<String> days = Arbitraries.of("31 April", "31 June", "31 September", "31 November", "30 February", "31 February",
        "0 May", "32 March", "99 July");
    Arbitrary<String> written = Combinators.combine(days, Arbitraries.integers().between(1950, 2100))
        .as((day, year) -> day + " " + year);
    Arbitrary<String> figures = Combinators.combine(Arbitraries.integers().between(1, 31),
        Arbitraries.integers().between(13, 99), Arbitraries.integers().between(1950, 2100))
        .as("%02d/%02d/%d"::formatted);
    return Arbitraries.oneOf(written, figures);
  }

  @Provide
  Arbitrary<Misprint> misprints() {
    return Arbitraries.of(Misprint.values());
  }

  @Provide
  Arbitrary<String> before() {
    return Arbitraries.of("", "from ", "(", "in 2024: ", "paragraph 4.8, ", "“", "for £225k a year from ", "until\n");
  }

  @Provide
  Arbitrary<String> after() {
    return Arbitraries.of("", ".", ", and", ") ", " to then", "; 1,200 officers", ".\n", "”", " for 12 months");
  }
}
