package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import org.countersign.casefile.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsInProseTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "£1.98m | 1980000 | 10000",
      "£1.98m. | 1980000 | 10000",
      "£1m, | 1000000 | 1000000",
      "(£1.5m) | 1500000 | 100000",
      "£225k | 225000 | 1000",
      "£225k pa | 225000 | 1000",
      "£225kpa | 225000 | 1000",
      "£225k p.a. | 225000 | 1000",
      "£225K | 225000 | 1000",
      "£6,986,000 | 6986000 | 1",
      "£6986000 | 6986000 | 1",
      "£1.2 million | 1200000 | 100000",
      "£1.2million | 1200000 | 100000",
      "£1.2-million | 1200000 | 100000",
      "£1.2 Million | 1200000 | 100000",
      "£5 m | 5000000 | 1000000",
      "£500m | 500000000 | 1000000",
      "£3bn | 3000000000 | 1000000000",
      "£1.2 billion | 1200000000 | 100000000",
      "£40 thousand | 40000 | 1000",
      "£0.5m | 500000 | 100000",
      "£.5m | 500000 | 100000",
      "£499,999.99 | 499999.99 | 0.01",
      "£1,234.50 | 1234.50 | 0.01",
      "£500/month | 500 | 1",
      "£500pm | 500 | 1",
      "£10. | 10 | 1",
      "£100,000,000. | 100000000 | 1",
      "£216,550.56 | 216550.56 | 0.01",
      "£ 5,150 | 5150 | 1",
      "£1.5m's | 1500000 | 100000",
      "£500,000.The rest follows | 500000 | 1",
      "c£5m | 5000000 | 1000000",
      "GBP 1.2m | 1200000 | 100000",
      "in 2024 GBP 500 | 500 | 1",
      "500 GBP in 2024 | 500 | 1",
      "1.2 million pounds | 1200000 | 100000",
      "a 5-million-pound project | 5000000 | 1000000",
      "500,000 pounds | 500000 | 1",
      "£1 000 000 | 1000000 | 1",
      "£1 000 000.50 | 1000000.50 | 0.01",
      "£5m 2024/25 | 5000000 | 1000000",
      "£5m K9 units | 5000000 | 1000000",
      "£500 M&S vouchers | 500 | 1",
      "£25 12 times | 25 | 1",
      "£500,000² | 500000 | 1",
      "£1.2 million¹ | 1200000 | 100000"})
  void reads(String prose, BigDecimal value, BigDecimal precision) {
    AmountsInProse amounts = AmountsInProse.read(prose);
    assertThat(amounts.unreadable()).isEmpty();
    assertThat(amounts.readable()).singleElement().satisfies(amount -> {
      assertThat(amount.value()).isEqualByComparingTo(value);
      assertThat(amount.precision()).isEqualByComparingTo(precision);
      assertThat(prose.substring(amount.start(), amount.end())).isEqualTo(amount.text());
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "£5m-£6m | 5000000 | 6000000",
      "£5m–6m | 5000000 | 6000000",
      "£5–6m | 5000000 | 6000000",
      "£5 to £6m | 5000000 | 6000000",
      "£500 to £6m | 500 | 6000000",
      "£5m/£6m | 5000000 | 6000000",
      "£10, £20 | 10 | 20",
      "£10,£20 | 10 | 20",
      "£283,500 and £221,629 | 283500 | 221629"})
  void readsTwo(String prose, BigDecimal one, BigDecimal other) {
    AmountsInProse amounts = AmountsInProse.read(prose);
    assertThat(amounts.unreadable()).isEmpty();
    assertThat(amounts.readable()).extracting(QuotedAmount::value)
        .usingElementComparator(BigDecimal::compareTo).containsExactly(one, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "£2,165,00", "2,165,00", "£12,50", "£1,2345", "£1234,567", "£12,00,000", "£5,6m", "2165,00 pounds", "2,165,000,0",
      "E225k", "L1.2m", "E4,000,000", "E4 million", "e1.2m", "f225k", "\uFFFD225k", "'E225k'", "£E225k", "E2,165,00",
      "46.763m m", "£46.763m m", "£46.763m million", "£46.763 million m", "£5kk", "£5mm", "£5km", "£5 million million",
      "46.763m m pounds", "£1O0,000", "£2l5k", "£1,OOO", "£1,O00,000", "£10O", "£1.2.3m", "£1.234.567", "£1..5m",
      "£1,,000", "£1,000.00.00", "1.2.3 million pounds", "£6 ,986,000", "£2,165, 000", "£1 .5m", "£1 000 00", "£5e6"})
  void doesNotGuess(String garbled) {
    AmountsInProse alone = AmountsInProse.read(garbled);
    assertThat(alone.readable()).isEmpty();
    assertThat(alone.unreadable()).hasSize(1);

    String prose = "The revenue rises by " + garbled + ", from £1.98m.";
    AmountsInProse within = AmountsInProse.read(prose);
    assertThat(within.unreadable()).singleElement()
        .satisfies(amount -> assertThat(prose.substring(amount.start(), amount.end())).isEqualTo(amount.text()));
    assertThat(within.readable()).extracting(QuotedAmount::text).containsExactly("£1.98m");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "£000", "£'000", "£000s", "£m", "£k", "£bn", "£TBC", "£ million", "£m 2019/20", "£ 2019/20", "£100s",
      "paragraphs 4.8, 4.13", "1,200 officers", "2019/20, 2020/21", "1, 2, 3", "1,2,3", "020 7230 1212", "25mm",
      "a 9mm round",
      "5km", "E3", "M25", "A4", "B12", "Q3", "G4S", "H1 2024", "F35", "Q1,2", "Q3, million-pound contracts",
      "the M25, M4",
      "c1.2m people", "x4,000 devices", "6 May 2021", "PCD 1637", "Section 151", "s.151", "3,500,000 calls",
      "1.2 million calls",
      "12.5%", "v1.2.3", "24/7", "$1.2m", "10,000,000", "AES256k", "N95", "in Q3 million-pound contracts end",
      "half a million",
      "SW1A 2AA", "10.30am", "100m", "the 400m", "ISO 27001", "1st, 2nd, 3rd", "200k", "£ Q1 2024"})
  void leavesAlone(String prose) {
    AmountsInProse amounts = AmountsInProse.read(prose + " and so on");
    assertThat(amounts.readable()).isEmpty();
    assertThat(amounts.unreadable()).isEmpty();
  }

  @Test
  void readsTheAmountsAndLeavesTheListBehindThem() {
    assertThat(AmountsInProse.read("£12k, 13k").readable()).extracting(QuotedAmount::text).containsExactly("£12k");
    assertThat(AmountsInProse.read("£12k,13k,14k").unreadable()).isEmpty();
  }

  @Test
  void tellsWhereEachStands() {
    AmountsInProse amounts = AmountsInProse.read("From £1.98m to E225k a year.");
    assertThat(amounts.readable()).extracting(QuotedAmount::text, QuotedAmount::start, QuotedAmount::end)
        .containsExactly(tuple("£1.98m", 5, 11));
    assertThat(amounts.unreadable()).extracting(GarbledAmount::text, GarbledAmount::why)
        .containsExactly(tuple("E225k", "a letter stands where £ belongs"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "£1.98m | 1975000 | true",
      "£1.98m | 1984999.99 | true",
      "£1.98m | 1985000 | false",
      "£1.98m | 1974999.99 | false",
      "£6,986,000 | 6986000.49 | true",
      "£6,986,000 | 6986000.50 | false",
      "£499,999.99 | 499999.99 | true",
      "£499,999.99 | 499999.98 | false",
      "£500,000 | 499999.99 | true",
      "£2m | 1630000 | true"})
  void quotesAFigureRoundedHalfUpToItsLastDigit(String prose, String figure, boolean quotes) {
    assertThat(AmountsInProse.read(prose).readable().get(0).quotes(Money.of(figure))).isEqualTo(quotes);
  }

  @Test
  void survivesProseOfAnyLength() {
    String digits = "£" + "1,".repeat(200_000) + "E" + "9".repeat(200_000) + "k" + " 1a".repeat(100_000)
        + "£1" + " 000".repeat(50_000);
    assertThat(AmountsInProse.read(digits).readable()).isEmpty();
  }
}
