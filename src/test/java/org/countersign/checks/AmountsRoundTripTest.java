package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countersign.casefile.Money;

/** What is printed in any of the styles of real papers is read back exactly; a misprint is never another amount. */
class AmountsRoundTripTest {

  enum Style {
    GROUPED {
      @Override
      String print(Money amount) {
        return amount.toString();
      }
    },
    PLAIN {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 0);
      }
    },
    THOUSANDS {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 3) + "k";
      }
    },
    M {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 6) + "m";
      }
    },
    MILLION {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 6) + " million";
      }
    },
    BN {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 9) + "bn";
      }
    },
    POUNDS_BEHIND {
      @Override
      String print(Money amount) {
        return amount.toString().substring(1) + " pounds";
      }
    },
    POUNDS_AND_PENCE {
      @Override
      String print(Money amount) {
        return "£" + amount.pounds().toPlainString();
      }
    },
    GBP {
      @Override
      String print(Money amount) {
        return "GBP " + amount.toString().substring(1);
      }
    },
    SPACED_SIGN {
      @Override
      String print(Money amount) {
        return "£ " + amount.toString().substring(1);
      }
    },
    SPACED_GROUPS {
      @Override
      String print(Money amount) {
        return amount.toString().replace(',', '\u00A0');
      }
    },
    CAPITAL_K {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 3) + "K";
      }
    },
    THOUSAND {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 3) + " thousand";
      }
    },
    CAPITAL_M {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 6) + "M";
      }
    },
    SPACED_M {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 6) + "\u00A0m";
      }
    },
    MN {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 6) + "mn";
      }
    },
    HYPHENED_MILLION {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 6) + "-million";
      }
    },
    BILLION {
      @Override
      String print(Money amount) {
        return "£" + digits(amount, 9) + " billion";
      }
    },
    THOUSAND_POUNDS {
      @Override
      String print(Money amount) {
        return digits(amount, 3) + " thousand pounds";
      }
    },
    MILLION_POUNDS {
      @Override
      String print(Money amount) {
        return digits(amount, 6) + " million pounds";
      }
    };

    abstract String print(Money amount);

    private static String digits(Money amount, int unit) {
      return amount.pounds().scaleByPowerOfTen(-unit).stripTrailingZeros().toPlainString();
    }
  }

  @Property
  void readsBackWhatIsPrinted(
      @ForAll("amounts") Money amount, @ForAll Style style, @ForAll("before") String before,
      @ForAll("after") String after) {
    String printed = style.print(amount);
    AmountsInProse read = AmountsInProse.read(before + printed + after);
    assertThat(read.unreadable()).isEmpty();
    assertThat(read.readable()).singleElement().satisfies(quoted -> {
      assertThat(quoted.value()).isEqualByComparingTo(amount.pounds());
      assertThat(quoted.text()).isEqualTo(printed);
      assertThat(quoted.quotes(amount)).isTrue();
    });
  }

  @Property
  void readsNothingElseFromAMisprint(@ForAll("misprints") String misprint, @ForAll("before") String before,
      @ForAll("after") String after) {
    AmountsInProse read = AmountsInProse.read(before + misprint + after);
    assertThat(read.readable()).isEmpty();
    assertThat(read.unreadable()).hasSize(1);
  }

  @Property
  void readsBackEveryAmountOfAText(@ForAll("amounts") Money one, @ForAll("amounts") Money other,
      @ForAll Style first, @ForAll Style second) {
    String prose = "Approve " + first.print(one) + ", of which " + second.print(other) + " is capital.";
    assertThat(AmountsInProse.read(prose).readable()).extracting(QuotedAmount::value)
        .usingElementComparator(BigDecimal::compareTo).containsExactly(one.pounds(), other.pounds());
  }

  /** To the penny and, as papers have it, mostly to the thousand. */
  @Provide
  Arbitrary<Money> amounts() {
    Arbitrary<Money> toThePenny = Arbitraries.longs().between(0, 100_000_000_000_000L).map(Money::ofPence);
    Arbitrary<Money> toTheThousand =
        Arbitraries.longs().between(1, 1_000_000_000L).map(thousands -> Money.ofPence(thousands * 100_000));
    return Arbitraries.oneOf(toThePenny, toTheThousand);
  }

  @Provide
  Arbitrary<String> before() {
    return Arbitraries.of(
        "", "Approve ", "(", "from 2024/25: ", "In 2024 ", "of up to ", "1. ", "paragraph 4.8, ", "“");
  }

  @Provide
  Arbitrary<String> after() {
    return Arbitraries.of(
        "", ".", ", and", ") ", " a year", " from 2027/28", "; 1,200 officers", "/year", " pa", ".\n", "”");
  }

  @Provide
  Arbitrary<String> misprints() {
    Arbitrary<Long> pounds = Arbitraries.longs().between(1_000_000, 999_999_999_999L);
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 100);
    return Combinators.combine(pounds, place, Arbitraries.of(Misprint.values()))
        .as((amount, at, misprint) -> misprint.of(Money.ofPence(amount * 100), at));
  }

  enum Misprint {
    DIGIT_LOST {
      @Override
      String of(Money amount, int place) {
        String printed = amount.toString();
        int comma = printed.indexOf(',');
        int lost = comma + 1 + place % (printed.length() - comma - 1);
        return without(printed, printed.charAt(lost) == ',' ? lost + 1 : lost);
      }
    },
    DIGIT_TWICE {
      @Override
      String of(Money amount, int place) {
        String printed = amount.toString();
        return printed + printed.charAt(printed.length() - 1);
      }
    },
    LETTER_AMONG_DIGITS {
      @Override
      String of(Money amount, int place) {
        String printed = amount.toString();
        int at = 1 + place % (printed.length() - 1);
        return printed.charAt(at) == ','
            ? printed.substring(0, at) + "l" + printed.substring(at)
            : printed.substring(0, at) + "O" + printed.substring(at + 1);
      }
    },
    LETTER_FOR_POUND {
      @Override
      String of(Money amount, int place) {
        return "ELFel".charAt(place % 5) + amount.toString().substring(1);
      }
    },
    UNIT_TWICE {
      @Override
      String of(Money amount, int place) {
        return Style.M.print(amount) + (place % 2 == 0 ? " m" : " million");
      }
    },
    POINTS_FOR_COMMAS {
      @Override
      String of(Money amount, int place) {
        return amount.toString().replace(',', '.');
      }
    };

    abstract String of(Money amount, int place);

    private static String without(String text, int index) {
      return text.substring(0, index) + text.substring(index + 1);
    }
  }
}
