package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountUnreadableTest {

  private final AmountUnreadable check = new AmountUnreadable();

  @Test
  void findsGarbledAmountsInTheSummaryAndInTheHeads() {
    assertThat(check.findIn(Papers.with("""
        'title': 'Costs of E225k', 'summary': 'It costs 46.763m m.',
        'heads': [{'number': 1, 'text': 'Approve £5m.'}, {'number': 2, 'text': 'Approve £2,165,00.'}],
        'partTwo': {'text': 'E225k', 'values': []}"""))).containsExactly(
            Finding.of(Code.AMOUNT_UNREADABLE, "/summary",
                "Not to be read as an amount for certain: “46.763m m” (its unit stands twice)."),
            Finding.of(Code.AMOUNT_UNREADABLE, "/heads/1/text",
                "Not to be read as an amount for certain: “£2,165,00” (its digits do not stand in groups of three)."));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "introduction", "issues", "financial", "legal", "commercial", "dataProtection", "equality", "background"})
  void findsThemInEverySection(String section) {
    assertThat(check.findIn(Papers.with("'sections': {'" + section + "': 'Revenue rises by E225k a year, or L1.2m.'}")))
        .containsExactly(Finding.of(Code.AMOUNT_UNREADABLE, "/sections/" + section,
            "Not to be read as an amount for certain: “E225k” (a letter stands where £ belongs), "
                + "“L1.2m” (a letter stands where £ belongs)."));
  }

  @Test
  void leavesClearAmountsAlone() {
    assertThat(check.findIn(Papers.with("'summary': 'Capital of £1.98m; £225k a year from 2027/28.', 'heads': []")))
        .isEmpty();
  }
}
