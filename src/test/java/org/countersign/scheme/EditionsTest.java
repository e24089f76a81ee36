package org.countersign.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditionsTest {

  private final Editions editions = new Editions();

  @ParameterizedTest
  @CsvSource(textBlock = """
      2013-09-01, 2013
      2015-09-10, 2013
      2015-09-11, 2015
      2016-09-30, 2015
      2016-10-01, 2016
      2018-12-31, 2016
      2019-01-01, 2019
      2026-11-21, 2019
      """)
  void everyDayHasItsEdition(LocalDate day, String code) {
    assertThat(editions.inForceOn(day).code()).isEqualTo(code);
  }

  @Test
  void beforeTheFirstThereIsNone() {
    assertThatThrownBy(() -> editions.inForceOn(LocalDate.of(2013, 8, 31))).isInstanceOf(NoEditionInForce.class)
        .hasMessage("No edition of the Scheme was in force on 2013-08-31; the first, 2013, begins on 2013-09-01.");
  }

  @Test
  void anEditionIsFoundByItsCode() {
    assertThat(editions.byCode("2016").from()).isEqualTo("2016-10-01");
    assertThatIllegalArgumentException().isThrownBy(() -> editions.byCode("2014")).withMessageContaining("2014");
  }

  @Test
  void everyEditionSaysWhereItIsKnownFrom() {
    assertThat(editions.all()).hasSize(4).allSatisfy(edition -> assertThat(edition.source()).isNotBlank());
  }

  @Test
  void editionsThatDoNotJoinAreRefused() {
    refused("edition of the Scheme");
    refused("last edition", edition("A", "2020-01-01", "2021-01-01"));
    refused("does not end on", edition("A", "2020-01-01", "2021-01-01"), edition("B", "2021-01-02", null));
    refused("does not end on", edition("A", "2020-01-01", "2021-01-01"), edition("B", "2020-12-31", null));
    refused("does not end on", edition("A", "2020-01-01", null), edition("B", "2021-01-01", null));
    refused("does not begin after", edition("A", "2020-01-01", "2020-01-01"), edition("B", "2020-01-01", null));
    refused("share a code", edition("A", "2020-01-01", "2021-01-01"), edition("A", "2021-01-01", null));
  }

  private static void refused(String message, Edition... editions) {
    assertThatIllegalStateException().isThrownBy(() -> new Editions(List.of(editions))).withMessageContaining(message);
  }

  private static Edition edition(String code, String from, String until) {
    return new Edition(code, LocalDate.parse(from), until == null ? null : LocalDate.parse(until), "A test.");
  }
}
