package org.countersign.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupplierNameTest {

  @ParameterizedTest
  @ValueSource(strings = {
      "Ernst & Young LLP", "Ernst and Young", "ERNST & YOUNG L.L.P.", "Ernst  &  Young, LLP", "Ernst&Young llp.",
      "Ernst & Young Limited", "Ernst & Young Ltd.", "Ernst & Young plc", "Ernst & Young, Inc.", "Ernst\u00A0& Young PLC"})
  void isTheSameHoweverItIsWritten(String name) {
    assertThat(SupplierName.of(name)).isEqualTo(SupplierName.of("Ernst & Young"));
  }

  @ParameterizedTest
  @CsvSource({"Softcat, Softcats", "Agilent UK Ltd, Agilent Ltd", "Ernst Young, Ernst & Young", "BT, BT Group"})
  void isAnotherUnderAnotherName(String one, String other) {
    assertThat(SupplierName.of(one)).isNotEqualTo(SupplierName.of(other));
  }

  @ParameterizedTest
  @CsvSource({"Sainsbury's plc, sainsburys", "J.P. Morgan Ltd, jp morgan", "G4S, g4s", "Limited, limited", "..., ''"})
  void isNormal(String name, String normal) {
    assertThat(SupplierName.of(name).normal()).isEqualTo(normal);
  }
}
